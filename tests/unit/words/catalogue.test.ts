import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Carrier } from '@/lib/carriers/carrier'
import { carriers, credentialFields } from '@/lib/carriers/registry.server'
import { phoneReasons } from '@/lib/contacts/phone-reasons'
import { english } from '@/lib/words/en'
import { sayErrorIn } from '@/lib/words/errors'
import { plainTexts } from './plain-text'
import { sentencesOf } from './sentences'

const root = path.resolve(import.meta.dirname, '../../..')

function sources(...folders: string[]): { file: string; source: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('generated'))
      .map((name) => path.join(folder, name))
      .map((file) => ({ file, source: readFileSync(path.join(root, file), 'utf8') })),
  )
}

type Texts = { readonly [key: string]: string | Texts }
const flat = (texts: Texts, before = ''): [key: string, text: string][] =>
  Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : flat(value, `${before}${key}.`),
  )

it('has no message that nobody says', () => {
  // Types hold the other half: a key that is not in the catalogue does not compile.
  const said = sources('app', 'components', 'lib').filter(({ file }) => !file.startsWith('lib/words/en'))
  const all = said.map(({ source }) => source).join('\n')
  const whole = new Set(
    [...all.matchAll(/'([\w]+(?:\.[\w]+)+)'|\bt\('(\w+)'/g)].map(([, key = '', short]) => short ?? key),
  )
  const begun = [...all.matchAll(/`([\w.]+\.)\$\{[^`]*`/g)].map(([, start = '']) => start)
  // phrase(t, 'people'): the phrases of a rule are named without their section.
  const phrases = sources('lib/segments')
    .map(({ source }) => source)
    .join('\n')
  const unsaid = Object.entries(english).flatMap(([room, texts]) =>
    room === 'errors'
      ? []
      : flat(texts)
          .map(([key]) => key)
          .filter((key) => !whole.has(key) && !begun.some((start) => key.startsWith(start)))
          .filter((key) => !(key.startsWith('phrases.') && phrases.includes(key.split('.')[1] ?? '')))
          .map((key) => `${room}.${key}`),
  )
  expect(unsaid).toEqual([])
})

it('knows every sentence with which something is refused, word for word', () => {
  const known = new Set(flat(english.errors).map(([, text]) => text))
  const thrown = sources('lib', 'app')
    // English by design: the API, the wire formats, and the simulator, which plays a carrier.
    .filter(({ file }) => !/simulator\/|lib\/mms\/(?!status)|api\/v1|app\/handler\.ts/.test(file))
    .flatMap(({ file, source }) => sentencesOf(file, source).map((text) => ({ file, text })))
  expect(thrown.filter(({ text }) => !known.has(text)).map(({ file, text }) => `${file}: ${text}`)).toEqual(
    [],
  )
  const forms = carriers.flatMap(formTexts)
  expect(forms.filter((text) => !known.has(text))).toEqual([])
  const used = new Set([...thrown.map(({ text }) => text), ...Object.values(phoneReasons), ...forms])
  const idle = [...known].filter((text) => !used.has(text))
  expect(idle.filter((text) => !borderSentences.includes(text))).toEqual([])
})

/** The words of a carrier's settings, which its schema holds in English. */
function formTexts(carrier: Carrier): string[] {
  const fields = credentialFields(carrier).flatMap(({ label, help = '', section = '', options = [] }) => [
    label,
    help,
    section,
    // A value that says itself is a name.
    ...options.flatMap((one) => (one.label === one.value ? [] : one.label)),
  ])
  return [carrier.name, carrier.description, ...fields].filter(Boolean)
}

/** Said by the borders, or of what a carrier answered. */
const borderSentences = [
  'Something went wrong on our side. Nothing you entered was sent. Mention {errorId} if you ask for help.',
  'The input is not valid.',
  'Kept as it is while this is blank.',
  'The carrier refused the account.',
  'The carrier refused the user name and password',
  'The address is not right',
  'The address redirects',
  'The phones are on, and know where their reports go.',
]

it('says errors in the language of the reader, and what it does not know in English', () => {
  const say = sayErrorIn('en-XA')
  expect(say('Write a tag.')).toMatch(/[áéîöû]/)
  expect(say('Too many tries. Wait {wait} seconds and try again.', { wait: 9 })).toContain('9')
  expect(say('Nobody wrote {this} down.', { this: 'sentence' })).toBe('Nobody wrote sentence down.')
})

/** English by design: the API speaks English, and a name that is stored is data. */
const exempt = new Set(['app/handler.ts', 'app/(dashboard)/[workspace]/start/actions.ts'])

/** Written in English on purpose: for those who build screens, and what other programs read. */
const forBuilders = /^app\/(parts|dev|api)\//

it('finds no words in components outside the catalogue', () => {
  const known = new Set(flat(english.errors).map(([, text]) => text.slice(0, 80)))
  const plain = sources('app', 'components')
    .filter(({ file }) => !forBuilders.test(file) && !exempt.has(file))
    .flatMap(({ file, source }) =>
      plainTexts(file, source)
        .filter(([, text]) => !known.has(text))
        .map(([line, text]) => `${file}:${line} ${text}`),
    )
  expect(plain).toEqual([])
})
