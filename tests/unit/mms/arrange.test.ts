import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrangeSlides, composeSlides, type MmsContent, renderContent } from '@/lib/mms'

const types = ['image/jpeg', 'image/gif', 'video/mp4', 'audio/mp4', 'text/x-vcard', 'text/calendar']
const media = (given: readonly string[]) =>
  given.map((contentType, index) => ({
    contentType,
    name: `part${index}`,
    body: Buffer.from([index]),
    alt: `number “${index}” & more`,
  }))
const composed = (given: readonly string[], smil: 'required' | 'never' = 'required') =>
  composeSlides(arrangeSlides(media(given), 'Hi'), { smil, smilReference: 'cid' }) as MmsContent

describe('media and text as slides', () => {
  it('stand in order, the text with the last to look at, cards behind', () => {
    const shown = renderContent(composed(['text/x-vcard', 'image/jpeg', 'video/mp4', 'text/calendar']))
    expect(shown.map(({ visual, text }) => [visual?.contentType.split(';')[0], text])).toEqual([
      ['image/jpeg', undefined],
      ['video/mp4', 'Hi'],
      ['text/x-vcard', undefined],
      ['text/calendar', undefined],
    ])
  })

  it('play a sound with the still before it, and alone where there is none', () => {
    const withStill = renderContent(composed(['image/jpeg', 'audio/mp4']))
    expect(withStill).toMatchObject([{ audio: {}, visual: {}, text: 'Hi' }])
    for (const given of [['audio/mp4'], ['video/mp4', 'audio/mp4'], ['audio/mp4', 'audio/mp4']])
      expect(renderContent(composed(given)).at(-1)).toMatchObject({ audio: {}, text: 'Hi' })
  })

  it('say which tag each kind has, and what it shows', () => {
    const [smil] = composed(['image/jpeg', 'video/mp4', 'audio/mp4', 'text/x-vcard']).parts
    const text = Buffer.from(smil?.body ?? []).toString()
    expect(text).toContain('<img src="cid:media1" region="Image" alt="number “0” &#38; more"/>')
    expect(text).toContain('<video src="cid:media2" region="Image"')
    expect(text).toContain('<audio src="cid:audio3"/>')
    expect(text).toContain('<ref src="cid:media4" region="Image"')
  })

  it('stay as long as they play', () => {
    const [clip] = arrangeSlides([{ ...media(['video/mp4'])[0]!, durationMs: 24_000 }], 'Hi')
    expect(clip?.durationMs).toBe(24_000)
  })

  it('show every part once, whatever they are, with a presentation and without', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...types), { maxLength: 6 }),
        fc.constantFrom('required' as const, 'never' as const),
        (given, smil) => {
          const content = composed(given, smil)
          const shown = renderContent(content).flatMap(({ visual, audio }) => [visual, audio])
          const bodies = shown.flatMap((part) => (part ? [part.body[0]] : []))
          expect(bodies.toSorted()).toEqual(given.map((_, index) => index))
          expect(renderContent(content).filter(({ text }) => text === 'Hi')).toHaveLength(1)
          const ids = content.parts.flatMap(({ contentId, location }) => [contentId, location])
          expect(new Set(ids).size).toBe(ids.length)
        },
      ),
    )
  })
})
