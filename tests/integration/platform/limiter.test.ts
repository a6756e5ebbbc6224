import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tests/support/database'

let database: TestDatabase
let limiter: typeof import('@/lib/platform/limiter.server')

beforeAll(async () => {
  database = await testDatabase()
  limiter = await import('@/lib/platform/limiter.server')
})
afterAll(() => database.drop())

const day = { seconds: 86_400 }

/** A window ends for all keys at the same moment; a test must not stand across its end. */
async function awayFromMidnight(): Promise<void> {
  const left = 86_400_000 - (Date.now() % 86_400_000)
  if (left < 30_000) await sleep(left + 500)
}

test('lets pass as many as allowed, then says how long to wait', async () => {
  await awayFromMidnight()
  const key = randomUUID()
  for (let event = 0; event < 3; event += 1) await limiter.limit(key, { count: 3, ...day })
  await expect(limiter.limit(key, { count: 3, ...day })).rejects.toMatchObject({
    code: 'rate_limited',
    details: { retryAfter: expect.any(Number) },
  })
  const refusal = await limiter.limit(key, { count: 3, ...day }).catch((error) => error)
  expect(refusal.details.retryAfter).toBeGreaterThan(0)
  expect(refusal.details.retryAfter).toBeLessThanOrEqual(86_400)
})

test('counts exactly, whatever happens at the same moment', async () => {
  await awayFromMidnight()
  const key = randomUUID()
  const all = await Promise.allSettled(
    Array.from({ length: 60 }, () => limiter.limit(key, { count: 20, ...day })),
  )
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
})

test('counts keys apart', async () => {
  await awayFromMidnight()
  const [one, other] = [randomUUID(), randomUUID()]
  await limiter.limit(one, { count: 1, ...day })
  await expect(limiter.limit(one, { count: 1, ...day })).rejects.toThrow()
  await expect(limiter.limit(other, { count: 1, ...day })).resolves.toBeUndefined()
})

test('begins anew with the next window', async () => {
  const key = randomUUID()
  await limiter.limit(key, { count: 1, ...day })
  await database.pool.query(
    `UPDATE rate_window SET started_at = started_at - interval '1 day' WHERE key = $1`,
    [key],
  )
  await expect(limiter.limit(key, { count: 1, ...day })).resolves.toBeUndefined()
})

test('sweeps windows that are long over, and no others', async () => {
  await database.pool.query(`DELETE FROM rate_window`)
  const key = randomUUID()
  await limiter.limit(key, { count: 5, seconds: 3600 })
  await database.pool.query(`INSERT INTO rate_window VALUES ('old', now() - interval '25 hours', 9)`)
  await limiter.sweepRateWindows()
  const { rows } = await database.pool.query('SELECT key FROM rate_window')
  expect(rows).toEqual([{ key }])
})
