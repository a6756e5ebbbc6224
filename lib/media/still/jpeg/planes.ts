import type { Raster } from '../../quality/colour'

/**
 * Y, Cb and Cr of a picture, by the matrix of JFIF, one row of coding units at a time: levels −128 to 127, in whole
 * blocks, edges repeated to fill them.
 */
export interface Strip {
  luma: Float64Array
  blue: Float64Array
  red: Float64Array
}

const BLOCK = 8

/** Whether colours have all the pixels (1), or half of them across and down (2). */
export type Unit = 1 | 2

/** A strip for rows of so many blocks of lightness. */
export function stripOf(blocksWide: number, unit: Unit): Strip {
  const wide = blocksWide * BLOCK
  const colour = () => new Float64Array((wide / unit) * BLOCK)
  return { luma: new Float64Array(wide * BLOCK * unit), blue: colour(), red: colour() }
}

/**
 * Fills a strip with the coding units of row `row`. Levels are rounded where they are to be `whole`, as decoders will: that
 * is closest where nothing else is rounded.
 */
export function fill(strip: Strip, pixels: Raster, row: number, unit: Unit, whole: boolean): void {
  const { width, height } = pixels
  const high = BLOCK * unit
  const stride = strip.luma.length / high
  for (let line = 0; line < high; line += 1) {
    const y = Math.min(height - 1, row * high + line)
    fillLuma(strip.luma, line * stride, pixels, y)
    strip.luma.fill(
      strip.luma[line * stride + width - 1] as number,
      line * stride + width,
      (line + 1) * stride,
    )
  }
  const colours = Math.ceil(width / unit)
  const colourStride = stride / unit
  for (let line = 0; line < BLOCK; line += 1) {
    const y = Math.min(Math.ceil(height / unit) - 1, row * BLOCK + line)
    const to = line * colourStride
    if (unit === 1) fillColours(strip, to, pixels, y)
    else fillHalfColours(strip, to, pixels, 2 * y)
    for (const colour of [strip.blue, strip.red]) {
      colour.fill(colour[to + colours - 1] as number, to + colours, to + colourStride)
    }
  }
  if (whole) for (const levels of [strip.luma, strip.blue, strip.red]) round(levels)
}

function round(levels: Float64Array): void {
  for (let at = 0; at < levels.length; at += 1) levels[at] = Math.round(levels[at] as number)
}

function fillLuma(to: Float64Array, start: number, { data, width }: Raster, y: number): void {
  for (let at = start, from = y * width * 3; at < start + width; at += 1, from += 3) {
    to[at] =
      0.299 * (data[from] as number) +
      0.587 * (data[from + 1] as number) +
      0.114 * (data[from + 2] as number) -
      128
  }
}

function fillColours({ blue, red }: Strip, start: number, { data, width }: Raster, y: number): void {
  for (let at = start, from = y * width * 3; at < start + width; at += 1, from += 3) {
    const r = data[from] as number
    const g = data[from + 1] as number
    const b = data[from + 2] as number
    blue[at] = -0.168735892 * r - 0.331264108 * g + 0.5 * b
    red[at] = 0.5 * r - 0.418687589 * g - 0.081312411 * b
  }
}

/** The mean of 2 × 2 px, with the last row or column repeated where one is missing. */
function fillHalfColours(
  { blue, red }: Strip,
  start: number,
  { data, width, height }: Raster,
  y: number,
): void {
  const top = y * width * 3
  const down = y + 1 < height ? width * 3 : 0
  for (let x = 0, at = start; x < width; x += 2, at += 1) {
    const a = top + x * 3
    const b = x + 1 < width ? a + 3 : a
    const r = sum4(data, a, b, down)
    const g = sum4(data, a + 1, b + 1, down)
    const u = sum4(data, a + 2, b + 2, down)
    blue[at] = -0.042183973 * r - 0.082816027 * g + 0.125 * u
    red[at] = 0.125 * r - 0.104671897 * g - 0.020328103 * u
  }
}

function sum4(data: Uint8Array, a: number, b: number, down: number): number {
  return (data[a] as number) + (data[b] as number) + (data[a + down] as number) + (data[b + down] as number)
}
