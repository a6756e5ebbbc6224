import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceInterval, wilsonInterval } from '@/lib/analytics/interval'

describe('wilsonInterval', () => {
  it('gives the published values', () => {
    // Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
    const published: [number, number, number, number][] = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ]
    for (const [hits, trials, low, high] of published) {
      const interval = wilsonInterval(hits, trials)
      expect(interval.low).toBeCloseTo(low, 4)
      expect(interval.high).toBeCloseTo(high, 4)
    }
  })

  it('knows nothing without trials', () => {
    expect(wilsonInterval(0, 0)).toEqual({ estimate: 0, low: 0, high: 1 })
  })

  it('refuses counts that cannot be', () => {
    for (const [hits, trials] of [
      [-1, 10],
      [11, 10],
      [Number.NaN, 10],
      [1, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(() => wilsonInterval(hits, trials)).toThrow(RangeError)
    }
  })

  it('always holds the estimate, inside 0 to 1, and mirrors', () => {
    const counts = fc
      .integer({ min: 1, max: 5_000_000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(counts, ([hits, trials]) => {
        const { low, estimate, high } = wilsonInterval(hits, trials)
        const mirror = wilsonInterval(trials - hits, trials)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(estimate)
        expect(estimate).toBeLessThanOrEqual(high)
        expect(mirror.low).toBeCloseTo(1 - high, 9)
      }),
    )
  })
})

describe('differenceInterval', () => {
  it('gives the published values', () => {
    // Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10: 56/70 against 48/80.
    const { low, high } = differenceInterval({ hits: 56, trials: 70 }, { hits: 48, trials: 80 })
    expect(low).toBeCloseTo(0.0524, 4)
    expect(high).toBeCloseTo(0.3339, 4)
  })

  it('turns its sign when the sides are changed', () => {
    const a = { hits: 90, trials: 1000 }
    const b = { hits: 70, trials: 900 }
    const there = differenceInterval(a, b)
    const back = differenceInterval(b, a)
    expect(back.low).toBeCloseTo(-there.high, 12)
    expect(back.estimate).toBeCloseTo(-there.estimate, 12)
  })
})
