import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type JobName, jobs } from '@/lib/platform/jobs'
import type { Handlers } from '@/lib/platform/queue.server'
import { type TestDatabase, testDatabase } from './database'

type Queue = typeof import('@/lib/platform/queue.server')
type Seen = { name: JobName; data: unknown }

const PATIENCE = { timeout: 30_000, interval: 20 }

/**
 * What every backend of the queue has to do alike.
 * @param title the backend
 * @param open starts it and says how it is configured
 */
export function queueContract(
  title: string,
  open: () => Promise<{ environment: Record<string, string>; close: () => Promise<void> }>,
): void {
  describe(`queue on ${title}`, () => {
    let backend: Awaited<ReturnType<typeof open>>
    let database: TestDatabase
    let queue: Queue
    let stop: ((graceMs: number) => Promise<void>) | undefined
    let seen: Seen[]
    let act: (job: Seen) => Promise<void>

    beforeAll(async () => {
      backend = await open()
      database = await testDatabase(backend.environment)
      queue = await import('@/lib/platform/queue.server')
    })
    afterAll(async () => {
      await database.drop()
      await backend.close()
    })
    beforeEach(() => {
      seen = []
      act = async () => {}
    })
    afterEach(async () => {
      await stop?.(10_000)
      stop = undefined
    })

    function work(): void {
      const handler = (name: JobName) => async (data: unknown) => {
        seen.push({ name, data })
        await act({ name, data })
      }
      const handlers = Object.fromEntries(Object.keys(jobs).map((name) => [name, handler(name as JobName)]))
      stop = queue.startWorkers(handlers as unknown as Handlers)
    }
    const times = (id: string) => seen.filter(({ data }) => JSON.stringify(data).includes(id)).length
    const render = (assetId: string, delayMs = 0) =>
      queue.enqueue('media.render', { workspaceId: randomUUID(), assetId }, delayMs)

    test('a job reaches its handler with what was asked', async () => {
      const data = { workspaceId: randomUUID(), senderId: randomUUID() }
      await queue.enqueue('messages.deliver', data)
      work()
      await vi.waitFor(() => expect(seen).toContainEqual({ name: 'messages.deliver', data }), PATIENCE)
    })

    test('what does not fit the contract is refused where it is asked', async () => {
      await expect(queue.enqueue('mail.send', { mailId: 'no id' })).rejects.toThrow()
    })

    test('asked for three times while it waits, it runs once', async () => {
      const [asset, last] = [randomUUID(), randomUUID()]
      for (let time = 0; time < 3; time += 1) await render(asset)
      await render(last)
      work()
      await vi.waitFor(() => expect(times(last)).toBe(1), PATIENCE)
      await vi.waitFor(() => expect(times(asset)).toBe(1), PATIENCE)
    })

    test('asked for while it runs, it runs once more', async () => {
      const asset = randomUUID()
      let finish = () => {}
      const blocked = new Promise<void>((resolve) => {
        finish = resolve
      })
      act = () => blocked
      await render(asset)
      work()
      await vi.waitFor(() => expect(times(asset)).toBe(1), PATIENCE)
      await render(asset)
      await render(asset)
      finish()
      await vi.waitFor(() => expect(times(asset)).toBe(2), PATIENCE)
    })

    test('a delayed job comes after one that was asked for later', async () => {
      const [late, soon] = [randomUUID(), randomUUID()]
      await render(late, 1500)
      await render(soon)
      work()
      await vi.waitFor(() => expect(times(late)).toBe(1), PATIENCE)
      const order = seen.map(({ data }) => (data as { assetId: string }).assetId)
      expect(order.indexOf(soon)).toBeLessThan(order.indexOf(late))
    })

    test('a job that failed is tried again', async () => {
      const asset = randomUUID()
      act = async () => {
        if (times(asset) === 1) throw new Error('the first time fails')
      }
      await render(asset)
      work()
      await vi.waitFor(() => expect(times(asset)).toBe(2), PATIENCE)
    })

    test('stopping waits for the job that runs', async () => {
      const asset = randomUUID()
      let finished = false
      act = async () => {
        await new Promise((resolve) => setTimeout(resolve, 300))
        finished = true
      }
      await render(asset)
      work()
      await vi.waitFor(() => expect(times(asset)).toBe(1), PATIENCE)
      await stop?.(10_000)
      stop = undefined
      expect(finished).toBe(true)
    })

    test('the sweep comes again and again, however often it was arranged', async () => {
      await queue.scheduleSweep(200)
      await queue.scheduleSweep(200)
      work()
      await vi.waitFor(
        () => expect(seen.filter(({ name }) => name === 'sweep').length).toBeGreaterThan(2),
        PATIENCE,
      )
    })
  })
}
