/**
 * Hours in which marketing may reach a person. Federal: 8 AM to 9 PM where the person is (47 CFR 64.1200(c)(1)); states may be
 * stricter. Where somebody is, is known from evidence only, so every place that is possible must allow it.
 */

/** Minutes after local midnight, from and up to. */
type Window = readonly [from: number, until: number]
/** By weekday, Sunday first. */
type Week = readonly Window[]

/** Whole hours. */
const hours = (from: number, until: number): Window => [from * 60, until * 60]
const everyDay = (from: number, until: number): Week => Array.from({ length: 7 }, () => hours(from, until))

const federal = everyDay(8, 21)

/** States with hours of their own, as law or two independent sources say; by `country-state`. */
const states: Readonly<Record<string, { week: Week; source: string }>> = {
  'US-CT': { week: everyDay(9, 20), source: 'Conn. Gen. Stat. § 42-288a' },
  'US-FL': { week: everyDay(8, 20), source: 'Fla. Stat. § 501.616(6)' },
  'US-MD': { week: everyDay(8, 20), source: 'Stop the Spam Calls Act of 2023, Md. Com. Law § 14-4502' },
  'US-OK': { week: everyDay(8, 20), source: 'Telephone Solicitation Act of 2022, 15 O.S. § 775C.4' },
  'US-TX': {
    week: [hours(12, 21), ...everyDay(9, 21).slice(1)],
    source: 'Tex. Bus. & Com. Code § 301.051, texts since 2025-09-01 (SB 140)',
  },
  'US-WA': { week: everyDay(8, 20), source: 'RCW 80.36.390' },
}

/** Every `country-state` with hours of its own. */
export const ruledStates: readonly string[] = Object.keys(states)

/** Where somebody may be: every zone and every `country-state` that evidence names. */
export type Places = { zones: readonly string[]; states: readonly string[] }

/** A stretch of time in which somebody may be written to. */
export type Allowed = { from: Date; until: Date }

/** What a carrier may take from our handing over to the phone, in ms: hours end so much earlier. */
export const carrierMs = 5 * 60_000
const dayMs = 86_400_000
/** Days that are looked ahead: a week has every weekday. */
const daysAhead = 8

/** The first time from `at` on that every place allows; null when there is none within a week, or no zone is known at all. */
export function nextAllowed(places: Places, at: Date): Allowed | null {
  return firstOpen(allowedSpans(places, at), at)
}

/** Every stretch, from the day before `at` to a week after it, in which every place allows it; none when no zone is known. */
export function allowedSpans({ zones, states: named }: Places, at: Date): Allowed[] {
  if (zones.length === 0) return []
  const week = strictest(named)
  const lists = zones.map((zone) => openings(zone, week, at))
  return lists
    .reduce((all, one) => all.flatMap((a) => one.flatMap((b) => overlap(a, b))))
    .map(({ from, until }) => ({ from: new Date(from), until: new Date(until - carrierMs) }))
    .toSorted((a, b) => a.from.getTime() - b.from.getTime())
}

/** What is left of the first of these stretches that is not over at `at`. */
export function firstOpen(spans: readonly Allowed[], at: Date): Allowed | null {
  const first = spans.find(({ until }) => until > at)
  return first ? { from: first.from > at ? first.from : at, until: first.until } : null
}

/** Of several states that are possible, all hours must be kept. */
function strictest(named: readonly string[]): Week {
  const weeks = [federal, ...named.map((state) => states[state]?.week).filter((week) => week !== undefined)]
  return federal.map((_, day): Window => {
    const windows = weeks.map((week) => week[day] ?? hours(0, 0))
    return [Math.max(...windows.map(([from]) => from)), Math.min(...windows.map(([, until]) => until))]
  })
}

type Span = { from: number; until: number }

function overlap(a: Span, b: Span): Span[] {
  const both = { from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) }
  return both.from < both.until ? [both] : []
}

/** The open hours of a zone around `at`, each day by its own clock: on the days the clock changes, too. */
function openings(zone: string, week: Week, at: Date): Span[] {
  const today = localDay(at, zone)
  return Array.from({ length: daysAhead + 2 }, (_, index) => {
    const day = new Date(today + (index - 1) * dayMs)
    const [from, until] = week[day.getUTCDay()] ?? hours(0, 0)
    return { from: instantOf(day, from, zone), until: instantOf(day, until, zone) }
  }).filter((span) => span.from < span.until)
}

/** Midnight of the day that it is in a zone, as if it were UTC. */
function localDay(at: Date, zone: string): number {
  const local = at.getTime() + offsetAt(at.getTime(), zone)
  return local - (((local % dayMs) + dayMs) % dayMs)
}

/** The instant at which a zone's clock shows so many minutes after the midnight of `day`. */
function instantOf(day: Date, minutes: number, zone: string): number {
  const wall = day.getTime() + minutes * 60_000
  // The offset half a day off may be that of before a change of the clock: looked up again at the instant itself.
  const guess = wall - offsetAt(wall, zone)
  return wall - offsetAt(guess, zone)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far a zone's clock is ahead of UTC at an instant, ms. */
function offsetAt(instant: number, zone: string): number {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  const parts: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}
