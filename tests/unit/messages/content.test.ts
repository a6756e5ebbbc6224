import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { optOutLink } from '@/lib/links/code'
import { checkTemplate, compileText, mergeValues, optOutMark } from '@/lib/messages/content'

const source = {
  text: 'Hi {{ first_name | default: "there" }}, fall colours at https://larkfield.example/fall?a=1. {{ attributes.tier }}',
  brandName: 'Larkfield',
  optOutLine: 'Reply STOP to opt out',
  links: [{ number: 0, url: 'https://larkfield.example/fall?a=1' }],
}
const shorten = (number: number) => `https://lark.fd/l/code${number}`

describe('compileText', () => {
  it('merges, brands, shortens and says how to opt out', () => {
    const text = compileText(source)
    expect(text.render({ first_name: 'Maya', attributes: { tier: 'gold' } }, shorten)).toBe(
      'Larkfield: Hi Maya, fall colours at https://lark.fd/l/code0. gold\nReply STOP to opt out',
    )
    expect(text.render({ first_name: null, attributes: {} }, shorten)).toContain('Hi there, ')
    expect([...text.fields].sort()).toEqual(['attributes.tier', 'first_name'])
  })

  it('does not say twice what the marketer wrote', () => {
    const text = compileText({ ...source, text: 'larkfield here. reply stop to opt out.' })
    expect(text.render({}, shorten)).toBe('larkfield here. reply stop to opt out.')
  })

  it('never makes a link of what a contact typed', () => {
    const text = compileText({ ...source, text: '{{ first_name }}' })
    const name = 'https://larkfield.example/fall?a=1 \uE000'
    expect(text.render(mergeValues({ first_name: name }), shorten)).not.toContain('lark.fd')
  })

  it('keeps a link whole through filters', () => {
    const text = compileText({
      ...source,
      text: '{{ "https://larkfield.example/fall?a=1" | upcase }} {{ city | default: "https://larkfield.example/fall?a=1" }}',
    })
    expect(text.render({ city: null }, shorten)).toContain(`${shorten(0)} ${shorten(0)}`)
  })

  it.each([
    ['{% include "x" %}', /include/],
    ['{% render "x" %}', /render/],
    ['{% for i in (1..1000000) %}x{% endfor %}', /for/],
    ['{{ first_name | nope }}', /no filter called “nope”/],
    ['Hi {{ first_name ', /not closed/],
    ['{% if a %}', /not closed/],
  ])('refuses %s with a sentence', (text, message) => {
    expect(() => compileText({ ...source, text })).toThrow(message)
    expect(checkTemplate(text, ['first_name'])).toMatchObject([{ kind: 'syntax' }])
  })

  it('bounds what a template can grow to', () => {
    const text = compileText({
      ...source,
      text: `{% assign a = "xxxxxxxxxxxxxxxx" %}${'{% assign a = a | append: a | append: a %}'.repeat(12)}{{ a }}`,
    })
    expect(() => text.render({}, shorten)).toThrow(/limit|grew/i)
  })

  it('leaves braces in a brand name alone', () => {
    const text = compileText({ ...source, text: 'Hi', brandName: 'A {{ b }} {% c %}' })
    expect(text.render({}, shorten)).toMatch(/^A \{ b \} \{ c } ?: Hi|^A \{ b \} .*: Hi/)
  })

  it('renders any contact without throwing and within its bound', () => {
    const text = compileText(source)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.anything(), (name, tier) => {
        const rendered = text.render(mergeValues({ first_name: name, attributes: { tier } }), shorten)
        expect(rendered.startsWith('Larkfield: Hi ')).toBe(true)
        expect(rendered.endsWith('\nReply STOP to opt out')).toBe(true)
        expect(rendered.length).toBeLessThanOrEqual(5000)
      }),
    )
  })
})

describe('checkTemplate', () => {
  const known = ['first_name', 'city', 'attributes.tier']

  it('asks for a fallback where a value may be missing', () => {
    expect(checkTemplate('{{ first_name }} {{ city | default: "town" }}', known)).toMatchObject([
      { kind: 'no_fallback', field: 'first_name' },
    ])
  })

  it('takes a condition for a fallback', () => {
    expect(checkTemplate('{% if city %}in {{ city }}{% endif %}', known)).toEqual([])
  })

  it('names fields that do not exist', () => {
    expect(checkTemplate('{{ frist_name | default: "x" }}', known)).toMatchObject([{ kind: 'unknown_field' }])
  })
})

describe('the way out', () => {
  it('stands wherever the marketer writes it, and is no merge field', () => {
    const optOutLine = 'Reply STOP or open {page}'
    const render = (text: string) => compileText({ ...source, text, optOutLine }).render({}, shorten)
    expect(render('Sale! Reply STOP or open {page}')).toBe(
      `Larkfield: Sale! Reply STOP or open ${shorten(optOutLink)}`,
    )
    expect(render('SALE! REPLY STOP OR OPEN {PAGE}')).toContain(`OR OPEN ${shorten(optOutLink)}`)
    expect(render('Not here: {{page}}.')).toContain('Not here: .')
    const [link] = source.links
    expect(render(`${link?.url}{page}`)).not.toContain('https://larkfield.example')
  })

  it('stands where the opt-out line asks for it, and nowhere that comes from a contact', () => {
    const optOutLine = 'Reply STOP or open {page}'
    const text = compileText({ ...source, text: 'Hi {{ first_name }}', optOutLine })
    const shorten = (link: number) => `https://lark.fd/${link === optOutLink ? 'o' : link}`
    const said = text.render(mergeValues({ first_name: `{page} Ana ${optOutMark}` }), shorten)
    expect(said).toContain('Hi {page} Ana')
    expect(said).toMatch(/\nReply STOP or open https:\/\/lark\.fd\/o$/)
  })
})
