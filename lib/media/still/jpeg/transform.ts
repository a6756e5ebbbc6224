import type { Plane } from './planes'

/** Coefficients of all blocks of a plane, 64 each in zigzag order, as large as JPEG's own before they are divided. */
export interface Coefficients extends Omit<Plane, 'data'> {
  data: Float32Array
  /** The largest of the fine coefficients of each block: those from `FINE` on. */
  fine: Float32Array
}

/** Where a block's fine coefficients begin: most blocks have none that matter. */
export const FINE = 15

/** Place of the n-th coefficient of the zigzag in a block, row by row. */
export const ZIGZAG = zigzag()

/** What the fast transform leaves to multiply: AAN scales, per place of the zigzag. */
const SCALE = Float32Array.from(ZIGZAG, (place) => 1 / (8 * aan(place >> 3) * aan(place & 7)))

/** The cosine transform of every block. */
export function transformed({ data, blocksWide, blocksHigh, shownWide, shownHigh }: Plane): Coefficients {
  const to = new Float32Array(data.length)
  const fine = new Float32Array(blocksWide * blocksHigh)
  const stride = blocksWide * 8
  const block = new Float64Array(64)
  for (let y = 0, at = 0; y < blocksHigh; y += 1) {
    for (let x = 0; x < blocksWide; x += 1, at += 64) {
      read(data, y * 8 * stride + x * 8, stride, block)
      for (let row = 0; row < 64; row += 8) cosines(block, row, 1)
      for (let column = 0; column < 8; column += 1) cosines(block, column, 8)
      fine[at >> 6] = scaled(block, to, at)
    }
  }
  return { data: to, fine, blocksWide, blocksHigh, shownWide, shownHigh }
}

/** Writes a block in order and size; the largest of its fine coefficients. */
function scaled(block: Float64Array, to: Float32Array, at: number): number {
  let largest = 0
  for (let k = 0; k < 64; k += 1) {
    const value = (block[PLACES[k] as number] as number) * (SCALE[k] as number)
    to[at + k] = value
    if (k >= FINE) largest = Math.max(largest, Math.abs(value))
  }
  return largest
}

const PLACES = Uint8Array.from(ZIGZAG)

function read(data: Float32Array, corner: number, stride: number, block: Float64Array): void {
  for (let row = 0, to = 0; row < 8; row += 1) {
    const from = corner + row * stride
    for (let column = 0; column < 8; column += 1, to += 1) block[to] = data[from + column] as number
  }
}

const R2 = Math.SQRT1_2
const C6 = Math.cos((6 * Math.PI) / 16)
const C2_LESS_C6 = Math.cos((2 * Math.PI) / 16) - C6
const C2_PLUS_C6 = Math.cos((2 * Math.PI) / 16) + C6

/**
 * Eight-point cosine transform with five multiplications, its outputs scaled (Arai, Agui and Nakajima, "A fast DCT-SQ
 * scheme for images", Trans. IEICE 1988).
 */
function cosines(s: Float64Array, at: number, step: number): void {
  const [i1, i2, i3, i4] = [at + step, at + 2 * step, at + 3 * step, at + 4 * step]
  const [i5, i6, i7] = [at + 5 * step, at + 6 * step, at + 7 * step]
  const sum07 = (s[at] as number) + (s[i7] as number)
  const less07 = (s[at] as number) - (s[i7] as number)
  const sum16 = (s[i1] as number) + (s[i6] as number)
  const less16 = (s[i1] as number) - (s[i6] as number)
  const sum25 = (s[i2] as number) + (s[i5] as number)
  const less25 = (s[i2] as number) - (s[i5] as number)
  const sum34 = (s[i3] as number) + (s[i4] as number)
  const less34 = (s[i3] as number) - (s[i4] as number)

  const outer = sum07 + sum34
  const outerLess = sum07 - sum34
  const inner = sum16 + sum25
  const turned = (sum16 - sum25 + outerLess) * R2
  s[at] = outer + inner
  s[i4] = outer - inner
  s[i2] = outerLess + turned
  s[i6] = outerLess - turned

  const a = less34 + less25
  const b = (less25 + less16) * R2
  const c = less16 + less07
  const shared = (a - c) * C6
  const low = C2_LESS_C6 * a + shared
  const high = C2_PLUS_C6 * c + shared
  const plus = less07 + b
  const minus = less07 - b
  s[i5] = minus + low
  s[i3] = minus - low
  s[i1] = plus + high
  s[i7] = plus - high
}

function aan(k: number): number {
  return k === 0 ? 1 : Math.SQRT2 * Math.cos((k * Math.PI) / 16)
}

function zigzag(): readonly number[] {
  const places: number[] = []
  for (let diagonal = 0; diagonal < 15; diagonal += 1) {
    const cells = Array.from({ length: diagonal + 1 }, (_, n) => [n, diagonal - n] as const).filter(
      ([row, column]) => row < 8 && column < 8,
    )
    // Even diagonals run upwards.
    const ordered = diagonal % 2 === 0 ? cells.toReversed() : cells
    places.push(...ordered.map(([row, column]) => row * 8 + column))
  }
  return places
}
