/**
 * The blur of SSIMULACRA 2: a Gaussian of sigma 1.5 px as approximated by truncated cosines (Charalampidis, "Recursive
 * implementation of the Gaussian filter using truncated cosine functions", IEEE TSP 2016). At this radius the
 * recursion's impulse response is nine taps long, so it is applied as those nine taps: the same numbers without a chain
 * of dependent sums. Outside the picture counts as zero, as in the published tool.
 */
const SIGMA = 1.5
const [T0, T1, T2, T3, T4] = taps()

/** Blurs `width` × `height` values of `from` into `to`; `between` is scratch of the same length. */
export function blur(
  from: Float32Array,
  to: Float32Array,
  between: Float32Array,
  width: number,
  height: number,
) {
  for (let y = 0; y < height; y += 1) blurRow(from, between, y * width, width)
  for (let y = 0; y < height; y += 1) blurColumnsAt(between, to, y, width, height)
}

/** One row: nine values slide through, each loaded once. */
function blurRow(from: Float32Array, to: Float32Array, start: number, width: number): void {
  const end = start + width
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let e = width > 0 ? (from[start] as number) : 0
  let f = width > 1 ? (from[start + 1] as number) : 0
  let g = width > 2 ? (from[start + 2] as number) : 0
  let h = width > 3 ? (from[start + 3] as number) : 0
  for (let at = start; at < end; at += 1) {
    const i = at + 4 < end ? (from[at + 4] as number) : 0
    to[at] = T0 * e + T1 * (d + f) + T2 * (c + g) + T3 * (b + h) + T4 * (a + i)
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

/** One output row from nine input rows; those above and below the picture are zero. */
function blurColumnsAt(from: Float32Array, to: Float32Array, y: number, width: number, height: number): void {
  const at = y * width
  if (y < 4 || y >= height - 4) {
    edgeColumnsAt(from, to, y, width, height)
    return
  }
  const w2 = 2 * width
  const w3 = 3 * width
  const w4 = 4 * width
  for (let i = at; i < at + width; i += 1) {
    to[i] =
      T0 * (from[i] as number) +
      T1 * ((from[i - width] as number) + (from[i + width] as number)) +
      T2 * ((from[i - w2] as number) + (from[i + w2] as number)) +
      T3 * ((from[i - w3] as number) + (from[i + w3] as number)) +
      T4 * ((from[i - w4] as number) + (from[i + w4] as number))
  }
}

function edgeColumnsAt(from: Float32Array, to: Float32Array, y: number, width: number, height: number): void {
  const at = y * width
  to.fill(0, at, at + width)
  for (let offset = -4; offset <= 4; offset += 1) {
    if (y + offset < 0 || y + offset >= height) continue
    const tap = [T0, T1, T2, T3, T4][Math.abs(offset)] as number
    const row = (y + offset) * width
    for (let x = 0; x < width; x += 1) to[at + x] = (to[at + x] as number) + tap * (from[row + x] as number)
  }
}

/** Half of the impulse response, from its centre; numbers in brackets are the paper's. */
function taps(): [number, number, number, number, number] {
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
