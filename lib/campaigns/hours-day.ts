import { DateTime } from 'luxon'
import type { Allowed } from '../messages/hours'
import type { HoursDay, ZoneHours } from './inspection'

/** People who may be in these zones, beside the stretches of time that all of them allow. */
export type Opened = { zones: readonly string[]; people: number; spans: Allowed[]; allowed: Allowed | null }

export const sum = (some: readonly { people: number }[]) =>
  some.reduce((total, { people }) => total + people, 0)

export function countedBy<Key>(found: readonly Opened[], keyOf: (one: Opened) => Key): Map<Key, number> {
  const counts = new Map<Key, number>()
  for (const one of found) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + one.people)
  return counts
}

const halfHour = 30 * 60_000
/** From 6 in the morning to midnight; a departure of the small hours is shown from midnight to 6 PM. */
const halfHoursShown = 36
const zonesShown = 6

/** What the composer draws: by zone, in which half-hours of the day around `departure` people may be written to. */
export function hoursDay(found: readonly Opened[], departure: Date, timeZone: string): HoursDay {
  const local = DateTime.fromJSDate(departure, { zone: timeZone })
  const from = local.startOf('day').set({ hour: local.hour < 6 ? 0 : 6 })
  const starts = Array.from({ length: halfHoursShown }, (_, index) => from.toMillis() + index * halfHour)
  const zones = byClock(found, from.toMillis())
    .map(([clock, ones]) => zoneHours(clock, ones, starts))
    .sort((a, b) => b.people - a.people)
    .slice(0, zonesShown)
  return { departure: departure.getTime(), from: from.toMillis(), zones }
}

function zoneHours(clock: string, ones: readonly Opened[], starts: readonly number[]): ZoneHours {
  const people = sum(ones)
  const halfHours = starts.map((at): ZoneHours['halfHours'][number] => {
    const open = sum(ones.filter(({ spans }) => spans.some((span) => holds(span, at))))
    return open === people ? 'all' : open > 0 ? 'some' : 'none'
  })
  return {
    timeZone: clock === unknown ? unknown : (most(countedBy(ones, ({ zones }) => zones[0])) ?? unknown),
    people,
    halfHours,
    leaves: most(countedBy(ones, ({ allowed }) => allowed?.from.getTime() ?? null)) ?? null,
  }
}

/** The last minutes of a stretch belong to the carrier: a half-hour is lit when its first minute may be used. */
const holds = ({ from, until }: Allowed, at: number) => from.getTime() <= at && at < until.getTime()

const most = <Key>(counts: Map<Key, number>): Key | undefined =>
  [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]

const unknown = 'unknown'

/** Cities that share a clock are one zone to a reader: New York and Detroit are Eastern Time. */
function byClock(found: readonly Opened[], day: number): [string, Opened[]][] {
  const names = new Map<string, string>()
  const clocks = new Map<string, Opened[]>()
  const nameOf = (zone: string) => {
    const name = names.get(zone) ?? nameOfClock(zone, day)
    names.set(zone, name)
    return name
  }
  for (const one of found) {
    const [name = unknown, ...others] = new Set(one.zones.map(nameOf))
    const clock = others.length === 0 ? name : unknown
    const ones = clocks.get(clock)
    if (ones) ones.push(one)
    else clocks.set(clock, [one])
  }
  return [...clocks]
}

/** What a zone's clock is called in the year of `day`: Detroit had a clock of its own in 1970. */
function nameOfClock(zone: string, day: number): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' })
  return format.formatToParts(day).find(({ type }) => type === 'timeZoneName')?.value ?? zone
}
