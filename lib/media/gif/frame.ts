import type { Size } from '../fit'
import { FINE, toSeen } from './colour'
import { RunCoder } from './lzw'
import type { Nearest, Palette } from './palette'
import { tolerance } from './tolerance'

/** How faithfully frames are coded. */
export interface Care {
  /** How far a colour may be off, luma levels, where the eye is about average; 0 for as near as the palette has it. */
  loss: number
  /** Height of the pattern laid over colours the palette lacks, luma levels; 0 for none. */
  dither: number
}

/** One frame as the file has it: only what changed, inside the smallest rectangle. */
export interface CodedFrame extends Size {
  left: number
  top: number
  palette: Palette
  /** Index that leaves a pixel as it is, or null. */
  clear: number | null
  /** Minimum code size and data sub-blocks. */
  data: Uint8Array
}

/** The palette of a frame, and its nearest colours. */
export interface Ink {
  palette: Palette
  nearest: Nearest
}

/** The first frame is what a phone shows before it plays: it is coded with this share of the loss. */
const FIRST_CARE = 0.8
/** Standing pixels may be off by this share of what moving ones may: noise that stands still is seen. */
const STILL_SHARE = 0.9

type Area = Pick<CodedFrame, 'left' | 'top' | 'width' | 'height'>

/** Codes the frames of one animation one after another, each against what is on screen by then. */
export class FrameCoder {
  readonly #size: Size
  readonly #runs = new RunCoder()
  /** What is on screen, as sRGB and as colour.ts has it. */
  readonly shown: Uint8Array
  readonly #shownSeen: Int16Array
  readonly #best: Uint8Array
  readonly #right: Uint16Array
  readonly #slack: Float32Array
  readonly #want: Int16Array
  readonly #chosen: Uint8Array
  readonly #limit: Float32Array

  constructor(size: Size) {
    const count = size.width * size.height
    this.#size = size
    this.shown = new Uint8Array(count * 3)
    this.#shownSeen = new Int16Array(count * 3)
    this.#best = new Uint8Array(count)
    this.#right = new Uint16Array(count)
    this.#slack = new Float32Array(count)
    this.#want = new Int16Array(count * 3)
    this.#chosen = new Uint8Array(count)
    this.#limit = new Float32Array(count)
  }

  /** The frame, or null where nothing on screen has to change. `first`: nothing is on screen yet. */
  code(rgb: Uint8Array, ink: Ink, care: Care, first: boolean): CodedFrame | null {
    const { width, height } = this.#size
    const seen = toSeen(rgb, width * height)
    if (care.dither > 0) this.#dither(seen, care.dither)
    tolerance(seen, this.#size, first ? care.loss * FIRST_CARE : care.loss, this.#limit)
    const clear = ink.palette.count
    for (let at = 0; at < width * height; at += 1) {
      this.#right[at] = !first && this.#mayStay(seen, at) ? clear : this.#nearest(rgb, seen, at, ink, first)
    }
    const area = first ? { left: 0, top: 0, width, height } : this.#changed(clear)
    if (!area) return null
    this.#prepare(seen, area)
    const data = this.#runs.code(
      {
        count: area.width * area.height,
        best: this.#best,
        want: this.#want,
        slack: this.#slack,
        palette: ink.palette.seen,
        clear: first ? -1 : clear,
        depth: depthOf(clear + (first ? 0 : 1)),
      },
      this.#chosen,
    )
    this.#show(area, ink.palette, first ? -1 : clear)
    return { ...area, palette: ink.palette, clear: first ? null : clear, data }
  }

  #dither(seen: Int16Array, levels: number): void {
    const { width, height } = this.#size
    for (let y = 0, at = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1, at += 3) {
        const pattern = PATTERN[((y & 7) << 3) | (x & 7)] as number
        seen[at] = (seen[at] as number) + pattern * levels
      }
    }
  }

  /** Whether what is on screen is near enough. */
  #mayStay(seen: Int16Array, at: number): boolean {
    return this.#off(seen, at) <= (this.#limit[at] as number) * STILL_SHARE
  }

  /** Squared distance of what is on screen from what should be. */
  #off(seen: Int16Array, at: number): number {
    const shown = this.#shownSeen
    const i = at * 3
    const dy = (seen[i] as number) - (shown[i] as number)
    const dr = (seen[i + 1] as number) - (shown[i + 1] as number)
    const db = (seen[i + 2] as number) - (shown[i + 2] as number)
    return dy * dy + dr * dr + db * db
  }

  /** The index that is right for a pixel; that which leaves it as it is, where the palette has nothing nearer. */
  #nearest(rgb: Uint8Array, seen: Int16Array, at: number, { nearest, palette }: Ink, first: boolean): number {
    const i = at * 3
    const y = seen[i] as number
    const r = seen[i + 1] as number
    const b = seen[i + 2] as number
    const index = nearest.of(rgb[i] as number, rgb[i + 1] as number, rgb[i + 2] as number, y, r, b)
    if (first) return index
    return this.#off(seen, at) <= nearest.distance(index, y, r, b) ? palette.count : index
  }

  /** The smallest rectangle around all pixels that cannot stay as they are. */
  #changed(clear: number): Area | null {
    const { width, height } = this.#size
    const right = this.#right
    const moves = (at: number) => right[at] !== clear
    const rows = Array.from({ length: height }, (_, y) =>
      right.subarray(y * width, (y + 1) * width).findIndex((index) => index !== clear),
    )
    const top = rows.findIndex((left) => left >= 0)
    if (top < 0) return null
    const bottom = rows.findLastIndex((left) => left >= 0)
    const left = Math.min(...rows.map((first) => (first < 0 ? width : first)))
    let last = width - 1
    while (last > left && !rows.some((first, y) => first >= 0 && moves(y * width + last))) last -= 1
    return { left, top, width: last - left + 1, height: bottom - top + 1 }
  }

  /** Lays the pixels of the area in coding order, with what each may become. */
  #prepare(seen: Int16Array, area: Area): void {
    const want = this.#want
    for (let y = area.top, to = 0; y < area.top + area.height; y += 1) {
      const row = y * this.#size.width
      for (let at = row + area.left; at < row + area.left + area.width; at += 1, to += 1) {
        want[to * 3] = seen[at * 3] as number
        want[to * 3 + 1] = seen[at * 3 + 1] as number
        want[to * 3 + 2] = seen[at * 3 + 2] as number
        this.#slack[to] = this.#limit[at] as number
        this.#best[to] = this.#right[at] as number
      }
    }
  }

  #show(area: Area, palette: Palette, clear: number): void {
    let from = 0
    for (let y = area.top; y < area.top + area.height; y += 1) {
      let at = (y * this.#size.width + area.left) * 3
      for (let x = 0; x < area.width; x += 1, at += 3, from += 1) {
        const index = this.#chosen[from] as number
        if (index === clear) continue
        for (let c = 0; c < 3; c += 1) {
          this.shown[at + c] = palette.rgb[index * 3 + c] as number
          this.#shownSeen[at + c] = palette.seen[index * 3 + c] as number
        }
      }
    }
  }
}

/** Bits an index takes: GIF knows no fewer than two. */
export function depthOf(colours: number): number {
  return Math.max(2, Math.ceil(Math.log2(colours)))
}

/** An ordered pattern of 8 × 8, −0.5 to 0.5 levels fine: it stands still, so it costs nothing from frame to frame. */
const PATTERN = Float32Array.from({ length: 64 }, (_, at) => {
  const [x, y] = [at & 7, at >> 3]
  let value = 0
  for (let bit = 0; bit < 3; bit += 1) {
    const [a, b] = [(x >> bit) & 1, (y >> bit) & 1]
    value = (value << 2) | ((a ^ b) << 1) | b
  }
  // Bits were taken from the lowest: the first pair weighs the most.
  return ((value + 0.5) / 64 - 0.5) * FINE
})
