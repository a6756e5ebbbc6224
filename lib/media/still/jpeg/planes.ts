import type { Raster } from '../../quality/colour'
import type { Chroma } from './settings'

/** Lightness or one of the two colours of a picture, in whole blocks, levels −128 to 127. */
export interface Plane {
  data: Float32Array
  /** In blocks of 8 × 8 px, whole coding units. */
  blocksWide: number
  blocksHigh: number
  /** Blocks that show anything of the picture: the others only fill a coding unit. */
  shownWide: number
  shownHigh: number
}

const BLOCK = 8

/** Y, Cb and Cr of sRGB pixels, by the matrix of JFIF. Edges are repeated to fill whole blocks. */
export function toPlanes(pixels: Raster, chroma: Chroma): [Plane, Plane, Plane] {
  const unit = chroma === '4:2:0' ? 2 : 1
  const luma = planeOf(pixels.width, pixels.height, unit)
  fillLuma(pixels, luma)
  const wide = Math.ceil(pixels.width / unit)
  const high = Math.ceil(pixels.height / unit)
  const [blue, red] = [planeOf(wide, high, 1), planeOf(wide, high, 1)]
  if (unit === 1) fillChroma(pixels, blue, red)
  else fillHalfChroma(pixels, blue, red)
  extend(luma, pixels.width, pixels.height)
  extend(blue, wide, high)
  extend(red, wide, high)
  return [luma, blue, red]
}

function planeOf(width: number, height: number, unit: number): Plane {
  const [shownWide, shownHigh] = [Math.ceil(width / BLOCK), Math.ceil(height / BLOCK)]
  const [blocksWide, blocksHigh] = [Math.ceil(shownWide / unit) * unit, Math.ceil(shownHigh / unit) * unit]
  const data = new Float32Array(blocksWide * blocksHigh * BLOCK * BLOCK)
  return { data, blocksWide, blocksHigh, shownWide, shownHigh }
}

function fillLuma({ data, width, height }: Raster, { data: to, blocksWide }: Plane): void {
  const stride = blocksWide * BLOCK
  for (let y = 0, from = 0; y < height; y += 1) {
    for (let at = y * stride; at < y * stride + width; at += 1, from += 3) {
      const [r, g, b] = [data[from] as number, data[from + 1] as number, data[from + 2] as number]
      to[at] = 0.299 * r + 0.587 * g + 0.114 * b - 128
    }
  }
}

function fillChroma({ data, width, height }: Raster, blue: Plane, red: Plane): void {
  const stride = blue.blocksWide * BLOCK
  for (let y = 0, from = 0; y < height; y += 1) {
    for (let at = y * stride; at < y * stride + width; at += 1, from += 3) {
      const [r, g, b] = [data[from] as number, data[from + 1] as number, data[from + 2] as number]
      blue.data[at] = -0.168735892 * r - 0.331264108 * g + 0.5 * b
      red.data[at] = 0.5 * r - 0.418687589 * g - 0.081312411 * b
    }
  }
}

/** The mean of 2 × 2 px, with the last row or column repeated where one is missing. */
function fillHalfChroma({ data, width, height }: Raster, blue: Plane, red: Plane): void {
  const stride = blue.blocksWide * BLOCK
  for (let y = 0; y < height; y += 2) {
    const top = y * width * 3
    const down = y + 1 < height ? width * 3 : 0
    for (let x = 0, at = (y >> 1) * stride; x < width; x += 2, at += 1) {
      const a = top + x * 3
      const b = x + 1 < width ? a + 3 : a
      const r =
        (data[a] as number) + (data[b] as number) + (data[a + down] as number) + (data[b + down] as number)
      const g =
        (data[a + 1] as number) +
        (data[b + 1] as number) +
        (data[a + down + 1] as number) +
        (data[b + down + 1] as number)
      const u =
        (data[a + 2] as number) +
        (data[b + 2] as number) +
        (data[a + down + 2] as number) +
        (data[b + down + 2] as number)
      blue.data[at] = -0.042183973 * r - 0.082816027 * g + 0.125 * u
      red.data[at] = 0.125 * r - 0.104671897 * g - 0.020328103 * u
    }
  }
}

/** Repeats the last column and row out to whole blocks. */
function extend({ data, blocksWide, blocksHigh }: Plane, width: number, height: number): void {
  const stride = blocksWide * BLOCK
  for (let y = 0; y < height; y += 1) {
    const end = y * stride + width
    data.fill(data[end - 1] as number, end, (y + 1) * stride)
  }
  for (let y = height; y < blocksHigh * BLOCK; y += 1) {
    data.copyWithin(y * stride, (height - 1) * stride, height * stride)
  }
}
