import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeLength, decodeLink, encodeLink, maxMessageId, type RoundFunction } from '@/lib/links/code'

/** A round function that is not secret but mixes well enough for these tests. */
const mixWith =
  (key: number): RoundFunction =>
  (round, half, otherHalf = 0) => {
    let value = Math.imul(half ^ (round * 0x9e3779b9) ^ key ^ Math.imul(otherHalf, 0x27d4eb2f), 0x85ebca6b)
    value ^= value >>> 13
    value = Math.imul(value, 0xc2b2ae35)
    return (value ^ (value >>> 16)) >>> 0
  }
const mix = mixWith(7)

describe('short codes', () => {
  it('come back to the message and link they were made of', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: maxMessageId }),
        fc.integer({ min: 0, max: 15 }),
        (messageId, linkNumber) => {
          const code = encodeLink(messageId, linkNumber, mix)
          expect(code).toMatch(/^[0-9A-Za-z]+$/)
          expect(code).toHaveLength(codeLength)
          expect(decodeLink(code, mix)).toEqual({ messageId, linkNumber })
        },
      ),
    )
  })

  it('of neighbours have nothing in common', () => {
    const codes = Array.from({ length: 1000 }, (_, id) => encodeLink(id, 0, mix))
    expect(new Set(codes).size).toBe(1000)
    expect(new Set(codes.map((code) => code.slice(0, 3))).size).toBeGreaterThan(500)
  })

  it('made with another key, altered, or made up are refused', () => {
    const code = encodeLink(123_456, 2, mix)
    expect(decodeLink(code, mixWith(8))).toBeUndefined()
    const altered = (code[0] === 'A' ? 'B' : 'A') + code.slice(1)
    expect(decodeLink(altered, mix)).toBeUndefined()
    for (const wrong of ['', 'abc', 'zzzzzzzzzzz', `${code}x`, 'äöüäöüäöüäö'])
      expect(decodeLink(wrong, mix)).toBeUndefined()
  })

  it('cannot be made of ids out of range', () => {
    expect(() => encodeLink(maxMessageId + 1, 0, mix)).toThrow(RangeError)
    expect(() => encodeLink(1, 16, mix)).toThrow(RangeError)
  })
})
