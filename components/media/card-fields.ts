import { z } from 'zod'

/** What a contact card or a calendar entry says, as its reader wrote it down (lib/media/cards/fitted.ts). */

const cardDetail = z.object({
  contact: z
    .object({ name: z.string(), organization: z.string(), phone: z.string(), email: z.string() })
    .optional(),
  event: z.object({ summary: z.string(), start: z.string(), events: z.number() }).optional(),
})

export interface CardFields {
  title: string
  /** In the order in which they are read; what is not said is left out. */
  lines: { field: 'organization' | 'phone' | 'email' | 'start' | 'events'; value: string }[]
}

/** The fields of a card; `date` writes a moment, and a day where there is no time. */
export function cardFields(
  detail: unknown,
  date: (at: Date, time: boolean, floating: boolean) => string,
): CardFields {
  const read = cardDetail.safeParse(detail)
  const { contact, event } = read.success ? read.data : {}
  if (contact) {
    const { name, organization, phone, email } = contact
    const lines = [
      { field: 'organization' as const, value: organization },
      { field: 'phone' as const, value: phone },
      { field: 'email' as const, value: email },
    ]
    return { title: name || organization, lines: lines.filter(({ value }) => value && value !== name) }
  }
  if (!event) return { title: '', lines: [] }
  const start = momentOf(event.start)
  return {
    title: event.summary,
    lines: [
      ...(start ? [{ field: 'start' as const, value: date(start.at, start.time, start.floating) }] : []),
      ...(event.events > 1 ? [{ field: 'events' as const, value: String(event.events) }] : []),
    ],
  }
}

/** A date of RFC 5545 §3.3.5: `20261124`, `20261124T180000` (wherever one is) or `20261124T180000Z`. */
function momentOf(text: string): { at: Date; time: boolean; floating: boolean } | null {
  const [, year, month, day, hour, minute, zone] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?$/.exec(text) ?? []
  if (!year || !month || !day) return null
  const at = new Date(Date.UTC(+year, +month - 1, +day, Number(hour ?? 0), Number(minute ?? 0)))
  return { at, time: hour !== undefined, floating: zone !== 'Z' }
}
