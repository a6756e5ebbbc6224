import sharp from 'sharp'
import type { FitTarget, FittedPicture } from './decode/protocol'
import { fitInside, type Size, scaled, USED_WELL } from './fit'
import type { CleanGif } from './gif'
import { resized } from './still/pixels.server'

/** Unpacked frames one below the other, three bytes a pixel. `height` is of one frame. */
export interface Frames extends Size {
  data: Buffer
  delays: number[]
  loop: number
}

/** Pixels of all frames together that the coder is given: more than fits any carrier, and it still answers in seconds. */
export const GIF_PIXELS = 9_000_000

/** How an animation is made smaller, mildest first: palette, frames left out, and what may blur between frames. */
interface Rung {
  colours: number
  /** Every how many frames one is kept; its time grows with it. */
  every: number
  error: number
  /** Short side, px, below which the next rung is tried instead. */
  shortest: number
}

const RUNGS: readonly Rung[] = [
  { colours: 256, every: 1, error: 3, shortest: 240 },
  { colours: 128, every: 1, error: 8, shortest: 220 },
  { colours: 64, every: 2, error: 12, shortest: 180 },
  { colours: 32, every: 3, error: 16, shortest: 120 },
  { colours: 16, every: 6, error: 24, shortest: 48 },
]

/** Frames encoded to foretell the size of all of them. */
const SAMPLE = 6
const AIM = 0.95

interface Encoded {
  bytes: Buffer
  size: Size
  frames: number
  colours: number
}

/** Fits one animation to many budgets; what was made for one target is kept for the next. */
export class GifFitter {
  readonly #clean: CleanGif | null
  readonly #frames: () => Promise<Frames>
  readonly #made = new Map<string, Promise<Encoded>>()
  readonly #given = new Map<Uint8Array, string>()
  #encodes = 0

  /** `clean` is the original itself when it is a GIF; `frames` unpacks it, and is only called when needed. */
  constructor(clean: CleanGif | null, frames: () => Promise<Frames>) {
    this.#clean = clean
    let unpacked: Promise<Frames> | undefined
    this.#frames = () => {
      unpacked ??= frames()
      return unpacked
    }
  }

  /** The animation under `target.maxBytes`, or null when not even its smallest form gets there. Never over. */
  async fit(target: FitTarget): Promise<FittedPicture | null> {
    const started = performance.now()
    const before = this.#encodes
    const found = this.#untouched(target) ?? (await this.#search(target))
    if (!found || found.bytes.length > target.maxBytes) return null
    const sameAs = this.#given.get(found.bytes) ?? null
    if (!sameAs) this.#given.set(found.bytes, target.id)
    return {
      targetId: target.id,
      bytes: found.bytes,
      mime: 'image/gif',
      width: found.size.width,
      height: found.size.height,
      quality: null,
      chroma: null,
      score: null,
      curve: [],
      frames: found.frames,
      colours: found.colours,
      encodes: this.#encodes - before,
      ms: Math.round(performance.now() - started),
      sameAs,
    }
  }

  /** An original that already fits goes out as it is: encoding a GIF again only loses. */
  #untouched(target: FitTarget) {
    const clean = this.#clean
    if (!clean || clean.bytes.length > target.maxBytes) return null
    const inside = fitInside(clean, target)
    if (inside.width < clean.width || inside.height < clean.height) return null
    return { bytes: clean.bytes, size: clean, frames: clean.frames, colours: 256 }
  }

  async #search(target: FitTarget): Promise<Encoded | null> {
    const frames = await this.#frames()
    const largest = fitInside(frames, target)
    for (const [index, rung] of RUNGS.entries()) {
      const found = await this.#searchRung(target, largest, rung, index === RUNGS.length - 1)
      if (found) return found
    }
    return null
  }

  async #searchRung(target: FitTarget, largest: Size, rung: Rung, last: boolean): Promise<Encoded | null> {
    const sample = await this.#foretell(largest, rung)
    let factor = side(target.maxBytes * AIM, sample)
    let best: Encoded | null = null
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const size = scaled(largest, Math.min(1, factor))
      const tooSmall = Math.min(size.width, size.height) < Math.min(rung.shortest, shortOf(largest))
      if (tooSmall && !last) return best
      const made = await this.#encode(size, rung)
      const fits = made.bytes.length <= target.maxBytes
      if (fits && (!best || made.bytes.length > best.bytes.length)) best = made
      if (fits && (factor >= 1 || made.bytes.length > target.maxBytes * 0.85)) return best
      if (best && !fits) return best
      factor *= side(target.maxBytes * AIM, made.bytes.length)
    }
    return best
  }

  /** Bytes the whole animation would take, from a few neighbouring frames of its middle. */
  async #foretell(size: Size, rung: Rung): Promise<number> {
    const frames = await this.#frames()
    const kept = Math.ceil(frames.delays.length / rung.every)
    if (kept <= SAMPLE * 2) return (await this.#encode(size, rung)).bytes.length
    const first = Math.floor(kept / 2 - SAMPLE / 2)
    const picked = Array.from({ length: SAMPLE }, (_, n) => (first + n) * rung.every)
    const bytes = await encodeFrames(frames, picked, size, rung)
    return (bytes.length / SAMPLE) * kept
  }

  #encode(size: Size, rung: Rung): Promise<Encoded> {
    const name = `${size.width} ${size.height} ${rung.colours} ${rung.every}`
    const known = this.#made.get(name)
    if (known) return known
    const made = this.#encodeAll(size, rung)
    this.#made.set(name, made)
    return made
  }

  async #encodeAll(size: Size, rung: Rung): Promise<Encoded> {
    this.#encodes += 1
    const frames = await this.#frames()
    const picked = frames.delays.map((_, index) => index).filter((index) => index % rung.every === 0)
    const bytes = await encodeFrames(frames, picked, size, rung)
    return { bytes, size, frames: picked.length, colours: rung.colours }
  }
}

/** Factor for the sides: GIF bytes grow with the area. */
function side(budget: number, bytes: number): number {
  const factor = Math.sqrt(budget / bytes)
  return factor >= USED_WELL ? Math.min(factor, 1.5) : Math.max(0.2, factor)
}

const shortOf = (size: Size) => Math.min(size.width, size.height)

/** Encodes the picked frames (ascending), each shown until the next picked one was due. */
async function encodeFrames(frames: Frames, picked: number[], size: Size, rung: Rung): Promise<Buffer> {
  const data = Buffer.concat(await Promise.all(picked.map((at) => frameAt(frames, at, size))))
  const delay = picked.map((at, index) => {
    const next = picked[index + 1] ?? Math.min(frames.delays.length, at + rung.every)
    return frames.delays.slice(at, next).reduce((sum, ms) => sum + ms, 0)
  })
  const { width, height } = size
  return sharp(data, { raw: { width, height: height * picked.length, channels: 3, pageHeight: height } })
    .gif({
      colours: rung.colours,
      effort: 3,
      interFrameMaxError: rung.error,
      interPaletteMaxError: rung.error,
      delay,
      loop: frames.loop,
    })
    .toBuffer()
}

async function frameAt(frames: Frames, at: number, size: Size): Promise<Buffer> {
  const { width, height } = frames
  const bytes = width * height * 3
  const data = frames.data.subarray(at * bytes, (at + 1) * bytes)
  return (await resized({ data, width, height }, size)).data
}
