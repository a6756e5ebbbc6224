import type { HoursPreview } from './inspection'

/** When a campaign's messages would leave. Times: epoch ms. */
export type Forecast = {
  firstLeave: number
  lastLeaves: number
  /** Who may be written to at the departure, and when the last of them is through. */
  atOnce: { people: number; goneBy: number }
  /** Who waits for the allowed hours of where they are, until the last of them is let go. */
  waiting: { people: number; until: number } | null
}

/**
 * How `people` leave at `ratePerSecond` (messages/s), each in allowed hours where these are kept. Null when nobody would
 * get anything, or the rate is not known.
 */
export function forecast(
  hours: Pick<HoursPreview, 'kept' | 'atOnce' | 'later' | 'day'>,
  people: number,
  ratePerSecond: number | null,
): Forecast | null {
  const { departure } = hours.day
  const now = { at: departure, people: hours.kept ? hours.atOnce : people }
  const later = hours.kept ? hours.later : []
  const groups = [now, ...later].filter((group) => group.people > 0)
  const [first] = groups
  if (!first || !ratePerSecond) return null
  const took = (count: number) => (count / ratePerSecond) * 1000
  // Who is let go while others are still leaving stands behind them.
  const lastLeaves = groups.reduce((free, group) => Math.max(free, group.at) + took(group.people), 0)
  const last = later.at(-1)
  return {
    firstLeave: first.at,
    lastLeaves,
    atOnce: { people: now.people, goneBy: departure + took(now.people) },
    waiting: last ? { people: later.reduce((sum, group) => sum + group.people, 0), until: last.at } : null,
  }
}
