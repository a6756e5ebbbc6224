import type { NumberSigns } from './decimal'

/**
 * The languages that Marquee speaks. `en-XA` and `ar-XB` are pseudo-locales (Unicode CLDR's names for them): English made
 * long and accented, and English written right to left, to see a screen in a language that nobody has translated yet.
 */
const languages = {
  en: {
    name: 'English',
    direction: 'ltr',
    formats: 'en-US',
    signs: { group: ',', point: '.', minus: '-', zero: '0' },
    region: 'US',
    pseudo: false,
  },
  'en-XA': {
    name: 'Long words (test)',
    direction: 'ltr',
    formats: 'de-DE',
    signs: { group: '.', point: ',', minus: '-', zero: '0' },
    region: 'DE',
    pseudo: true,
  },
  'ar-XB': {
    name: 'Right to left (test)',
    direction: 'rtl',
    formats: 'ar-EG',
    signs: { group: '\u066c', point: '\u066b', minus: '\u061c-', zero: '\u0660' },
    region: 'EG',
    pseudo: true,
  },
} as const

export type Locale = keyof typeof languages

export type Language = {
  /** In its own language, as a chooser shows it. */
  name: string
  direction: 'ltr' | 'rtl'
  /** The BCP 47 tag by which Intl writes numbers and dates. */
  formats: string
  /** What plain numbers are made of, as Intl would write them. */
  signs: NumberSigns
  /** ISO 3166 code of the country whose phone numbers are written without their country code. */
  region: string
  pseudo: boolean
}

export const defaultLocale: Locale = 'en'
export const locales = Object.keys(languages) as Locale[]

/** Lasts a year; what a visitor without an account chose, and what a member chose, before we know who they are. */
export const LOCALE_COOKIE = 'marquee-language'

export function isLocale(text: unknown): text is Locale {
  return typeof text === 'string' && Object.hasOwn(languages, text)
}

export function languageOf(locale: Locale): Language {
  return languages[locale]
}

/**
 * The language of a request: the member's own setting, else the cookie, else the first language of the browser's
 * Accept-Language (RFC 9110, 12.5.4) that we speak, else English. Pseudo-locales are never guessed.
 */
export function chooseLocale(asked: {
  setting?: string | null
  cookie?: string
  acceptLanguage?: string | null
}): Locale {
  if (isLocale(asked.setting)) return asked.setting
  if (isLocale(asked.cookie)) return asked.cookie
  return acceptedLocale(asked.acceptLanguage ?? '')
}

function acceptedLocale(header: string): Locale {
  const ranges = header
    .slice(0, 500)
    .split(',')
    .map((part, order) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean)
      return { range: range.trim(), weight: weight === undefined ? 1 : Number(weight), order }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
  for (const { range } of ranges) {
    const spoken = locales.find((locale) => {
      if (languages[locale].pseudo) return false
      return locale.toLowerCase() === range || locale.toLowerCase() === range.split('-')[0]
    })
    if (spoken) return spoken
  }
  return defaultLocale
}
