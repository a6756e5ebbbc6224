import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

type Storage = typeof import('@/lib/platform/storage.server')

/**
 * What every store has to do alike.
 * @param title the store
 * @param open starts it and says how it is configured
 */
export function storageContract(
  title: string,
  open: () => Promise<{ environment: Record<string, string>; close: () => Promise<void> }>,
): void {
  describe(`storage in ${title}`, () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'marquee-store-'))
    const workspace = randomUUID()
    let backend: Awaited<ReturnType<typeof open>>
    let storage: Storage

    beforeAll(async () => {
      backend = await open()
      Object.assign(process.env, {
        DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
        MARQUEE_SECRET: 'a secret for tests, long enough to be accepted',
        DATA_DIR: dataDir,
        ...backend.environment,
      })
      storage = await import('@/lib/platform/storage.server')
    })
    afterAll(async () => {
      await backend.close()
      rmSync(dataDir, { recursive: true, force: true })
    })

    const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
    const read = async (stream: Readable) => Buffer.concat(await stream.toArray())

    test('keeps bytes under their hash and gives them back', async () => {
      const bytes = randomBytes(300_000)
      const kept = await storage.keepBytes(workspace, bytes)
      expect(kept).toEqual({ sha256: hashOf(bytes), bytes: bytes.length })
      expect(await storage.storedSize(workspace, kept.sha256)).toBe(bytes.length)
      expect(hashOf(await storage.readStored(workspace, kept.sha256, bytes.length))).toBe(kept.sha256)
    })

    test('keeps nothing at all as well as something', async () => {
      const { sha256, bytes } = await storage.keepBytes(workspace, Buffer.alloc(0))
      expect(bytes).toBe(0)
      expect(await storage.storedSize(workspace, sha256)).toBe(0)
      expect(await storage.readStored(workspace, sha256, 10)).toHaveLength(0)
    })

    test('takes a stream that is longer than one part of an upload', async () => {
      const piece = randomBytes(1024 * 1024)
      const pieces = Array.from({ length: 12 }, () => piece)
      const kept = await storage.keepStream(workspace, Readable.from(pieces), 20 * 1024 * 1024)
      expect(kept).toEqual({ sha256: hashOf(Buffer.concat(pieces)), bytes: 12 * 1024 * 1024 })
      expect(hashOf(await read(await storage.openStored(workspace, kept.sha256)))).toBe(kept.sha256)
    })

    test('gives back a range, first and last byte included', async () => {
      const { sha256 } = await storage.keepBytes(workspace, Buffer.from('0123456789'))
      const range = (start: number, end: number) => storage.openStored(workspace, sha256, { start, end })
      expect((await read(await range(2, 4))).toString()).toBe('234')
      expect((await read(await range(9, 9))).toString()).toBe('9')
    })

    test('keeps the same bytes once, however often and at the same moment', async () => {
      const bytes = randomBytes(50_000)
      const kept = await Promise.all(Array.from({ length: 5 }, () => storage.keepBytes(workspace, bytes)))
      expect(new Set(kept.map(({ sha256 }) => sha256)).size).toBe(1)
      expect(await storage.readStored(workspace, hashOf(bytes), 50_000)).toEqual(bytes)
    })

    test('refuses what is too large, and leaves nothing of it', async () => {
      const bytes = randomBytes(10_001)
      const refusal = storage.keepStream(workspace, Readable.from([bytes]), 10_000)
      await expect(refusal).rejects.toMatchObject({ code: 'too_large' })
      expect(await storage.storedSize(workspace, hashOf(bytes))).toBeUndefined()
      expect(readdirSync(join(dataDir, 'incoming'))).toEqual([])
    })

    test('leaves nothing of a stream that broke', async () => {
      const broken = Readable.from(
        (async function* () {
          yield Buffer.from('half')
          throw new Error('the connection was lost')
        })(),
      )
      await expect(storage.keepStream(workspace, broken, 1000)).rejects.toThrow('the connection was lost')
      expect(await storage.storedSize(workspace, hashOf(Buffer.from('half')))).toBeUndefined()
      expect(readdirSync(join(dataDir, 'incoming'))).toEqual([])
    })

    test('reads no more into memory than was allowed', async () => {
      const { sha256 } = await storage.keepBytes(workspace, randomBytes(2000))
      await expect(storage.readStored(workspace, sha256, 1999)).rejects.toMatchObject({ code: 'too_large' })
    })

    test('says that what is not there is not there', async () => {
      const nowhere = hashOf(randomBytes(8))
      expect(await storage.storedSize(workspace, nowhere)).toBeUndefined()
      await expect(storage.openStored(workspace, nowhere)).rejects.toMatchObject({ code: 'not_found' })
    })

    test('removes, twice as well as once', async () => {
      const { sha256 } = await storage.keepBytes(workspace, randomBytes(100))
      await storage.removeStored(workspace, sha256)
      await storage.removeStored(workspace, sha256)
      expect(await storage.storedSize(workspace, sha256)).toBeUndefined()
    })

    test('removes what was written before a moment, and nothing written since', async () => {
      const bytes = randomBytes(2_000)
      const { sha256 } = await storage.keepBytes(workspace, bytes)
      expect(await storage.removeStoredOlder(workspace, sha256, new Date(Date.now() - 60_000))).toBe(false)
      expect(await storage.readStored(workspace, sha256, 10_000)).toEqual(bytes)
      expect(await storage.removeStoredOlder(workspace, sha256, new Date(Date.now() + 60_000))).toBe(true)
      expect(await storage.storedSize(workspace, sha256)).toBeUndefined()
      expect(await storage.removeStoredOlder(workspace, sha256, new Date())).toBe(true)
    })

    test('keeps workspaces apart', async () => {
      const { sha256 } = await storage.keepBytes(workspace, randomBytes(100))
      expect(await storage.storedSize(randomUUID(), sha256)).toBeUndefined()
    })

    test('follows no path out of its place', async () => {
      const hash = hashOf(Buffer.from('x'))
      for (const [where, what] of [
        ['../../etc', hash],
        [workspace, '../../../../etc/passwd'],
        [workspace, `${hash}/..`],
        [workspace, hash.toUpperCase()],
      ] as const)
        expect(() => storage.openStored(where, what)).toThrow(/No such file/)
    })
  })
}
