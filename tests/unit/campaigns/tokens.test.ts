import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fieldToken,
  shownText,
  sourceText,
  type TokenNames,
  tokenBeside,
  wholeTokens,
} from '@/lib/campaigns/tokens'

const names: TokenNames = {
  field: (key) => ({ first_name: 'First name', city: 'City' })[key] ?? null,
  withFallback: (label, fallback) => `${label} or ${fallback}`,
  withoutFallback: (label) => `${label}, no fallback`,
  link: 'Link',
}
const plain = (text: string) => text.replaceAll('\u2063', '').replaceAll('\u00a0', ' ')
const knownOf = (template: string) => {
  const { text, tokens } = shownText(template, names)
  return new Map(tokens.map(({ start, end, source }) => [text.slice(start, end), source]))
}

describe('a template as its writer sees it', () => {
  const template = `Hi {{ first_name | default: "there" }}, {{city}} {{ nickname }} until {{ link }}.`
  const { text, tokens } = shownText(template, names)

  it('names fields and the link, and leaves what nobody knows as it was typed', () => {
    expect(plain(text)).toBe('Hi  First name or there ,  City, no fallback  {{ nickname }} until  Link .')
    expect(tokens.map(({ look, field }) => [look, field?.key])).toEqual([
      ['field', 'first_name'],
      ['gap', 'city'],
      ['link', undefined],
    ])
    for (const { start, end, source } of tokens)
      expect(knownOf(template).get(text.slice(start, end))).toBe(source)
  })

  it('shows a fallback of nothing as the name alone', () => {
    expect(plain(shownText(fieldToken('city'), names).text)).toBe(' City ')
  })

  it('comes back from what is shown, whatever is typed between', () => {
    const piece = fc.constantFrom(
      'Hi ',
      '{{ first_name }}',
      '{{ city | default: "x y" }}',
      '{{ link }}',
      '{{ nickname }}',
      '{% if city %}',
      ' is here. ',
    )
    fc.assert(
      fc.property(
        fc.array(piece).map((all) => all.join('')),
        fc.string(),
        (written, typed) => {
          const { text, tokens } = shownText(written, names)
          const at = tokens[0]?.end ?? 0
          const edited = text.slice(0, at) + typed + text.slice(at)
          const head = tokens[0]
            ? written.slice(0, written.indexOf(tokens[0].source) + tokens[0].source.length)
            : ''
          expect(sourceText(edited, knownOf(written))).toBe(
            head + typed.replaceAll('\u2063', '') + written.slice(head.length),
          )
        },
      ),
    )
  })

  it('keeps the words of a broken token, without its edges', () => {
    const { text } = shownText('{{ city }}', names)
    expect(sourceText(text.slice(0, -1), knownOf('{{ city }}'))).toBe(
      '\u00a0City,\u00a0no\u00a0fallback\u00a0',
    )
  })

  it('never lets a caret rest in a token', () => {
    const [first] = tokens
    if (!first) throw new Error('no token')
    const inside = { start: first.start + 1, end: first.start + 1 }
    const to = (at: number) => ({ start: at, end: at })
    expect(wholeTokens(tokens, inside, to(first.start))).toEqual(to(first.end))
    expect(wholeTokens(tokens, inside, to(first.end))).toEqual(to(first.start))
    expect(wholeTokens(tokens, inside, null)).toEqual(to(first.end))
    expect(wholeTokens(tokens, { start: 0, end: first.end - 1 }, { start: 0, end: first.end })).toEqual({
      start: 0,
      end: first.start,
    })
    expect(wholeTokens(tokens, { start: 1, end: 2 }, null)).toEqual({ start: 1, end: 2 })
  })

  it('knows which token Backspace and Delete would break', () => {
    const [first] = tokens
    expect(tokenBeside(tokens, first?.end ?? 0, 'before')).toBe(first)
    expect(tokenBeside(tokens, first?.start ?? 0, 'before')).toBeUndefined()
    expect(tokenBeside(tokens, first?.start ?? 0, 'after')).toBe(first)
    expect(tokenBeside(tokens, first?.end ?? 0, 'either')).toBe(first)
  })
})
