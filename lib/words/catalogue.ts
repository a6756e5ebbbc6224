import compile from 'icu-minify/compile'
import type { CompiledMessage } from 'icu-minify/format'
import { english } from './en'
import type { Locale } from './languages'
import { pseudo } from './pseudo'
import { type Compiled, type Room, type Words, wordsOf } from './translate'

type Source = { readonly [key: string]: string | Source }

const compiled = new Map<string, Compiled>()

/**
 * A room's messages in one language, compiled once in the life of a process. Stays on the server: it holds every word,
 * and the compiler. The browser gets the rooms that its components speak from, ready to be said.
 */
export function messagesOf(locale: Locale, room: Room): Compiled {
  const key = `${locale} ${room}`
  const known =
    compiled.get(key) ?? compiledTree(english[room], (text) => plain(pseudo(locale, compile(text))))
  compiled.set(key, known)
  return known
}

/** Speaks from a room where no request is at hand: e-mails, jobs, tests. */
export function wordsIn<R extends Room>(locale: Locale, room: R): Words<R> {
  return wordsOf(locale, room, messagesOf(locale, room))
}

function compiledTree(source: Source, say: (text: string) => CompiledMessage): Compiled {
  return Object.fromEntries(
    Object.entries(source).map(([key, value]) => [
      key,
      typeof value === 'string' ? say(value) : compiledTree(value, say),
    ]),
  )
}

/** Plurals are compiled to objects without a prototype, which React does not send to the browser. */
function plain(message: CompiledMessage): CompiledMessage {
  return typeof message === 'string' ? message : structuredClone(message)
}
