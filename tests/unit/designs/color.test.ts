import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, dim, legible, mix } from '@/lib/designs/color'
import { type Ground, tonesOn } from '@/lib/designs/tones'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const palette = fc.record({ ground: colour, ink: colour, accent: colour, accent2: colour })
const grounds: Ground[] = ['paper', 'deep', 'a', 'b', 'tint-a', 'tint-b', 'shade-a', 'shade-b']

describe('colour', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })

  it('mixes to either end', () => {
    fc.assert(
      fc.property(colour, colour, (a, b) => {
        expect(mix(a, b, 0)).toBe(a)
        expect(mix(a, b, 1)).toBe(b)
        expect(dim(a, 0)).toBe(a)
      }),
    )
  })

  it('finds a readable colour on any ground', () => {
    fc.assert(
      fc.property(colour, fc.array(colour, { minLength: 1, maxLength: 3 }), (ground, wishes) => {
        expect(contrast(legible(ground, wishes), ground)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('gives every brand readable text on every ground', () => {
    fc.assert(
      fc.property(palette, fc.constantFrom(...grounds), (brand, ground) => {
        const tones = tonesOn(brand, ground)
        for (const text of [tones.ink, tones.quiet, tones.loud])
          expect(contrast(text, tones.bg)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })
})
