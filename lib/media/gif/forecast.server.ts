import type { CurvePoint } from '../curve'
import { fitInside, type Size, scaled, VIEW_BOX } from '../fit'
import type { Frames } from '../fit-gif.server'
import { QualityReference } from '../quality/ssimulacra2'
import { once, type Pixels, resized } from '../still/pixels.server'
import { encodeAnimation } from './animation'
import { FrameCoder, type Ink } from './frame'
import { frameOf, inksOf, type RawFrames } from './inks'
import { frameBytes } from './write'

/** How an animation is coded. */
export interface Way {
  size: Size
  colours: number
  /** Frames that share a palette. */
  together: number
  /** Every how many frames one is kept. */
  every: number
  /** frame.ts: Care. */
  loss: number
  dither: number
}

export interface Foretold {
  bytes: number
  score: number
}

/** What is on screen at a frame. */
interface Seen {
  at: number
  pixels: Pixels
}

/** Header, first palette and loop. */
const FILE_BYTES = 810
/** Runs of frames that stand for the rest, and how long each is. */
const RUNS = 2
const RUN = 3
/** Frames looked at to judge a whole animation. */
const LOOKS = 4

/** Codes an animation, whole or in part, at any size, and says what people see of it. One unpacking serves all. */
export class GifForecast {
  readonly frames: Frames
  readonly #raw: RawFrames
  readonly #sizes = new Map<string, Promise<RawFrames>>()
  readonly #inks = new Map<string, Ink[]>()
  readonly #references = new Map<string, Promise<QualityReference>>()
  readonly #foretold = new Map<string, Promise<Foretold>>()
  readonly view: Size
  readonly points: CurvePoint[] = []
  encodes = 0

  constructor(frames: Frames) {
    this.frames = frames
    this.#raw = { ...frames, count: frames.delays.length }
    this.view = fitInside(frames, VIEW_BOX)
  }

  /** Bytes and score of the whole, from the first frame and a few runs of the others. */
  foretell(way: Way): Promise<Foretold> {
    return once(this.#foretold, nameOf(way), () => this.#sample(way))
  }

  /** Codes all of it, and judges it at frames spread over its time. */
  async encode(
    way: Way,
    judge: boolean,
  ): Promise<{ bytes: Uint8Array; frames: number; score: () => Promise<number> }> {
    this.encodes += 1
    const raw = await this.#at(way.size)
    const looks = spread(raw.count, LOOKS)
    const seen: Seen[] = []
    const { delays, loop } = this.frames
    const animation = {
      ...way.size,
      frame: (at: number) => frameOf(raw, at),
      inks: this.#ink(way),
      delays,
      loop,
    }
    const made = encodeAnimation(animation, way, way.every, (at, shown) => {
      if (judge && looks.includes(at)) seen.push({ at, pixels: { data: Buffer.from(shown), ...way.size } })
    })
    return { ...made, score: () => this.#judge(seen) }
  }

  async #sample(way: Way): Promise<Foretold> {
    const raw = await this.#at(way.size)
    const kept = Math.ceil(raw.count / way.every)
    const seen: Seen[] = []
    const sizes = runsOf(kept).map((run) => this.#codeRun(raw, way, run, seen))
    const others = sizes.flatMap(([, ...rest]) => rest)
    const mean = others.reduce((sum, bytes) => sum + bytes, 0) / Math.max(1, others.length)
    const bytes = FILE_BYTES + (sizes[0]?.[0] ?? 0) + mean * (kept - 1)
    const score = await this.#judge(seen)
    this.points.push({ bytes, score, quality: 0, exact: false })
    return { bytes, score }
  }

  /** Bytes of each frame of a run, the first as if nothing was on screen before it. */
  #codeRun(raw: RawFrames, way: Way, run: readonly number[], seen: Seen[]): number[] {
    const inks = this.#ink(way)
    const coder = new FrameCoder(way.size)
    const look = () => ({ data: Buffer.from(coder.shown), ...way.size })
    return run.map((step, place) => {
      const at = step * way.every
      const ink = inks[at] as Ink
      const frame = coder.code(frameOf(raw, at), ink, way, place === 0)
      if (step === 0 || place === run.length - 1) seen.push({ at, pixels: look() })
      return frame ? frameBytes(frame, ink === inks[0]) : 0
    })
  }

  async #judge(seen: readonly Seen[]): Promise<number> {
    let sum = 0
    for (const { at, pixels } of seen) {
      const reference = await once(this.#references, String(at), async () => {
        const original = await resized({ ...this.frames, data: frameOf(this.#raw, at) as Buffer }, this.view)
        return new QualityReference(original)
      })
      sum += reference.score(await resized(pixels, this.view))
    }
    return sum / Math.max(1, seen.length)
  }

  #ink({ colours, together }: Way): Ink[] {
    const name = `${colours} ${together}`
    const known = this.#inks.get(name) ?? inksOf(this.#raw, colours, together)
    this.#inks.set(name, known)
    return known
  }

  /** All frames at a size. */
  #at(size: Size): Promise<RawFrames> {
    const { width, height } = this.frames
    if (size.width === width && size.height === height) return Promise.resolve(this.#raw)
    return once(this.#sizes, `${size.width} ${size.height}`, async () => {
      const bytes = size.width * size.height * 3
      const data = new Uint8Array(bytes * this.#raw.count)
      for (let at = 0; at < this.#raw.count; at += 1) {
        const frame = { width, height, data: frameOf(this.#raw, at) as Buffer }
        data.set((await resized(frame, size)).data, at * bytes)
      }
      return { data, ...size, count: this.#raw.count }
    })
  }
}

/** Places of the kept frames that are coded to foretell all: short animations whole. */
function runsOf(kept: number): number[][] {
  if (kept <= RUNS * RUN + 2) return [Array.from({ length: kept }, (_, at) => at)]
  const runs = Array.from({ length: RUNS }, (_, run) => {
    const from = Math.round(((run + 0.5) * (kept - RUN)) / RUNS)
    return Array.from({ length: RUN }, (_, at) => from + at)
  })
  return [[0, 1], ...runs]
}

/** Frames spread evenly over an animation, the first and the last among them. */
function spread(count: number, looks: number): number[] {
  return Array.from({ length: Math.min(count, looks) }, (_, at) =>
    Math.round((at * (count - 1)) / Math.max(1, Math.min(count, looks) - 1)),
  )
}

const nameOf = ({ size, colours, together, every, loss, dither }: Way) =>
  [size.width, colours, together, every, loss.toFixed(2), dither].join(' ')

/** A step of the sizes that are tried: the area shrinks by a third. */
export function stepDown(size: Size, steps: number): Size {
  return scaled(size, 0.82 ** steps)
}
