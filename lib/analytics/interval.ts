/** A share with the range it may really have. All values 0 to 1. */
export type Interval = { estimate: number; low: number; high: number }

/** Two-sided 95 %. */
const Z95 = 1.959963984540054

/**
 * Wilson's score interval for `hits` of `trials` (E. B. Wilson, 1927, without continuity correction).
 * Unlike estimate ± error it stays inside 0 to 1 and is honest for few trials; no trials gives 0 to 1.
 * Throws RangeError on counts that cannot be: negative, not finite, more hits than trials.
 */
export function wilsonInterval(hits: number, trials: number, z = Z95): Interval {
  if (!(hits >= 0 && trials >= hits && Number.isFinite(trials))) {
    throw new RangeError(`${hits} of ${trials} is not a share`)
  }
  if (trials === 0) return { estimate: 0, low: 0, high: 1 }
  const p = hits / trials
  const z2 = z * z
  const scale = 1 + z2 / trials
  const center = (p + z2 / (2 * trials)) / scale
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / trials + z2 / (4 * trials * trials))
  return {
    estimate: p,
    // At the ends the formula gives 0 and 1 but for rounding.
    low: hits === 0 ? 0 : Math.max(0, center - half),
    high: hits === trials ? 1 : Math.min(1, center + half),
  }
}

type Counts = { hits: number; trials: number }

/**
 * How much larger the share of `a` is than that of `b`, −1 to 1: Newcombe's hybrid score interval (1998, method 10),
 * built from two Wilson intervals. Zero inside the interval means the difference is not settled.
 */
export function differenceInterval(a: Counts, b: Counts, z = Z95): Interval {
  const first = wilsonInterval(a.hits, a.trials, z)
  const second = wilsonInterval(b.hits, b.trials, z)
  const estimate = first.estimate - second.estimate
  return {
    estimate,
    low: estimate - Math.hypot(first.estimate - first.low, second.high - second.estimate),
    high: estimate + Math.hypot(first.high - first.estimate, second.estimate - second.low),
  }
}
