import { QUALITY_FLOOR } from './quality/words'

/** How one medium answers to bytes. */
export interface Medium {
  /** Bytes against score, in any order (lib/media/curve.ts). Empty where it was not judged: then it counts as usual. */
  curve: readonly { bytes: number; score: number }[]
  /** Bytes below which it cannot be made, or is not worth having: a second of sound, the smallest picture. */
  least: number
  /** Bytes beyond which nothing is gained: the original as it is. */
  most: number
}

/** A score below the floor hurts so many times more than one above it: the weakest is helped first. */
const BELOW_FLOOR = 3
/** What twice the bytes are worth where only one point of a curve is known (measured on photos and posters). */
const PER_DOUBLING = 9
/** What a medium that was never judged is taken to be worth at its `most`. */
const UNJUDGED = 85
/** Steps a curve is looked at, per doubling of its bytes. */
const FINENESS = 4

/**
 * Divides `total` raw bytes among the media of one message by what each gains from them: the sum of the scores is
 * largest, with scores below the floor counted threefold. Answers bytes in the order of `media`: each between its
 * `least` and `most`, together at most `total`, and all of it unless every medium has its `most`. With a larger total no
 * medium gets less. Null when not even the least of all fits.
 *
 * Between known points a score is taken as a straight line over the logarithm of bytes, and only the upper hull of a
 * curve counts, so taking the steepest step that is left, again and again, is the optimum.
 */
export function shareBytes(media: readonly Medium[], total: number): number[] | null {
  const shares = media.map(({ least }) => Math.max(0, Math.ceil(least)))
  let left = Math.floor(total) - shares.reduce((sum, bytes) => sum + bytes, 0)
  if (left < 0) return null
  const steps = media
    .flatMap((medium, at) => stepsOf(medium, shares[at] ?? 0).map((step) => ({ ...step, at })))
    .sort((a, b) => b.slope - a.slope || a.at - b.at || a.from - b.from)
  for (const { at, bytes } of steps) {
    const given = Math.min(bytes, left)
    shares[at] = (shares[at] ?? 0) + given
    left -= given
  }
  return shares
}

/** What a medium of this many bytes would score by its curve. */
export function scoreAt({ curve, most }: Pick<Medium, 'curve' | 'most'>, bytes: number): number {
  const points = curve.filter((point) => point.bytes > 0).toSorted((a, b) => a.bytes - b.bytes)
  const [first = { bytes: Math.max(1, most), score: UNJUDGED }] = points
  const above = points.findIndex((point) => point.bytes >= bytes)
  const [low, high] =
    above < 0 ? [points.at(-2), points.at(-1)] : above === 0 ? points.slice(0, 2) : points.slice(above - 1)
  const known = low ?? high ?? first
  const slope = low && high ? slopeBetween(low, high) : PER_DOUBLING
  return Math.min(100, known.score + slope * Math.log2(Math.max(1, bytes) / known.bytes))
}

interface Point {
  bytes: number
  score: number
}

/** Points a doubling apart or more say how a score grows; closer ones are mostly noise, and never say it falls. */
function slopeBetween(low: Point, high: Point): number {
  const doublings = Math.log2(high.bytes / low.bytes)
  return doublings > 0 ? Math.max(0, high.score - low.score) / doublings : PER_DOUBLING
}

interface Step {
  from: number
  bytes: number
  slope: number
}

/** The upper hull of a medium's worth from `least` to its `most`, as steps of falling slope. */
function stepsOf(medium: Medium, least: number): Step[] {
  const most = Math.max(least, Math.floor(medium.most))
  const hull: Point[] = []
  for (const bytes of lookedAt(least, most, medium.curve)) {
    const point = { bytes, score: worth(scoreAt(medium, bytes)) }
    while (
      hull.length > 1 &&
      rise(hull.at(-2) as Point, point) >= rise(hull.at(-2) as Point, hull.at(-1) as Point)
    )
      hull.pop()
    hull.push(point)
  }
  return hull.slice(1).map((point, at) => {
    const before = hull[at] as Point
    return { from: before.bytes, bytes: point.bytes - before.bytes, slope: rise(before, point) }
  })
}

const rise = (a: Point, b: Point) => (b.score - a.score) / (b.bytes - a.bytes)

function worth(score: number): number {
  return score - (BELOW_FLOOR - 1) * Math.max(0, QUALITY_FLOOR - score)
}

/** Byte counts from least to most, growing geometrically, the curve's own points among them. */
function lookedAt(least: number, most: number, curve: Medium['curve']): number[] {
  const all = new Set([least, most])
  for (let bytes = Math.max(1_000, least); bytes < most; bytes *= 2 ** (1 / FINENESS))
    all.add(Math.ceil(bytes))
  for (const { bytes } of curve) all.add(Math.round(bytes))
  return [...all].filter((bytes) => bytes >= least && bytes <= most).sort((a, b) => a - b)
}
