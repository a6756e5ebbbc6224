import type { Size } from '../fit'
import { QualityReference } from '../quality/ssimulacra2'
import { once, type Pixels, resized, toSharp } from '../still/pixels.server'
import { type Part, stillsOf } from './picture.server'
import { perSecond, type Rate, rateOf } from './rate'
import { Source } from './source.server'

/** Moments of a clip that stand for it. */
const LOOKS = 4
/** The slowest rate anything is made at: frames at it are frames of every faster one, as rates are only halved. */
const SLOWEST = 12.6

/** Says how good the frames of an encoded clip look at the size a phone shows it. */
export class ClipJudge {
  /** Moments of the original, ms, whose frames `see` must be told before the first score. */
  readonly moments: readonly number[]
  readonly #seconds: readonly number[]
  readonly #seen: Pixels[] = []
  readonly #references = new Map<string, Promise<QualityReference[]>>()

  constructor({ fromMs, toMs }: Part, fullRate: Rate) {
    const rate = perSecond(rateOf(perSecond(fullRate), SLOWEST))
    const seconds = (toMs - fromMs) / 1000
    const at = Array.from(
      { length: LOOKS },
      (_, look) => Math.floor(((look + 0.5) / LOOKS) * seconds * rate) / rate,
    )
    this.#seconds = [...new Set(at)]
    this.moments = this.#seconds.map((second) => fromMs + momentAt(second, perSecond(fullRate)))
  }

  see(pixels: Pixels): void {
    this.#seen.push(pixels)
  }

  /**
   * The mean score of a few frames when the clip and its original are shown at `view`; inside of it on black where the
   * clip is of another shape. Null where nothing can be compared.
   */
  async score(encoded: Buffer, view: Size, frameRate: Rate): Promise<number | null> {
    const references = await this.#at(view)
    const made = await Source.open(encoded)
    try {
      const moments = this.#seconds.map((second) => momentAt(second, perSecond(frameRate)))
      const shown = made.video ? await stillsOf(made, made.video, moments, view) : []
      const scores = shown.flatMap((pixels, look) => references[look]?.score(pixels) ?? [])
      if (scores.length === 0) return null
      return Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 10) / 10
    } finally {
      made.close()
    }
  }

  #at(view: Size): Promise<QualityReference[]> {
    return once(this.#references, `${view.width}×${view.height}`, () =>
      Promise.all(this.#seen.map(async (pixels) => new QualityReference(await within(pixels, view)))),
    )
  }
}

/** A moment, ms, at which a clip of this rate shows the frame of a second: half a frame before the next. */
const momentAt = (second: number, rate: number) => (second + 0.5 / rate) * 1000

/** Pixels in the middle of a view, on black where they are of another shape. */
async function within(pixels: Pixels, view: Size): Promise<Pixels> {
  const shape = pixels.width / pixels.height / (view.width / view.height)
  if (shape > 0.97 && shape < 1.03) return resized(pixels, view)
  const { data } = await toSharp(pixels)
    .resize(view.width, view.height, { fit: 'contain', background: '#000000', kernel: 'lanczos3' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, ...view }
}
