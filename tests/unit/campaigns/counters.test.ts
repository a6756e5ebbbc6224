import { describe, expect, it } from 'vitest'
import { countText } from '@/lib/campaigns/counters'

describe('counting a text', () => {
  it('fits 160 characters of GSM-7 in one text and 153 in each of several', () => {
    expect(countText('a'.repeat(160)).textParts).toBe(1)
    expect(countText('a'.repeat(161)).textParts).toBe(2)
    expect(countText('a'.repeat(306)).textParts).toBe(2)
    expect(countText('a'.repeat(307)).textParts).toBe(3)
  })

  it('counts characters of the extension twice', () => {
    expect(countText(`${'a'.repeat(158)}€`).textParts).toBe(1)
    expect(countText(`${'a'.repeat(159)}€`).textParts).toBe(2)
  })

  it('names the characters that make it UCS-2, and counts in its smaller parts', () => {
    const counted = countText(`It’s ${'a'.repeat(66)}`)
    expect(counted).toMatchObject({ encoding: 'UCS-2', costly: ['’'], textParts: 2 })
    expect(countText('é ñ ü'.repeat(10)).encoding).toBe('GSM-7')
  })

  it('counts an emoji as one character and four bytes', () => {
    expect(countText('😀')).toMatchObject({ characters: 1, bytes: 4, encoding: 'UCS-2' })
  })

  it('counts nothing as no part', () => {
    expect(countText('').textParts).toBe(0)
  })
})
