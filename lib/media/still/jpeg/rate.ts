import type { Chroma } from './settings'
import { type Band, stepsFor, thriftFor } from './tables'
import type { Coefficients } from './transform'

/**
 * Foretells how bytes grow with quality from how large the coefficients are, without coding: the entropy of each
 * coefficient's size class over the picture, and the bits that tell a number within its class. True but for a factor,
 * which one encode teaches.
 */
export class Rate {
  readonly #bands: readonly { band: Band; counts: Float64Array; blocks: number }[]

  /** Searches ask for the same qualities again and again. */
  readonly #known = new Map<number, number>()

  constructor(components: readonly [Coefficients, Coefficients, Coefficients], chroma: Chroma) {
    const colour: Band = chroma === '4:4:4' ? 'fullColour' : 'halfColour'
    this.#bands = components.map((component, at) => ({
      band: at === 0 ? 'lightness' : colour,
      counts: magnitudes(component),
      blocks: component.fine.length,
    }))
  }

  /** Bytes at a quality, but for a factor. */
  bytes(quality: number): number {
    const known = this.#known.get(quality)
    if (known !== undefined) return known
    const bytes = this.#bytes(quality)
    this.#known.set(quality, bytes)
    return bytes
  }

  #bytes(quality: number): number {
    const least = 0.5 + USUAL_RUN_BITS * thriftFor(quality)
    let bits = 0
    for (const { band, counts, blocks } of this.#bands) {
      const steps = stepsFor(quality, band)
      for (let k = 0; k < 64; k += 1) bits += blocks * bitsOf(counts, k, steps[k] as number, least)
    }
    return bits / 8
  }
}

/** Half the bits that a ±1 takes as a rule: how much thrift asks of it. */
const USUAL_RUN_BITS = 2.5

/** Magnitudes are counted in eighths of an octave, from a quarter to beyond what 8 bits make. */
const OCTAVE = 8
const BINS = 13 * OCTAVE
/** Bits of a number of single precision below its exponent's last eighth, and the eighth that a quarter is in. */
const SHIFT = 20
const FIRST = (127 - 2) * OCTAVE
/** What a bin stands for: its middle. */
const MIDDLE = Float64Array.from({ length: BINS }, (_, bin) => {
  const [octave, eighth] = [Math.floor(bin / OCTAVE), bin % OCTAVE]
  return 2 ** (octave - 2) * (1 + (eighth + 0.5) / OCTAVE)
})

/** For each of the 64 coefficients, the share of blocks in which it is so large; smaller ones are in the first bin. */
function magnitudes({ data, fine }: Coefficients): Float64Array {
  const counts = new Float64Array(64 * BINS)
  const bits = new Int32Array(data.buffer, data.byteOffset, data.length)
  const every = fine.length > MANY ? 3 : 1
  let blocks = 0
  for (let at = 0; at < bits.length; at += 64 * every, blocks += 1) {
    for (let k = 0; k < 64; k += 1) {
      const bin = (((bits[at + k] as number) & 0x7fffffff) >> SHIFT) - FIRST
      const place = k * BINS + (bin < 0 ? 0 : bin < BINS ? bin : BINS - 1)
      counts[place] = (counts[place] as number) + 1
    }
  }
  for (let at = 0; at < counts.length; at += 1) counts[at] = (counts[at] as number) / blocks
  return counts
}

/** Blocks beyond which a third of them tells enough. */
const MANY = 4_000
/** Size classes a level can have. */
const CLASSES = 12

const shares = new Float64Array(CLASSES)

/** Bits one coefficient takes per block at a step. */
function bitsOf(counts: Float64Array, k: number, step: number, least: number): number {
  shares.fill(0)
  for (let bin = 0; bin < BINS; bin += 1) {
    const share = counts[k * BINS + bin] as number
    if (share === 0) continue
    const size = (MIDDLE[bin] as number) / step
    const level = size < least ? 0 : size < 1.5 ? 1 : Math.round(size)
    const place = Math.min(CLASSES - 1, 32 - Math.clz32(level))
    shares[place] = (shares[place] as number) + share
  }
  let bits = 0
  for (let size = 0; size < CLASSES; size += 1) {
    const share = shares[size] as number
    if (share > 0) bits += share * (size - Math.log2(share))
  }
  return bits
}
