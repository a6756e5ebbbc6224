import { fitInside } from '../fit'
import { GIF_PIXELS, GifFitter } from '../fit-gif.server'
import { StillFitter } from '../fit-still.server'
import { cleanGif } from '../gif'
import { cleanJpeg } from '../jpeg'
import { type Pixels, resized, toSharp } from '../still/pixels.server'
import { DecodeError, inspect, unpack, unpackFrames } from './open.server'
import type { ChildMessage, DecodeRequest, Thumbnail } from './protocol'

/**
 * Does one job: inspects, unpacks once, then makes thumbnails and renditions one after another, telling of each as it
 * is ready. Runs inside a decoder process only; throws DecodeError for what is wrong with the picture.
 */
export async function decode(request: DecodeRequest, tell: (message: ChildMessage) => void): Promise<void> {
  const bytes = Buffer.from(request.bytes.buffer, request.bytes.byteOffset, request.bytes.byteLength)
  const info = await inspect(bytes)
  const gif = info.format === 'gif' ? cleanGif(bytes) : null
  if (info.format === 'gif' && !gif) throw new DecodeError('truncated')
  tell({ type: 'info', info })
  const pixels = await unpack(bytes, info)
  for (const longSide of request.thumbnails) {
    tell({ type: 'thumbnail', thumbnail: await thumbnail(pixels, longSide) })
  }
  const still = new StillFitter(pixels, info.format === 'jpeg' && info.upright ? cleanJpeg(bytes) : null)
  const moving = info.frames > 1 ? new GifFitter(gif, () => unpackFrames(bytes, info, GIF_PIXELS)) : null
  let told = Promise.resolve()
  for (const target of request.targets) {
    const animated = moving && target.mime.includes('image/gif') ? await moving.fit(target) : null
    const { judged } = animated ? { judged: Promise.resolve(animated) } : await still.fit(target)
    // In order, while the coder is already busy with the next.
    told = Promise.all([judged, told]).then(([made]) => {
      tell('bytes' in made ? { type: 'rendition', rendition: made } : { type: 'misfit', misfit: made })
    })
  }
  await told
}

/** A small still for the library wall; never larger than the picture itself. */
async function thumbnail(pixels: Pixels, longSide: number): Promise<Thumbnail> {
  const small = await resized(pixels, fitInside(pixels, { width: longSide, height: longSide }))
  const bytes = await toSharp(small).jpeg({ quality: 82, progressive: true }).toBuffer()
  return { longSide, bytes, mime: 'image/jpeg', width: small.width, height: small.height }
}
