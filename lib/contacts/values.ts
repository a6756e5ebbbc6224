import { DateTime } from 'luxon'

/** A date as YYYY-MM-DD. American order (month first) unless the first number cannot be a month. Undefined for anything else. */
export function readDate(text: string): string | undefined {
  const cell = text.trim()
  if (cell.length > 40) return undefined
  const parts = numericDate(cell)
  const date = parts
    ? DateTime.fromObject(parts)
    : DateTime.fromFormat(cell.replace(/[.,]/g, ''), 'LLL d yyyy', { locale: 'en-US' })
  const known = date.isValid
    ? date
    : DateTime.fromFormat(cell.replace(/[.,]/g, ''), 'LLLL d yyyy', { locale: 'en-US' })
  if (!known.isValid || known.year < 1900 || known.year > 2100) return undefined
  return known.toISODate() ?? undefined
}

function numericDate(cell: string): { year: number; month: number; day: number } | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(cell)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const other = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?: .*)?$/.exec(cell)
  if (!other) return undefined
  const [first, second] = [Number(other[1]), Number(other[3])]
  const short = Number(other[4])
  const year = (other[4] as string).length === 4 ? short : short + (short > 29 ? 1900 : 2000)
  const dayFirst = other[2] === '.' || first > 12
  return dayFirst ? { year, month: second, day: first } : { year, month: first, day: second }
}

/** A number as people write it: `1,234.50`, `$12`, `12 %`. */
export function readNumber(text: string): number | undefined {
  const cell = text
    .trim()
    .replace(/^[$€£]\s*/, '')
    .replace(/\s*%$/, '')
  const plain = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(cell) ? cell.replaceAll(',', '') : cell
  if (!/^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}

const yes = new Set('1 y yes true t x on si sí oui ja'.split(' '))
const no = new Set('0 n no false f off non nein'.split(' '))

export function readBoolean(text: string): boolean | undefined {
  const cell = text.trim().toLowerCase()
  if (yes.has(cell)) return true
  return no.has(cell) ? false : undefined
}

const consentYes = new Set([
  'subscribed',
  'opted in',
  'opted_in',
  'opted-in',
  'opt in',
  'opt-in',
  'optin',
  'granted',
  'consented',
  'confirmed',
  'active',
])
const consentNo = new Set([
  'unsubscribed',
  'opted out',
  'opted_out',
  'opted-out',
  'opt out',
  'opt-out',
  'optout',
  'revoked',
  'stop',
  'stopped',
  'do not contact',
  'do not text',
  'dnc',
])

/**
 * What a file says of someone's consent: yes, an opt-out, or nothing. A bare "no" is not an opt-out: it says only that
 * nobody was asked.
 */
export function readConsent(text: string): 'yes' | 'out' | undefined {
  const cell = text.trim().toLowerCase()
  if (consentYes.has(cell) || readBoolean(cell) === true) return 'yes'
  return consentNo.has(cell) ? 'out' : undefined
}

const carriers: [RegExp, string][] = [
  [/^at ?&? ?t\b|^att\b|cingular|cricket|firstnet/i, 'att'],
  [/t-?mobile|^tmo\b|metro ?(by|pcs)|sprint|mint/i, 'tmobile'],
  [/verizon|^vzw\b|visible|xfinity/i, 'verizon'],
  [/us ?cellular|u\.s\. cellular|^usc/i, 'uscellular'],
]

/** The carrier's id, by its own name or a brand on its network; 'other' for any other name. */
export function readCarrier(text: string): string | undefined {
  const cell = text.trim()
  if (cell === '') return undefined
  return carriers.find(([pattern]) => pattern.test(cell))?.[1] ?? 'other'
}

/** A plausible address, lower case; its existence is not checked. */
export function readEmail(text: string): string | undefined {
  const cell = text.trim().toLowerCase()
  return cell.length <= 254 && /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/.test(cell) ? cell : undefined
}

export const maxTags = 50
export const maxTagCharacters = 60

/** Tags between commas, semicolons or bars; each once, in order. */
export function readTags(text: string): string[] {
  const tags = text
    .split(/[,;|]/)
    .map((tag) => tag.trim().slice(0, maxTagCharacters))
    .filter(Boolean)
  return [...new Set(tags)].slice(0, maxTags)
}
