import {
  type Code,
  type Kernel,
  load,
  type Pointer,
  product,
  single,
  store,
  sum,
  number as the,
} from './wasm'

/**
 * The blur of SSIMULACRA 2: a Gaussian of sigma 1.5 px as approximated by truncated cosines (Charalampidis, "Recursive
 * implementation of the Gaussian filter using truncated cosine functions", IEEE TSP 2016). At this radius the
 * recursion's impulse response is nine taps long, so it is applied as those nine taps: the same numbers without a chain
 * of dependent sums. Outside the picture counts as zero, as in the published tool.
 */
const SIGMA = 1.5
/** Values to either side that a blurred one is made of. */
export const REACH = 4
/** Rows that a blurred row is made of. */
export const ROWS = 2 * REACH + 1
const TAPS = taps()

/** Nine values, from one end to the other, as one. */
function blurred(values: readonly Code[]): Code {
  const [a, b, c, d, e, f, g, h, i] = values as [Code, Code, Code, Code, Code, Code, Code, Code, Code]
  const pairs = [e, sum(d, f), sum(c, g), sum(b, h), sum(a, i)]
  return sum(...pairs.map((pair, at) => product(the(TAPS[at] as number), pair)))
}

/** Blurs a row along, given where the `REACH` zeros before it begin; as many are after it. */
export const along: Kernel = {
  pointers: 2,
  walked: 2,
  make: (loop, at) => {
    const nine = Array.from({ length: ROWS }, (_, n) => load(at(0), n))
    loop.do(store(at(1), blurred(nine)))
  },
}

/** One row out of nine, as single precision keeps it. */
export const across: Kernel = {
  pointers: ROWS + 1,
  walked: ROWS + 1,
  make: (loop, at: (parameter: number) => Pointer) => {
    const nine = Array.from({ length: ROWS }, (_, n) => load(at(n)))
    loop.do(store(at(ROWS), single(blurred(nine))))
  },
}

/** Half of the impulse response, from its centre; numbers in brackets are the paper's. */
function taps(): readonly number[] {
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
  return [tap(0), tap(1), tap(2), tap(3), tap(4)]
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
