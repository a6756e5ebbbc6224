import type { AVPixelFormat } from 'node-av/constants'
import { AV_PICTURE_TYPE_NONE, AV_PIX_FMT_RGB24 } from 'node-av/constants'
import { avGetPixFmtName, type Frame } from 'node-av/lib'
import { DecodeError } from '../decode/open.server'
import type { Size } from '../fit'
import type { Pixels } from '../still/pixels.server'
import { Chain } from './ffmpeg.server'
import { inverse, perSecond, type Rate } from './rate'
import type { Source } from './source.server'
import type { Turned, VideoStream } from './streams.server'

/** Frames unpacked for one look at a clip, at most: far beyond what thirty minutes at any sane rate have. */
const MOST_FRAMES = 220_000

/** Frames of a part of a clip: upright, square pixels, 8 bits, at a constant rate from the part's beginning. */
export class Frames {
  readonly size: Size
  readonly frameRate: Rate
  readonly frames: readonly Frame[]

  constructor(size: Size, frameRate: Rate, frames: readonly Frame[]) {
    this.size = size
    this.frameRate = frameRate
    this.frames = frames
  }

  free(): void {
    for (const frame of this.frames) frame.free()
  }

  /** The same moments smaller, or fewer of them, in the middle of `box` on black where there is one. The caller frees both. */
  at(size: Size, frameRate: Rate, box: Size = size): Frames {
    const chain = new Chain(
      `buffer=video_size=${this.size.width}x${this.size.height}:pix_fmt=yuv420p:time_base=${inverse(this.frameRate)}:pixel_aspect=1/1`,
      [
        `fps=${frameRate}:round=near`,
        scaleTo(size),
        `pad=${box.width}:${box.height}:-1:-1:black`,
        'format=yuv420p',
      ],
      'buffersink',
    )
    const frames: Frame[] = []
    for (const frame of this.frames) frames.push(...chain.push(copyOf(frame)))
    frames.push(...chain.push(null))
    chain.close()
    return new Frames(box, frameRate, frames)
  }
}

export interface Part {
  fromMs: number
  toMs: number
}

/** Moments of a clip, ms of the original in order, that are kept at a size of their own on the way. */
export interface Looks {
  moments: readonly number[]
  size: Size
  take: (moment: number, seen: Pixels) => void
}

/** Unpacks a part of a clip at one size and rate. @throws DecodeError. */
export async function framesOf(
  source: Source,
  video: VideoStream,
  { part, size, frameRate, looks }: { part: Part; size: Size; frameRate: Rate; looks?: Looks },
): Promise<Frames> {
  const wanted = Math.max(1, Math.round(((part.toMs - part.fromMs) / 1000) * perSecond(frameRate)))
  const from = source.startSeconds + part.fromMs / 1000
  const pipe = new Pipe(source, video, [
    `fps=${frameRate}:start_time=${from.toFixed(6)}:round=near`,
    ...shown(video, size),
    'format=yuv420p',
  ])
  const kept: Frame[] = []
  const keep = (frames: Frame[]) => {
    for (const frame of frames) {
      if (kept.length < wanted) kept.push(frame)
      else frame.free()
    }
  }
  const watcher = looks ? new Watcher(source, video, looks) : null
  let seen = 0
  await source.read(video, part.fromMs, (frame, seconds) => {
    seen += 1
    if (seen > MOST_FRAMES) throw new DecodeError('too_many_frames')
    watcher?.see(frame, seconds * 1000)
    if (seconds * 1000 >= part.toMs) return false
    keep(pipe.push(frame))
    return kept.length < wanted
  })
  keep(pipe.end())
  watcher?.end()
  if (kept.length === 0) throw new DecodeError('unreadable')
  for (const [at, frame] of kept.entries()) {
    frame.pts = BigInt(at)
    // How it was coded in the original must not bind the coder that comes next.
    frame.pictType = AV_PICTURE_TYPE_NONE
  }
  return new Frames(size, frameRate, kept)
}

/** Keeps what is shown just before each of its moments. */
class Watcher {
  readonly #source: Source
  readonly #video: VideoStream
  readonly #looks: Looks
  #next = 0
  #last: Frame | null = null

  constructor(source: Source, video: VideoStream, looks: Looks) {
    this.#source = source
    this.#video = video
    this.#looks = looks
  }

  /** Takes note of the frame shown from `ms` on. */
  see(frame: Frame, ms: number): void {
    while (this.#last && ms >= (this.#looks.moments[this.#next] ?? Number.POSITIVE_INFINITY)) this.#keep()
    this.#last?.free()
    this.#last = copyOf(frame)
    this.#last.pts = frame.bestEffortTimestamp
  }

  /** The last frame stands for every moment that is left. */
  end(): void {
    while (this.#last && this.#next < this.#looks.moments.length) this.#keep()
    this.#last?.free()
    this.#last = null
  }

  get done(): boolean {
    return this.#next >= this.#looks.moments.length
  }

  #keep(): void {
    const { moments, size, take } = this.#looks
    const moment = moments[this.#next]
    this.#next += 1
    if (moment === undefined || !this.#last) return
    const pipe = new Pipe(this.#source, this.#video, [...shown(this.#video, size), 'format=rgb24'])
    const [made, ...rest] = [...pipe.push(this.#last), ...pipe.end()]
    if (made) take(moment, pixelsOf(made))
    for (const frame of [made, ...rest]) frame?.free()
  }
}

/** What a clip shows just before some moments, in order; moments nothing can be read for are left out. */
export async function stillsOf(
  source: Source,
  video: VideoStream,
  moments: readonly number[],
  size: Size,
): Promise<Pixels[]> {
  const stills: Pixels[] = []
  const looks = { moments, size, take: (_: number, seen: Pixels) => void stills.push(seen) }
  const watcher = new Watcher(source, video, looks)
  await source.read(video, moments[0] ?? 0, (frame, seconds) => {
    watcher.see(frame, seconds * 1000)
    return !watcher.done
  })
  watcher.end()
  return stills
}

function pixelsOf(frame: Frame): Pixels {
  if (frame.format !== AV_PIX_FMT_RGB24) throw new DecodeError('unreadable')
  return { data: Buffer.from(frame.toBuffer()), width: frame.width, height: frame.height }
}

export function copyOf(frame: Frame): Frame {
  const copy = frame.clone()
  if (!copy) throw new DecodeError('memory')
  return copy
}

/** A chain that is built anew when a clip changes its size or form on the way. */
class Pipe {
  readonly #source: Source
  readonly #video: VideoStream
  readonly #steps: readonly string[]
  #chain: Chain | null = null
  #form = ''

  constructor(source: Source, video: VideoStream, steps: readonly string[]) {
    this.#source = source
    this.#video = video
    this.#steps = steps
  }

  push(frame: Frame): Frame[] {
    const form = `video_size=${frame.width}x${frame.height}:pix_fmt=${avGetPixFmtName(frame.format as AVPixelFormat)}`
    const rest = this.#form === form ? [] : this.end()
    if (!this.#chain) {
      const base = this.#source.timeBase(this.#video)
      this.#chain = new Chain(`buffer=${form}:time_base=${base}:pixel_aspect=1/1`, this.#steps, 'buffersink')
      this.#form = form
    }
    const copy = copyOf(frame)
    copy.pts = frame.bestEffortTimestamp
    return [...rest, ...this.#chain.push(copy)]
  }

  end(): Frame[] {
    const rest = this.#chain?.push(null) ?? []
    this.#chain?.close()
    this.#chain = null
    return rest
  }
}

/** Steps from a stored frame to what is seen: turned, in plain light, exactly `size`. */
function shown({ turn, flip, hdr }: VideoStream, size: Size): string[] {
  const before = turn % 180 === 0 ? size : { width: size.height, height: size.width }
  return [
    ...(hdr
      ? ['tonemapx=tonemap=bt2390:transfer=bt709:matrix=bt709:primaries=bt709:range=tv:format=yuv420p']
      : []),
    scaleTo(before),
    ...(flip ? ['hflip'] : []),
    ...turning(turn),
  ]
}

function turning(turn: Turned['turn']): string[] {
  if (turn === 90) return ['transpose=clock']
  if (turn === 270) return ['transpose=cclock']
  return turn === 180 ? ['hflip', 'vflip'] : []
}

function scaleTo({ width, height }: Size): string {
  return `scale=${width}:${height}:flags=bicubic+accurate_rnd:out_color_matrix=bt709:out_range=tv,setsar=1`
}
