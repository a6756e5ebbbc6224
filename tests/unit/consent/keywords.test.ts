import { describe, expect, it } from 'vitest'
import { keywords, misspellings, phrases } from '@/lib/consent/keyword-table'
import { intentOf } from '@/lib/consent/keywords'

const stops = [
  'SOTP',
  'Please no more messages',
  'leave me alone',
  'goodbye',
  'take me off this list',
  'lose my number',
  'wrong number',
  "don't text me",
  'Don’t text me anymore!!',
  'No más',
  'remove me',
  'STOP',
  ' stop.',
  'Stop!!!',
  '“STOP”',
  '\u200bSTOP\u200b',
  'ＳＴＯＰ',
  'S T O P',
  'STOP ALL',
  'stop-all',
  'STOPALL',
  'Opt-Out',
  'please stop',
  'Stop it now please',
  'STOP STOP STOP',
  'stop texting me',
  'Stop sending me this stuff',
  'ARRÊT',
  'Arrêt.',
  'unsubcribe',
  'unsuscribe me pls',
  'STOP\n\nSent from my iPhone',
  'STOP. I never signed up for this',
  'stop, this is harassment',
  'STOP2QUIT',
  'You have the wrong number, I am not Maya',
  'I want to opt out',
  'I revoke my consent',
  'never contact me again',
  'no más mensajes por favor',
  'Deje de enviarme mensajes',
  'cancel',
  'END',
]

const notStops = [
  'please cancel my order',
  'We have got to STOP this terrible bill',
  'stop by the store at 5?',
  'Which stop do I get off at?',
  'shop',
  'step',
  'top',
  "don't stop texting me, I love these",
  'Please never stop sending these',
  'stop sending so many pics lol',
  'you shipped the wrong number of shirts',
  'Can I remove the sticker?',
  'the end is near',
  'Can you message me at 5',
  'no text on the picture?',
  'YES',
  'Love it!',
  '',
  '   ',
  '!!!',
  '\u{1F44D}',
]

describe('intentOf', () => {
  it.each(stops)('takes %j as an opt-out', (text) => expect(intentOf(text)).toBe('stop'))
  it.each(notStops)('leaves %j to a person', (text) => expect(intentOf(text)).toBe('other'))

  it.each(['START', 'start please', 'Unstop', 'unstop!'])('takes %j as coming back', (text) =>
    expect(intentOf(text)).toBe('start'),
  )
  it.each(['HELP', 'help me please', 'Info?', 'HELP!'])('takes %j as a request for help', (text) =>
    expect(intentOf(text)).toBe('help'),
  )
  it.each(['start the refund', 'can you help me with my order', 'info about the blue one'])(
    'leaves %j to a person',
    (text) => expect(intentOf(text)).toBe('other'),
  )

  it('knows every keyword of the table in any case, and nothing twice', () => {
    for (const { word, family } of keywords) {
      expect(intentOf(word)).toBe(family)
      expect(intentOf(`  ${word.toUpperCase()}! `)).toBe(family)
    }
    expect(new Set(keywords.map(({ word }) => word)).size).toBe(keywords.length)
  })

  it('knows every misspelling and the example of every phrase', () => {
    for (const word of misspellings) expect(intentOf(word)).toBe('stop')
    for (const { example } of phrases) expect([example, intentOf(example)]).toEqual([example, 'stop'])
  })

  it('is bounded on hostile input', () => {
    expect(intentOf(`${'a '.repeat(500_000)}stop texting`)).toBe('other')
    expect(intentOf('stop '.repeat(100_000))).toBe('other')
  })
})
