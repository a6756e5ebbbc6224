import { REACH, RowBlur } from './blur'
import type { Norms } from './weights'

/** One channel of the original at one scale, with all that every candidate is compared with. */
export interface Kept {
  width: number
  height: number
  values: Float32Array
  mean: Float32Array
  /** Blurred square less the squared mean. */
  variance: Float32Array
  /** 1 / (1 + distance from the mean): how smooth a place is. */
  smooth: Float32Array
}

/** What differs: structure (SSIM without its luma denominator), edges that came up, edges that went. */
export interface Errors {
  structure: Norms
  ringing: Norms
  lost: Norms
}

const C2 = 0.0009

/** Compares channels, walking each once from top to bottom: no more than a few blurred rows are at hand. */
export class Comparison {
  readonly #plain: RowBlur
  readonly #square: RowBlur
  readonly #product: RowBlur
  readonly #row: Float64Array
  readonly #mean: Float32Array
  readonly #squares: Float32Array
  readonly #products: Float32Array
  readonly #sums = new Float64Array(6)

  /** For channels of at most `widest` px across. */
  constructor(widest: number) {
    this.#plain = new RowBlur(widest)
    this.#square = new RowBlur(widest)
    this.#product = new RowBlur(widest)
    this.#row = new Float64Array(widest)
    this.#mean = new Float32Array(widest)
    this.#squares = new Float32Array(widest)
    this.#products = new Float32Array(widest)
  }

  /** Makes a channel of the original ready. */
  kept(values: Float32Array, width: number, height: number): Kept {
    const plane = () => new Float32Array(values.length)
    const kept = { width, height, values, mean: plane(), variance: plane(), smooth: plane() }
    this.#plain.begin(width, height)
    this.#square.begin(width, height)
    for (let y = -REACH; y < height; y += 1) {
      if (y + REACH < height) this.#take(values, (y + REACH) * width, width)
      if (y < 0) continue
      this.#plain.give(y, this.#mean)
      this.#square.give(y, this.#squares)
      keepRow(kept, y * width, this.#mean, this.#squares)
    }
    return kept
  }

  /** What differs of a candidate. */
  errors(kept: Kept, candidate: Float32Array): Errors {
    const { width, height } = kept
    this.#sums.fill(0)
    for (const blur of [this.#plain, this.#square, this.#product]) blur.begin(width, height)
    for (let y = -REACH; y < height; y += 1) {
      const next = (y + REACH) * width
      if (next < candidate.length) {
        this.#take(candidate, next, width)
        multiply(candidate, kept.values, next, width, this.#row)
        this.#product.take(this.#row)
      }
      if (y < 0) continue
      this.#plain.give(y, this.#mean)
      this.#square.give(y, this.#squares)
      this.#product.give(y, this.#products)
      structureOf(kept, y * width, this.#mean, this.#squares, this.#products, this.#sums)
      edgesOf(kept, candidate, y * width, this.#mean, this.#sums)
    }
    return this.#norms(candidate.length)
  }

  #take(values: Float32Array, at: number, width: number): void {
    const row = this.#row
    for (let x = 0; x < width; x += 1) row[x] = values[at + x] as number
    this.#plain.take(row)
    multiply(values, values, at, width, row)
    this.#square.take(row)
  }

  #norms(count: number): Errors {
    const of = (at: number): Norms => ({
      mean: (this.#sums[at] as number) / count,
      fourth: ((this.#sums[at + 1] as number) / count) ** 0.25,
    })
    return { structure: of(0), ringing: of(2), lost: of(4) }
  }
}

function multiply(a: Float32Array, b: Float32Array, at: number, width: number, to: Float64Array): void {
  for (let x = 0; x < width; x += 1) to[x] = (a[at + x] as number) * (b[at + x] as number)
}

function keepRow(
  { width, values, mean, variance, smooth }: Kept,
  start: number,
  means: Float32Array,
  squares: Float32Array,
): void {
  for (let x = 0, at = start; x < width; x += 1, at += 1) {
    const mu = means[x] as number
    mean[at] = mu
    variance[at] = (squares[x] as number) - mu * mu
    smooth[at] = 1 / (1 + Math.abs((values[at] as number) - mu))
  }
}

/** Adds a row's errors of structure to the sums: as they are, and their fourth powers. */
function structureOf(
  { width, mean, variance }: Kept,
  start: number,
  means: Float32Array,
  squares: Float32Array,
  products: Float32Array,
  sums: Float64Array,
): void {
  let sum = 0
  let fourth = 0
  for (let x = 0, at = start; x < width; x += 1, at += 1) {
    const mu1 = mean[at] as number
    const mu2 = means[x] as number
    const apart = mu1 - mu2
    const covariance = 2 * ((products[x] as number) - mu1 * mu2) + C2
    const variances = (variance[at] as number) + (squares[x] as number) - mu2 * mu2 + C2
    const error = 1 - ((1 - apart * apart) * covariance) / variances
    const worse = Math.max(0, error)
    sum += worse
    fourth += worse * worse * (worse * worse)
  }
  sums[0] = (sums[0] as number) + sum
  sums[1] = (sums[1] as number) + fourth
}

/** Adds a row's edges that the candidate has and the original has not, and the other way round. */
function edgesOf(
  { width, smooth }: Kept,
  candidate: Float32Array,
  start: number,
  means: Float32Array,
  sums: Float64Array,
): void {
  let more = 0
  let more4 = 0
  let less = 0
  let less4 = 0
  for (let x = 0, at = start; x < width; x += 1, at += 1) {
    const edge = 1 + Math.abs((candidate[at] as number) - (means[x] as number))
    const change = edge * (smooth[at] as number) - 1
    const up = Math.max(0, change)
    const down = up - change
    more += up
    more4 += up * up * (up * up)
    less += down
    less4 += down * down * (down * down)
  }
  sums[2] = (sums[2] as number) + more
  sums[3] = (sums[3] as number) + more4
  sums[4] = (sums[4] as number) + less
  sums[5] = (sums[5] as number) + less4
}
