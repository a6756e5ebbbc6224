import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp, { type JpegOptions } from 'sharp'
import type { Size } from '@/lib/media/fit'

/** The usual ways to get a picture under a number of bytes. */

export type Peer = 'sharp' | 'mozjpeg' | 'jpegoptim' | 'magick' | 'cwebp'

/** Who is asked for which size: the two that take longest, only for the smaller. */
export const PEERS: Record<'box' | 'phone', readonly Peer[]> = {
  box: ['sharp', 'jpegoptim', 'magick'],
  phone: ['sharp', 'mozjpeg', 'jpegoptim', 'magick', 'cwebp'],
}

/** Commands of the peers and judges, and the Debian package each is in. */
const PACKAGES = {
  butteraugli_main: 'libjxl-devtools',
  ssimulacra_main: 'libjxl-devtools',
  jpegoptim: 'jpegoptim',
  convert: 'imagemagick',
  cwebp: 'webp',
} as const

/** Debian packages of commands that are not on this machine. */
export async function missingTools(): Promise<string[]> {
  const missing = new Set<string>()
  for (const [command, name] of Object.entries(PACKAGES)) {
    await ran('/bin/sh', ['-c', `command -v ${command}`]).catch(() => missing.add(name))
  }
  return [...missing]
}

/** Each peer's file for one budget after another, from the same pixels scaled to `size` for all. */
export class PeerRun {
  readonly #pixels: Buffer
  readonly #size: Size
  readonly #folder: string
  readonly #encodes = new Map<string, Promise<Buffer>>()
  #files: Promise<{ png: string; jpeg: string }> | undefined

  private constructor(pixels: Buffer, size: Size, folder: string) {
    this.#pixels = pixels
    this.#size = size
    this.#folder = folder
  }

  static async of(picture: Buffer, size: Size, folder: string): Promise<PeerRun> {
    const pixels = await sharp(picture)
      .resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' })
      .removeAlpha()
      .raw()
      .toBuffer()
    return new PeerRun(pixels, size, folder)
  }

  /** What a peer hands in for a budget, over it or not. */
  async make(peer: Peer, budget: number): Promise<Uint8Array> {
    if (peer === 'sharp') return this.#bisected(budget, {})
    if (peer === 'mozjpeg') return this.#bisected(budget, { mozjpeg: true })
    this.#files ??= this.#saved()
    const { png, jpeg } = await this.#files
    if (peer === 'cwebp') return ran('cwebp', ['-quiet', '-size', String(budget), png, '-o', '-'])
    if (peer === 'magick') return ran('convert', [png, '-define', `jpeg:extent=${budget}`, 'jpg:-'])
    // It counts in KiB.
    const kib = Math.floor(budget / 1024)
    return ran('jpegoptim', [
      '--quiet',
      `--size=${kib}k`,
      '--all-progressive',
      '--strip-all',
      '--stdout',
      jpeg,
    ])
  }

  async clean(): Promise<void> {
    if (!this.#files) return
    for (const file of Object.values(await this.#files)) await rm(file)
  }

  /** The highest quality whose file is within the budget, in seven encodes. */
  async #bisected(budget: number, settings: JpegOptions): Promise<Uint8Array> {
    let [low, high] = [1, 100]
    let best = await this.#jpeg(1, settings)
    while (low <= high) {
      const quality = (low + high) >> 1
      const jpeg = await this.#jpeg(quality, settings)
      if (jpeg.length <= budget) {
        best = jpeg
        low = quality + 1
      } else high = quality - 1
    }
    return best
  }

  #jpeg(quality: number, settings: JpegOptions): Promise<Buffer> {
    const name = `${quality} ${JSON.stringify(settings)}`
    const made =
      this.#encodes.get(name) ??
      sharp(this.#pixels, { raw: { ...this.#size, channels: 3 } })
        .jpeg({ quality, ...settings })
        .toBuffer()
    this.#encodes.set(name, made)
    return made
  }

  /** What the commands read: the pixels without loss, and for the one that only reads JPEG as nearly so as JPEG goes. */
  async #saved() {
    const name = `peer-${this.#size.width}`
    const png = path.join(this.#folder, `${name}.png`)
    const jpeg = path.join(this.#folder, `${name}.jpg`)
    const pixels = sharp(this.#pixels, { raw: { ...this.#size, channels: 3 } })
    await writeFile(png, await pixels.clone().png({ compressionLevel: 1 }).toBuffer())
    await writeFile(jpeg, await pixels.clone().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer())
    return { png, jpeg }
  }
}

function ran(command: string, args: string[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { encoding: 'buffer', maxBuffer: 64e6 }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    )
  })
}
