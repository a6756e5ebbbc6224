/** The quality that bytes buy: what the search behind a rendition came to know on its way. */

export interface CurvePoint {
  /** Of the picture, without the message around it. */
  bytes: number
  /** Of the metric, at most 100. */
  score: number
  /** JPEG quality; 0 where the coder has none. */
  quality: number
  /** Encoded whole; otherwise foretold from a part of the picture. */
  exact: boolean
}

/** Points a curve keeps at most. */
const MOST = 8

/**
 * What is worth its bytes: points no other point beats with fewer bytes, smallest first, scores to a tenth. What was
 * made stands against what was foretold.
 */
export function frontier(points: readonly CurvePoint[]): CurvePoint[] {
  const made = best(points.filter(({ exact }) => exact))
  const foretold = points.filter((point) => !point.exact && made.every((other) => agrees(point, other)))
  return thinned(best([...made, ...foretold]))
}

/** Whether fewer bytes look worse and more look better, of these two. */
function agrees(a: CurvePoint, b: CurvePoint): boolean {
  return (a.bytes - b.bytes) * (a.score - b.score) > 0
}

function best(points: readonly CurvePoint[]): CurvePoint[] {
  const sorted = points.toSorted((a, b) => a.bytes - b.bytes || b.score - a.score)
  const kept: CurvePoint[] = []
  for (const point of sorted) {
    const score = Math.round(point.score * 10) / 10
    const last = kept.at(-1)
    if (!last || score > last.score) kept.push({ ...point, bytes: Math.round(point.bytes), score })
  }
  return kept
}

/** Points taken evenly, the exact ones and both ends before any other. */
function thinned(points: CurvePoint[]): CurvePoint[] {
  const kept = [...points]
  while (kept.length > MOST) {
    const at = crowded(kept)
    if (at === null) break
    kept.splice(at, 1)
  }
  return kept
}

/** The foretold point whose neighbours are closest together. */
function crowded(points: readonly CurvePoint[]): number | null {
  let found: number | null = null
  let closest = Number.POSITIVE_INFINITY
  for (const [at, point] of points.entries()) {
    const [before, after] = [points[at - 1], points[at + 1]]
    if (point.exact || !before || !after) continue
    const room = Math.log(after.bytes / before.bytes)
    if (room < closest) {
      closest = room
      found = at
    }
  }
  return found
}
