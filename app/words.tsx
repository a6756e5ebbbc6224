import { cookies, headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { cache, type ReactNode, use } from 'react'
import { WordsProvider } from '@/components/words/use-words'
import { type CurrentUser, currentUser } from '@/lib/accounts/session.server'
import { messagesOf } from '@/lib/words/catalogue'
import { sayErrorIn } from '@/lib/words/errors'
import { chooseLocale, LOCALE_COOKIE, type Locale } from '@/lib/words/languages'
import type { Say } from '@/lib/words/said'
import { type Room, type Words, wordsOf } from '@/lib/words/translate'

/** The language of this request. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const [jar, head, user] = await Promise.all([cookies(), headers(), whoReads()])
  return chooseLocale({
    setting: user?.locale,
    cookie: jar.get(LOCALE_COOKIE)?.value,
    acceptLanguage: head.get('accept-language'),
  })
})

/** Nobody when the database does not answer: the page that says so is written in the language of the browser. */
async function whoReads(): Promise<CurrentUser | undefined> {
  return currentUser().catch((error: unknown) => {
    unstable_rethrow(error)
    return undefined
  })
}

const spoken = cache(<R extends Room>(locale: Locale, room: R) =>
  wordsOf(locale, room, messagesOf(locale, room)),
)

/** For pages and other async functions: `const t = await words('contacts')`. */
export async function words<R extends Room>(room: R): Promise<Words<R>> {
  return spoken(await requestLocale(), room) as Words<R>
}

/** For what was stored or is known by its English sentence: `const say = await saying()`. */
export async function saying(): Promise<Say> {
  return sayErrorIn(await requestLocale())
}

/** What `useWords` of '#words' is while a component is drawn on the server (see "imports" in package.json). */
export function useWords<R extends Room>(room: R): Words<R> {
  return spoken(use(requestLocale()), room) as Words<R>
}

/** Sends the messages of these rooms to the client components below. Name only rooms that such a component speaks from. */
export async function WordsOf({ rooms, children }: { rooms: readonly Room[]; children: ReactNode }) {
  const locale = await requestLocale()
  return (
    <WordsProvider
      locale={locale}
      rooms={Object.fromEntries(rooms.map((room) => [room, messagesOf(locale, room)]))}
    >
      {children}
    </WordsProvider>
  )
}
