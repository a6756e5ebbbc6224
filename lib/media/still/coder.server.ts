import type { Size } from '../fit'
import { key, once, type Pixels, resized, toSharp } from './pixels.server'

export type Chroma = '4:2:0' | '4:4:4'

export interface JpegSettings {
  size: Size
  quality: number
  chroma: Chroma
  baseline: boolean
}

/**
 * Below this quality the coder searches for the thriftiest coefficients: about a tenth fewer bytes for five times the
 * time. From here on that buys half a point of score, and of a large picture nothing that is seen.
 */
const THRIFTY_BELOW = { small: 90, large: 80 }
/** Pixels of a large picture. */
const LARGE = 2_200_000

/** The quality from which a picture of this size is coded without the search. */
export function plainFrom({ width, height }: Size): number {
  return width * height > LARGE ? THRIFTY_BELOW.large : THRIFTY_BELOW.small
}

/** Encodes one picture at many sizes and settings; each is made once, however many targets ask for it. */
export class Coder {
  readonly #master: Pixels
  readonly #sizes = new Map<string, Promise<Pixels>>()
  readonly #jpegs = new Map<string, Promise<Buffer>>()
  readonly #pngs = new Map<string, Promise<Buffer>>()
  readonly #quick = new Map<string, Promise<number>>()
  /** Encodes made so far. */
  encodes = 0

  constructor(master: Pixels) {
    this.#master = master
  }

  jpeg({ size, quality, chroma, baseline }: JpegSettings): Promise<Buffer> {
    const thrifty = quality < plainFrom(size)
    return once(this.#jpegs, `${key(size)} ${quality} ${chroma} ${baseline}`, async () => {
      this.encodes += 1
      return toSharp(await this.#at(size))
        .jpeg({
          quality,
          chromaSubsampling: chroma,
          progressive: !baseline,
          // mozjpeg's own settings but for its trial of scan orders: half the time for 1 % of the bytes.
          trellisQuantisation: thrifty,
          overshootDeringing: thrifty,
          quantisationTable: 3,
        })
        .toBuffer()
    })
  }

  /** What the quick coder makes of the whole picture, bytes. */
  quickBytes({ size, quality, chroma }: Pick<JpegSettings, 'size' | 'quality' | 'chroma'>): Promise<number> {
    return once(this.#quick, `${key(size)} ${quality} ${chroma}`, async () => {
      const { length } = await quickJpeg(await this.#at(size), quality, chroma)
      return length
    })
  }

  /** Lossless; with a palette where the picture has few enough colours. */
  png(size: Size, palette: boolean): Promise<Buffer> {
    return once(this.#pngs, `${key(size)} ${palette}`, async () => {
      this.encodes += 1
      const settings = palette ? { palette, colours: 256, dither: 0, effort: 4 } : { adaptiveFiltering: true }
      return toSharp(await this.#at(size))
        .png({ compressionLevel: 8, ...settings })
        .toBuffer()
    })
  }

  #at(size: Size): Promise<Pixels> {
    return once(this.#sizes, key(size), () => resized(this.#master, size))
  }
}

/** The quick coder: the same tables without the search for the thriftiest coefficients, in a fifth of the time. */
export function quickJpeg(pixels: Pixels, quality: number, chroma: Chroma): Promise<Buffer> {
  return toSharp(pixels).jpeg({ quality, chromaSubsampling: chroma, quantisationTable: 3 }).toBuffer()
}
