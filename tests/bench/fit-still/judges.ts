import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import type { Size } from '@/lib/media/fit'
import { QualityReference } from '@/lib/media/quality/ssimulacra2'

/**
 * What the eye would say, by two tools of Debian's libjxl-devtools that the engine does not use: butteraugli (its
 * 3-norm) and SSIMULACRA 1, less is better for both. The engine's own SSIMULACRA 2 is told beside them.
 */
export interface Verdict {
  butteraugli: number
  ssimulacra: number
  /** Of the engine's own metric, at most 100, more is better. */
  own: number
}

const run = promisify(execFile)

/** Judges files against one original, all shown at the same size. */
export class Judges {
  readonly #size: Size
  readonly #folder: string
  readonly #original: string
  readonly #reference: QualityReference
  readonly #verdicts = new Map<string, Promise<Verdict>>()

  private constructor(size: Size, folder: string, original: string, reference: QualityReference) {
    this.#size = size
    this.#folder = folder
    this.#original = original
    this.#reference = reference
  }

  static async of(picture: Buffer, size: Size, folder: string): Promise<Judges> {
    const data = await shown(picture, size)
    const file = path.join(folder, 'original.png')
    await png(data, size).toFile(file)
    return new Judges(size, folder, file, new QualityReference({ data, ...size }))
  }

  /** Files of the same bytes are judged once. */
  judge(made: Uint8Array): Promise<Verdict> {
    const name = createHash('sha256').update(made).digest('hex')
    const known = this.#verdicts.get(name)
    if (known) return known
    const verdict = this.#judge(made, path.join(this.#folder, `${name}.png`))
    this.#verdicts.set(name, verdict)
    return verdict
  }

  async #judge(made: Uint8Array, file: string): Promise<Verdict> {
    const data = await shown(made, this.#size)
    await png(data, this.#size).toFile(file)
    const [butteraugli, ssimulacra] = await Promise.all([
      run('butteraugli_main', [this.#original, file]),
      run('ssimulacra_main', [this.#original, file]),
    ])
    rmSync(file)
    return {
      butteraugli: number(/3-norm: ([\d.]+)/.exec(butteraugli.stdout)?.[1]),
      ssimulacra: number(ssimulacra.stdout),
      own: this.#reference.score({ data, ...this.#size }),
    }
  }
}

function number(said: string | undefined): number {
  const value = Number.parseFloat(said ?? '')
  if (!Number.isFinite(value)) throw new Error(`A judge said "${said}".`)
  return value
}

function shown(bytes: Uint8Array, { width, height }: Size): Promise<Buffer> {
  return sharp(bytes)
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3', fastShrinkOnLoad: false })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer()
}

function png(data: Buffer, { width, height }: Size) {
  return sharp(data, { raw: { width, height, channels: 3 } }).png({ compressionLevel: 1 })
}
