import type { Quantised } from './quantise'
import type { Tokens } from './tokens'

/** Turns coefficients into what the scans of a JPEG say (ITU-T T.81, F.1.2, G.1.2). */

/** Tables of lightness and of the colours, for the first coefficient of a block and for the others. */
const DC = 0
const AC = 2

type Three = readonly [Quantised, Quantised, Quantised]

/** The first coefficients of all blocks in coding units; with the others, where `whole`. */
export function interleaved(tokens: Tokens, components: Three, whole: boolean): void {
  const [luma, blue] = components
  const unit = luma.blocksWide / blue.blocksWide
  const before = [0, 0, 0]
  const code = (index: number, x: number, y: number) => {
    const { data, blocksWide, last } = components[index] as Quantised
    const block = y * blocksWide + x
    const table = index === 0 ? 0 : 1
    const value = data[block * 64] as number
    difference(tokens, DC + table, value - (before[index] as number))
    before[index] = value
    if (whole) sequential(tokens, AC + table, data, block * 64, last[block] as number)
  }
  for (let y = 0; y < blue.blocksHigh; y += 1) {
    for (let x = 0; x < blue.blocksWide; x += 1) {
      for (let v = 0; v < unit; v += 1) {
        for (let u = 0; u < unit; u += 1) code(0, x * unit + u, y * unit + v)
      }
      code(1, x, y)
      code(2, x, y)
    }
  }
}

function difference(tokens: Tokens, table: number, value: number): void {
  const size = sizeOf(value < 0 ? -value : value)
  tokens.symbol(table, size, size, bitsOf(value, size))
}

function sequential(tokens: Tokens, table: number, data: Int16Array, at: number, last: number): void {
  let run = 0
  for (let k = 1; k <= last; k += 1) {
    const value = data[at + k] as number
    if (value === 0) {
      run += 1
      continue
    }
    for (; run > 15; run -= 16) tokens.symbol(table, SIXTEEN_ZEROS, 0, 0)
    const size = sizeOf(value < 0 ? -value : value)
    tokens.symbol(table, (run << 4) | size, size, bitsOf(value, size))
    run = 0
  }
  if (last < 63) tokens.symbol(table, END_OF_BLOCK, 0, 0)
}

const SIXTEEN_ZEROS = 0xf0
const END_OF_BLOCK = 0

/** Coefficients `from` to `to` of a component without their `low` lowest bits, for the first time. */
export function firstPass(tokens: Tokens, table: number, component: Quantised, band: Band): void {
  const ends = new EndOfBand(tokens, AC + table)
  eachShown(component, (at, last) => firstOfBlock(ends, component.data, at, last, band))
  ends.flush()
}

function firstOfBlock(ends: EndOfBand, data: Int16Array, at: number, last: number, band: Band): void {
  const { from, to, low } = band
  const end = Math.min(to, last)
  let run = 0
  let coded = from - 1
  for (let k = from; k <= end; k += 1) {
    const value = data[at + k] as number
    const size = (value < 0 ? -value : value) >> low
    if (size === 0) {
      run += 1
      continue
    }
    run = ends.sixteens(run)
    const bits = sizeOf(size)
    ends.symbol((run << 4) | bits, bits, bitsOf(value < 0 ? -size : size, bits))
    run = 0
    coded = k
  }
  if (coded < to) ends.add(0)
}

/** One more bit, the `low`-th, of coefficients `from` to `to`: those known get it, those that only now show are told. */
export function refinement(tokens: Tokens, table: number, component: Quantised, band: Band): void {
  const ends = new EndOfBand(tokens, AC + table)
  eachShown(component, (at, last) => refineBlock(ends, component.data, at, last, band))
  ends.flush()
}

function refineBlock(ends: EndOfBand, data: Int16Array, at: number, last: number, band: Band): void {
  const { from, to, low } = band
  const end = Math.min(to, last)
  const newest = newestOf(data, at, from, end, low)
  let run = 0
  // Bits of those known, due after the next symbol.
  let held = 0
  for (let k = from; k <= end; k += 1) {
    const value = data[at + k] as number
    const size = (value < 0 ? -value : value) >> low
    if (size === 0) {
      run += 1
      continue
    }
    if (run > 15 && k <= newest) {
      run = ends.sixteens(run)
      held = 0
    }
    if (size > 1) {
      ends.hold(size & 1)
      held += 1
      continue
    }
    ends.symbol((run << 4) | 1, 1, value < 0 ? 0 : 1)
    held = 0
    run = 0
  }
  if (newest < to || held > 0) ends.add(held)
}

/** Every block that shows something, in order: where it begins, and its last coefficient that is not 0. */
function eachShown(component: Quantised, visit: (at: number, last: number) => void): void {
  const { last, blocksWide, shownWide, shownHigh } = component
  for (let y = 0; y < shownHigh; y += 1) {
    const row = y * blocksWide
    for (let block = row; block < row + shownWide; block += 1) visit(block * 64, last[block] as number)
  }
}

/** The last coefficient that becomes ±1 with this bit. */
function newestOf(data: Int16Array, at: number, from: number, end: number, low: number): number {
  for (let k = end; k >= from; k -= 1) {
    const value = data[at + k] as number
    if ((value < 0 ? -value : value) >> low === 1) return k
  }
  return from - 1
}

/** Which coefficients a scan is about, and the lowest bit it tells. */
export interface Band {
  from: number
  to: number
  low: number
}

/**
 * Symbols of a band, and before them the blocks in a row that had no more to say, told as one number. Refining bits wait
 * for the symbol they come after: those of blocks that ended, then those of the block at hand.
 */
class EndOfBand {
  readonly #tokens: Tokens
  readonly #table: number
  readonly #bits = new Uint8Array(MOST_BITS + 64)
  /** Bits of blocks that ended, and of all. */
  #ended = 0
  #held = 0
  #blocks = 0

  constructor(tokens: Tokens, table: number) {
    this.#tokens = tokens
    this.#table = table
  }

  symbol(symbol: number, bitCount: number, bits: number): void {
    this.flush()
    this.#tokens.symbol(this.#table, symbol, bitCount, bits)
    this.#release(this.#held)
  }

  /** Tells of zeros in whole sixteens; what is left of the run. */
  sixteens(run: number): number {
    let left = run
    for (; left > 15; left -= 16) this.symbol(SIXTEEN_ZEROS, 0, 0)
    return left
  }

  hold(bit: number): void {
    this.#bits[this.#held] = bit
    this.#held += 1
  }

  /** A block that has no more to say but the bits it held last. */
  add(held: number): void {
    this.#blocks += 1
    this.#ended += held
    if (this.#blocks === MOST_BLOCKS || this.#ended > MOST_BITS - 64) this.flush()
  }

  flush(): void {
    if (this.#blocks === 0) return
    const size = sizeOf(this.#blocks) - 1
    this.#tokens.symbol(this.#table, size << 4, size, this.#blocks & ((1 << size) - 1))
    this.#release(this.#ended)
    this.#blocks = 0
  }

  /** Writes the first `count` of the held bits; the others move up. */
  #release(count: number): void {
    if (count === 0) return
    for (let at = 0; at < count; at += PACK) {
      const size = Math.min(PACK, count - at)
      let bits = 0
      for (let n = at; n < at + size; n += 1) bits = (bits << 1) | (this.#bits[n] as number)
      this.#tokens.plain(size, bits)
    }
    if (count < this.#held) this.#bits.copyWithin(0, count, this.#held)
    this.#held -= count
    this.#ended = 0
  }
}

const MOST_BLOCKS = 0x7fff
/** Bits told at once. */
const PACK = 15
/** Decoders need not hold more than this many bits. */
const MOST_BITS = 1_000

/** Bits of a number that is not negative. */
function sizeOf(value: number): number {
  return 32 - Math.clz32(value)
}

/** JPEG's own way to tell a signed number in so many bits. */
function bitsOf(value: number, size: number): number {
  return value < 0 ? value + (1 << size) - 1 : value
}
