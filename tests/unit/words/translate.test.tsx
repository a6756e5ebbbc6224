import compile from 'icu-minify/compile'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { messagesOf, wordsIn } from '@/lib/words/catalogue'
import { chooseLocale, isLocale } from '@/lib/words/languages'
import { lengthened, turned } from '@/lib/words/pseudo'
import { wordsOf } from '@/lib/words/translate'

const said = {
  people: compile('{count, plural, =0 {nobody} one {one person} other {# people}}'),
  hello: compile('Hello {name}!'),
  help: compile('Read <link>the <b>guide</b></link> first.'),
}

describe('a room of words', () => {
  const t = wordsOf('en', 'ui', said) as never as {
    (key: string, values?: object): string
    rich: (key: string, values: object) => never
  }

  it('says plurals, arguments and elements', () => {
    expect([0, 1, 12764].map((count) => t('people', { count }))).toEqual([
      'nobody',
      'one person',
      '12,764 people',
    ])
    expect(t('hello', { name: 'Ana' })).toBe('Hello Ana!')
    const help = t.rich('help', {
      link: (words: never) => <a href="/guide">{words}</a>,
      b: (words: never) => <b>{words}</b>,
    })
    expect(renderToStaticMarkup(help)).toBe('Read <a href="/guide">the <b>guide</b></a> first.')
  })

  it('says a key that is not there, where anybody can see it', () => {
    expect(t('nothing.here')).toBe('ui.nothing.here')
  })
})

it('makes only what React can send to the browser', () => {
  const strange = (value: unknown): boolean =>
    value !== null &&
    typeof value === 'object' &&
    (![Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)) ||
      Object.values(value).some(strange))
  expect(strange(messagesOf('en', 'home'))).toBe(false)
})

describe('pseudo-locales', () => {
  it('change every word and nothing else', () => {
    expect(lengthened('Send the picture')).toMatch(/^[^a-z]+$/i)
    expect(lengthened('Send the picture').length).toBeGreaterThan('Send the picture'.length * 1.2)
    expect(turned('Send it')).toBe('\u200f\u202eSend\u202c\u200f \u200f\u202eit\u202c\u200f')
  })

  it('keep arguments, tags and plurals of every message of the catalogue', () => {
    const shape = (tree: unknown): unknown =>
      typeof tree === 'string'
        ? 'text'
        : Array.isArray(tree)
          ? tree.map((node, at) => (at === 0 && typeof node === 'string' ? 'text' : shape(node)))
          : tree !== null && typeof tree === 'object'
            ? Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, shape(value)]))
            : tree
    expect(shape(messagesOf('en-XA', 'home'))).toEqual(shape(messagesOf('en', 'home')))
    expect(shape(messagesOf('ar-XB', 'home'))).toEqual(shape(messagesOf('en', 'home')))
  })

  it('write numbers in another way than English does', () => {
    expect(wordsIn('en', 'ui').count(12764)).toBe('12,764')
    expect(wordsIn('en-XA', 'ui').count(12764)).toBe('12.764')
    expect(wordsIn('ar-XB', 'ui').count(12764)).toBe('١٢٬٧٦٤')
  })
})

describe('the language of a request', () => {
  it('is the setting, then the cookie, then what the browser accepts, then English', () => {
    expect(chooseLocale({ setting: 'ar-XB', cookie: 'en-XA' })).toBe('ar-XB')
    expect(chooseLocale({ setting: null, cookie: 'en-XA', acceptLanguage: 'en' })).toBe('en-XA')
    expect(chooseLocale({ cookie: 'tlh', acceptLanguage: 'fr;q=0.9, en-GB;q=0.8' })).toBe('en')
    expect(chooseLocale({ acceptLanguage: null })).toBe('en')
  })

  it('is never guessed to be a pseudo-locale, and never a property of an object', () => {
    expect(chooseLocale({ acceptLanguage: 'ar-XB, en-XA' })).toBe('en')
    expect(isLocale('constructor')).toBe(false)
  })
})
