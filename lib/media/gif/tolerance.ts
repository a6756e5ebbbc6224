import type { Size } from '../fit'
import { FINE } from './colour'

/** A share of the loss allowed where all is plain, and how much more by the roughness around, per level of it. */
const PLAIN = 0.35
const ROUGH = 0.09
const MOST = 2.2
/** Side of the squares roughness is measured over, px. */
const SQUARE = 4

/**
 * Squared distance each pixel may be off by (colour.ts), of a loss in luma levels: the eye forgives more where the picture
 * is rough, and least in plain areas.
 */
export function tolerance(seen: Int16Array, { width, height }: Size, loss: number, to: Float32Array): void {
  if (loss <= 0) {
    to.fill(0)
    return
  }
  const wide = Math.ceil(width / SQUARE)
  const high = Math.ceil(height / SQUARE)
  const rough = roughness(seen, { width, height }, wide, high)
  const row = new Float32Array(wide)
  for (let v = 0; v < high; v += 1) {
    for (let u = 0; u < wide; u += 1) {
      const most = loss * FINE * Math.min(MOST, PLAIN + ROUGH * calmest(rough, wide, high, u, v))
      row[u] = most * most
    }
    const bottom = Math.min(height, (v + 1) * SQUARE)
    for (let y = v * SQUARE; y < bottom; y += 1) {
      for (let x = 0, at = y * width; x < width; x += 1, at += 1) to[at] = row[x >> 2] as number
    }
  }
}

/** The calmest of a square and its neighbours: next to an edge, a plain area is still plain. */
function calmest(rough: Float32Array, wide: number, high: number, u: number, v: number): number {
  const at = v * wide + u
  return Math.min(
    rough[at] as number,
    rough[u > 0 ? at - 1 : at] as number,
    rough[u + 1 < wide ? at + 1 : at] as number,
    rough[v > 0 ? at - wide : at] as number,
    rough[v + 1 < high ? at + wide : at] as number,
  )
}

/** Mean change from pixel to pixel in each square, luma levels. */
function roughness(seen: Int16Array, { width, height }: Size, wide: number, high: number): Float32Array {
  const rough = new Float32Array(wide * high)
  for (let y = 0; y < high * SQUARE; y += 1) {
    const row = Math.min(y, height - 1) * width
    const below = Math.min(y + 1, height - 1) * width
    for (let x = 0; x < wide * SQUARE; x += 1) {
      const here = Math.min(x, width - 1)
      const value = seen[(row + here) * 3] as number
      const right = Math.abs(value - (seen[(row + Math.min(x + 1, width - 1)) * 3] as number))
      const down = Math.abs(value - (seen[(below + here) * 3] as number))
      const square = (y >> 2) * wide + (x >> 2)
      rough[square] = (rough[square] as number) + right + down
    }
  }
  const scale = 1 / (2 * SQUARE * SQUARE * FINE)
  for (let at = 0; at < rough.length; at += 1) rough[at] = (rough[at] as number) * scale
  return rough
}
