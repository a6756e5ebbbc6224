import { BitWriter } from './bits'

/**
 * LZW as GIF uses it (GIF89a, appendix F), with a choice: where a pixel may be told by more than one index, the coder
 * takes those that continue a string it already has. That is what makes it lossy, and it never goes past the error each
 * pixel was given.
 */

const MOST_CODES = 4_096
const WIDEST = 12
/** Forks in the dictionary looked into per string: more find little and cost time. */
const FORKS = 60
/** Share of a pixel's error that the next one makes up for, so that areas keep their mean. */
const CARRY = 0.3
/** Codes after which a full dictionary is asked whether it still serves. */
const WATCH = 512
/** It is dropped once strings are shorter than this share of their best. */
const WORN = 0.85

/** The pixels of one frame in coding order, and what each may become. */
export interface Choices {
  count: number
  /** The index that is right for each pixel; `clear` where it may stay as it is. */
  best: Uint8Array
  /** The colour wanted, three values a pixel (colour.ts). */
  want: Int16Array
  /** Squared distance up to which another index will do; 0 where only the right one does. */
  slack: Float32Array
  /** Colours of the palette (colour.ts). */
  palette: Int16Array
  /** The index that leaves a pixel as it is, or −1 where there is none. */
  clear: number
  /** Bits of an index, 2 to 8. */
  depth: number
}

/** Codes frames; its dictionary is made once and used for all of them. */
export class RunCoder {
  readonly #first = new Int16Array(MOST_CODES)
  readonly #next = new Int16Array(MOST_CODES)
  readonly #parent = new Int16Array(MOST_CODES)
  readonly #suffix = new Uint8Array(MOST_CODES)
  readonly #out = new BitWriter()
  #choices!: Choices
  /** The next free code, how many codes the reader has seen since the dictionary was new, and how wide they are. */
  #free = 0
  #told = 0
  #width = 0
  #forks = 0
  /** The best string found: its code, the pixel behind it, its error, and what it hands on to the next. */
  #bestNode = 0
  #bestEnd = 0
  #bestError = 0
  readonly #handed = new Float64Array(3)
  /** What the string before handed on. */
  readonly #start = new Float64Array(3)
  /** What the pixel just weighed would hand on. */
  #y = 0
  #r = 0
  #b = 0

  /** Data sub-blocks of a frame, its minimum code size before them. `chosen` is filled with the index of each pixel. */
  code(choices: Choices, chosen: Uint8Array): Uint8Array {
    this.#choices = choices
    this.#out.begin(choices.depth)
    this.#width = choices.depth + 1
    this.#told = 0
    this.#fresh()
    this.#handed.fill(0)
    const wear = new Wear()
    let before = -1
    for (let at = 0; at < choices.count; at = this.#bestEnd) {
      this.#longest(at, before)
      this.#tell(this.#bestNode)
      this.#take(at, chosen)
      before = this.#bestNode
      if (this.#free >= MOST_CODES && wear.isOut(this.#bestEnd - at)) {
        this.#fresh()
        before = -1
      }
    }
    this.#tell((1 << choices.depth) + 1)
    return this.#out.end()
  }

  #fresh(): void {
    const clear = 1 << this.#choices.depth
    this.#tell(clear)
    this.#first.fill(-1, 0, clear)
    for (let code = 0; code < clear; code += 1) {
      this.#suffix[code] = code
      this.#parent[code] = -1
    }
    this.#free = clear + 2
    this.#told = 0
    this.#width = this.#choices.depth + 1
  }

  /** Writes a code as wide as the reader expects it by now. */
  #tell(code: number): void {
    const known = (1 << this.#choices.depth) + 2 + Math.max(0, this.#told - 1)
    if (known >= 1 << this.#width && this.#width < WIDEST) this.#width += 1
    this.#out.write(code, this.#width)
    this.#told += 1
  }

  /** Finds the longest string from `at` on, and of the longest the closest; `before` is the string told last. */
  #longest(at: number, before: number): void {
    const { best } = this.#choices
    this.#start.set(this.#handed)
    this.#bestEnd = at
    this.#forks = FORKS
    const right = best[at] as number
    this.#begin(right, at)
    if (before < 0) return
    // What was told last may be told again with its own beginning behind it: the reader knows that string already.
    const again = this.#headOf(before)
    if (again !== right && this.#weigh(again, at, 0, 0, 0) >= 0) this.#begin(again, at)
    const head = this.#headOf(this.#bestNode)
    if (this.#free >= MOST_CODES) return
    const made = this.#add(before, head)
    if (head === again) this.#tryAgain(made, at)
  }

  #begin(index: number, at: number): void {
    const error = this.#weigh(
      index,
      at,
      this.#start[0] as number,
      this.#start[1] as number,
      this.#start[2] as number,
    )
    // The right index is right whatever the string before left behind.
    this.#walk(index, at + 1, Math.max(0, error), this.#y, this.#r, this.#b)
  }

  /** Whether the string just made, told at once, reaches further. */
  #tryAgain(made: number, at: number): void {
    const length = this.#lengthOf(made)
    if (length <= this.#bestEnd - at || at + length > this.#choices.count) return
    let error = 0
    for (
      let code = made, pixel = at + length - 1;
      code >= 0;
      code = this.#parent[code] as number, pixel -= 1
    ) {
      const cost = this.#weigh(this.#suffix[code] as number, pixel, 0, 0, 0)
      if (cost < 0) return
      error += cost
    }
    this.#keep(made, at + length, error)
    this.#handed.fill(0)
  }

  #keep(node: number, end: number, error: number): void {
    this.#bestNode = node
    this.#bestEnd = end
    this.#bestError = error
  }

  /** Follows every string of the dictionary that the pixels from `end` on may be told by. */
  #walk(node: number, end: number, error: number, y: number, r: number, b: number): void {
    if (end > this.#bestEnd || (end === this.#bestEnd && error < this.#bestError)) {
      this.#keep(node, end, error)
      this.#handed[0] = y
      this.#handed[1] = r
      this.#handed[2] = b
    }
    if (end >= this.#choices.count) return
    let found = false
    for (let child = this.#first[node] as number; child >= 0; child = this.#next[child] as number) {
      const cost = this.#weigh(this.#suffix[child] as number, end, y, r, b)
      if (cost < 0) continue
      if (found) {
        if (this.#forks <= 0) return
        this.#forks -= 1
      }
      found = true
      this.#walk(child, end + 1, error + cost, this.#y, this.#r, this.#b)
    }
  }

  /** What it costs to tell a pixel by an index after what was handed on: 0 or more, or −1 where that is too much. */
  #weigh(index: number, pixel: number, y: number, r: number, b: number): number {
    const { best, clear, slack, want, palette } = this.#choices
    const right = index === best[pixel]
    if (index === clear) {
      this.#y = this.#r = this.#b = 0
      return right ? 0 : -1
    }
    const most = right ? Number.POSITIVE_INFINITY : (slack[pixel] as number)
    if (most <= 0) return -1
    const [w, p] = [pixel * 3, index * 3]
    const dy = (want[w] as number) + y - (palette[p] as number)
    if (dy * dy > most) return -1
    const dr = (want[w + 1] as number) + r - (palette[p + 1] as number)
    const db = (want[w + 2] as number) + b - (palette[p + 2] as number)
    const error = dy * dy + dr * dr + db * db
    if (error > most) return -1
    this.#y = dy * CARRY
    this.#r = dr * CARRY
    this.#b = db * CARRY
    return error
  }

  #add(prefix: number, index: number): number {
    for (let child = this.#first[prefix] as number; child >= 0; child = this.#next[child] as number) {
      // A string found twice still takes a code, for the reader takes one.
      if (this.#suffix[child] === index) {
        this.#free += 1
        return child
      }
    }
    const code = this.#free
    this.#free += 1
    this.#suffix[code] = index
    this.#parent[code] = prefix
    this.#first[code] = -1
    this.#next[code] = this.#first[prefix] as number
    this.#first[prefix] = code
    return code
  }

  #headOf(code: number): number {
    let head = code
    for (let up = code; up >= 0; up = this.#parent[up] as number) head = up
    return head
  }

  #lengthOf(code: number): number {
    let length = 0
    for (let up = code; up >= 0; up = this.#parent[up] as number) length += 1
    return length
  }

  /** Writes down which indices the chosen string gives its pixels. */
  #take(from: number, chosen: Uint8Array): void {
    let code = this.#bestNode
    for (let pixel = this.#bestEnd - 1; pixel >= from; pixel -= 1) {
      chosen[pixel] = this.#suffix[code] as number
      code = this.#parent[code] as number
    }
  }
}

/** Whether a full dictionary still serves: its strings against the longest it gave. */
class Wear {
  #codes = 0
  #pixels = 0
  #longest = 0

  isOut(pixels: number): boolean {
    this.#codes += 1
    this.#pixels += pixels
    if (this.#codes < WATCH) return false
    const worn = this.#pixels < this.#longest * WORN
    this.#longest = worn ? 0 : Math.max(this.#longest, this.#pixels)
    this.#codes = 0
    this.#pixels = 0
    return worn
  }
}
