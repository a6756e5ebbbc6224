import { describe, expect, it } from 'vitest'
import { textParts } from '@/components/handset/text-parts'

const links = (text: string) =>
  textParts(text)
    .filter((p) => p.kind === 'link')
    .map((p) => p.text)

describe('textParts', () => {
  it('finds the addresses a phone would find, without the full stop behind them', () => {
    expect(links('It’s yours: lark.fd/d02-7Kq2X. Reply STOP')).toEqual(['lark.fd/d02-7Kq2X'])
    expect(links('See https://larkfield.example/a?b=1 (or http://x.example).')).toEqual([
      'https://larkfield.example/a?b=1',
      'http://x.example',
    ])
  })

  it('leaves prices, times and sentences alone', () => {
    expect(links('Only $1.50 at 10.30.Come in')).toEqual([])
  })

  it('loses no character', () => {
    const text = 'a lark.fd/x, b\nReply STOP'
    expect(
      textParts(text)
        .map((p) => p.text)
        .join(''),
    ).toBe(text)
  })
})
