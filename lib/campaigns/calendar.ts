import { DateTime } from 'luxon'

export type CalendarView = 'month' | 'week'

/** Drafts without a date that stand beside the calendar. */
export const mostUndated = 50

export type CalendarDay = {
  /** `2026-11-21` */
  date: string
  /** Before today on the workspace's clock: nothing can be moved there. */
  past: boolean
  today: boolean
  /** False for the days of a month's first and last week that belong to its neighbours. */
  inMonth: boolean
}

export type CalendarSpan = {
  /** The first moment and the first one after. */
  from: Date
  to: Date
  days: CalendarDay[]
  /** "November 2026", "Nov 15 – 21, 2026" */
  title: string
  /** Anchors of the neighbours. */
  previous: string
  next: string
}

/** Luxon counts Monday as 1; weeks begin on Sunday, as calendars of the US do. */
function startOfWeek(day: DateTime): DateTime {
  return day.minus({ days: day.weekday % 7 }).startOf('day')
}

/** The days of the month or week around `anchor` (an ISO date; any other text means today) on the clock of `timeZone`, titled for a language. */
export function calendarSpan(
  view: CalendarView,
  anchor: string | undefined,
  timeZone: string,
  now: Date,
  tag = 'en-US',
): CalendarSpan {
  const today = DateTime.fromJSDate(now, { zone: timeZone }).setLocale(tag).startOf('day')
  const asked = anchor ? DateTime.fromISO(anchor, { zone: timeZone, locale: tag }) : today
  const day = asked.isValid ? asked.startOf('day') : today
  const first = startOfWeek(view === 'month' ? day.startOf('month') : day)
  const last = view === 'month' ? startOfWeek(day.endOf('month')).plus({ days: 6 }) : first.plus({ days: 6 })
  const days: CalendarDay[] = []
  for (let each = first; each <= last; each = each.plus({ days: 1 }))
    days.push({
      date: each.toISODate() as string,
      past: each < today,
      today: each.hasSame(today, 'day'),
      inMonth: view === 'week' || each.hasSame(day, 'month'),
    })
  const step = view === 'month' ? { months: 1 } : { weeks: 1 }
  const base = view === 'month' ? day.startOf('month') : first
  return {
    from: first.toJSDate(),
    to: last.plus({ days: 1 }).toJSDate(),
    days,
    title: view === 'month' ? day.toFormat('LLLL yyyy') : weekTitle(tag, first, last),
    previous: base.minus(step).toISODate() as string,
    next: base.plus(step).toISODate() as string,
  }
}

/** "Nov 1 – 7, 2026" */
function weekTitle(tag: string, first: DateTime, last: DateTime): string {
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: first.zoneName ?? 'UTC' })
  return format.formatRange(first.toMillis(), last.toMillis())
}

/** Local hour at which a campaign without a time leaves on the day it is put on. */
const usualHour = 10
/** Minutes from now that the first possible moment lies away. */
const soonestMinutes = 5

/**
 * When a campaign leaves that is moved to a day: at its own time of day, on the clock of `timeZone`. Later today, if that time has
 * passed; null for a day that is over.
 */
export function movedTo(at: Date | null, date: string, timeZone: string, now: Date): Date | null {
  const day = DateTime.fromISO(date, { zone: timeZone })
  if (!day.isValid) return null
  const time = at ? DateTime.fromJSDate(at, { zone: timeZone }) : null
  const moved = day.set({
    hour: time?.hour ?? usualHour,
    minute: time?.minute ?? 0,
    second: 0,
    millisecond: 0,
  })
  const soonest = DateTime.fromJSDate(now, { zone: timeZone }).plus({ minutes: soonestMinutes })
  if (moved >= soonest) return moved.toJSDate()
  const nextHour = soonest.plus({ hours: 1 }).startOf('hour')
  return nextHour.hasSame(day, 'day') ? nextHour.toJSDate() : null
}
