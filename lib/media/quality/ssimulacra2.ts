import { blur } from './blur'
import { halved, type Linear, type Planes, type Raster, toLinearHalf, toLuma, toXyb, Y } from './colour'
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
const C2 = 0.0009

interface Term {
  channel: number
  structure: Norms | null
  ringing: Norms
  blur: Norms | null
  edges: boolean
}

/** What each scale has to compare. */
const TERMS: readonly Term[][] = Array.from({ length: SCALES }, (_, scale) =>
  Array.from({ length: CHANNELS }, (_, channel) => termOf(channel, scale)).flatMap((term) => term ?? []),
)

function termOf(channel: number, scale: number): Term | null {
  const [structure, ringing, lost] = [
    weightsOf(channel, scale, 0),
    weightsOf(channel, scale, 1),
    weightsOf(channel, scale, 2),
  ]
  const edges = matters(ringing) || matters(lost)
  if (!edges && !matters(structure)) return null
  return { channel, structure: matters(structure) ? structure : null, ringing, blur: lost, edges }
}

function matters(weights: Norms): boolean {
  return weights.mean > NEGLIGIBLE || weights.fourth > NEGLIGIBLE
}

/** One channel of the original at one scale, with all that every candidate is compared with. */
interface Kept {
  term: Term
  values: Float32Array
  mean: Float32Array
  /** Blurred square less the squared mean. */
  variance: Float32Array
  /** 1 / (1 + distance from the mean): how smooth a place is. */
  smooth: Float32Array
}

/** A picture at one scale, and what of it is compared. */
interface LevelPlanes {
  width: number
  height: number
  planes: Planes
  terms: readonly Term[]
}

interface Level {
  width: number
  height: number
  kept: Kept[]
}

/** The original, made ready once and compared with as many candidates as there are. */
export class QualityReference {
  readonly width: number
  readonly height: number
  readonly #levels: Level[] = []
  readonly #scratch: Scratch

  constructor(original: Raster) {
    this.width = original.width
    this.height = original.height
    this.#scratch = new Scratch(original.width * original.height)
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
      const level = this.#levels[scale] as Level
      for (const kept of level.kept)
        sum += this.#errorOf(kept, planes[kept.term.channel] as Float32Array, level)
      scale += 1
    }
    return scoreFromError(sum)
  }

  #keep({ width, height, planes, terms }: LevelPlanes): Level {
    const kept = terms.map((term) => {
      const values = planes[term.channel] as Float32Array
      const count = values.length
      const mean = new Float32Array(count)
      const variance = new Float32Array(count)
      const smooth = new Float32Array(count)
      const { a, between } = this.#scratch
      blur(values, mean, between, width, height)
      for (let at = 0; at < count; at += 1) a[at] = (values[at] as number) ** 2
      blur(a, variance, between, width, height)
      for (let at = 0; at < count; at += 1) {
        const mu = mean[at] as number
        variance[at] = (variance[at] as number) - mu * mu
        smooth[at] = 1 / (1 + Math.abs((values[at] as number) - mu))
      }
      return { term, values, mean, variance, smooth }
    })
    return { width, height, kept }
  }

  #errorOf(kept: Kept, candidate: Float32Array, { width, height }: Level): number {
    const { mean, between } = this.#scratch
    const { term } = kept
    blur(candidate, mean, between, width, height)
    let error = 0
    if (term.structure) error += weigh(this.#structure(kept, candidate, mean, width, height), term.structure)
    if (term.edges) {
      const { ringing, lost } = edgesOf(kept, candidate, mean)
      error += weigh(ringing, term.ringing) + (term.blur ? weigh(lost, term.blur) : 0)
    }
    return error
  }

  /** SSIM without its luma denominator, as an error. */
  #structure(kept: Kept, candidate: Float32Array, mean: Float32Array, width: number, height: number): Norms {
    const { a, b, square, product, between } = this.#scratch
    const count = candidate.length
    const values = kept.values
    for (let at = 0; at < count; at += 1) {
      const value = candidate[at] as number
      a[at] = value * value
      b[at] = value * (values[at] as number)
    }
    blur(a, square, between, width, height)
    blur(b, product, between, width, height)
    let sum = 0
    let fourth = 0
    for (let at = 0; at < count; at += 1) {
      const mu1 = kept.mean[at] as number
      const mu2 = mean[at] as number
      const apart = mu1 - mu2
      const covariance = 2 * ((product[at] as number) - mu1 * mu2) + C2
      const variances = (kept.variance[at] as number) + (square[at] as number) - mu2 * mu2 + C2
      const error = 1 - ((1 - apart * apart) * covariance) / variances
      if (error > 0) {
        sum += error
        const squared = error * error
        fourth += squared * squared
      }
    }
    return { mean: sum / count, fourth: (fourth / count) ** 0.25 }
  }
}

/** Edges the candidate has and the original has not, and the other way round. */
function edgesOf(kept: Kept, candidate: Float32Array, mean: Float32Array): { ringing: Norms; lost: Norms } {
  const count = candidate.length
  let [more, more4, less, less4] = [0, 0, 0, 0]
  for (let at = 0; at < count; at += 1) {
    const edge = 1 + Math.abs((candidate[at] as number) - (mean[at] as number))
    const change = edge * (kept.smooth[at] as number) - 1
    const squared = change * change
    if (change > 0) {
      more += change
      more4 += squared * squared
    } else {
      less -= change
      less4 += squared * squared
    }
  }
  return {
    ringing: { mean: more / count, fourth: (more4 / count) ** 0.25 },
    lost: { mean: less / count, fourth: (less4 / count) ** 0.25 },
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

/** Room for intermediate planes, made once per original. */
class Scratch {
  readonly a: Float32Array
  readonly b: Float32Array
  readonly mean: Float32Array
  readonly square: Float32Array
  readonly product: Float32Array
  readonly between: Float32Array

  constructor(count: number) {
    const plane = () => new Float32Array(count)
    this.a = plane()
    this.b = plane()
    this.mean = plane()
    this.square = plane()
    this.product = plane()
    this.between = plane()
  }
}
