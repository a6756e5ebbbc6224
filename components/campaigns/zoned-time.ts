import { DateTime } from 'luxon'

/** An instant as the value of a datetime-local input on the clock of `timeZone`: `2026-03-20T10:30`. */
export function toZonedInput(at: string, timeZone: string): string {
  return DateTime.fromISO(at, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm")
}

/** The instant that a datetime-local value means on the clock of `timeZone`, or null while it is incomplete. */
export function fromZonedInput(value: string, timeZone: string): string | null {
  const time = DateTime.fromISO(value, { zone: timeZone })
  return time.isValid ? time.toUTC().toISO() : null
}
