import { DateTime } from 'luxon'
import type { When } from './rule'

const dayMs = 86_400_000

/** Used when the caller does not know the workspace's zone; the same default as the workspace's own. */
export const defaultTimeZone = 'America/New_York'

/** The calendar day that `now` is in the zone, YYYY-MM-DD. */
export function dayOf(now: Date, timeZone: string): string {
  return DateTime.fromJSDate(now, { zone: timeZone }).toFormat('yyyy-MM-dd')
}

/** The calendar day `count` days later (or earlier). */
export function addDays(day: string, count: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days: count }).toFormat('yyyy-MM-dd')
}

/** The moment a calendar day begins in the zone. */
export function startOfDay(day: string, timeZone: string): Date {
  return DateTime.fromISO(day, { zone: timeZone }).startOf('day').toJSDate()
}

/** Half-open: from inclusive, until exclusive; null is no bound. */
export type Span = { from: Date | null; until: Date | null }

/** The stretch of time in which an event counts. */
export function spanOf(when: When, now: Date, timeZone: string): Span {
  switch (when.type) {
    case 'ever':
      return { from: null, until: null }
    case 'in_last':
      return { from: new Date(now.getTime() - when.days * dayMs), until: null }
    case 'before':
      return { from: null, until: startOfDay(when.date, timeZone) }
    case 'since':
      return { from: startOfDay(when.date, timeZone), until: null }
  }
}

/**
 * Day and month as month × 100 + day, from `today` on for `days` more days. Who was born on 29 February is
 * congratulated on the 28th in other years.
 */
export function anniversaries(today: string, days: number): number[] {
  const found = new Set<number>()
  for (let i = 0; i <= days; i++) {
    const date = DateTime.fromISO(today, { zone: 'utc' }).plus({ days: i })
    const key = date.month * 100 + date.day
    found.add(key)
    if (key === 228 && !date.isInLeapYear) found.add(229)
  }
  return [...found]
}
