'use client'

import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { defaultLocale, type Locale } from '@/lib/words/languages'
import { type Compiled, type Room, type Words, wordsOf } from '@/lib/words/translate'

type Spoken = { locale: Locale; rooms: Partial<Record<Room, Compiled>> }

const Speech = createContext<Spoken>({ locale: defaultLocale, rooms: {} })

/** Gives the messages of some rooms to the client components below it, beside what is given above. */
export function WordsProvider({ locale, rooms, children }: Spoken & { children: ReactNode }) {
  const above = useContext(Speech)
  const value = useMemo(() => ({ locale, rooms: { ...above.rooms, ...rooms } }), [above.rooms, locale, rooms])
  return <Speech value={value}>{children}</Speech>
}

/** `const t = useWords(room)`, then `t('list.title')`, `t.rich('…')`, `t.count(12764)`. */
export function useWords<R extends Room>(room: R): Words<R> {
  const { locale, rooms } = useContext(Speech)
  const messages = rooms[room]
  return useMemo(() => wordsOf(locale, room, messages), [locale, room, messages])
}
