import { said, written } from '../../words/said'
import { DecodeError } from '../decode/open.server'
import type { ChildMessage, DecodeRequest, FitTarget, MediaInfo } from '../decode/protocol'
import { fitInside } from '../fit'
import { type Pixels, toSharp } from '../still/pixels.server'
import { thumbnailOf } from '../still/thumbnail.server'
import { ClipFitter } from './fit-clip.server'
import { SoundFitter } from './fit-sound.server'
import { type ClipDetail, PREVIEW_ID } from './fitted'
import { secondsThatFit } from './ladder'
import { soundLasts } from './lasts'
import { type Part, stillsOf } from './picture.server'
import { makePreview } from './preview.server'
import { peaksOf, type Sound, soundOf } from './sound.server'
import { Source } from './source.server'
import type { VideoStream } from './streams.server'

type Tell = (message: ChildMessage) => void

/**
 * Does one job of the clip lane: measures, says what it found, then makes thumbnails and renditions one after another.
 * Runs inside a decoder process only; throws DecodeError for what is wrong with the file.
 */
export async function decodeClip(request: DecodeRequest, tell: Tell): Promise<void> {
  const bytes = Buffer.from(request.bytes.buffer, request.bytes.byteOffset, request.bytes.byteLength)
  const source = await Source.open(bytes)
  try {
    const peaks = source.sound ? await peaksOf(source, source.sound) : []
    tell({ type: 'info', info: infoOf(source, partOf(source, request), peaks) })
    if (source.video) await thumbnails(source, source.video, request, tell)
    await renditions(source, bytes, { request, heard: peaks.length > 0, tell })
  } finally {
    source.close()
  }
}

function infoOf(
  { video, sound, durationMs, format }: Source,
  { fromMs, toMs }: Part,
  peaks: number[],
): MediaInfo {
  const detail: ClipDetail = {
    frameRate: video && Math.round(video.frameRate * 100) / 100,
    videoCodec: video?.codec ?? null,
    audioCodec: sound?.codec ?? null,
    channels: sound?.channels ?? null,
    peaks,
  }
  return {
    kind: video ? 'video' : 'audio',
    format,
    width: video?.size.width ?? null,
    height: video?.size.height ?? null,
    frames: video?.frames ?? null,
    durationMs,
    made: {
      width: video?.size.width ?? null,
      height: video?.size.height ?? null,
      durationMs: Math.round(toMs - fromMs),
    },
    detail,
  }
}

/** The part that is sent: what was trimmed, within what there is. */
function partOf({ durationMs }: Source, { edit }: DecodeRequest): Part {
  const fromMs = Math.min(edit?.trim?.startMs ?? 0, durationMs - 1)
  return { fromMs, toMs: Math.max(fromMs + 1, Math.min(edit?.trim?.endMs ?? durationMs, durationMs)) }
}

async function renditions(
  source: Source,
  bytes: Buffer,
  { request, heard, tell }: { request: DecodeRequest; heard: boolean; tell: Tell },
): Promise<void> {
  const targets = request.targets.filter(({ id }) => id !== PREVIEW_ID)
  const preview = request.targets.find(({ id }) => id === PREVIEW_ID)
  if (preview) tell({ type: 'rendition', rendition: await makePreview(source, preview) })
  const part = partOf(source, request)
  const sound =
    heard && source.sound && fitsAtAll(source, targets, part)
      ? await soundOf(source, source.sound, part)
      : null
  try {
    if (source.video)
      await clips(source, source.video, { sound: sound?.heard ? sound : null, part, targets, tell })
    else await sounds(source, { sound, part, targets, original: bytes, tell })
  } finally {
    sound?.free()
  }
}

/** An hour is not unpacked to learn that it does not fit. */
function fitsAtAll({ video }: Source, targets: readonly FitTarget[], { fromMs, toMs }: Part): boolean {
  const largest = Math.max(0, ...targets.map(({ maxBytes }) => maxBytes))
  return (toMs - fromMs) / 1000 <= secondsThatFit(largest, video ? 'clip' : 'sound')
}

interface Work {
  sound: Sound | null
  part: Part
  targets: readonly FitTarget[]
  tell: Tell
}

async function clips(
  source: Source,
  video: VideoStream,
  { sound, part, targets, tell }: Work,
): Promise<void> {
  const fitter = new ClipFitter({ source, video, sound, part })
  try {
    for (const target of targets) told(tell, await fitter.fit(target))
  } finally {
    await fitter.close()
  }
}

async function sounds(
  { durationMs, format }: Source,
  { sound, part, targets, original, tell }: Work & { original: Buffer },
): Promise<void> {
  const whole = part.toMs - part.fromMs >= durationMs
  const fitter = sound && new SoundFitter(sound, part, format === 'AMR' ? original : null)
  for (const target of targets) {
    told(
      tell,
      fitter ? await fitter.fit(target) : { targetId: target.id, message: unheard(target, part, whole) },
    )
  }
}

function unheard({ maxBytes }: FitTarget, { fromMs, toMs }: Part, whole: boolean): string {
  const fits = secondsThatFit(maxBytes, 'sound')
  const seconds = Math.ceil((toMs - fromMs) / 1000)
  if (seconds > fits) return written(soundLasts(seconds, fits))
  return whole
    ? written(said('Nothing is heard in this sound. Choose another.'))
    : written(said('Nothing is heard in this part of the sound. Choose another.'))
}

function told(tell: Tell, made: Awaited<ReturnType<ClipFitter['fit']>>): void {
  tell('bytes' in made ? { type: 'rendition', rendition: made } : { type: 'misfit', misfit: made })
}

/** Where a poster is looked for when nobody chose one: openings are often black. */
const POSTER_SHARES = [0.02, 0.15, 0.35, 0.6]
/** Least spread of light, of 255, of a frame that shows something. */
const SHOWS = 12

async function thumbnails(
  source: Source,
  video: VideoStream,
  request: DecodeRequest,
  tell: Tell,
): Promise<void> {
  const longest = Math.max(0, ...request.thumbnails)
  if (longest === 0) return
  const size = fitInside(video.size, { width: longest, height: longest })
  const poster = await posterOf(source, video, size, request)
  for (const longSide of request.thumbnails) {
    tell({ type: 'thumbnail', thumbnail: await thumbnailOf(poster, longSide) })
  }
}

async function posterOf(
  source: Source,
  video: VideoStream,
  size: { width: number; height: number },
  request: DecodeRequest,
): Promise<Pixels> {
  const { fromMs, toMs } = partOf(source, request)
  const chosen = request.edit?.posterMs
  const moments =
    chosen === null || chosen === undefined
      ? POSTER_SHARES.map((share) => fromMs + (toMs - fromMs) * share)
      : [chosen + 1]
  let last: Pixels | null = null
  for (const ms of moments) {
    const [seen = null]: (Pixels | null)[] = await stillsOf(source, video, [ms], size)
    last = seen ?? last
    if (seen && (await spread(seen)) >= SHOWS) return seen
  }
  if (!last) throw new DecodeError('unreadable')
  return last
}

async function spread(pixels: Pixels): Promise<number> {
  const { channels } = await toSharp(pixels).greyscale().stats()
  return channels[0]?.stdev ?? 0
}
