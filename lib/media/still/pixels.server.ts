import sharp from 'sharp'
import type { Size } from '../fit'

/** Unpacked sRGB pixels, three bytes each, without alpha: decoded once and shared by all targets of a picture. */
export interface Pixels extends Size {
  data: Buffer
}

export function toSharp(pixels: Pixels) {
  return sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 3 } })
}

/** Scales pixels to exactly `size`. */
export async function resized(pixels: Pixels, size: Size): Promise<Pixels> {
  if (size.width === pixels.width && size.height === pixels.height) return pixels
  const { data, info } = await toSharp(pixels)
    .resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** What a phone makes of an encoded picture that it shows at `size`. */
export async function shownAt(encoded: Uint8Array, size: Size): Promise<Pixels> {
  const { data, info } = await sharp(encoded)
    .toColourspace('srgb')
    .removeAlpha()
    .resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3', fastShrinkOnLoad: false })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** Tiles across and down that stand for the picture. */
const TILES = 3
/** Pictures of fewer pixels stand for themselves. */
const SMALL = 250_000

/**
 * Tiles from all over the picture laid side by side, which cover `share` of each side together: what is true of them is
 * nearly true of it all.
 */
export function sampleOf(pixels: Pixels, share: number): Pixels {
  const { width, height, data } = pixels
  const [wide, high] = [tileOf(width, share), tileOf(height, share)]
  if (width * height < SMALL || wide === 0 || high === 0) return pixels
  const rows = startsOf(height, high).flatMap((top) =>
    Array.from({ length: high }, (_, row) => top + row).flatMap((y) =>
      startsOf(width, wide).map((x) => data.subarray((y * width + x) * 3, (y * width + x + wide) * 3)),
    ),
  )
  return { data: Buffer.concat(rows), width: wide * TILES, height: high * TILES }
}

/** Length of a tile along a side of the picture, in whole coding blocks, px. */
const tileOf = (side: number, share: number) => Math.floor((side * share) / TILES / 16) * 16

/** Where the tiles begin along a side, evenly spread. */
function startsOf(side: number, tile: number): number[] {
  return Array.from({ length: TILES }, (_, n) => Math.floor(((n + 0.5) * side) / TILES - tile / 2))
}

/** Remembers what was made under a name, so that nothing is made twice. */
export function once<Value>(
  made: Map<string, Promise<Value>>,
  name: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const known = made.get(name)
  if (known) return known
  const value = make()
  made.set(name, value)
  return value
}

export const key = (size: Size) => `${size.width}×${size.height}`
