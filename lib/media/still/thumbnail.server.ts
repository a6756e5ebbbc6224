import type { Thumbnail } from '../decode/protocol'
import { fitInside } from '../fit'
import { type Pixels, resized, toSharp } from './pixels.server'

/** Long side up to which a thumbnail is one of many on a wall that is fetched at once, px. */
const WALL_SIDE = 320

/**
 * A small still for screens; never larger than the picture itself. Those of the wall are WebP: a quarter lighter than
 * mozjpeg's for the same look. Larger ones are drawn into designs, too, and stay JPEG.
 * @param longSide px
 */
export async function thumbnailOf(pixels: Pixels, longSide: number): Promise<Thumbnail> {
  const small = await resized(pixels, fitInside(pixels, { width: longSide, height: longSide }))
  const { width, height } = small
  const coder = toSharp(small)
  return longSide <= WALL_SIDE
    ? { longSide, width, height, mime: 'image/webp', bytes: await coder.webp({ quality: 72 }).toBuffer() }
    : {
        longSide,
        width,
        height,
        mime: 'image/jpeg',
        bytes: await coder.jpeg({ quality: 82, progressive: true }).toBuffer(),
      }
}
