/** What purchases of one currency came to, in its smallest unit (cents). */
export type Revenue = {
  currency: string
  orders: number
  buyers: number
  minor: number
  /** 95 % interval. */
  low: number
  high: number
}

/**
 * The interval of a sum over people of whom most spent nothing: normal approximation with the sum of squares per person.
 * `people` are all who could have bought. Never below zero.
 */
export function revenueInterval(
  sum: number,
  sumOfSquares: number,
  people: number,
): { low: number; high: number } {
  if (people < 2) return { low: Math.min(0, sum), high: Math.max(sum, 0) }
  const half = 1.959963984540054 * Math.sqrt(Math.max(0, sumOfSquares - (sum * sum) / people))
  return { low: Math.max(0, sum - half), high: sum + half }
}
