import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { config } from './config.server'
import { AppError } from './errors'
import { openS3 } from './storage-s3.server'

/** Where bytes lie: hex SHA-256 of the content and its size in bytes. */
export type Stored = { sha256: string; bytes: number }

export type ByteRange = { start: number; end: number }

/** One place for bytes under a key. Keys are content-addressed, so writing a key twice writes the same bytes. */
export type Shelf = {
  /** Takes the file at `file` away from its place. */
  take(key: string, file: string): Promise<void>
  size(key: string): Promise<number | undefined>
  open(key: string, range?: ByteRange): Promise<Readable>
  remove(key: string): Promise<void>
  /** Removes what was written before a moment; false, and it stays, where it was written since. */
  removeOlder(key: string, writtenBefore: Date): Promise<boolean>
}

let shelf: Shelf | undefined

function shelfInUse(): Shelf {
  shelf ??= config().S3_BUCKET ? openS3(config()) : openFolder(path.join(config().dataDir, 'store'))
  return shelf
}

/**
 * Keeps a stream under its content's hash. Never holds more than a chunk in memory.
 * @throws AppError('too_large') past `maxBytes`; nothing is kept then.
 */
export async function keepStream(workspaceId: string, source: Readable, maxBytes: number): Promise<Stored> {
  const folder = path.join(config().dataDir, 'incoming')
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, randomUUID())
  const hash = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > maxBytes)
        return done(
          new AppError('too_large', 'This is larger than {mostBytes} bytes. Nothing was kept.', {
            values: { mostBytes: maxBytes },
          }),
        )
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(source, measure, createWriteStream(file))
    const sha256 = hash.digest('hex')
    await shelfInUse().take(keyOf(workspaceId, sha256), file)
    return { sha256, bytes }
  } finally {
    await rm(file, { force: true })
  }
}

export async function keepBytes(workspaceId: string, bytes: Uint8Array): Promise<Stored> {
  const { Readable } = await import('node:stream')
  return keepStream(workspaceId, Readable.from([Buffer.from(bytes)]), bytes.length)
}

/** Opens what was kept. @throws AppError('not_found') when it is not there. */
export function openStored(workspaceId: string, sha256: string, range?: ByteRange): Promise<Readable> {
  return shelfInUse().open(keyOf(workspaceId, sha256), range)
}

/** Reads what was kept into memory. @throws AppError('too_large') past `maxBytes`. */
export async function readStored(workspaceId: string, sha256: string, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of await openStored(workspaceId, sha256)) {
    bytes += (chunk as Buffer).length
    if (bytes > maxBytes)
      throw new AppError('too_large', 'The stored file is larger than {mostBytes} bytes.', {
        values: { mostBytes: maxBytes },
      })
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/** Size in bytes, or undefined when it is not there. */
export function storedSize(workspaceId: string, sha256: string): Promise<number | undefined> {
  return shelfInUse().size(keyOf(workspaceId, sha256))
}

export function removeStored(workspaceId: string, sha256: string): Promise<void> {
  return shelfInUse().remove(keyOf(workspaceId, sha256))
}

/**
 * Removes what nobody refers to, but for bytes that were kept again after `writtenBefore`: whoever does so is about to refer
 * to them. False, and they stay, in that case; true when they are gone.
 */
export function removeStoredOlder(
  workspaceId: string,
  sha256: string,
  writtenBefore: Date,
): Promise<boolean> {
  return shelfInUse().removeOlder(keyOf(workspaceId, sha256), writtenBefore)
}

function keyOf(workspaceId: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256) || !/^[0-9a-f-]{36}$/.test(workspaceId))
    throw new AppError('not_found', 'No such file.')
  return `${workspaceId}/${sha256.slice(0, 2)}/${sha256}`
}

/** A shelf in a local folder. Files appear whole: written elsewhere on the same disk, then renamed. */
function openFolder(root: string): Shelf {
  const at = (key: string) => path.join(root, key)
  return {
    async take(key, file) {
      await mkdir(path.dirname(at(key)), { recursive: true })
      await rename(file, at(key))
    },
    async size(key) {
      return (await stat(at(key)).catch(() => undefined))?.size
    },
    async open(key, range) {
      if ((await this.size(key)) === undefined) throw new AppError('not_found', 'No such file.')
      return createReadStream(at(key), range)
    },
    async remove(key) {
      await rm(at(key), { force: true })
    },
    async removeOlder(key, writtenBefore) {
      // Out of sight first: whoever keeps the same bytes from here on writes a file of its own, which is not touched.
      const aside = path.join(root, `leaving-${randomUUID()}`)
      const moved = await rename(at(key), aside).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') throw error
          return false
        },
      )
      if (!moved) return true
      if ((await stat(aside)).mtime < writtenBefore) {
        await rm(aside, { force: true })
        return true
      }
      await rename(aside, at(key))
      return false
    },
  }
}
