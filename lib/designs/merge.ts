/**
 * Merge fields in the words of a design: `{{ first_name | default: "friend" }}`. This is the part of the message language
 * (lib/messages/liquid.ts) that only puts values in, so that one look at the words tells which values a picture depends on.
 */

const TOKEN =
  /\{\{\s*([a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)?)\s*(?:\|\s*default:\s*(?:"([^"{}\n]*)"|'([^'{}\n]*)')\s*)?\}\}/g

export interface Token {
  /** `first_name`, `attributes.coupon`. */
  field: string
  /** Words for people without a value; null where nobody without one may get the message. */
  fallback: string | null
}

/** The text with each merge field replaced. */
export function replaceTokens(text: string, say: (token: Token) => string): string {
  return text.replace(TOKEN, (_, field: string, double?: string, single?: string) =>
    say({ field, fallback: double ?? single ?? null }),
  )
}

export function tokensIn(text: string): Token[] {
  const tokens: Token[] = []
  replaceTokens(text, (token) => {
    tokens.push(token)
    return ''
  })
  return tokens
}

/** What is left of braces once the fields are taken out: a field that was not written right. Undefined when all are. */
export function brokenToken(text: string): string | undefined {
  return /\{\{[^}]*\}?\}?|\{%[^%]*%?\}?/.exec(replaceTokens(text, () => ''))?.[0]
}

/** Stands where a value must come from the contact, in a picture that belongs to nobody. */
export const SAMPLE = 'SAMPLE'

/** The text as it is for nobody in particular: with the words for people without a value. */
export function plainText(text: string): string {
  return replaceTokens(text, ({ fallback }) => fallback ?? SAMPLE)
}

/** `{{ first_name | default: "friend" }}`; without `fallback` only people with a value get the message. */
export function tokenFor(field: string, fallback: string | null): string {
  const said = fallback?.replaceAll(/["{}\n]/g, '')
  return said === undefined ? `{{ ${field} }}` : `{{ ${field} | default: "${said}" }}`
}
