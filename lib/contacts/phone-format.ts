import type { Formats } from '../words/formats'
import { languageOf } from '../words/languages'
import { grouped } from './phone-groups'

/**
 * A number (E.164) as its reader writes it: `(828) 555-0147` where the reader is of the North American plan, else
 * `+1 828 555 0147` (ITU-T E.123), as numbers of all other plans stand everywhere:
 * `+44 7400 123456`. A short code keeps its figures.
 */
export function formatPhone({ locale }: Pick<Formats, 'locale'>, phone: string): string {
  if (!phone.startsWith('+')) return phone
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone) ?? []
  const { region, direction } = languageOf(locale)
  const international = area ? `+1 ${area} ${exchange} ${line}` : grouped(phone)
  const written = area && region === 'US' ? `(${area}) ${exchange}-${line}` : international
  // Left to right by itself among words from right to left (UAX 9: LRI … PDI).
  return direction === 'rtl' ? `\u2066${written}\u2069` : written
}
