import type { GifAsClip } from '../av/gif-clip.server'
import { changesPicture, editedSize, type PictureEdit } from '../edit/edit'
import { LOOK_SIDE, portraitOf } from '../edit/portrait'
import { fitInside } from '../fit'
import { GIF_PIXELS, GifFitter } from '../fit-gif.server'
import { StillFitter } from '../fit-still.server'
import { cleanGif } from '../gif/clean'
import { cleanJpeg } from '../jpeg'
import { sniff } from '../sniff'
import { type Pixels, resized } from '../still/pixels.server'
import { thumbnailOf } from '../still/thumbnail.server'
import { DecodeError, inspect, unpack, unpackFrames } from './open.server'
import {
  type ChildMessage,
  DECODE_LIMITS,
  type DecodeRequest,
  type FitTarget,
  type Fitted,
  type PictureInfo,
  type Thumbnail,
} from './protocol'

/**
 * Does one job: inspects, unpacks once, then makes thumbnails and renditions one after another, telling of each as it
 * is ready. Runs inside a decoder process only; throws DecodeError for what is wrong with the picture.
 */
export async function decode(request: DecodeRequest, tell: Tell): Promise<void> {
  const original = Buffer.from(request.bytes.buffer, request.bytes.byteOffset, request.bytes.byteLength)
  if (original.length > DECODE_LIMITS.inputBytes) throw new DecodeError('too_large')
  const bytes = await readable(original)
  const info = { ...(await inspect(bytes)), ...(bytes === original ? {} : { format: 'heif' }) }
  if (info.format === 'gif' && !cleanGif(bytes)) throw new DecodeError('truncated')
  const edit = request.edit && changesPicture(request.edit) ? request.edit : undefined
  const made = edit && { ...editedSize(info, edit), durationMs: info.durationMs }
  tell({ type: 'info', info: made ? { ...info, made } : info })
  const pixels = await unpack(bytes, info, edit)
  for (const longSide of request.thumbnails) {
    tell({ type: 'thumbnail', thumbnail: await thumbnailOf(pixels, longSide) })
  }
  if (edit && request.thumbnails.length > 0) {
    tell({ type: 'thumbnail', thumbnail: await sourceThumbnail(bytes, info) })
  }
  if (request.suggest && !edit) tell({ type: 'suggestion', suggestion: portraitOf(await look(pixels)) })
  const fitters = fittersOf(bytes, info, pixels, edit)
  const asClip = info.frames > 1 && request.edit?.asVideo ? await clipOf(bytes, info, edit) : null
  await fitAll(request.targets, { ...fitters, asClip }, tell).finally(() => asClip?.close())
}

/** What the picture library reads. An HEIC photo is unpacked by the coder of clips; that weighs 100 MB, so only then. */
async function readable(bytes: Buffer): Promise<Buffer> {
  if (sniff(bytes)?.mime !== 'image/heic') return bytes
  return (await import('../heif/heic.server')).heicAsPng(bytes)
}

/** An animation as a clip, where a member agreed to that. */
async function clipOf(bytes: Buffer, info: PictureInfo, edit: PictureEdit | undefined): Promise<GifAsClip> {
  const { CLIP_PIXELS, GifAsClip } = await import('../av/gif-clip.server')
  return new GifAsClip(() => unpackFrames(bytes, info, CLIP_PIXELS, edit))
}

type Tell = (message: ChildMessage) => void

/** What makes renditions. An original goes out as it came only where it is not edited. */
function fittersOf(bytes: Buffer, info: PictureInfo, pixels: Pixels, edit: PictureEdit | undefined) {
  const jpeg = !edit && info.format === 'jpeg' && info.upright ? cleanJpeg(bytes) : null
  const gif = !edit && info.format === 'gif' ? cleanGif(bytes) : null
  const frames = () => unpackFrames(bytes, info, GIF_PIXELS, edit)
  return {
    still: new StillFitter(pixels, jpeg),
    moving: info.frames > 1 ? new GifFitter(gif, frames) : null,
  }
}

async function fitAll(
  targets: readonly FitTarget[],
  { still, moving, asClip }: { still: StillFitter; moving: GifFitter | null; asClip: GifAsClip | null },
  tell: Tell,
): Promise<void> {
  let told = Promise.resolve()
  for (const target of targets) {
    const animated = await animatedFor(target, moving, asClip)
    const { judged } = animated ? { judged: Promise.resolve(animated) } : await still.fit(target)
    // In order, while the coder is already busy with the next.
    told = Promise.all([judged, told]).then(([made]) => {
      tell('bytes' in made ? { type: 'rendition', rendition: made } : { type: 'misfit', misfit: made })
    })
  }
  await told
}

/** What moves under a target: the clip where there is to be one and one fits, else the animation; null leaves a still. */
async function animatedFor(
  target: FitTarget,
  moving: GifFitter | null,
  asClip: GifAsClip | null,
): Promise<Fitted | null> {
  const plays = target.clip?.video === 'h264' && target.mime.includes('video/mp4')
  const clip = plays ? await asClip?.fit(target) : null
  return clip ?? (target.mime.includes('image/gif') ? ((await moving?.fit(target)) ?? null) : null)
}

/** Long side of the uncropped picture that an editor works on, px. */
const SOURCE_SIDE = 1_280

/** The original as it is without the edit, for whoever edits it further. */
async function sourceThumbnail(bytes: Buffer, info: PictureInfo): Promise<Thumbnail> {
  const box = { width: SOURCE_SIDE, height: SOURCE_SIDE }
  return { ...(await thumbnailOf(await unpack(bytes, info, undefined, box), SOURCE_SIDE)), source: true }
}

/** The picture as small as attention needs it. */
function look(pixels: Pixels): Promise<Pixels> {
  return resized(pixels, fitInside(pixels, { width: LOOK_SIDE, height: LOOK_SIDE }))
}
