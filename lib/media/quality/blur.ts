/**
 * The blur of SSIMULACRA 2: a Gaussian of sigma 1.5 px as approximated by truncated cosines (Charalampidis, "Recursive
 * implementation of the Gaussian filter using truncated cosine functions", IEEE TSP 2016). At this radius the
 * recursion's impulse response is nine taps long, so it is applied as those nine taps: the same numbers without a chain
 * of dependent sums. Outside the picture counts as zero, as in the published tool.
 */
const SIGMA = 1.5
/** Values to either side that a blurred one is made of. */
export const REACH = 4
const ROWS = 2 * REACH + 1
const TAPS = taps()

/**
 * Blurs a plane row after row, from top to bottom: of the rows blurred along, only the nine that the next blurred row is
 * made of are kept, which stay in the processor's cache.
 */
export class RowBlur {
  readonly #rows: Float64Array
  readonly #stride: number
  readonly #places = new Int32Array(ROWS)
  #width = 0
  #height = 0
  #next = 0

  /** For planes of at most `widest` values across. */
  constructor(widest: number) {
    this.#stride = widest
    // The last place stays zero: what is above and below the picture.
    this.#rows = new Float64Array((ROWS + 1) * widest)
  }

  /** A new plane. */
  begin(width: number, height: number): void {
    this.#width = width
    this.#height = height
    this.#next = 0
  }

  /** The next row of the plane. */
  take(row: Float64Array): void {
    along(row, this.#rows, this.#placeOf(this.#next), this.#width)
    this.#next += 1
  }

  /** Row `y`, blurred; `y + REACH` rows, or all there are, were taken. */
  give(y: number, to: Float32Array): void {
    for (let n = 0; n < ROWS; n += 1) this.#places[n] = this.#placeOf(y + n - REACH)
    across(this.#rows, this.#places, to, this.#width)
  }

  #placeOf(y: number): number {
    return (y < 0 || y >= this.#height ? ROWS : y % ROWS) * this.#stride
  }
}

/** One row: nine values slide through, each loaded once. */
function along(from: Float64Array, to: Float64Array, start: number, width: number): void {
  const t0 = TAPS[0] as number
  const t1 = TAPS[1] as number
  const t2 = TAPS[2] as number
  const t3 = TAPS[3] as number
  const t4 = TAPS[4] as number
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let e = width > 0 ? (from[0] as number) : 0
  let f = width > 1 ? (from[1] as number) : 0
  let g = width > 2 ? (from[2] as number) : 0
  let h = width > 3 ? (from[3] as number) : 0
  for (let at = 0; at < width; at += 1) {
    const i = at + REACH < width ? (from[at + REACH] as number) : 0
    to[start + at] = t0 * e + t1 * (d + f) + t2 * (c + g) + t3 * (b + h) + t4 * (a + i)
    a = b
    b = c
    c = d
    d = e
    e = f
    f = g
    g = h
    h = i
  }
}

/** One row out of the nine that begin at those places. */
function across(rows: Float64Array, places: Int32Array, to: Float32Array, width: number): void {
  const t0 = TAPS[0] as number
  const t1 = TAPS[1] as number
  const t2 = TAPS[2] as number
  const t3 = TAPS[3] as number
  const t4 = TAPS[4] as number
  const a = places[0] as number
  const b = places[1] as number
  const c = places[2] as number
  const d = places[3] as number
  const e = places[4] as number
  const f = places[5] as number
  const g = places[6] as number
  const h = places[7] as number
  const i = places[8] as number
  for (let x = 0; x < width; x += 1) {
    to[x] =
      t0 * (rows[e + x] as number) +
      t1 * ((rows[d + x] as number) + (rows[f + x] as number)) +
      t2 * ((rows[c + x] as number) + (rows[g + x] as number)) +
      t3 * ((rows[b + x] as number) + (rows[h + x] as number)) +
      t4 * ((rows[a + x] as number) + (rows[i + x] as number))
  }
}

/** Half of the impulse response, from its centre; numbers in brackets are the paper's. */
function taps(): Float64Array {
  const radius = Math.round(3.2795 * SIGMA + 0.2546) // (57)
  const omega = [1, 3, 5].map((k) => (k * Math.PI) / (2 * radius))
  const sign = [1, -1, 1]
  const p = omega.map((w, k) => (sign[k] as number) / Math.tan(w / 2)) // (37)
  const r = omega.map((w, k) => ((sign[k] as number) * (p[k] as number) ** 2) / Math.sin(w)) // (44)
  const rho = omega.map((w) => Math.exp(-0.5 * (SIGMA * w) ** 2) / radius) // (50)
  const [p1, p3, p5] = p as [number, number, number]
  const [r1, r3, r5] = r as [number, number, number]
  const z1 = (p3 * r5 - r3 * p5) / (p1 * r3 - r1 * p3) // (52)
  const z3 = (p5 * r1 - r5 * p1) / (p1 * r3 - r1 * p3)
  const gamma = [
    1,
    radius ** 2 - SIGMA ** 2,
    z1 * (rho[0] as number) + z3 * (rho[1] as number) + (rho[2] as number),
  ]
  const beta = solve([p, r, [z1, z3, 1]], gamma) // (53)
  const tap = (n: number) =>
    beta.reduce((sum, weight, k) => sum + weight * Math.cos((omega[k] as number) * n), 0)
  return Float64Array.of(tap(0), tap(1), tap(2), tap(3), tap(4))
}

/** Three linear equations by Cramer's rule. */
function solve(rows: number[][], right: number[]): number[] {
  const whole = determinant(rows)
  return [0, 1, 2].map(
    (column) => determinant(rows.map((row, y) => row.with(column, right[y] as number))) / whole,
  )
}

function determinant(rows: number[][]): number {
  const [[a, b, c], [d, e, f], [g, h, i]] = rows as [number[], number[], number[]] as [
    [number, number, number],
    [number, number, number],
    [number, number, number],
  ]
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
}
