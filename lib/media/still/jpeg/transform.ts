import type { Raster } from '../../quality/colour'
import { fill, stripOf, type Unit } from './planes'

/** Coefficients of all blocks of a plane, 64 each in zigzag order, as large as JPEG's own before they are divided. */
export interface Coefficients {
  data: Float32Array
  /** The largest of the fine coefficients of each block: those from `FINE` on. */
  fine: Float32Array
  /** In blocks of 8 × 8 px, whole coding units. */
  blocksWide: number
  blocksHigh: number
  /** Blocks that show anything of the picture: the others only fill a coding unit. */
  shownWide: number
  shownHigh: number
}

/** Where a block's fine coefficients begin: most blocks have none that matter. */
export const FINE = 15

/** Place of the n-th coefficient of the zigzag in a block, row by row. */
export const ZIGZAG = zigzag()

/** What the fast transform leaves to multiply: AAN scales, row by row; and where each goes. */
const SCALE = Float64Array.from({ length: 64 }, (_, place) => 1 / (8 * aan(place >> 3) * aan(place & 7)))
const GOES = Uint8Array.from({ length: 64 }, (_, place) => ZIGZAG.indexOf(place))

/** The cosine transform of every block of lightness and of the two colours; of a share of rows, from `whole` levels. */
export function transformed(
  pixels: Raster,
  unit: Unit,
  whole: number,
): readonly [Coefficients, Coefficients, Coefficients] {
  const luma = roomFor(pixels.width, pixels.height, unit)
  const half = (side: number) => Math.ceil(side / unit)
  const blue = roomFor(half(pixels.width), half(pixels.height), 1)
  const red = roomFor(half(pixels.width), half(pixels.height), 1)
  const strip = stripOf(luma.blocksWide, unit)
  for (let row = 0; row < blue.blocksHigh; row += 1) {
    fill(strip, pixels, row, unit, row < whole * blue.blocksHigh)
    for (let part = 0; part < unit; part += 1) transformRow(strip.luma, part, luma, row * unit + part)
    transformRow(strip.blue, 0, blue, row)
    transformRow(strip.red, 0, red, row)
  }
  return [luma, blue, red]
}

function roomFor(width: number, height: number, unit: number): Coefficients {
  const [shownWide, shownHigh] = [Math.ceil(width / 8), Math.ceil(height / 8)]
  const [blocksWide, blocksHigh] = [Math.ceil(shownWide / unit) * unit, Math.ceil(shownHigh / unit) * unit]
  return {
    data: new Float32Array(blocksWide * blocksHigh * 64),
    fine: new Float32Array(blocksWide * blocksHigh),
    blocksWide,
    blocksHigh,
    shownWide,
    shownHigh,
  }
}

/** A row of blocks: down first, in the strip itself, then along into each block's place. */
function transformRow(levels: Float64Array, part: number, to: Coefficients, row: number): void {
  const stride = to.blocksWide * 8
  const start = part * 8 * stride
  for (let x = start; x < start + stride; x += 1) down(levels, x, stride)
  for (let block = 0; block < to.blocksWide; block += 1) {
    const at = (row * to.blocksWide + block) * 64
    for (let line = 0; line < 8; line += 1)
      along(levels, start + line * stride + block * 8, to.data, at, line * 8)
    to.fine[at >> 6] = largestFine(to.data, at)
  }
}

function largestFine(data: Float32Array, at: number): number {
  let largest = 0
  for (let k = at + FINE; k < at + 64; k += 1) {
    const size = Math.abs(data[k] as number)
    if (size > largest) largest = size
  }
  return largest
}

const R2 = Math.SQRT1_2
const C6 = Math.cos((6 * Math.PI) / 16)
const C2_LESS_C6 = Math.cos((2 * Math.PI) / 16) - C6
const C2_PLUS_C6 = Math.cos((2 * Math.PI) / 16) + C6

/**
 * Eight-point cosine transform with five multiplications, its outputs scaled (Arai, Agui and Nakajima, "A fast DCT-SQ
 * scheme for images", Trans. IEICE 1988): of a column, in place.
 */
function down(s: Float64Array, at: number, step: number): void {
  const i1 = at + step
  const i2 = i1 + step
  const i3 = i2 + step
  const i4 = i3 + step
  const i5 = i4 + step
  const i6 = i5 + step
  const i7 = i6 + step
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

/** The same of a row, into the block that begins at `block`, in its order and size. */
function along(s: Float64Array, at: number, to: Float32Array, block: number, line: number): void {
  const i1 = at + 1
  const i2 = at + 2
  const i3 = at + 3
  const i4 = at + 4
  const i5 = at + 5
  const i6 = at + 6
  const i7 = at + 7
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
  put(to, block, line, outer + inner)
  put(to, block, line + 4, outer - inner)
  put(to, block, line + 2, outerLess + turned)
  put(to, block, line + 6, outerLess - turned)
  const a = less34 + less25
  const b = (less25 + less16) * R2
  const c = less16 + less07
  const shared = (a - c) * C6
  const low = C2_LESS_C6 * a + shared
  const high = C2_PLUS_C6 * c + shared
  const plus = less07 + b
  const minus = less07 - b
  put(to, block, line + 5, minus + low)
  put(to, block, line + 3, minus - low)
  put(to, block, line + 1, plus + high)
  put(to, block, line + 7, plus - high)
}

function put(to: Float32Array, block: number, place: number, value: number): void {
  to[block + (GOES[place] as number)] = value * (SCALE[place] as number)
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
