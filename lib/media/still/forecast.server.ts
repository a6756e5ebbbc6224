import { MAX_QUALITY, MIN_QUALITY, predictBytes, predictQuality, type Size, type Trial } from '../fit'
import type { Chroma } from './coder.server'
import { JpegPicture } from './jpeg/picture'
import { key, once, type Pixels, resized, sampleOf } from './pixels.server'

/** One way to encode a picture. */
export interface Way {
  size: Size
  chroma: Chroma
  quality: number
}

/** Bytes of the whole for those of the sample, at the same bytes per pixel, until a picture teaches better. */
const WHOLE = 0.97
/** Bytes of a file that are not its picture's, about. */
const HEAD = 600
/** A picture of one colour takes as much. */
const LEAST = 20
/** The quality tried first at each size. */
const PROBE = 88
/** So many steps of quality apart, the curve of fit.ts still tells bytes to a few per cent. */
const NEAR = 4

/** Foretells what an encode would weigh and look like, from a part of the picture. */
export class Forecast {
  readonly sample: Pixels
  readonly #whole: Pixels
  readonly #pictures = new Map<string, Promise<JpegPicture>>()
  readonly #files = new Map<string, Promise<Uint8Array>>()
  /** Encodes of the sample by size and chroma. */
  readonly #trials = new Map<string, Trial[]>()
  /** What the whole took for what the sample foretold, by size and chroma. */
  readonly #learnt = new Map<string, number>()
  #last = WHOLE

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

  /** The sample as a file. */
  probe({ size, chroma, quality }: Way): Promise<Uint8Array> {
    return once(this.#files, `${key(size)} ${chroma} ${quality.toFixed(1)}`, async () => {
      const picture = await once(
        this.#pictures,
        `${key(size)} ${chroma}`,
        async () => new JpegPicture(await resized(this.sample, this.sampled(size)), chroma),
      )
      // One scan: quicker, and as good to look at.
      return picture.encode(quality, true)
    })
  }

  /** Bytes a way would take. */
  async bytes({ size, chroma, quality }: Way): Promise<number> {
    const near = await this.#trialNear(size, chroma, quality)
    return predictBytes(near, quality) * this.#ratio(size, chroma)
  }

  /** The quality that a budget buys at this size, from a few encodes of the sample. */
  async quality(size: Size, chroma: Chroma, budget: number): Promise<number> {
    const wanted = budget / this.#ratio(size, chroma)
    await this.#trialNear(size, chroma, PROBE)
    const trials = this.#trialsOf(size, chroma)
    for (;;) {
      const [near] = trials.toSorted((a, b) => apart(a, wanted) - apart(b, wanted))
      if (!near) throw new Error('A size that was tried has a trial.')
      const quality = predictQuality(near, wanted, MIN_QUALITY, MAX_QUALITY)
      if (trials.some((trial) => Math.abs(quality - trial.quality) <= NEAR)) return quality
      await this.#trialNear(size, chroma, quality)
    }
  }

  /** What a way really took. */
  async learn(way: Way, bytes: number): Promise<void> {
    const near = await this.#trialNear(way.size, way.chroma, way.quality)
    this.#last = bytes / predictBytes(near, way.quality)
    this.#learnt.set(`${key(way.size)} ${way.chroma}`, this.#last)
  }

  #ratio(size: Size, chroma: Chroma): number {
    return this.#learnt.get(`${key(size)} ${chroma}`) ?? this.#last
  }

  /** An encode of the sample at this size, made at a quality near the one asked for, told as bytes of the whole. */
  async #trialNear(size: Size, chroma: Chroma, quality: number): Promise<Trial> {
    const trials = this.#trialsOf(size, chroma)
    const known = trials.find((trial) => Math.abs(trial.quality - quality) <= NEAR)
    if (known) return known
    const { length } = await this.probe({ size, chroma, quality })
    const part = this.sampled(size)
    const share = (part.width * part.height) / (size.width * size.height)
    const trial = { quality, bytes: HEAD + Math.max(LEAST, length - HEAD) / share }
    trials.push(trial)
    return trial
  }

  #trialsOf(size: Size, chroma: Chroma): Trial[] {
    const name = `${key(size)} ${chroma}`
    const known = this.#trials.get(name) ?? []
    this.#trials.set(name, known)
    return known
  }
}

const apart = (trial: Trial, bytes: number) => Math.abs(Math.log(trial.bytes / bytes))
