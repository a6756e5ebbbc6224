import type { GetICUArgs } from '@schummar/icu-type-parser'
import type { CompiledMessage } from 'icu-minify/format'
import format from 'icu-minify/format'
import { createElement, Fragment, type ReactNode } from 'react'
import type { English } from './en'
import { type Formats, formatsIn } from './formats'
import { type Locale, languageOf } from './languages'

/** A part of the product with its own messages: what a component names to speak, and what is sent to the browser. */
export type Room = keyof English

/** Messages ready to be said, nested as the catalogue is. */
export type Compiled = { [key: string]: CompiledMessage | Compiled }

/** Every path to a message in `T`: "head.title". */
export type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeysOf<T[K]>}`
}[keyof T & string]

type At<T, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? At<T[Head], Rest>
    : never
  : Path extends keyof T
    ? T[Path]
    : never

type Arguments<Message> = Message extends string
  ? GetICUArgs<Message, { ICUArgument: string | number; ICUNumberArgument: number; ICUDateArgument: Date }>
  : never

type Tags<Message> = Message extends `${string}<${infer Name}>${infer Inner}</${string}>${infer Rest}`
  ? { [K in Name]: (words: ReactNode) => ReactNode } & Tags<`${Inner}${Rest}`>
  : unknown

type All<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer Whole) => void
  ? Whole
  : never

type Given<Needed> = keyof Needed extends never ? [] : [values: Needed]

/** Says the messages of one room in one language; has the numbers and dates of that language with it. */
export type Words<R extends Room> = Formats & {
  <K extends KeysOf<English[R]>>(key: K, ...values: Given<All<Arguments<At<English[R], K>>>>): string
  /** A message with elements in it: `<link>…</link>` in the message, `link: (words) => <Link …>{words}</Link>` here. */
  rich<K extends KeysOf<English[R]>>(
    key: K,
    ...values: Given<All<Arguments<At<English[R], K>>> & All<Tags<At<English[R], K>>>>
  ): ReactNode
  /** The same as a list of strings and of whatever the tags' functions answer. */
  pieces<K extends KeysOf<English[R]>>(
    key: K,
    ...values: Given<All<Arguments<At<English[R], K>>> & Record<string, (words: unknown[]) => unknown>>
  ): unknown[]
}

/** @param messages The room's, compiled in this language. A key that is not there says itself. */
export function wordsOf<R extends Room>(locale: Locale, room: R, messages: Compiled | undefined): Words<R> {
  const formats = formatsIn(locale)
  const formatters = {
    getDateTimeFormat: (_: unknown, options?: Intl.DateTimeFormatOptions) => formats.dates(options),
    getNumberFormat: (_: unknown, options?: Intl.NumberFormatOptions) => formats.numbers(options),
    getPluralRules: (_: unknown, options?: Intl.PluralRulesOptions) =>
      // Plurals follow the language of the words; a pseudo-locale's are English.
      new Intl.PluralRules(languageOf(locale).pseudo ? 'en' : formats.tag, options),
  }
  const say = (key: string, values?: Values) => {
    const message = messageAt(messages, key)
    if (message === undefined) return `${room}.${key}`
    return format<ReactNode>(message, formats.tag, values as never, { formatters } as never)
  }
  const rich = (key: string, values: Values = {}) => {
    const tagged = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'function' ? (chunks: ReactNode[]) => value(inOrder(chunks)) : value,
    ])
    return inOrder(say(key, Object.fromEntries(tagged)))
  }
  const pieces = (key: string, values: Values = {}) => [say(key, values)].flat()
  return Object.assign(say, formats, { rich, pieces }) as unknown as Words<R>
}

type Values = Record<string, string | number | Date | ((words: ReactNode) => ReactNode)>

/** Pieces of one sentence stand where they stand: no keys are asked of them. */
function inOrder(pieces: ReactNode): ReactNode {
  return Array.isArray(pieces) ? createElement(Fragment, null, ...pieces) : pieces
}

function messageAt(messages: Compiled | undefined, key: string): CompiledMessage | undefined {
  let found: Compiled | CompiledMessage | undefined = messages
  for (const part of key.split('.')) found = (found as Compiled | undefined)?.[part]
  return found as CompiledMessage | undefined
}
