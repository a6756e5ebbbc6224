import { describe, expect, it } from 'vitest'
import { destinationOf, emptyDraft, readDraft, textWithLink } from '@/lib/campaigns/draft'

describe('where the link goes', () => {
  it('takes the place of its token, in every spelling of it', () => {
    expect(textWithLink('Look: {{ link }} now', 'https://a.example')).toBe('Look: https://a.example now')
    expect(textWithLink('Look: {{link}}', 'https://a.example')).toBe('Look: https://a.example')
  })

  it('comes last when the text does not say where', () => {
    expect(textWithLink('Look here ', 'https://a.example')).toBe('Look here https://a.example')
  })

  it('leaves no token behind when there is no link', () => {
    expect(textWithLink('Look: {{ link }}', '')).toBe('Look:')
  })
})

describe('a destination', () => {
  it('is an http address, with or without the scheme', () => {
    expect(destinationOf('larkfield.example/drift')?.href).toBe('https://larkfield.example/drift')
    expect(destinationOf(' http://larkfield.example ')?.href).toBe('http://larkfield.example/')
  })

  it.each([
    '',
    'drift 02',
    'javascript:alert(1)',
    'ftp://larkfield.example',
    'localhost',
    'https://',
    'data:text/html,x',
  ])('is not “%s”', (text) => {
    expect(destinationOf(text)).toBeUndefined()
  })
})

describe('a stored draft', () => {
  it('of an older form is completed, of an unreadable one emptied', () => {
    expect(readDraft({ linkUrl: 'x' })).toEqual({ ...emptyDraft(), linkUrl: 'x' })
    expect(readDraft({ variants: 'none' })).toEqual(emptyDraft())
    expect(readDraft(null)).toEqual(emptyDraft())
  })

  it('with one picture, as drafts once had, keeps it', () => {
    const assetId = '01a1ffcd-ffe1-7d3f-aa59-67e5959b2e05'
    const variant = { name: 'A', text: 'Hi', weight: 1 }
    const stored = {
      variants: [
        { ...variant, assetId },
        { ...variant, assetId: null },
      ],
    }
    expect(readDraft(stored).variants).toEqual([
      { ...variant, media: [{ assetId, altText: '' }] },
      { ...variant, media: [] },
    ])
  })
})
