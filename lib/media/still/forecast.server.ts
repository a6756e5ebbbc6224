import { MAX_QUALITY, MIN_QUALITY, predictBytes, predictQuality, type Size, type Trial } from '../fit'
import { type Chroma, type Coder, plainFrom, quickJpeg } from './coder.server'
import { key, once, type Pixels, resized, sampleOf } from './pixels.server'

/** One way to encode a picture. */
export interface Way {
  size: Size
  chroma: Chroma
  quality: number
}

/** Our coder's bytes for those of the quick one at the same quality, until a picture teaches better. */
const THRIFTY = 0.88
const PLAIN = 0.945
/** The quality tried first at each size. */
const PROBE = 86
/** So many steps of quality apart, the curve of fit.ts still tells bytes to a few per cent. */
const NEAR = 7

/** Foretells what an encode would weigh, from the quick coder, and holds the quarter of the picture it is judged by. */
export class Forecast {
  readonly sample: Pixels
  readonly #whole: Pixels
  readonly #coder: Coder
  readonly #sizes = new Map<string, Promise<Pixels>>()
  readonly #probes = new Map<string, Promise<Buffer>>()
  /** Quick encodes of the whole by size and chroma. */
  readonly #trials = new Map<string, Trial[]>()
  #thrifty = THRIFTY
  #plain = PLAIN

  constructor(whole: Pixels, coder: Coder) {
    this.#whole = whole
    this.#coder = coder
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

  /** The sample in the quick coder. */
  probe({ size, chroma, quality }: Way): Promise<Buffer> {
    return once(this.#probes, `${key(size)} ${chroma} ${quality}`, async () =>
      quickJpeg(await this.#sampleAt(size), quality, chroma),
    )
  }

  /** Bytes our coder would make. */
  async bytes({ size, chroma, quality }: Way): Promise<number> {
    const near = await this.#trialNear(size, chroma, quality)
    return predictBytes(near, quality) * (quality < plainFrom(size) ? this.#thrifty : this.#plain)
  }

  /** The quality that a budget buys, to within a step, from one or two quick encodes at this size. */
  async quality(size: Size, chroma: Chroma, budget: number): Promise<number> {
    const plain = await this.#quickQuality(size, chroma, budget / this.#plain)
    if (plain >= plainFrom(size)) return plain
    return Math.min(plainFrom(size) - 1, await this.#quickQuality(size, chroma, budget / this.#thrifty))
  }

  /** What our coder really made of a way. */
  async learn(way: Way, bytes: number): Promise<void> {
    const near = await this.#trialNear(way.size, way.chroma, way.quality)
    const thrift = bytes / predictBytes(near, way.quality)
    if (way.quality < plainFrom(way.size)) this.#thrifty = thrift
    else this.#plain = thrift
  }

  /** By the curve through the trial nearest in bytes; a trial is added while the curve leads far from all of them. */
  async #quickQuality(size: Size, chroma: Chroma, budget: number): Promise<number> {
    await this.#trialNear(size, chroma, PROBE)
    const trials = this.#trialsOf(size, chroma)
    for (;;) {
      const [near] = trials.toSorted((a, b) => apart(a, budget) - apart(b, budget))
      if (!near) throw new Error('A size that was tried has a trial.')
      const quality = predictQuality(near, budget, MIN_QUALITY, MAX_QUALITY)
      if (trials.some((trial) => Math.abs(quality - trial.quality) <= NEAR)) return quality
      await this.#trialNear(size, chroma, quality)
    }
  }

  /** A quick encode of the whole picture at this size, made at a quality near the one asked for. */
  async #trialNear(size: Size, chroma: Chroma, quality: number): Promise<Trial> {
    const trials = this.#trialsOf(size, chroma)
    const known = trials.find((trial) => Math.abs(trial.quality - quality) <= NEAR)
    if (known) return known
    const trial = { quality, bytes: await this.#coder.quickBytes({ size, chroma, quality }) }
    trials.push(trial)
    return trial
  }

  #trialsOf(size: Size, chroma: Chroma): Trial[] {
    const name = `${key(size)} ${chroma}`
    const known = this.#trials.get(name) ?? []
    this.#trials.set(name, known)
    return known
  }

  #sampleAt(size: Size): Promise<Pixels> {
    return once(this.#sizes, key(size), () => resized(this.sample, this.sampled(size)))
  }
}

const apart = (trial: Trial, bytes: number) => Math.abs(Math.log(trial.bytes / bytes))
