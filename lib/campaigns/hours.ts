import { type Allowed, nextAllowed } from '../messages/hours'
import { placesOf, readPlaceKey } from '../messages/places'
import type { Draft } from './draft'
import type { HoursPreview, ZoneCount } from './inspection'

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

/** Who would get it when, if it left at `departure`. */
export function hoursPreview(places: readonly PlaceCount[], departure: Date, kept: boolean): HoursPreview {
  const found = places.map(({ key, people }) => ({ people, allowed: allowedAt(key, departure) }))
  const sum = (some: readonly { people: number }[]) => some.reduce((total, { people }) => total + people, 0)
  const later = new Map<number, number>()
  for (const { people, allowed } of found) {
    if (!allowed || allowed.from <= departure) continue
    const at = allowed.from.getTime()
    later.set(at, (later.get(at) ?? 0) + people)
  }
  return {
    kept,
    atOnce: sum(found.filter(({ allowed }) => allowed && allowed.from <= departure)),
    later: [...later].map(([at, people]) => ({ at, people })).sort((a, b) => a.at - b.at),
    never: sum(found.filter(({ allowed }) => !allowed)),
  }
}

function allowedAt(key: string, at: Date): Allowed | null {
  return nextAllowed(placesOf(readPlaceKey(key)), at)
}

/** People by the zone they are in, most first; those who may be in several count as not known. */
export function zonesOf(places: readonly PlaceCount[]): ZoneCount[] {
  const counts = new Map<string, number>()
  for (const { key, people } of places) {
    const { zones } = placesOf(readPlaceKey(key))
    const timeZone = zones.length === 1 ? (zones[0] ?? 'unknown') : 'unknown'
    counts.set(timeZone, (counts.get(timeZone) ?? 0) + people)
  }
  return [...counts]
    .map(([timeZone, people]) => ({ timeZone, people }))
    .sort((a, b) => b.people - a.people)
    .slice(0, 12)
}
