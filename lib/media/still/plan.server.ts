import { type CurvePoint, frontier } from '../curve'
import { MAX_QUALITY, type Size, scaled } from '../fit'
import type { Chroma } from './coder.server'
import type { Forecast, Way } from './forecast.server'
import { Judge } from './judge.server'
import { key, once } from './pixels.server'

export interface Wish {
  /** Bytes. */
  budget: number
  /** The most pixels the target takes of this picture. */
  largest: Size
  /** The size it is shown at, and judged at. */
  view: Size
}

/**
 * Where bytes are best spent, measured on photos and posters from 100 kB to 1 MB. The size that is shown comes first:
 * until little is left to see there, more quality beats more pixels. From this quality on, full colour resolution is
 * worth its bytes; down to the other it may be.
 */
const FULL_CHROMA_FROM = 90
const FULL_CHROMA_TO = 60
/** At this quality a picture larger than it is shown may look better: its noise is averaged away. */
const SPENT = 95
/** Not below this one. */
const LARGER_QUALITY = 82
/** From this multiple of the size that is shown, colours at half resolution lose little there, below this quality. */
const HALVES_WELL = 1.9
const LARGER_FULL_CHROMA_FROM = 98.5
/** Below this quality even a picture smaller than it is shown may look better. */
const SMEARED = 55
const SMALLER_QUALITY = 75
/** Scores closer than this, or beyond the other, are the same to the eye: the larger picture wins, for those who zoom. */
const SAME = 0.15
const FAULTLESS = 95.5
/** Beyond this one, where the finest at the size that is shown takes less than this share of a budget. */
const LIKE_ORIGINAL = 94
const SPARE = 0.6
/** Bytes grow with about side^1.7. */
const GROWTH = 1.7
/** Qualities probed once per view for the curve alone. */
const CURVE_QUALITIES = [45, 70]

/**
 * Decides, from a part of the picture, at which size and colour resolution a budget is best spent: only what it chooses
 * is encoded whole. It neither softens nor sharpens a picture. Measured at the size that is shown on noisy dusk, foliage,
 * an elephant's skin and a flower at 40, 65 and 90 kB: a blur of sigma 0.7 px lost 1.5 to 11 points of SSIMULACRA 2, a
 * median of 3 × 3 px 1.6 to 24, and sharpening of sigma 1 px 2 to 16. Sharpening of sigma 0.5 px lost up to 1.1, but on
 * foliage gained 0.2 to 1.0, where a score below 60 stays one; butteraugli, asked at 65 kB, was 0.3 to 3 % worse for it on
 * all four.
 */
export class Planner {
  readonly #forecast: Forecast
  readonly #judge: Judge
  readonly #scores = new Map<string, Promise<number>>()
  readonly #points = new Map<string, CurvePoint[]>()

  constructor(forecast: Forecast) {
    this.#forecast = forecast
    this.#judge = new Judge(forecast.sample)
  }

  async choose(wish: Wish): Promise<Way> {
    const ways = await this.#candidates(wish)
    const [first] = ways
    if (!first) throw new Error('A picture can be encoded in one way at least.')
    if (ways.length === 1) return first
    const judged: { way: Way; score: number }[] = []
    for (const way of ways) judged.push({ way, score: await this.#score(way, wish.view) })
    const best = Math.max(...judged.map(({ score }) => score))
    const enough = Math.min(best - SAME, (await this.#spare(first, wish)) ? LIKE_ORIGINAL : FAULTLESS)
    const [chosen] = judged
      .filter(({ score }) => score >= enough)
      .sort((a, b) => b.way.size.width - a.way.size.width || b.score - a.score)
    return chosen?.way ?? first
  }

  /** Whether much of a budget is left by the finest there is at the size that is shown. */
  async #spare(way: Way, { budget }: Wish): Promise<boolean> {
    return way.quality === MAX_QUALITY && (await this.#forecast.bytes(way)) < budget * SPARE
  }

  /** Bytes against score as known so far at this view: probes by estimate, `exact` as it was made. */
  async curve(view: Size, { chroma }: Way, exact: CurvePoint): Promise<CurvePoint[]> {
    const points = this.#pointsOf(view)
    if (!points.some(({ quality }) => CURVE_QUALITIES.includes(quality))) {
      for (const quality of CURVE_QUALITIES) await this.#score({ size: view, chroma, quality }, view)
    }
    points.push(exact)
    return frontier(points)
  }

  async #candidates({ budget, largest, view }: Wish): Promise<Way[]> {
    const full = await this.#wayFor(view, '4:4:4', budget)
    if (full.quality >= SPENT) return [full, ...(await this.#larger({ budget, largest, view }))]
    if (full.quality >= FULL_CHROMA_FROM) return [full]
    const plain = await this.#wayFor(view, '4:2:0', budget)
    if (plain.quality < SMEARED) return [plain, await this.#smaller(view, budget)]
    return full.quality >= FULL_CHROMA_TO ? [full, plain] : [plain]
  }

  /** The largest size, if the budget buys a quality worth having there. Sizes between lose by being scaled twice. */
  async #larger({ budget, largest: size, view }: Wish): Promise<Way[]> {
    if (size.width <= view.width) return []
    const halvesWell = size.width >= view.width * HALVES_WELL
    const way = await this.#wayWorth(size, halvesWell ? '4:2:0' : '4:4:4', budget)
    if (!way) return []
    const fine = halvesWell && way.quality >= LARGER_FULL_CHROMA_FROM
    return [fine ? await this.#wayFor(size, '4:4:4', budget) : way]
  }

  async #wayWorth(size: Size, chroma: Chroma, budget: number): Promise<Way | null> {
    if (!(await this.#forecast.mayFit({ size, chroma, quality: LARGER_QUALITY }, budget))) return null
    const way = await this.#wayFor(size, chroma, budget)
    return way.quality >= LARGER_QUALITY ? way : null
  }

  async #smaller(size: Size, budget: number): Promise<Way> {
    const bytes = await this.#forecast.bytes({ size, chroma: '4:2:0', quality: SMALLER_QUALITY })
    const factor = Math.max(0.3, Math.min(0.9, (budget / bytes) ** (1 / GROWTH)))
    return this.#wayFor(scaled(size, factor), '4:2:0', budget)
  }

  async #wayFor(size: Size, chroma: Chroma, budget: number): Promise<Way> {
    return { size, chroma, quality: await this.#forecast.quality(size, chroma, budget) }
  }

  #score(way: Way, view: Size): Promise<number> {
    const name = `${key(way.size)} ${way.chroma} ${way.quality} ${key(view)}`
    return once(this.#scores, name, async () => {
      const probe = await this.#forecast.probe(way)
      const score = await this.#judge.score(probe, this.#forecast.sampled(view))
      const bytes = await this.#forecast.bytes(way)
      this.#pointsOf(view).push({ bytes, score, quality: way.quality, exact: false })
      return score
    })
  }

  #pointsOf(view: Size): CurvePoint[] {
    const known = this.#points.get(key(view)) ?? []
    this.#points.set(key(view), known)
    return known
  }
}
