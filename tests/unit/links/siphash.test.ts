import { describe, expect, it } from 'vitest'
import { sipHash, sipState } from '@/lib/links/siphash'

const key = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')

describe('SipHash-2-4', () => {
  it('gives the tag of the authors’ test vector for eight bytes', () => {
    // vectors_sip64[8] of the reference implementation: 62 24 93 9a 79 f5 f5 93.
    expect(sipHash(sipState(key), 0x03020100, 0x07060504)).toBe(0x9a932462)
  })

  it('changes with every bit of the message and of the key', () => {
    const tags = new Set<number>()
    for (let bit = 0; bit < 32; bit++) {
      tags.add(sipHash(sipState(key), 2 ** bit, 0)).add(sipHash(sipState(key), 0, 2 ** bit))
    }
    for (let bit = 0; bit < 128; bit++) {
      const other = Buffer.from(key)
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      tags.add(sipHash(sipState(other), 0, 0))
    }
    expect(tags.size).toBe(64 + 128)
  })
})
