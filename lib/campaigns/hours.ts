import { type Allowed, allowedSpans, firstOpen, type Places } from '../messages/hours'
import { placesOf, readPlaceKey } from '../messages/places'
import type { Draft } from './draft'
import { countedBy, hoursDay, type Opened, sum } from './hours-day'
import type { HoursPreview } from './inspection'

/** People of whom the same is known about where they are, by the key of lib/messages/hours.server.ts. */
export type PlaceCount = { key: string; people: number }

/** Whether a draft's messages wait for people's allowed hours: always, but for the simulator, which reaches nobody. */
export function keepsHours(draft: Pick<Draft, 'keepHours'>, sender: { simulated: boolean } | null): boolean {
  return draft.keepHours || !sender?.simulated
}

/** When a draft may leave at the earliest. */
export function departureOf({ schedule }: Draft, now: Date): Date {
  return schedule.kind === 'at' && Date.parse(schedule.at) > now.getTime() ? new Date(schedule.at) : now
}

/** Who would get it when, if it left at `departure`; `timeZone` is the workspace's, whose day is shown. */
export function hoursPreview(
  counts: readonly PlaceCount[],
  departure: Date,
  kept: boolean,
  timeZone: string,
): HoursPreview {
  const spansOf = memoised(departure)
  const found = counts.map(({ key, people }): Opened => {
    const places = placesOf(readPlaceKey(key))
    const spans = spansOf(places)
    return { zones: places.zones, people, spans, allowed: firstOpen(spans, departure) }
  })
  return {
    kept,
    atOnce: sum(found.filter(({ allowed }) => allowed && allowed.from <= departure)),
    later: laterThan(departure, found),
    never: sum(found.filter(({ allowed }) => !allowed)),
    day: hoursDay(found, departure, timeZone),
  }
}

/** Thousands of area codes share few places: each is looked up once. */
function memoised(departure: Date): (places: Places) => Allowed[] {
  const known = new Map<string, Allowed[]>()
  return (places) => {
    const key = [...places.zones, '', ...places.states].join(' ')
    const spans = known.get(key) ?? allowedSpans(places, departure)
    known.set(key, spans)
    return spans
  }
}

function laterThan(departure: Date, found: readonly Opened[]): HoursPreview['later'] {
  return [...countedBy(found, ({ allowed }) => allowed?.from.getTime() ?? 0)]
    .filter(([at]) => at > departure.getTime())
    .map(([at, people]) => ({ at, people }))
    .sort((a, b) => a.at - b.at)
}
