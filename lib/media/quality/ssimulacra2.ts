import { halved, type Linear, type Planes, type Raster, toLinearHalf, toLuma, toXyb, Y } from './colour'
import { Comparison, type Kept } from './compare'
import { CHANNELS, type Norms, SCALES, scoreFromError, weightsOf } from './weights'

/**
 * SSIMULACRA 2.1, written from its published definition: at six scales and in three channels, how much structure was
 * lost, where edges came up that were not there (ringing, blocks) and where edges went (blur), each as a mean and as a
 * 4-norm, weighed into one score. 100 is no difference; 90 cannot be told from the original side by side; below 50
 * anyone sees it.
 *
 * What the weights ignore is not computed: at full size only luma counts, and the smallest scale not at all. That
 * moves a score by less than 0.01 and makes it about three times as fast. Below 128 px a side the published tool runs
 * out of scales and shifts its weights; here the missing scales count as perfect.
 */

/** Weights below this can move a score by thousandths at most. */
const NEGLIGIBLE = 0.003
/** The smallest side that still has structure to compare, px. */
const SMALLEST = 8

interface Term {
  channel: number
  structure: Norms
  ringing: Norms
  blur: Norms
}

/** What each scale has to compare. */
const TERMS: readonly Term[][] = Array.from({ length: SCALES }, (_, scale) =>
  Array.from({ length: CHANNELS }, (_, channel) => termOf(channel, scale)).flatMap((term) => term ?? []),
)

function termOf(channel: number, scale: number): Term | null {
  const [structure, ringing, blur] = [
    weightsOf(channel, scale, 0),
    weightsOf(channel, scale, 1),
    weightsOf(channel, scale, 2),
  ]
  return [structure, ringing, blur].some(matters) ? { channel, structure, ringing, blur } : null
}

function matters(weights: Norms): boolean {
  return weights.mean > NEGLIGIBLE || weights.fourth > NEGLIGIBLE
}

/** A picture at one scale, and what of it is compared. */
interface LevelPlanes {
  width: number
  height: number
  planes: Planes
  terms: readonly Term[]
}

/** A channel of the original, and what of it counts. */
interface Channel {
  term: Term
  kept: Kept
}

/** The original, made ready once and compared with as many candidates as there are. */
export class QualityReference {
  readonly width: number
  readonly height: number
  readonly #levels: Channel[][] = []
  readonly #comparison: Comparison

  constructor(original: Raster) {
    this.width = original.width
    this.height = original.height
    this.#comparison = new Comparison(original.width)
    for (const level of levelsOf(original)) this.#levels.push(this.#keep(level))
  }

  /** How good `candidate` looks beside the original, at most 100; of the same size. @throws RangeError otherwise. */
  score(candidate: Raster): number {
    if (candidate.width !== this.width || candidate.height !== this.height) {
      throw new RangeError('Pictures of different sizes cannot be compared.')
    }
    let sum = 0
    let scale = 0
    for (const { planes } of levelsOf(candidate)) {
      for (const { term, kept } of this.#levels[scale] as Channel[]) {
        const { structure, ringing, lost } = this.#comparison.errors(
          kept,
          planes[term.channel] as Float32Array,
        )
        sum += weigh(structure, term.structure) + weigh(ringing, term.ringing) + weigh(lost, term.blur)
      }
      scale += 1
    }
    return scoreFromError(sum)
  }

  #keep({ width, height, planes, terms }: LevelPlanes): Channel[] {
    return terms.map((term) => {
      const values = planes[term.channel] as Float32Array
      return { term, kept: this.#comparison.kept(values, width, height) }
    })
  }
}

const weigh = (norms: Norms, weights: Norms) => norms.mean * weights.mean + norms.fourth * weights.fourth

function wanted(terms: readonly Term[]): boolean[] {
  return Array.from({ length: CHANNELS }, (_, channel) => terms.some((term) => term.channel === channel))
}

/** The channels of a picture at each scale that is compared, largest first. */
function* levelsOf(raster: Raster): Generator<LevelPlanes> {
  const { width, height } = raster
  if (width < SMALLEST || height < SMALLEST) return
  const [first = [], ...others] = TERMS
  yield {
    width,
    height,
    planes: [null, toLuma(raster), null],
    terms: first.filter(({ channel }) => channel === Y),
  }
  let linear: Linear | null = null
  for (const terms of others) {
    const { width, height } = linear ?? raster
    if (width < SMALLEST || height < SMALLEST || terms.length === 0) return
    linear = linear ? halved(linear) : toLinearHalf(raster)
    yield { width: linear.width, height: linear.height, planes: toXyb(linear, wanted(terms)), terms }
  }
}
