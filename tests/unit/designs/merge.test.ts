import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brokenToken, plainText, SAMPLE, tokenFor, tokensIn } from '@/lib/designs/merge'
import {
  defaultWords,
  isPersonal,
  personalFields,
  personalise,
  requiredFields,
} from '@/lib/designs/personal/words'
import { tidy, type Words, wordsSchema } from '@/lib/designs/words'
import { compileText, mergeValues } from '@/lib/messages/content'

const words: Words = {
  headline: 'Happy birthday, {{ first_name | default: "friend" }}',
  line: 'Enjoy it in {{ city | default: "your city" }}',
  code: '{{ attributes.coupon }}',
}
const everything = () => true
const maya = { first_name: 'Maya', city: 'Asheville', attributes: { coupon: 'MAYA-15' } }

describe('merge fields of a design', () => {
  it('are named with what they fall back on', () => {
    expect(isPersonal(words)).toBe(true)
    expect(isPersonal({ headline: 'Happy {birthday}' })).toBe(false)
    expect(personalFields(words)).toEqual(['first_name', 'city', 'attributes.coupon'])
    expect(requiredFields(words)).toEqual(['attributes.coupon'])
    expect(defaultWords(words)).toEqual({
      headline: 'Happy birthday, friend',
      line: 'Enjoy it in your city',
      code: SAMPLE,
    })
  })

  it('are written so that they can be read again', () => {
    const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,12}(\.[a-z0-9_]{1,12})?$/)
    const fallback = fc.option(fc.string({ maxLength: 20 }).filter((text) => !/["{}\n]/.test(text)))
    fc.assert(
      fc.property(name, fallback, (field, said) => {
        expect(tokensIn(`a ${tokenFor(field, said)} b`)).toEqual([{ field, fallback: said }])
      }),
    )
  })

  it('that are not written right are refused by name', () => {
    for (const text of ['{{ first_name', '{{ First }}', '{{ a | upcase }}', '{% if a %}', '{{}}'])
      expect(brokenToken(text), text).toBeDefined()
    expect(brokenToken("{{ first_name }} {a} 100% {{ b.c | default: 'x' }}")).toBeUndefined()
    const answer = wordsSchema.safeParse({ headline: 'Hi {{ first_name | upcase }}' })
    expect(answer.error?.issues[0]?.message).toContain('{{ first_name | upcase }}')
  })

  it('do not count against the length of the words, but what stands in for them does', () => {
    const long = `{{ ${'x'.repeat(40)} | default: "friend" }}`
    expect(wordsSchema.safeParse({ code: `${'a'.repeat(18)}${long}` }).success).toBe(true)
    expect(wordsSchema.safeParse({ code: `${'a'.repeat(19)}${long}` }).success).toBe(false)
  })

  it('say what the message language would say', () => {
    const value = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).map((text) => tidy(text))
    const plain = value.filter((text) => text !== '' && !/[{}%\s\p{Cc}\p{Cs}\uE000-\uE00F]/u.test(text))
    fc.assert(
      fc.property(fc.option(plain, { nil: null }), fc.integer(), (first_name, points) => {
        const text = 'To {{ first_name | default: "friend" }}: {{ attributes.points | default: \'none\' }}'
        const contact = { first_name, attributes: { points } }
        const message = compileText({ text, brandName: '', optOutLine: '', links: [] })
        const drawn = personalise({ headline: text }, contact, everything)
        expect(drawn).toMatchObject({
          ok: true,
          words: { headline: message.render(mergeValues(contact), () => '') },
        })
      }),
    )
  })
})

describe('one person', () => {
  it('gets their own words', () => {
    expect(personalise(words, maya, everything)).toEqual({
      ok: true,
      fell: null,
      words: {
        headline: 'Happy birthday, Maya',
        line: 'Enjoy it in Asheville',
        code: 'MAYA-15',
      },
    })
  })

  it.each([
    ['empty', { ...maya, first_name: '  ' }, everything],
    ['glyphs', { ...maya, first_name: '真矢' }, (text: string) => text !== '真矢'],
    ['too_long', { ...maya, first_name: 'M'.repeat(70) }, everything],
  ])('without words that can be drawn gets the default ones: %s', (why, values, drawable) => {
    expect(personalise(words, values, drawable)).toMatchObject({
      ok: true,
      fell: why,
      words: { headline: 'Happy birthday, friend', line: 'Enjoy it in Asheville' },
    })
  })

  it('without a coupon gets nothing, nor with one that bars cannot say', () => {
    expect(personalise(words, { ...maya, attributes: {} }, everything)).toEqual({ ok: false, why: 'empty' })
    expect(personalise(words, { ...maya, attributes: { coupon: 'ÄÖ' } }, everything)).toEqual({
      ok: false,
      why: 'glyphs',
    })
  })

  it('never gets the workings of another object, braces, or a second line', () => {
    expect(personalise({ headline: '{{ constructor | default: "x" }}' }, {}, everything)).toMatchObject({
      words: { headline: 'x' },
    })
    const nasty = { ...maya, first_name: 'A\n{{ city }}\u202eB' }
    expect(personalise(words, nasty, everything)).toMatchObject({
      words: { headline: 'Happy birthday, A city B' },
    })
    expect(plainText('{{ a }}')).toBe(SAMPLE)
  })
})
