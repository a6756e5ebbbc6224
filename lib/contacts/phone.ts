import {
  type CountryCode,
  isSupportedCountry,
  Metadata,
  ParseError,
  parsePhoneNumberWithError,
} from 'libphonenumber-js/max'
import type { LineType } from './contact'
import type { PhoneReason } from './phone-reasons'

export type ParsedPhone =
  | { ok: true; phone: string; country: string | null; lineType: LineType }
  | { ok: false; reason: PhoneReason }

/**
 * Reads one phone number as E.164. `country` (ISO 3166-1 alpha-2) is whose numbers come without a prefix.
 * Verdicts are libphonenumber's; its answer for the common North American forms is worked out directly, some ten times faster.
 */
export function parsePhone(text: string, country: string): ParsedPhone {
  return parseNorthAmerican(text, country) ?? parseByLibrary(text, country)
}

/** Country codes of any case that libphonenumber knows; anything else is undefined. */
export function knownCountry(code: string): string | undefined {
  const upper = code.trim().toUpperCase()
  return isSupportedCountry(upper) ? upper : undefined
}

type Kind = 'FIXED_LINE' | 'MOBILE' | 'FIXED_LINE_OR_MOBILE' | string | undefined

const refused: Record<string, PhoneReason> = {
  TOLL_FREE: 'toll_free',
  PREMIUM_RATE: 'premium',
  SHARED_COST: 'premium',
  PAGER: 'service',
  UAN: 'service',
  VOICEMAIL: 'service',
}

function verdict(phone: string, country: string | null, kind: Kind): ParsedPhone {
  const reason = kind && refused[kind]
  if (reason) return { ok: false, reason }
  const lineType = kind === 'MOBILE' ? 'mobile' : kind === 'FIXED_LINE' ? 'landline' : 'unknown'
  return { ok: true, phone, country, lineType }
}

/** The whole way through libphonenumber. Exported for the test that holds the fast path to it. */
export function parseByLibrary(text: string, country: string): ParsedPhone {
  // Spreadsheets hand on numbers as decimals; dots between groups of digits are punctuation.
  const cell = text
    .trim()
    .replace(/^'/, '')
    .replace(/^(\+?\d+)\.0+$/, '$1')
  if (cell === '') return { ok: false, reason: 'empty' }
  if (/^\d(?:[.,]\d+)?e\+?\d+$/i.test(cell)) return { ok: false, reason: 'spreadsheet' }
  try {
    const number = parsePhoneNumberWithError(cell, { defaultCountry: country as CountryCode, extract: false })
    if (number.ext) return { ok: false, reason: 'extension' }
    if (number.isValid()) return verdict(number.number, number.country ?? null, number.getType())
    return { ok: false, reason: lengthReason(number.nationalNumber, number.country) }
  } catch (error) {
    return { ok: false, reason: error instanceof ParseError ? reasonOf(error.message) : 'not_a_number' }
  }
}

function reasonOf(code: string): PhoneReason {
  if (code === 'TOO_SHORT') return 'too_short'
  if (code === 'TOO_LONG') return 'too_long'
  return code === 'INVALID_COUNTRY' ? 'no_country' : 'not_a_number'
}

function lengthReason(national: string, country: CountryCode | undefined): PhoneReason {
  if (!country) return 'not_in_use'
  const plan = new Metadata()
  plan.selectNumberingPlan(country)
  const lengths = plan.numberingPlan?.possibleLengths() ?? []
  if (national.length < Math.min(...lengths)) return 'too_short'
  return national.length > Math.max(...lengths) ? 'too_long' : 'not_in_use'
}

/** `+1 (828) 555-0147` and its plainer forms; area code and exchange begin with 2 to 9 in the whole numbering plan. */
const northAmerican = /^(\+?1[ .-]?)?\(?([2-9]\d\d)\)?[ .-]?([2-9]\d\d)[ .-]?(\d{4})$/

function parseNorthAmerican(text: string, country: string): ParsedPhone | undefined {
  const found = northAmerican.exec(text)
  if (!found || (country !== 'US' && country !== 'CA')) return undefined
  const national = `${found[2]}${found[3]}${found[4]}`
  numberingPlan ??= loadNumberingPlan()
  const { us, ca, elsewhere } = numberingPlan
  const kind = kindOf(national, us)
  if (kind) return verdict(`+1${national}`, 'US', kind)
  // The islands of the plan have area codes of their own; they and everything invalid take the whole way.
  if (elsewhere.test(national)) return undefined
  const canadian = kindOf(national, ca)
  return canadian ? verdict(`+1${national}`, 'CA', canadian) : undefined
}

type KindPatterns = { fixed: RegExp; fixedIsMobile: boolean; others: { kind: string; pattern: RegExp }[] }
type NumberingPlan = { us: KindPatterns; ca: KindPatterns; elsewhere: RegExp }

let numberingPlan: NumberingPlan | undefined

const otherKinds = [
  'MOBILE',
  'PREMIUM_RATE',
  'TOLL_FREE',
  'SHARED_COST',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
]
const islands = 'AG AI AS BB BM BS DM DO GD GU JM KN KY LC MP MS PR SX TC TT VC VG VI'.split(
  ' ',
) as CountryCode[]

/** The parts of libphonenumber's metadata that its types leave out. */
type Patterns = { type(kind: string): { pattern(): string | undefined } | undefined }

function loadNumberingPlan(): NumberingPlan {
  const leading = islands.map((country) => {
    const plan = new Metadata()
    plan.selectNumberingPlan(country)
    return `(?:${plan.numberingPlan?.leadingDigits() ?? ''})`
  })
  return {
    us: patternsOf('US'),
    ca: patternsOf('CA'),
    elsewhere: new RegExp(`^(?:${leading.join('|')})`),
  }
}

function patternsOf(country: CountryCode): KindPatterns {
  const plan = new Metadata()
  plan.selectNumberingPlan(country)
  const pattern = (kind: string) => (plan as unknown as Patterns).type(kind)?.pattern() || undefined
  const whole = (source: string | undefined) => new RegExp(`^(?:${source ?? '(?!)'})$`)
  return {
    fixed: whole(pattern('FIXED_LINE')),
    // Where mobile and fixed numbers share one pattern, the metadata leaves the second out.
    fixedIsMobile: pattern('MOBILE') === undefined,
    others: otherKinds
      .filter((kind) => pattern(kind) !== undefined)
      .map((kind) => ({ kind, pattern: whole(pattern(kind)) })),
  }
}

function kindOf(national: string, { fixed, fixedIsMobile, others }: KindPatterns): Kind {
  if (fixed.test(national)) {
    const mobile = fixedIsMobile || others.some((o) => o.kind === 'MOBILE' && o.pattern.test(national))
    return mobile ? 'FIXED_LINE_OR_MOBILE' : 'FIXED_LINE'
  }
  return others.find(({ pattern }) => pattern.test(national))?.kind
}
