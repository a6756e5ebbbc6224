import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '@/lib/words/decimal'
import { languageOf, locales } from '@/lib/words/languages'

const digits = fc.integer({ min: 0, max: 6 })
const options = fc.oneof(
  fc.constant({}),
  fc.record({ useGrouping: fc.boolean() }),
  fc.tuple(digits, digits, fc.boolean()).map(([a, b, useGrouping]) => ({
    minimumFractionDigits: Math.min(a, b),
    maximumFractionDigits: Math.max(a, b),
    useGrouping,
  })),
  digits.map((minimumFractionDigits) => ({ minimumFractionDigits })),
)
const value = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -1, max: 1, noNaN: true }),
  // Halves, where roundings differ.
  fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 8),
  fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 1000),
)

describe.each(locales)('a plain number in %s', (locale) => {
  const { formats, signs } = languageOf(locale)

  it('is written as Intl writes it', () => {
    fc.assert(
      fc.property(value, options, (number, asked) => {
        expect(decimal(number, signs, asked)).toBe(new Intl.NumberFormat(formats, asked).format(number))
      }),
      { numRuns: 3_000 },
    )
  })
})
