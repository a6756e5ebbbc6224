import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { jobs } from '@/lib/platform/jobs'
import type { Handlers } from '@/lib/platform/queue.server'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { type TestRedis, testRedis } from '@/tests/support/redis'

const patience = { timeout: 30_000, interval: 50 }

let redis: TestRedis
let database: TestDatabase
let queue: typeof import('@/lib/platform/queue.server')
let mail: typeof import('@/lib/accounts/mail.server')

beforeAll(async () => {
  redis = await testRedis()
  database = await testDatabase({ REDIS_URL: redis.url, SMTP_URL: 'smtp://127.0.0.1:1' })
  queue = await import('@/lib/platform/queue.server')
  mail = await import('@/lib/accounts/mail.server')
})
afterAll(async () => {
  await database.drop()
  await redis.stop()
})

test('a queue that lost everything is asked again for what the database says is due', async () => {
  const { id } = await database.prisma.outgoingMail.create({
    data: { recipient: 'a@example.com', subject: 's', body: 'b', createdAt: new Date(Date.now() - 120_000) },
    select: { id: true },
  })
  const asked: string[] = []
  let sweeps = 0
  const idle = Object.fromEntries(Object.keys(jobs).map((name) => [name, async () => {}]))
  const handlers = {
    ...idle,
    'mail.send': async ({ mailId }: { mailId: string }) => void asked.push(mailId),
    sweep: async () => {
      sweeps += 1
      await mail.remindMail()
    },
  } as unknown as Handlers

  await queue.enqueue('mail.send', { mailId: id })
  const admin = new Redis(redis.url)
  await admin.flushall()
  await queue.scheduleSweep(200)
  const stop = queue.startWorkers(handlers)
  await vi.waitFor(() => expect(asked).toContain(id), patience)

  // Lost once more, the sweep itself with it: every worker arranges it again from time to time.
  await admin.flushall()
  const before = sweeps
  await queue.scheduleSweep(200)
  await vi.waitFor(() => expect(sweeps).toBeGreaterThan(before + 2), patience)
  await admin.quit()
  await stop(10_000)
})

test('a job of another version is dropped without harm, and those after it run', async () => {
  const ghost = { ...jobs['mail.send'] }
  Object.assign(jobs, { 'test.ghost': ghost })
  await queue.enqueue('test.ghost' as 'mail.send', { mailId: randomUUID() })
  Reflect.deleteProperty(jobs, 'test.ghost')
  const mailId = randomUUID()
  await queue.enqueue('mail.send', { mailId })
  const asked: string[] = []
  const handlers = {
    ...Object.fromEntries(Object.keys(jobs).map((name) => [name, async () => {}])),
    'mail.send': async (data: { mailId: string }) => void asked.push(data.mailId),
  } as unknown as Handlers
  const stop = queue.startWorkers(handlers)
  await vi.waitFor(() => expect(asked).toContain(mailId), patience)
  await stop(10_000)
})
