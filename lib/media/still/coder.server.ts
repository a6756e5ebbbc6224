import type { Size } from '../fit'
import { JpegPicture } from './jpeg/picture'
import type { Chroma } from './jpeg/settings'
import { key, once, type Pixels, resized, toSharp } from './pixels.server'

export type { Chroma }

export interface JpegSettings {
  size: Size
  /** libjpeg's scale, in hundredths. */
  quality: number
  chroma: Chroma
  baseline: boolean
  /** How much of its thrift the rounding keeps, 0 to 1. */
  thrifty?: number
}

/** Encodes one picture at many sizes and settings; each is made once, however many targets ask for it. */
export class Coder {
  readonly #master: Pixels
  readonly #pictures = new Map<string, Promise<JpegPicture>>()
  readonly #jpegs = new Map<string, Promise<Uint8Array>>()
  readonly #pngs = new Map<string, Promise<Buffer>>()
  /** Encodes made so far. */
  encodes = 0

  constructor(master: Pixels) {
    this.#master = master
  }

  jpeg({ size, quality, chroma, baseline, thrifty = 1 }: JpegSettings): Promise<Uint8Array> {
    return once(
      this.#jpegs,
      `${key(size)} ${quality.toFixed(2)} ${chroma} ${baseline} ${thrifty}`,
      async () => {
        const picture = await this.#pictureAt(size, chroma)
        this.encodes += 1
        return picture.encode(quality, baseline, thrifty)
      },
    )
  }

  /** Bytes by quality, but for a factor that one encode teaches. */
  async foretold(size: Size, chroma: Chroma): Promise<(quality: number) => number> {
    const picture = await this.#pictureAt(size, chroma)
    return (quality) => picture.foretold(quality)
  }

  /** Lossless; with a palette where the picture has few enough colours. */
  png(size: Size, palette: boolean): Promise<Buffer> {
    return once(this.#pngs, `${key(size)} ${palette}`, async () => {
      this.encodes += 1
      const settings = palette ? { palette, colours: 256, dither: 0, effort: 4 } : { adaptiveFiltering: true }
      return toSharp(await resized(this.#master, size))
        .png({ compressionLevel: 8, ...settings })
        .toBuffer()
    })
  }

  /** Only the last few are kept: each takes ten times the bytes of its pixels. */
  #pictureAt(size: Size, chroma: Chroma): Promise<JpegPicture> {
    const name = `${key(size)} ${chroma}`
    const [oldest] = this.#pictures.keys()
    if (oldest && this.#pictures.size >= KEPT && !this.#pictures.has(name)) this.#pictures.delete(oldest)
    return once(this.#pictures, name, async () => {
      return new JpegPicture(await resized(this.#master, size), chroma, isLarge(size))
    })
  }
}

const KEPT = 2

/** Larger than phones show it: its encodes take the longest. */
export const isLarge = ({ width, height }: Size) => width * height > LARGE
const LARGE = 1_200_000
