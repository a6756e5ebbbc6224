import { plainText, replaceTokens, SAMPLE, type Token, tokensIn } from '../merge'
import { FIELD_IDS, FIELDS, type Field, tidy, type Words } from '../words'

/** Why somebody got the default words of a field, or none at all. */
export type Why =
  /** The contact has no value. */
  | 'empty'
  /** None of our fonts has its letters, or a machine could not read it from a code. */
  | 'glyphs'
  /** Longer than its place takes. */
  | 'too_long'
  /** It would have been set too small to read. */
  | 'too_small'
  /** It was not drawn in time. */
  | 'late'

/** What a contact knows, by merge field; custom ones lie under `attributes`. */
export type Values = Readonly<Record<string, unknown>>

export type Personalised =
  /** `fell`: the first reason for which a field took its default words. */
  | { ok: true; words: Words; fell: Why | null }
  /** A value without which nobody gets the message is missing or cannot be drawn. */
  | { ok: false; why: Why }

const written = (words: Words): [Field, string][] =>
  FIELD_IDS.flatMap((field) => (words[field] === undefined ? [] : [[field, words[field]]]))

const mapped = (words: Words, change: (text: string, field: Field) => string): Words =>
  Object.fromEntries(written(words).map(([field, text]) => [field, change(text, field)]))

export function isPersonal(words: Words): boolean {
  return written(words).some(([, text]) => tokensIn(text).length > 0)
}

/** The merge fields that a design's words read, each once. */
export function personalFields(words: Words): string[] {
  return [...new Set(written(words).flatMap(([, text]) => tokensIn(text).map(({ field }) => field)))]
}

/** Those without which a contact gets no message: a coupon has no default words. */
export function requiredFields(words: Words): string[] {
  const tokens = written(words).flatMap(([, text]) => tokensIn(text))
  return [...new Set(tokens.filter(({ fallback }) => fallback === null).map(({ field }) => field))]
}

/** Characters that a value of `field` may have at most, beside the words around it. */
export function roomOf(words: Words, field: string): number {
  const rooms = written(words).flatMap(([place, text]) =>
    tokensIn(text)
      .filter((token) => token.field === field)
      .map(({ fallback }) => FIELDS[place].most - plainText(text).length + (fallback ?? SAMPLE).length),
  )
  return Math.min(...rooms)
}

/** The words for nobody in particular. */
export function defaultWords(words: Words): Words {
  return mapped(words, (text, field) =>
    field === 'link' && plainText(text).includes(SAMPLE) ? `https://example.com/${SAMPLE}` : plainText(text),
  )
}

class Undrawable extends Error {
  constructor(readonly why: Why) {
    super(why)
  }
}

/**
 * The words for one person. A value that is missing, cannot be drawn (`drawable`) or does not fit gives way to the default
 * words of its field. The same values always give the same words.
 */
export function personalise(words: Words, values: Values, drawable: (text: string) => boolean): Personalised {
  let fell: Why | null = null
  const fall = (token: Token, why: Why): string => {
    if (token.fallback === null) throw new Undrawable(why)
    fell ??= why
    return token.fallback
  }
  const say = (field: Field) => (token: Token) => {
    const value = textOf(values, token.field)
    if (value === '') return fall(token, 'empty')
    if (MACHINE_READ.has(field) ? !PRINTABLE.test(value) : !drawable(value)) return fall(token, 'glyphs')
    return value
  }
  try {
    const merged = mapped(words, (text, field) => {
      const own = replaceTokens(text, say(field))
      if (own.length <= FIELDS[field].most) return own
      return replaceTokens(text, (token) => fall(token, 'too_long'))
    })
    return { ok: true, words: merged, fell }
  } catch (error) {
    if (error instanceof Undrawable) return { ok: false, why: error.why }
    throw error
  }
}

/** Fields that become bars and squares: Code 128 (set B) and addresses take printable ASCII. */
const MACHINE_READ: ReadonlySet<Field> = new Set(['code', 'link'])
const PRINTABLE = /^[\x20-\x7e]+$/

function textOf(values: Values, field: string): string {
  const [first = '', second] = field.split('.')
  const outer = own(values, first)
  const value = second === undefined ? outer : own(outer, second)
  if (typeof value === 'number') return String(value)
  // On one line: line ends belong to the marketer.
  return typeof value === 'string' ? tidy(value.replaceAll(/[{}]/g, '')).replaceAll(/\s+/g, ' ') : ''
}

function own(from: unknown, key: string): unknown {
  return typeof from === 'object' && from !== null && Object.hasOwn(from, key)
    ? (from as Record<string, unknown>)[key]
    : undefined
}
