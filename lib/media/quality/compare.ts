import { across, along, REACH, ROWS } from './blur'
import {
  compiled,
  type Kernel,
  less,
  load,
  number,
  positive,
  product,
  quotient,
  size,
  store,
  sum,
} from './wasm'
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

const times: Kernel = {
  pointers: 3,
  walked: 3,
  make: (loop, at) => loop.do(store(at(2), product(load(at(0)), load(at(1))))),
}

/** From a row's means and blurred squares its variances, and from its values how smooth it is. */
const keep: Kernel = {
  pointers: 5,
  walked: 5,
  make: (loop, at) => {
    const [value, mean, square] = [load(at(0)), loop.named(load(at(1))), load(at(2))]
    loop.do(store(at(3), less(square, product(mean, mean))))
    loop.do(store(at(4), quotient(number(1), sum(number(1), size(less(value, mean))))))
  },
}

/** Sums of a row's errors of structure: as they are, and their fourth powers. */
const structure: Kernel = {
  pointers: 6,
  walked: 5,
  make: (loop, at) => {
    const [mean1, variance1] = [loop.named(load(at(0))), load(at(1))]
    const [mean2, square2, shared] = [loop.named(load(at(2))), load(at(3)), load(at(4))]
    const apart = loop.named(less(mean1, mean2))
    const covariance = sum(product(number(2), less(shared, product(mean1, mean2))), number(C2))
    const variances = sum(variance1, square2, less(number(C2), product(mean2, mean2)))
    const like = quotient(product(less(number(1), product(apart, apart)), covariance), variances)
    const error = loop.named(positive(less(number(1), like)))
    const squared = loop.named(product(error, error))
    loop.add(0, error)
    loop.add(1, product(squared, squared))
  },
}

/** Sums of a row's edges that the candidate has and the original has not, and the other way round. */
const edges: Kernel = {
  pointers: 4,
  walked: 3,
  make: (loop, at) => {
    const edge = sum(number(1), size(less(load(at(0)), load(at(1)))))
    const change = loop.named(less(product(edge, load(at(2))), number(1)))
    const more = loop.named(positive(change))
    const gone = loop.named(less(more, change))
    for (const [place, part] of [more, gone].entries()) {
      const squared = loop.named(product(part, part))
      loop.add(2 + 2 * place, part)
      loop.add(3 + 2 * place, product(squared, squared))
    }
  },
}

const run = compiled({ along, across, times, keep, structure, edges })

/** Rows at hand, in the order they lie in memory; those that are blurred are ten, of which the last stays zero. */
const PLACES = {
  values: 0,
  original: 1,
  squares: 2,
  products: 3,
  mean1: 4,
  variance1: 5,
  smooth: 6,
  mean2: 7,
  square2: 8,
  shared: 9,
  sums: 10,
} as const
const BLURRED = { plain: 11, square: 11 + ROWS + 1, product: 11 + 2 * (ROWS + 1) } as const
const ALL = 11 + 3 * (ROWS + 1)
const SUMS = 6
const PAGE = 65_536

/** Compares channels, walking each once from top to bottom: no more than a few rows are at hand. */
export class Comparison {
  /** Bytes from a row to the next: room for an even count of numbers, and zeros on both sides. */
  readonly #stride: number
  readonly #nine: number[] = Array(ROWS).fill(0)

  /** For channels of at most `widest` px across. */
  constructor(widest: number) {
    this.#stride = (Math.ceil(widest / 2) * 2 + 2 * REACH) * 8
  }

  /** Makes a channel of the original ready. */
  kept(values: Float32Array, width: number, height: number): Kept {
    const plane = () => new Float32Array(values.length)
    const kept = { width, height, values, mean: plane(), variance: plane(), smooth: plane() }
    this.#clear()
    for (let y = -REACH; y < height; y += 1) {
      if (y + REACH < height) this.#take(values, y + REACH, width)
      if (y < 0) continue
      this.#across(y, height, width, BLURRED.plain, PLACES.mean1)
      this.#across(y, height, width, BLURRED.square, PLACES.square2)
      const at = y * width
      this.#put(PLACES.values, values.subarray(at, at + width))
      const { values: value, mean1, square2, variance1, smooth } = PLACES
      this.#run('keep', [value, mean1, square2, variance1, smooth], width)
      kept.mean.set(this.#row(mean1, width), at)
      kept.variance.set(this.#row(variance1, width), at)
      kept.smooth.set(this.#row(smooth, width), at)
    }
    return kept
  }

  /** What differs of a candidate. */
  errors(kept: Kept, candidate: Float32Array): Errors {
    const { width, height } = kept
    this.#clear()
    for (let y = -REACH; y < height; y += 1) {
      if (y + REACH < height) {
        this.#take(candidate, y + REACH, width)
        this.#takeShared(kept, y + REACH)
      }
      if (y >= 0) this.#compare(kept, candidate, y)
    }
    const sums = this.#row(PLACES.sums, SUMS * 2)
    const norm = (at: number) => ((sums[2 * at] as number) + (sums[2 * at + 1] as number)) / candidate.length
    const norms = (at: number): Norms => ({ mean: norm(at), fourth: norm(at + 1) ** 0.25 })
    return { structure: norms(0), ringing: norms(2), lost: norms(4) }
  }

  #compare(kept: Kept, candidate: Float32Array, y: number): void {
    const { width, height } = kept
    const { values, mean1, variance1, smooth, mean2, square2, shared, sums } = PLACES
    this.#across(y, height, width, BLURRED.plain, mean2)
    this.#across(y, height, width, BLURRED.square, square2)
    this.#across(y, height, width, BLURRED.product, shared)
    const [from, to] = [y * width, (y + 1) * width]
    this.#put(mean1, kept.mean.subarray(from, to))
    this.#put(variance1, kept.variance.subarray(from, to))
    this.#put(smooth, kept.smooth.subarray(from, to), 1)
    this.#put(values, candidate.subarray(from, to))
    this.#run('structure', [mean1, variance1, mean2, square2, shared, sums], width)
    this.#run('edges', [values, mean2, smooth, sums], width)
  }

  /** Blurs the next row along: as it is, and its square. */
  #take(plane: Float32Array, y: number, width: number): void {
    const { values, squares } = PLACES
    this.#put(values, plane.subarray(y * width, (y + 1) * width))
    this.#run('times', [values, values, squares], width)
    this.#along(values, BLURRED.plain, y, width)
    this.#along(squares, BLURRED.square, y, width)
  }

  /** Its product with the original. */
  #takeShared({ values: plane, width }: Kept, y: number): void {
    const { values, original, products } = PLACES
    this.#put(original, plane.subarray(y * width, (y + 1) * width))
    this.#run('times', [values, original, products], width)
    this.#along(products, BLURRED.product, y, width)
  }

  #along(from: number, rows: number, y: number, width: number): void {
    const to = rows + (y % ROWS)
    run.along(this.#address(from) - REACH * 8, this.#address(to), width)
    if (width % 2 === 1) this.#row(to, width + 1)[width] = 0
  }

  #across(y: number, height: number, width: number, rows: number, to: number): void {
    const nine = this.#nine
    for (let n = 0; n < ROWS; n += 1) {
      const row = y + n - REACH
      nine[n] = this.#address(rows + (row < 0 || row >= height ? ROWS : row % ROWS))
    }
    run.across(...nine, this.#address(to), width)
  }

  #run(kernel: 'times' | 'keep' | 'structure' | 'edges', places: readonly number[], width: number): void {
    const addresses: number[] = []
    for (const place of places) addresses.push(this.#address(place))
    run[kernel](...addresses, width)
  }

  #address(place: number): number {
    return place * this.#stride + REACH * 8
  }

  #row(place: number, width: number): Float64Array {
    return numbers.subarray(this.#address(place) / 8, this.#address(place) / 8 + width)
  }

  /** Writes a row, and after it what does not count. */
  #put(place: number, row: Float32Array, after = 0): void {
    const start = this.#address(place) / 8
    numbers.set(row, start)
    if (row.length % 2 === 1) numbers[start + row.length] = after
  }

  /** Begins a channel: rows of another one may have been wider. */
  #clear(): void {
    const bytes = ALL * this.#stride
    const missing = bytes - run.memory.buffer.byteLength
    if (missing > 0) run.memory.grow(Math.ceil(missing / PAGE))
    numbers = new Float64Array(run.memory.buffer)
    numbers.fill(0, 0, bytes / 8)
  }
}

/** All rows; one memory serves every comparison, as none is left halfway. */
let numbers = new Float64Array(0)
