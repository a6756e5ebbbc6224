/** Ticks from zero to at least `max`, at most `count` steps, on 1, 2, 2.5 or 5 times a power of ten. */
export function niceTicks(max: number, count = 4): number[] {
  if (!(max > 0) || !Number.isFinite(max)) return [0, 1]
  const rough = max / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step =
    [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s * count >= max * (1 - 1e-9)) ?? power * 10
  const steps = Math.ceil(max / step - 1e-9)
  return Array.from({ length: steps + 1 }, (_, i) => Number((i * step).toPrecision(12)))
}

/** Where a value lies between two ends, in percent, kept inside. */
export function percentAlong(value: number, min: number, max: number): number {
  if (!(max > min)) return 0
  return Math.min(100, Math.max(0, ((value - min) / (max - min)) * 100))
}

/** An SVG path through points, smooth and never overshooting (monotone cubic, Fritsch and Carlson 1980). */
export function smoothPath(points: readonly (readonly [number, number])[]): string {
  const n = points.length
  const first = points[0]
  if (!first) return ''
  const at = (i: number) => points[Math.min(n - 1, Math.max(0, i))] as readonly [number, number]
  const slope = (i: number) => (at(i + 1)[1] - at(i)[1]) / (at(i + 1)[0] - at(i)[0] || 1)
  const tangent = (i: number) => {
    if (i === 0 || i === n - 1) return slope(Math.min(i, n - 2))
    const before = slope(i - 1)
    const after = slope(i)
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after)
  }
  let path = `M${first[0].toFixed(1)} ${first[1].toFixed(1)}`
  for (let i = 0; i < n - 1; i += 1) {
    const [x0, y0] = at(i)
    const [x1, y1] = at(i + 1)
    const third = (x1 - x0) / 3
    const c0 = `${(x0 + third).toFixed(1)} ${(y0 + tangent(i) * third).toFixed(1)}`
    const c1 = `${(x1 - third).toFixed(1)} ${(y1 - tangent(i + 1) * third).toFixed(1)}`
    path += `C${c0} ${c1} ${x1.toFixed(1)} ${y1.toFixed(1)}`
  }
  return path
}
