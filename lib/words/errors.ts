import { messagesOf } from './catalogue'
import { english } from './en'
import type { Locale } from './languages'
import { type Words, wordsOf } from './translate'

type Texts = { readonly [key: string]: string | Texts }

const keyOfSentence = new Map(sentences(english.errors).map(([key, text]) => [text, key]))

/**
 * Says an error's English sentence in a language. The sentence itself is the key, so that `throw` reads as English and
 * an error needs no catalogue in the browser; one that the catalogue does not know stays English.
 */
export function sayErrorIn(
  locale: Locale,
): (sentence: string, values?: Record<string, string | number>) => string {
  const t = wordsOf(locale, 'errors', messagesOf(locale, 'errors')) as unknown as Words<'errors'> &
    ((key: string, values?: Record<string, string | number>) => string)
  return (sentence, values = {}) => {
    const key = keyOfSentence.get(sentence)
    return key === undefined ? filled(sentence, values) : t(key, values)
  }
}

function sentences(texts: Texts, path = ''): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : sentences(value, `${path}${key}.`),
  )
}

function filled(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole))
}
