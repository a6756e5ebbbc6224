import { createReadStream } from 'node:fs'
import { appendFile, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { log } from '@/lib/platform/log.server'

const COMPACT_AFTER = 50_000
const CHUNK = 2_000
const RETRY_MS = 2_000

/**
 * Keys and values that survive a restart: an append-only file of changes, rewritten when most of it is stale.
 * Changes are on disk within one flush (20 ms); a half-written last line after a crash is passed over.
 */
export class Journal {
  private readonly live = new Map<string, unknown>()
  private buffer: string[] = []
  private flushing: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined
  private appended = 0
  private closed = false

  private constructor(private readonly file: string) {}

  static async open(folder: string): Promise<Journal> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const journal = new Journal(path.join(folder, 'journal.ndjson'))
    await journal.load()
    return journal
  }

  private async load(): Promise<void> {
    try {
      const handle = await open(this.file, 'a', 0o600)
      await handle.close()
      for await (const line of createInterface({ input: createReadStream(this.file) })) this.replay(line)
    } catch (cause) {
      throw new Error(`The simulator cannot read ${this.file}. Remove the folder to start empty.`, { cause })
    }
    // A crash may have left half a line: start on a fresh one.
    this.buffer.push('')
  }

  private replay(line: string): void {
    let record: unknown
    try {
      record = JSON.parse(line)
    } catch {
      return
    }
    if (!Array.isArray(record) || typeof record[0] !== 'string') return
    this.appended++
    if (record.length > 1) this.live.set(record[0], record[1])
    else this.live.delete(record[0])
  }

  /** Live entries whose key begins with `prefix`, oldest first. */
  entries<V>(prefix: string): [key: string, value: V][] {
    return [...this.live].filter(([key]) => key.startsWith(prefix)) as [string, V][]
  }

  get<V>(key: string): V | undefined {
    return this.live.get(key) as V | undefined
  }

  put(key: string, value: unknown): void {
    this.live.set(key, value)
    this.append(JSON.stringify([key, value]))
  }

  delete(key: string): void {
    if (this.live.delete(key)) this.append(JSON.stringify([key]))
  }

  private append(line: string): void {
    if (this.closed) return
    this.buffer.push(line)
    this.appended++
    this.timer ??= setTimeout(() => void this.flush(), 20)
  }

  /** Writes what is waiting; resolves when it is on disk. */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    this.flushing = this.flushing.then(() => this.write()).catch((error) => this.writeLater(error))
    return this.flushing
  }

  /** A full or missing disk must not stop the MMSC: what is live is in memory and is written when it can be. */
  private writeLater(error: unknown): void {
    if (this.closed) return
    log.error({ error }, 'the simulator cannot write its journal; it goes on in memory and tries again')
    this.buffer = []
    this.appended = Number.POSITIVE_INFINITY
    this.buffer.push('')
    this.timer ??= setTimeout(() => void this.flush(), RETRY_MS)
    this.timer.unref()
  }

  private async write(): Promise<void> {
    if (this.buffer.length === 0) return
    const lines = this.buffer
    this.buffer = []
    await appendFile(this.file, `${lines.join('\n')}\n`, { mode: 0o600 })
    if (this.appended > COMPACT_AFTER + this.live.size * 2) await this.compact()
  }

  private async compact(): Promise<void> {
    // What is waiting is part of `live`; what changes from here on is appended to the new file by the next flush.
    this.buffer = []
    const entries = [...this.live]
    const temporary = `${this.file}.new`
    const handle = await open(temporary, 'w', 0o600)
    for (let at = 0; at < entries.length; at += CHUNK) {
      await handle.write(
        `${entries
          .slice(at, at + CHUNK)
          .map((entry) => JSON.stringify(entry))
          .join('\n')}\n`,
      )
    }
    await handle.sync()
    await handle.close()
    await rename(temporary, this.file)
    this.appended = entries.length
  }

  async close(): Promise<void> {
    await this.flush()
    this.closed = true
    await rm(`${this.file}.new`, { force: true })
  }
}
