import type { FitTarget } from '../decode/protocol'
import { fitInside } from '../fit'
import { type Coded, freeCoded } from './coded.server'
import { aac, quickH264 } from './coders.server'
import type { FittedClip } from './fitted'
import { muxed } from './mux.server'
import { type Frames, framesOf, type Part } from './picture.server'
import { perSecond, rateOf } from './rate'
import { soundOf } from './sound.server'
import type { Source } from './source.server'

/** What is played in the library: large enough to choose a moment by, made in one quick pass. */
const SIDE = 480
const RATE = 15
const QUALITY = 28
const SOUND = { bitRate: 48_000, sampleRate: 44_100, channels: 1 } as const
/** Longer originals are shown as far as this. */
const MOST_MS = 180_000

/** The whole original in a form every browser plays. */
export async function makePreview(source: Source, { id }: FitTarget): Promise<FittedClip> {
  const started = performance.now()
  const part = { fromMs: 0, toMs: Math.min(MOST_MS, source.durationMs) }
  const frames = await pictured(source, part)
  const made: Coded[] = []
  try {
    if (frames) made.push(await quickH264(frames, QUALITY))
    if (source.sound) made.push(await heard(source, part))
    const bytes = muxed(frames ? 'mp4' : 'ipod', made)
    return {
      targetId: id,
      bytes,
      mime: frames ? 'video/mp4' : 'audio/mp4',
      width: frames?.size.width ?? null,
      height: frames?.size.height ?? null,
      ...UNJUDGED,
      encodes: 1,
      ms: Math.round(performance.now() - started),
      durationMs: part.toMs,
      frameRate: frames && perSecond(frames.frameRate),
      videoCodec: frames && 'h264',
      audioCodec: source.sound && 'aac',
      channels: source.sound && SOUND.channels,
      sampleRate: source.sound && SOUND.sampleRate,
      bitRate: Math.round((bytes.length * 8_000) / part.toMs),
    }
  } finally {
    frames?.free()
    for (const coded of made) freeCoded(coded)
  }
}

/** What a preview does not have. */
const UNJUDGED = {
  quality: null,
  chroma: null,
  score: null,
  curve: [],
  frames: null,
  colours: null,
  sameAs: null,
}

async function pictured(source: Source, part: Part): Promise<Frames | null> {
  const { video } = source
  if (!video) return null
  const { width, height } = fitInside(video.size, { width: SIDE, height: SIDE })
  const size = { width: Math.max(2, width & ~1), height: Math.max(2, height & ~1) }
  return framesOf(source, video, { part, size, frameRate: rateOf(video.frameRate, RATE) })
}

async function heard(source: Source, part: Part): Promise<Coded> {
  if (!source.sound) throw new Error('There is no sound.')
  const sound = await soundOf(source, source.sound, part)
  try {
    return await aac(sound, SOUND, SOUND.bitRate)
  } finally {
    sound.free()
  }
}
