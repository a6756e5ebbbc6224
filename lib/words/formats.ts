import { decimal, isDecimal } from './decimal'
import { type Locale, languageOf } from './languages'

const minute = 60
const hour = 60 * minute

/** Numbers and dates as one language writes them. */
export type Formats = ReturnType<typeof formatsIn>

const made = new Map<Locale, ReturnType<typeof make>>()

/** The same object for the same language, so that it may stand in lists of dependencies. */
export function formatsIn(locale: Locale): ReturnType<typeof make> {
  const known = made.get(locale) ?? make(locale)
  made.set(locale, known)
  return known
}

function make(locale: Locale) {
  const { formats: tag, signs } = languageOf(locale)
  const byIntl = memo((options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options))
  const numbers = memo((options: Intl.NumberFormatOptions = {}): Numbers => {
    if (!isDecimal(options)) return byIntl(options)
    return { format: (value) => (Number.isFinite(value) ? decimal(value, signs, options) : '–') }
  })
  const dates = memo((options?: Intl.DateTimeFormatOptions) => new Dates(tag, options))
  const lists = memo((options?: Intl.ListFormatOptions) => new Intl.ListFormat(tag, options))
  const fixed = (value: number, digits: number) =>
    numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false }).format(
      value,
    )
  const count = (value: number) => numbers().format(Math.round(value))
  return {
    locale,
    /** The BCP 47 tag for Intl, where one of these does not do. */
    tag,
    numbers,
    dates,
    /** 12764 → "12,764" */
    count,
    percent: (share: number, digits?: number) => percent(share, digits, fixed),
    bytes: (value: number) => bytes(value, fixed),
    duration: (seconds: number) => duration(seconds, numbers),
    /** Messages a second: 24.63 → "24.6 /s", 1830 → "1,830 /s". */
    rate: (perSecond: number) => `${perSecond >= 100 ? count(perSecond) : fixed(perSecond, 1)} /s`,
    /** 12.5, "USD" → "$12.50" */
    money: (amount: number, currency: string, options?: Intl.NumberFormatOptions) =>
      numbers({ style: 'currency', currency, ...options }).format(amount),
    /** 1250, "USD" → "$12.50": an amount in the smallest unit of its currency. */
    minor: (amount: number, currency: string) => {
      const format = byIntl({ style: 'currency', currency })
      return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
    },
    /** ["Ana", "Bo", "Cy"] → "Ana, Bo, and Cy"; with 'or' or 'narrow' (commas alone). */
    list: (items: readonly string[], kind: 'and' | 'or' | 'narrow' = 'and') =>
      items.length > 1 ? lists(LISTS[kind]).format(items) : (items[0] ?? ''),
  }
}

const LISTS: Record<'and' | 'or' | 'narrow', Intl.ListFormatOptions> = {
  and: { type: 'conjunction' },
  or: { type: 'disjunction' },
  narrow: { type: 'unit', style: 'short' },
}

/** Of Intl.NumberFormat, what is used. */
export type Numbers = { format: (value: number) => string }

/** Node writes "9 AM" with a narrow space, browsers with a plain one. React would draw anew what differs. */
class Dates extends Intl.DateTimeFormat {
  override format(date?: Date | number): string {
    return plainSpaces(super.format(date))
  }

  override formatToParts(date?: Date | number): Intl.DateTimeFormatPart[] {
    return super.formatToParts(date).map((part) => ({ ...part, value: plainSpaces(part.value) }))
  }
}

const plainSpaces = (text: string) => text.replaceAll('\u202f', ' ')

type Fixed = (value: number, digits: number) => string

/** 0.0912 → "9.1 %". `digits` after the point; under 1 % two are shown, so that 0.35 % is not 0 %. */
function percent(share: number, digits: number | undefined, fixed: Fixed): string {
  const value = share * 100
  const places = digits ?? (value !== 0 && Math.abs(value) < 1 ? 2 : value >= 99.95 ? 0 : 1)
  const whole = digits === undefined && places === 1 && Math.round(value * 10) % 10 === 0
  return `${fixed(value, whole ? 0 : places)} %`
}

/** 907020 → "907 KB". Decimal, as carriers count. */
function bytes(value: number, fixed: Fixed): string {
  if (value < 1000) return `${fixed(value, 0)} B`
  if (value < 1_000_000) return `${fixed(value / 1000, 0)} KB`
  if (value < 1_000_000_000) return `${fixed(value / 1_000_000, value < 10_000_000 ? 1 : 0)} MB`
  return `${fixed(value / 1_000_000_000, 1)} GB`
}

/** Seconds: 197 → "3 min 17 s", 7380 → "2 h 3 min". Minutes, hours and seconds by their symbols (SI), days by their word. */
function duration(seconds: number, numbers: (options?: Intl.NumberFormatOptions) => Numbers): string {
  const plain = (value: number) => numbers({ useGrouping: false }).format(value)
  const s = Math.max(0, Math.round(seconds))
  if (s < minute) return `${plain(s)} s`
  if (s < hour) {
    const rest = s % minute
    return `${plain(Math.floor(s / minute))} min${rest ? ` ${plain(rest)} s` : ''}`
  }
  const whole = Math.round(s / minute)
  const [hours, minutes] = [Math.floor(whole / 60), whole % 60]
  if (hours < 48) return `${plain(hours)} h${minutes ? ` ${plain(minutes)} min` : ''}`
  return numbers({ style: 'unit', unit: 'day', unitDisplay: 'long' }).format(Math.round(hours / 24))
}

/** Intl objects are dear to make and cheap to keep; there are as many as there are ways of writing in the code. */
function memo<Options, Format>(build: (options?: Options) => Format): (options?: Options) => Format {
  const kept = new Map<string, Format>()
  return (options) => {
    const key = JSON.stringify(options) ?? ''
    const known = kept.get(key) ?? build(options)
    if (kept.size < 500) kept.set(key, known)
    return known
  }
}
