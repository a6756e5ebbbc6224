import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byUrgency, isUnusual } from '@/lib/analytics/attention'
import { type BreakdownCell, foldBreakdown } from '@/lib/analytics/breakdown'
import { rateOf, secondsLeft } from '@/lib/analytics/progress'
import { revenueInterval } from '@/lib/analytics/revenue'

describe('the interval of revenue', () => {
  test('surrounds the sum, is never negative and shrinks as more people buy the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 2, maxLength: 200 }),
        (spent) => {
          const sum = spent.reduce((total, value) => total + value, 0)
          const squares = spent.reduce((total, value) => total + value * value, 0)
          const { low, high } = revenueInterval(sum, squares, spent.length)
          expect(low).toBeGreaterThanOrEqual(0)
          expect(low).toBeLessThanOrEqual(sum)
          expect(high).toBeGreaterThanOrEqual(sum)
        },
      ),
    )
  })

  test('is what the textbook says', () => {
    // 10 of 1,000 people spent 5,000 each: variance of the sum is 10 × 5,000² × (1 − 10/1,000).
    const { low, high } = revenueInterval(50_000, 10 * 5000 ** 2, 1000)
    expect(high - 50_000).toBeCloseTo(1.959964 * Math.sqrt(10 * 5000 ** 2 * 0.99), 0)
    expect(low).toBeCloseTo(50_000 - (high - 50_000), 5)
    // Everyone spending the same leaves nothing to chance.
    expect(revenueInterval(20_000, 2 * 10_000 ** 2, 2)).toEqual({ low: 20_000, high: 20_000 })
  })
})

describe('a breakdown', () => {
  const cell = fc.record({
    variant: fc.integer({ min: 0, max: 3 }),
    carrier: fc.constantFrom('att', 'verizon', null),
    state: fc.constantFrom('NC', 'TN', null),
    delivered: fc.nat(1000),
    clicked: fc.nat(100),
    bought: fc.nat(10),
    optedOut: fc.nat(10),
  })

  test('adds up to the same whole on every side', () => {
    fc.assert(
      fc.property(fc.array(cell), (cells: BreakdownCell[]) => {
        const breakdown = foldBreakdown(cells)
        for (const side of [breakdown.variants, breakdown.carriers, breakdown.states])
          for (const of of ['delivered', 'clicked', 'bought', 'optedOut'] as const)
            expect(side.reduce((sum, row) => sum + row[of], 0)).toBe(breakdown.all[of])
      }),
    )
  })
})

describe('progress', () => {
  test('has a rate once two samples lie apart, and a time left once it has a rate', () => {
    expect(rateOf([{ at: 0, sent: 0 }])).toBeNull()
    expect(
      rateOf([
        { at: 0, sent: 10 },
        { at: 500, sent: 20 },
      ]),
    ).toBeNull()
    expect(
      rateOf([
        { at: 0, sent: 10 },
        { at: 2000, sent: 40 },
        { at: 4000, sent: 110 },
      ]),
    ).toBe(25)
    expect(secondsLeft(100, 25)).toBe(4)
    expect(secondsLeft(100, null)).toBeNull()
    expect(secondsLeft(100, 0)).toBeNull()
    expect(secondsLeft(0, null)).toBe(0)
  })
})

describe('what needs attention', () => {
  test('an ordinary day is not unusual, a bad one is', () => {
    expect(isUnusual(4, 0)).toBe(false)
    expect(isUnusual(12, 9)).toBe(false)
    expect(isUnusual(30, 9)).toBe(true)
    expect(isUnusual(5, 0)).toBe(true)
  })

  test('blockers come first', () => {
    const item = (tone: 'block' | 'warn', title: string) =>
      ({ kind: 'media', tone, title, detail: '', room: '', verb: '' }) as const
    const sorted = [item('warn', 'a'), item('block', 'b'), item('warn', 'c')].sort(byUrgency)
    expect(sorted.map((one) => one.title)).toEqual(['b', 'a', 'c'])
  })
})
