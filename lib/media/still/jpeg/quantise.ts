import { type Coefficients, FINE } from './transform'

/** Whole-number coefficients of all blocks, 64 each in zigzag order. */
export interface Quantised extends Omit<Coefficients, 'data' | 'fine'> {
  data: Int16Array
  /** Place of the last coefficient of each block that is not 0. */
  last: Uint8Array
}

/** Bits that a lone ±1 costs after so many zeros, about; what its going adds to the next one is taken off. */
const LONE = [1.6, 3.4, 4.3, 5.2, 5.2, 6, 6, 6.8, 7.6, 7.6, 8, 8.4, 8.8, 9.4, 10, 10.4]
/** Bits that one level less saves of a larger coefficient, about. */
const LESS = 0.7
/** A coder of 8 bits knows no larger level. */
const LARGEST = 1_023

/** Room for the three components, good until the next picture is divided: a file is written at once. */
const rooms = [0, 1, 2].map(() => new Int16Array(0))

function roomFor(component: 0 | 1 | 2, length: number): Int16Array {
  const room = rooms[component] as Int16Array
  if (room.length >= length) return room
  const larger = new Int16Array(length)
  rooms[component] = larger
  return larger
}

/**
 * Divides by `steps` (zigzag order) and rounds, with an eye on bytes: what costs more bits than it shows is let go.
 * `thrift` is the worth of a bit in squared steps.
 */
export function quantised(
  { data, fine, blocksWide, blocksHigh, shownWide, shownHigh }: Coefficients,
  steps: Uint8Array,
  thrift: number,
  component: 0 | 1 | 2,
): Quantised {
  const into = roomFor(component, data.length)
  const last = new Uint8Array(blocksWide * blocksHigh)
  const inverse = Float64Array.from(steps, (step) => 1 / step)
  const rounding: Rounding = {
    least: Float64Array.from({ length: 64 }, (_, run) => 0.5 + 0.5 * thrift * (LONE[Math.min(run, 15)] ?? 0)),
    larger: 0.5 - 0.5 * LESS * thrift,
  }
  // No fine coefficient below this is kept.
  const finest = 0.5 * steps.subarray(FINE).reduce((least, step) => Math.min(least, step), 255)
  for (let block = 0, at = 0; block < last.length; block += 1, at += 64) {
    into[at] = Math.round((data[at] as number) * (inverse[0] as number))
    const end = (fine[block] as number) < finest ? FINE : 64
    if (end < 64) into.fill(0, at + end, at + 64)
    last[block] = roundBlock(data, into, at, end, inverse, rounding)
  }
  return { data: into, last, blocksWide, blocksHigh, shownWide, shownHigh }
}

interface Rounding {
  /** What makes a 1, by the zeros before it. */
  least: Float64Array
  /** What is added to anything larger before its fraction goes. */
  larger: number
}

function roundBlock(
  from: Float32Array,
  to: Int16Array,
  at: number,
  end: number,
  inverse: Float64Array,
  { least, larger }: Rounding,
): number {
  let run = 0
  let last = 0
  for (let k = 1; k < end; k += 1) {
    const value = (from[at + k] as number) * (inverse[k] as number)
    const size = Math.abs(value)
    if (size < (least[run] as number)) {
      run += 1
      to[at + k] = 0
      continue
    }
    const level = size < 1.5 ? 1 : Math.min(LARGEST, (size + larger) | 0)
    to[at + k] = value < 0 ? -level : level
    run = 0
    last = k
  }
  return last
}
