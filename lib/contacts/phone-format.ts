import type { Formats } from '../words/formats'
import { languageOf } from '../words/languages'

/**
 * A number (E.164) as its reader writes it: `(828) 555-0147` where the reader is of the North American plan, else
 * `+1 828 555 0147` (ITU-T E.123). Numbers of other plans stay in E.164: how they group would need their plans in the browser.
 */
export function formatPhone({ locale }: Pick<Formats, 'locale'>, phone: string): string {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone) ?? []
  if (!area) return phone
  const { region, direction } = languageOf(locale)
  const written = region === 'US' ? `(${area}) ${exchange}-${line}` : `+1 ${area} ${exchange} ${line}`
  // Left to right by itself among words from right to left (UAX 9: LRI … PDI).
  return direction === 'rtl' ? `\u2066${written}\u2069` : written
}
