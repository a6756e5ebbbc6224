import { highest, MAX_QUALITY, MIN_QUALITY, type Size } from '../fit'
import { type Chroma, isLarge } from './coder.server'
import { JpegPicture } from './jpeg/picture'
import { key, once, type Pixels, resized, sampleOf } from './pixels.server'

/** One way to encode a picture. */
export interface Way {
  size: Size
  chroma: Chroma
  quality: number
}

/** Share of each side that the sample covers. */
const SHARE = 0.33
/** Bytes per pixel of the whole for those of the sample, until a picture teaches better. */
const WHOLE = 0.994
/** So many steps of quality apart, an encode of the sample still tells about what it takes, or closely. */
const ABOUT = 3
const CLOSE = 0.4
/** The least bytes for those foretold: of smooth pictures at low quality. */
const LEAST = 0.5
/** Where a picture's detail counts. */
const USUAL_QUALITY = 92
/** Bytes of a file that are not its picture's, about. */
const HEAD = 600

interface Tried {
  quality: number
  factor: number
}

/** Encodes of the sample after which what is known will do. */
const TRIES = 3

/** Foretells what an encode would weigh and look like, from a part of the picture. */
export class Forecast {
  readonly sample: Pixels
  readonly #whole: Pixels
  readonly #pictures = new Map<string, Promise<JpegPicture>>()
  readonly #tried = new Map<string, Tried[]>()
  readonly #rest = new Map<string, number>()
  /** How much more detail a part of the whole has than as much of the sample. */
  #detail = 1
  /** What an encode took for what was foretold, the last time. */
  #usual = 0.95

  constructor(whole: Pixels) {
    this.#whole = whole
    this.sample = sampleOf(whole, SHARE)
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

  /** Learns how the whole compares with its sample, from what is foretold of it at one size. */
  async compare(size: Size, chroma: Chroma, foretell: (quality: number) => number): Promise<void> {
    const { picture, times } = await this.#part(size, chroma)
    this.#detail *= foretell(USUAL_QUALITY) / Math.max(1, picture.foretold(USUAL_QUALITY) * times)
  }

  /** The sample as a file, which also tells what such an encode takes. */
  async probe(way: Way): Promise<Uint8Array> {
    const picture = await this.#picture(way.size, way.chroma)
    const file = picture.encode(way.quality, false)
    const factor = Math.max(1, file.length - HEAD) / Math.max(1, picture.foretold(way.quality))
    this.#triedOf(way).push({ quality: way.quality, factor })
    this.#usual = factor
    return file
  }

  /** Bytes a way would take, about. */
  async bytes(way: Way): Promise<number> {
    const { picture, times } = await this.#part(way.size, way.chroma)
    return picture.foretold(way.quality) * times * (await this.#factor(way, ABOUT))
  }

  /** Whether a way may fit into a budget: false where there is no hope. */
  async mayFit({ size, chroma, quality }: Way, budget: number): Promise<boolean> {
    const { picture, times } = await this.#part(size, chroma)
    return picture.foretold(quality) * times * LEAST <= budget
  }

  /** The quality that a budget buys at this size, about. */
  async quality(size: Size, chroma: Chroma, budget: number): Promise<number> {
    return (await this.#bought(size, chroma, budget, ABOUT)).quality
  }

  /** What an encode of the whole takes for what the size of its coefficients foretells, at what the budget buys. */
  async factor(size: Size, chroma: Chroma, budget: number): Promise<number> {
    return (await this.#bought(size, chroma, budget, CLOSE)).factor
  }

  /** What an encode of the whole really took for what was foretold. */
  async learn(way: Way, factor: number): Promise<void> {
    const rest = this.#restOf(way)
    this.#rest.set(nameOf(way), (rest * factor) / (await this.#factor(way, CLOSE)))
  }

  /** Tries what was bought until it is known what that takes. */
  async #bought(size: Size, chroma: Chroma, budget: number, near: number) {
    const { picture, times } = await this.#part(size, chroma)
    const within = (factor: number) =>
      highest((quality) => picture.foretold(quality) * times * factor <= budget, MIN_QUALITY, MAX_QUALITY)
    const [nearest] = this.#triedOf({ size, chroma }).slice(-1)
    let factor = (nearest?.factor ?? this.#usual) * this.#restOf({ size, chroma })
    let quality = within(factor)
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = quality
      factor = await this.#factor({ size, chroma, quality }, near)
      quality = within(factor)
      if (Math.abs(quality - before) <= near) break
    }
    return { quality, factor }
  }

  /** What encodes take for what the size of coefficients foretells: as tried near this quality, or between two. */
  async #factor(way: Way, near: number): Promise<number> {
    const known = between(this.#triedOf(way), way.quality, near)
    if (known === null) await this.probe(way)
    return (known ?? this.#usual) * this.#restOf(way)
  }

  #triedOf(way: Pick<Way, 'size' | 'chroma'>): Tried[] {
    const tried = this.#tried.get(nameOf(way)) ?? []
    this.#tried.set(nameOf(way), tried)
    return tried
  }

  #restOf(way: Pick<Way, 'size' | 'chroma'>): number {
    return this.#rest.get(nameOf(way)) ?? WHOLE
  }

  async #part(size: Size, chroma: Chroma): Promise<{ picture: JpegPicture; times: number }> {
    const { width, height } = this.sampled(size)
    return {
      picture: await this.#picture(size, chroma),
      times: ((size.width * size.height) / (width * height)) * this.#detail,
    }
  }

  #picture(size: Size, chroma: Chroma): Promise<JpegPicture> {
    return once(
      this.#pictures,
      nameOf({ size, chroma }),
      async () => new JpegPicture(await resized(this.sample, this.sampled(size)), chroma, isLarge(size)),
    )
  }
}

const nameOf = ({ size, chroma }: Pick<Way, 'size' | 'chroma'>) => `${key(size)} ${chroma}`

/** The factor at a quality: of the nearest that was tried, or on the line between two that are not far apart. */
function between(tried: readonly Tried[], quality: number, near: number): number | null {
  const sorted = tried.toSorted((a, b) => Math.abs(a.quality - quality) - Math.abs(b.quality - quality))
  const [closest] = sorted
  if (!closest) return null
  const other = sorted.find(({ quality: q }) => (q - quality) * (closest.quality - quality) < 0)
  const gap = other ? Math.abs(other.quality - closest.quality) : Number.POSITIVE_INFINITY
  if (other && gap <= Math.max(near, LINE)) {
    const share = (quality - closest.quality) / (other.quality - closest.quality)
    return closest.factor + share * (other.factor - closest.factor)
  }
  return Math.abs(closest.quality - quality) <= near ? closest.factor : null
}

/** Between qualities no further apart than this, the factor is on a line. */
const LINE = 3
