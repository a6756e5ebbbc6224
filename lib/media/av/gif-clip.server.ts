import { AV_PIX_FMT_RGB24 } from 'node-av/constants'
import { Frame } from 'node-av/lib'
import { DecodeError } from '../decode/open.server'
import type { FitTarget } from '../decode/protocol'
import { type Size, scaled } from '../fit'
import { freeCoded } from './coded.server'
import { quickH264 } from './coders.server'
import { Chain } from './ffmpeg.server'
import { ClipFitter } from './fit-clip.server'
import type { FittedClip } from './fitted'
import { muxed } from './mux.server'
import { Frames } from './picture.server'
import { perSecond, type Rate, rateOf } from './rate'
import { Source } from './source.server'

/** Frames of an animation one below the other, three bytes a pixel, and how long each is shown, ms. */
export interface Animation {
  data: Buffer
  width: number
  height: number
  delays: readonly number[]
  /** Rounds; 0 is for ever. */
  loop: number
}

/** Pixels of all frames together that are made into a clip. */
export const CLIP_PIXELS = 30_000_000

/** A clip plays once: what goes round is played for at least so long, ms, or as often as it goes. */
const LEAST_MS = 4_000
/** Coded so finely that the clip made from it is compared with as good as the animation itself. */
const FINE = 10
/** No phone shows an animation faster. */
const FASTEST = 30
/** Pixels of all frames of the clip together: what is shown for long is several of them. */
const PLAIN_PIXELS = 100_000_000
/** A clip that would have to be smaller than this, on its short side, to be made at all is not worth having, px. */
const LEAST_SIDE = 64

interface Made {
  source: Source
  fitter: ClipFitter
}

/** Makes clips of an animation, under one budget after another. */
export class GifAsClip {
  readonly #unpack: () => Promise<Animation>
  #made: Promise<Made | null> | null = null

  constructor(unpack: () => Promise<Animation>) {
    this.#unpack = unpack
  }

  /** The best MP4 under `target.maxBytes`, by bytes actually made; null where none can be made, or none so small. */
  async fit(target: FitTarget): Promise<FittedClip | null> {
    this.#made ??= this.#begin()
    const fitted = await (await this.#made)?.fitter.fit(target)
    return fitted && 'bytes' in fitted ? fitted : null
  }

  async #begin(): Promise<Made | null> {
    const animation = await this.#unpack()
    const plan = planOf(animation)
    if (!plan) return null
    const source = await Source.open(await plainClip(animation, plan))
    const { video } = source
    if (!video) throw new DecodeError('unreadable')
    const part = { fromMs: 0, toMs: source.durationMs }
    return { source, fitter: new ClipFitter({ source, video, sound: null, part }) }
  }

  async close(): Promise<void> {
    const made = await this.#made?.catch(() => null)
    await made?.fitter.close()
    made?.source.close()
  }
}

/** An animation as a clip that loses next to nothing: one frame rate for frames of many lengths. */
interface Plan {
  size: Size
  frameRate: Rate
  rounds: number
}

/** Null for an animation that is too narrow, or too long, for a clip of it. */
function planOf({ width, height, delays, loop }: Animation): Plan | null {
  const frameRate = rateOf(1000 / Math.max(1000 / FASTEST, Math.min(...delays)), FASTEST)
  const round = delays.reduce((sum, delay) => sum + delay, 0)
  const long = Math.max(1, Math.ceil(LEAST_MS / Math.max(1, round)))
  const rounds = loop === 0 ? long : Math.min(loop, long)
  const frames = Math.max(1, (rounds * round * perSecond(frameRate)) / 1000)
  const scale = Math.min(1, Math.sqrt(PLAIN_PIXELS / frames / (width * height)))
  const small = scaled({ width, height }, scale)
  const size = { width: small.width & ~1, height: small.height & ~1 }
  const short = Math.min(size.width, size.height)
  return short < 2 || (scale < 1 && short < LEAST_SIDE) ? null : { size, frameRate, rounds }
}

async function plainClip(animation: Animation, { size, frameRate, rounds }: Plan): Promise<Buffer> {
  const { width, height } = animation
  const chain = new Chain(
    `buffer=video_size=${width}x${height}:pix_fmt=rgb24:time_base=1/1000:pixel_aspect=1/1`,
    [
      `fps=${frameRate}:round=near`,
      `scale=${size.width}:${size.height}:flags=bicubic:out_color_matrix=bt709:out_range=tv`,
      'format=yuv420p',
    ],
    'buffersink',
  )
  const made: Frame[] = []
  for (const frame of shown(animation, rounds)) made.push(...chain.push(frame))
  made.push(...chain.push(null))
  chain.close()
  for (const [at, frame] of made.entries()) frame.pts = BigInt(at)
  const frames = new Frames(size, frameRate, made)
  const coded = await quickH264(frames, FINE)
  const bytes = muxed('mp4', [coded])
  freeCoded(coded)
  frames.free()
  return bytes
}

/** The frames with their times, round after round; the last once more where it ends, for filters to know how long it is. */
function* shown({ data, width, height, delays }: Animation, rounds: number): Generator<Frame> {
  const size = width * height * 3
  const at = (frame: number, ms: number) =>
    Frame.fromVideoBuffer(data.subarray(frame * size, (frame + 1) * size), {
      width,
      height,
      format: AV_PIX_FMT_RGB24,
      pts: BigInt(Math.round(ms)),
      timeBase: { num: 1, den: 1000 },
    })
  let ms = 0
  for (let n = 0; n < rounds; n += 1) {
    for (const [frame, delay] of delays.entries()) {
      yield at(frame, ms)
      ms += delay
    }
  }
  yield at(delays.length - 1, ms)
}
