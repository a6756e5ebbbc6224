import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The MMSC's content files: named by their bytes, bounded in all; the oldest go first. */
export class ContentStore {
  private readonly sizes = new Map<string, number>()
  private total = 0

  private constructor(
    private readonly folder: string,
    private readonly maxBytes: number,
  ) {}

  static async open(folder: string, maxBytes: number): Promise<ContentStore> {
    const store = new ContentStore(path.join(folder, 'content'), maxBytes)
    await mkdir(store.folder, { recursive: true, mode: 0o700 })
    await store.scan()
    return store
  }

  private async scan(): Promise<void> {
    const found: { name: string; size: number; time: number }[] = []
    for (const name of await readdir(this.folder)) {
      const { size, mtimeMs } = await stat(path.join(this.folder, name))
      if (/^[0-9a-f]{40}$/.test(name)) found.push({ name, size, time: mtimeMs })
      else await rm(path.join(this.folder, name), { force: true })
    }
    for (const { name, size } of found.sort((a, b) => a.time - b.time)) this.remember(name, size)
    await this.evict()
  }

  private remember(name: string, size: number): void {
    this.total += size - (this.sizes.get(name) ?? 0)
    this.sizes.delete(name)
    this.sizes.set(name, size)
  }

  /** Keeps bytes and returns their name. */
  async put(bytes: Uint8Array): Promise<string> {
    const name = createHash('sha1').update(bytes).digest('hex')
    if (!this.sizes.has(name)) {
      const file = path.join(this.folder, name)
      await writeFile(`${file}.${process.pid}.part`, bytes, { mode: 0o600 })
      await rename(`${file}.${process.pid}.part`, file)
    }
    this.remember(name, bytes.byteLength)
    await this.evict()
    return name
  }

  /** The bytes, or undefined when they are no longer kept. */
  async get(name: string): Promise<Buffer | undefined> {
    if (!this.sizes.has(name)) return undefined
    return readFile(path.join(this.folder, name)).catch(() => undefined)
  }

  async remove(name: string): Promise<void> {
    this.total -= this.sizes.get(name) ?? 0
    this.sizes.delete(name)
    await rm(path.join(this.folder, name), { force: true })
  }

  private async evict(): Promise<void> {
    for (const name of [...this.sizes.keys()]) {
      if (this.total <= this.maxBytes || this.sizes.size <= 1) return
      await this.remove(name)
    }
  }
}
