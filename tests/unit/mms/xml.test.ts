import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MmsFormatError } from '@/lib/mms/error'
import { escapeXml, parseXml } from '@/lib/mms/xml'

/** What XML 1.0 can hold of a string; lone surrogates become the replacement character. */
function representable(value: string): string {
  return Array.from(value.toString())
    .map((char) => (/^[\ud800-\udfff]$/u.test(char) ? '\ufffd' : char))
    .filter((char) => (char >= ' ' && char !== '\ufffe' && char !== '\uffff') || '\t\n\r'.includes(char))
    .join('')
}

describe('parseXml', () => {
  it('reads local names, namespaces in force, entities and CDATA', () => {
    const root = parseXml(
      '<e:A xmlns:e="one" xmlns="two" e:b="1 &amp; 2"><B> x &lt;<![CDATA[ &amp; <b>]]></B><e:C/></e:A>',
    )
    expect(root).toMatchObject({ name: 'A', namespace: 'one', attributes: { b: '1 & 2' } })
    expect(root.children[0]).toMatchObject({ name: 'B', namespace: 'two', text: 'x < &amp; <b>' })
    expect(root.children[1]).toMatchObject({ name: 'C', namespace: 'one' })
  })

  it.each([
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an unclosed element', '<a><b></a>'],
    ['nothing', ''],
    ['text alone', 'hello'],
    ['deep nesting', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`],
    ['too much', `<a>${'x'.repeat(300_000)}</a>`],
  ])('refuses %s', (_, source) => {
    expect(() => parseXml(source)).toThrow(MmsFormatError)
  })

  it.each([
    ['an element that is not closed', ' <a>\n😀😀&#32;<b></a>', 17],
    ['an end tag too many', '<a></a></b>', 7],
    ['a second root', '<a/><b/>', 4],
    ['an attribute without a value', '<a b></a>', 4],
    ['an attribute given twice', '<a b="1" b="2"/>', 14],
    ['a bare ampersand', '<a>AT&T</a>', 8],
    ['a character XML cannot hold', '<a>\u0001</a>', 3],
  ])('says where it stopped at %s', (_, source, offset) => {
    try {
      parseXml(source)
    } catch (error) {
      expect(error).toMatchObject({ code: 'not_xml', offset })
    }
    expect.assertions(1)
  })

  it('refuses nesting that would exhaust the stack', () => {
    expect(() => parseXml('<a>'.repeat(80_000))).toThrow(/nested too deeply/)
  })

  it('leaves undeclared entities as text', () => {
    expect(parseXml('<a>&xxe;</a>').text).toBe('&xxe;')
  })

  it('gives back what escapeXml wrote, in text and attributes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (value) => {
        const kept = representable(value)
        const root = parseXml(`<a b="${escapeXml(value)}">${escapeXml(value)}</a>`)
        expect(root.attributes.b).toBe(kept)
        expect(root.text).toBe(kept)
      }),
      { numRuns: 500 },
    )
  })
})
