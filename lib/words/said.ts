/** What stands in a sentence's `{braces}`, by name. */
export type Values = { [name: string]: string | number | Said }

/** A sentence of the error vocabulary, in English, which is its key, with what stands in its braces. */
export type Said = { sentence: string; values?: Values }

/** Says a sentence of the error vocabulary in some language; `lib/words/errors.ts` has the languages. */
export type Say = (sentence: string, values?: Values) => string

/** A sentence for somebody to say later. */
export function said(sentence: string, values?: Values): Said {
  return values ? { sentence, values } : { sentence }
}

/** English as it stands in the code. */
export const inEnglish: Say = (sentence, values = {}) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name]
    if (value === undefined) return whole
    if (typeof value === 'object') return inEnglish(value.sentence, value.values)
    return typeof value === 'number' ? value.toLocaleString('en-US') : value
  })

/** A sentence as a text column keeps it, so that each reader gets it in their language: itself, or JSON with its values. */
export function written({ sentence, values }: Said): string {
  return values ? JSON.stringify({ sentence, values }) : sentence
}

/** What `written` wrote; a text that it did not write is a sentence without values. */
export function readSaid(text: string): Said {
  if (!text.startsWith('{"sentence":')) return { sentence: text }
  try {
    return JSON.parse(text) as Said
  } catch {
    return { sentence: text }
  }
}

/** Says what `written` wrote. */
export function sayWritten(say: Say, text: string): string {
  const { sentence, values } = readSaid(text)
  return say(sentence, values)
}
