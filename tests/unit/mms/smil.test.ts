import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildSmil, composeSlides, type MmsContent, parseSmil, renderContent } from '@/lib/mms'
import { parseDuration } from '@/lib/mms/smil'

describe('SMIL', () => {
  it('reads back the slides it wrote', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => /^[^\p{C}\s]+$/u.test(text) && !/^cid:/i.test(text))
    const maybe = fc.option(name, { nil: undefined })
    const slide = fc
      .record({ durationMs: fc.nat(600_000), image: maybe, text: maybe, audio: maybe })
      .filter(({ image, text, audio }) => image !== undefined || text !== undefined || audio !== undefined)
    fc.assert(
      fc.property(fc.array(slide, { maxLength: 8 }), (slides) => {
        expect(parseSmil(buildSmil(slides)).slides).toEqual(
          slides.map((item) => JSON.parse(JSON.stringify(item))),
        )
      }),
    )
  })

  it('reads what the world writes', () => {
    expect(
      parseSmil(
        "<smil><body><PAR dur='3s'><img src='cid:image'></img><par dur=7><text src=x.txt region=\"text\"/>",
      ).slides,
    ).toEqual([
      { durationMs: 3000, image: 'image' },
      { durationMs: 7000, text: 'x.txt' },
    ])
    expect(
      parseSmil(
        '<s:smil><!-- <img src="no"/> --><s:seq repeatCount="3"><s:img src="1&amp;2.gif"/><s:img src="b.gif"/></s:seq>',
      ).slides,
    ).toEqual([{ image: '1&2.gif' }, { image: 'b.gif' }])
    expect(parseSmil('not smil at all < >').slides).toEqual([])
    expect(parseSmil(`${'<'.repeat(20_000)}"`).slides).toEqual([])
  })

  it.each([
    ['5000ms', 5000],
    ['5s', 5000],
    ['2.5', 2500],
    ['1:05', 65_000],
    ['1min', 60_000],
    ['soon', undefined],
  ])('reads the duration %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })
})

describe('composing and rendering', () => {
  const body = Buffer.from([1, 2, 3])

  it('gives a mixed body without SMIL when the peer refuses it, and renders the same', () => {
    const slides = [
      { media: { contentType: 'image/png', name: 'a.png', body }, text: 'one' },
      { text: 'two' },
    ]
    const mixed = composeSlides(slides, { smil: 'never', smilReference: 'cid' }) as MmsContent
    expect(mixed.kind).toBe('mixed')
    expect(mixed.parts.some((part) => part.contentType.includes('smil'))).toBe(false)
    expect(renderContent(mixed)).toMatchObject([{ visual: { body }, text: 'one' }, { text: 'two' }])
  })

  it('shows parts that the presentation forgot', () => {
    const content: MmsContent = {
      kind: 'related',
      start: 's',
      parts: [
        {
          contentType: 'application/smil',
          contentId: 's',
          body: Buffer.from('<smil><body><par><img src="a"/></par></body></smil>'),
        },
        { contentType: 'image/png', contentId: 'a', body },
        { contentType: 'text/plain; charset=iso-8859-1', contentId: 't', body: Buffer.from([0xe9]) },
        { contentType: 'text/x-vcard', contentId: 'v', body },
      ],
    }
    expect(renderContent(content)).toMatchObject([
      { visual: { contentId: 'a' }, text: 'é' },
      { visual: { contentId: 'v' } },
    ])
  })
})
