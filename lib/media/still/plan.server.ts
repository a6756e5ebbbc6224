import { type CurvePoint, frontier } from '../curve'
import { type Size, scaled } from '../fit'
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
 * Where bytes are best spent: below it a smaller size at a higher quality looks better, above it a larger one or full
 * colour resolution does (measured on photos and posters from 100 to 600 kB).
 */
const IDEAL = 88
/** From here on, full colour resolution is worth a look. */
const FULL_CHROMA_FROM = 84
/** And from here on it is no question. */
const FULL_CHROMA_AT_ONCE = 91
/** Below this quality even a picture smaller than it is shown may look better. */
const SMEARED = 50
const SMALLER_QUALITY = 75
/** Scores closer than this are the same to the eye: the larger picture wins, for those who zoom. */
const SAME = 0.4
/** Full colour resolution has to promise this much more: on a part of the picture it promises more than it keeps. */
const FULL_CHROMA_LEAD = 0.6
/** Bytes grow with about side^1.7. */
const GROWTH = 1.7
/** Qualities probed once per view for the curve alone. */
const CURVE_QUALITIES = [45, 70]

/**
 * Decides, from a quarter of the picture and the quick coder, at which size and colour resolution a budget is best
 * spent: only what it chooses is encoded whole.
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
    if (ways.length === 1 && ways[0]) return ways[0]
    const judged = await Promise.all(
      ways.map(async (way) => {
        const lead = way.chroma === '4:4:4' ? FULL_CHROMA_LEAD : 0
        return { way, score: (await this.#score(way, wish.view)) - lead }
      }),
    )
    const best = Math.max(...judged.map(({ score }) => score))
    const [chosen] = judged
      .filter(({ score }) => score >= best - SAME)
      .sort((a, b) => b.way.size.width - a.way.size.width || b.score - a.score)
    if (!chosen) throw new Error('A picture can be encoded in one way at least.')
    return chosen.way
  }

  /** Bytes against score as known so far at this view: probes by estimate, `exact` as it was made. */
  async curve(view: Size, chosen: Way, exact: CurvePoint): Promise<CurvePoint[]> {
    const points = this.#pointsOf(view)
    if (!points.some(({ quality }) => CURVE_QUALITIES.includes(quality))) {
      for (const quality of CURVE_QUALITIES) await this.#score({ ...chosen, quality }, view)
    }
    points.push(exact)
    return frontier(points)
  }

  async #candidates({ budget, largest, view }: Wish): Promise<Way[]> {
    const [plain, full] = await Promise.all([
      this.#wayFor(largest, '4:2:0', budget),
      this.#wayFor(largest, '4:4:4', budget),
    ])
    if (full.quality >= FULL_CHROMA_AT_ONCE) return [full]
    if (plain.quality >= IDEAL) return [plain, full]
    const size = await this.#idealSize(largest, view, budget)
    const best = await this.#wayFor(size, '4:2:0', budget)
    const wider = scaledWithin(size, 1.2, largest)
    const ways = [best]
    if (wider.width > size.width) ways.push(await this.#wayFor(wider, '4:2:0', budget))
    if (best.quality >= FULL_CHROMA_FROM) ways.push(await this.#wayFor(size, '4:4:4', budget))
    if (best.quality < SMEARED) ways.push(await this.#smaller(size, budget))
    return ways
  }

  /** The size at which the budget buys the ideal quality, but no smaller than it is shown. */
  async #idealSize(largest: Size, view: Size, budget: number): Promise<Size> {
    let size = largest
    for (let round = 0; round < 2; round += 1) {
      const bytes = await this.#forecast.bytes({ size, chroma: '4:2:0', quality: IDEAL })
      size = scaledWithin(size, (budget / bytes) ** (1 / GROWTH), largest)
      if (size.width <= view.width) return view
    }
    return size.width > largest.width * 0.93 ? largest : size
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

function scaledWithin(size: Size, factor: number, largest: Size): Size {
  const wanted = scaled(size, factor)
  return wanted.width >= largest.width || wanted.height >= largest.height ? largest : wanted
}
