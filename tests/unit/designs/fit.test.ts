import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PAIRING_IDS, PAIRINGS } from '@/lib/designs/brand'
import { fitText, type Measure } from '@/lib/designs/fit'
import { missingFrom, setLine } from '@/lib/designs/type.server'
import { tidy } from '@/lib/designs/words'

const face = PAIRINGS.signal.display
const measure: Measure = (text) => setLine(text, face)
const room = { width: 900, height: 400, max: 180, leading: face.leading }

const hard = {
  'a headline of eighty characters':
    'Everything on the floor, in the yard, and up the stairs goes for less on Sunday.',
  'one very long word': 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(2),
  accents: 'Ça brûle, Ångström, Ñandú, Ẽ́',
  emoji: 'Party time 🎉🎂👩🏽‍🚀 tonight',
  'right to left': 'تخفيضات كبيرة هذا الأسبوع',
  hebrew: 'מבצע סוף שבוע 30% הנחה',
  'three lines of its own': 'One\nTwo and a half\nThree',
  'greek and cyrillic': 'Εκπτώσεις и скидки',
}

it.each(Object.entries(hard))('keeps %s inside its box', (_, text) => {
  const fitted = fitText(text, room, measure)
  expect(fitted.size).toBeGreaterThan(20)
  expect(fitted.height).toBeLessThanOrEqual(room.height)
  for (const line of fitted.lines) {
    const set = measure(line)
    expect(set.width * fitted.size).toBeLessThanOrEqual(room.width)
  }
  const last = measure(fitted.lines.at(-1) ?? '')
  const lowest = fitted.ascent + ((fitted.lines.length - 1) * room.leading + last.bottom) * fitted.size
  expect(lowest).toBeLessThanOrEqual(room.height)
})

it('loses no character when it must break a word', () => {
  const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(2)
  const fitted = fitText(word, room, measure)
  expect(fitted.lines.length).toBeGreaterThan(1)
  expect(fitted.lines.join('')).toBe(word)
})

it('sets nothing for nothing', () => {
  for (const text of ['', '   ', '\n \n'])
    expect(fitText(text, room, measure)).toMatchObject({ size: 0, lines: [] })
})

it('keeps the words and their order, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }).map(tidy), (text) => {
      const fitted = fitText(text, room, measure)
      expect(fitted.lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(/\s/g, ''))
      expect(fitted.height).toBeLessThanOrEqual(room.height)
    }),
    { numRuns: 60 },
  )
})

it('balances two lines instead of leaving one small word alone', () => {
  const { lines } = fitText('We have everything in stock now', { ...room, max: 70 }, measure)
  expect(lines).toHaveLength(2)
  const [first = 0, second = 0] = lines.map((line) => measure(line).width)
  expect(Math.min(first, second) / Math.max(first, second)).toBeGreaterThan(0.5)
})

it('has a glyph of our own fonts for what people write, and says what it cannot draw', () => {
  for (const pairing of PAIRING_IDS) {
    const { display, text } = PAIRINGS[pairing]
    expect(missingFrom(Object.values(hard).join(' '), display)).toEqual([])
    expect(missingFrom('“Hello” – it’s 50% off… €9 £8 ½ © ™', text)).toEqual([])
  }
  expect(missingFrom('Sale 大特価', face)).toEqual(['大', '特', '価'])
})

it('sets right-to-left words from the right, joined', () => {
  const line = setLine('سلام', face)
  expect(line.rightToLeft).toBe(true)
  const apart = [...'سلام'].reduce((sum, letter) => sum + setLine(letter, face).width, 0)
  expect(line.width).toBeLessThan(apart)
})

it('takes out what would turn or hide the words around it', () => {
  expect(tidy('pay‮ on\u0000ce\r\nnow\ud800')).toBe('pay on ce\nnow')
})
