import { messagesOf } from './catalogue'
import { english } from './en'
import type { Formats } from './formats'
import type { Locale } from './languages'
import { inEnglish, type Say } from './said'
import { wordsOf } from './translate'

type Texts = { readonly [key: string]: string | Texts }

/** The vocabulary, and why messages fail, which stands inside its sentences. */
const known = { ...english.errors, reason: english.messages.reason }
const keyOfSentence = new Map(sentences(known).map(([key, text]) => [text, key]))

/**
 * Says an error's English sentence in a language. The sentence itself is the key, so that `throw` reads as English and
 * an error needs no catalogue in the browser; one that the catalogue does not know stays English.
 */
export function sayErrorIn(locale: Locale): Say {
  const { reason } = messagesOf(locale, 'messages')
  const messages = { ...messagesOf(locale, 'errors'), ...(reason ? { reason } : {}) }
  const t = wordsOf(locale, 'errors', messages) as unknown as Formats &
    ((key: string, values: Record<string, string>) => string)
  const say: Say = (sentence, values = {}) => {
    const key = keyOfSentence.get(sentence)
    if (key === undefined) return inEnglish(sentence, values)
    const plain = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object'
        ? say(value.sentence, value.values)
        : typeof value === 'number'
          ? t.numbers().format(value)
          : value,
    ])
    return t(key, Object.fromEntries(plain))
  }
  return say
}

function sentences(texts: Texts, path = ''): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : sentences(value, `${path}${key}.`),
  )
}
