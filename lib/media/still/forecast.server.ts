import { highest, MAX_QUALITY, MIN_QUALITY, type Size } from '../fit'
import type { Chroma } from './coder.server'
import { JpegPicture } from './jpeg/picture'
import { key, once, type Pixels, resized, sampleOf } from './pixels.server'

/** One way to encode a picture. */
export interface Way {
  size: Size
  chroma: Chroma
  quality: number
}

/** Bytes per pixel of the whole for those of the sample, until a picture teaches better. */
const WHOLE = 0.985
/** So many steps of quality apart, an encode of the sample still tells what it takes. */
const NEAR = 6
/** Bytes of a file that are not its picture's, about. */
const HEAD = 600

/** Foretells what an encode would weigh and look like, from a part of the picture. */
export class Forecast {
  readonly sample: Pixels
  readonly #whole: Pixels
  readonly #pictures = new Map<string, Promise<JpegPicture>>()
  readonly #tried = new Map<string, { quality: number; factor: number }[]>()
  #rest = WHOLE

  constructor(whole: Pixels) {
    this.#whole = whole
    this.sample = sampleOf(whole)
  }

  /** The sample's size when the whole picture takes `size`. */
  sampled(size: Size): Size {
    const of = (side: number, sample: number, whole: number) =>
      Math.max(1, Math.round((side * sample) / whole))
    return {
      width: of(size.width, this.sample.width, this.#whole.width),
      height: of(size.height, this.sample.height, this.#whole.height),
    }
  }

  /** The sample as a file, in one scan: quicker, and as good to look at. */
  async probe({ size, chroma, quality }: Way): Promise<Uint8Array> {
    return (await this.#picture(size, chroma)).encode(quality, true)
  }

  /** Bytes a way would take. */
  async bytes(way: Way): Promise<number> {
    const { picture, times } = await this.#part(way.size, way.chroma)
    return picture.foretold(way.quality) * times * (await this.factor(way))
  }

  /** The quality that a budget buys at this size. */
  async quality(size: Size, chroma: Chroma, budget: number): Promise<number> {
    const { picture, times } = await this.#part(size, chroma)
    const bought = (factor: number) =>
      highest((quality) => picture.foretold(quality) * times * factor <= budget, MIN_QUALITY, MAX_QUALITY)
    const about = bought(this.#rest)
    return bought(await this.factor({ size, chroma, quality: about }))
  }

  /** What encodes take for what the size of coefficients foretells, near a quality. */
  async factor(way: Way): Promise<number> {
    const name = `${key(way.size)} ${way.chroma}`
    const tried = this.#tried.get(name) ?? []
    this.#tried.set(name, tried)
    const known = tried.find(({ quality }) => Math.abs(quality - way.quality) <= NEAR)
    if (known) return known.factor * this.#rest
    const { picture } = await this.#part(way.size, way.chroma)
    const { length } = picture.encode(way.quality, false)
    const factor = Math.max(1, length - HEAD) / Math.max(1, picture.foretold(way.quality))
    tried.push({ quality: way.quality, factor })
    return factor * this.#rest
  }

  /** What an encode of the whole really took for what was foretold. */
  async learn(way: Way, factor: number): Promise<void> {
    this.#rest *= factor / (await this.factor(way))
  }

  async #part(size: Size, chroma: Chroma): Promise<{ picture: JpegPicture; times: number }> {
    const { width, height } = this.sampled(size)
    return {
      picture: await this.#picture(size, chroma),
      times: (size.width * size.height) / (width * height),
    }
  }

  #picture(size: Size, chroma: Chroma): Promise<JpegPicture> {
    return once(
      this.#pictures,
      `${key(size)} ${chroma}`,
      async () => new JpegPicture(await resized(this.sample, this.sampled(size)), chroma),
    )
  }
}
