import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdAfter, isGivenUp, mostAttempts, silenceMs, waitAfter } from '@/lib/webhooks/schedule'

describe('the wait for the next attempt', () => {
  it('is that of Standard Webhooks, about three days in all', () => {
    const seconds = Array.from({ length: mostAttempts - 1 }, (_, n) => (waitAfter(n + 1, 0) ?? 0) / 1000)
    expect(seconds).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400])
  })

  it('ends with the last attempt, also of what was sent again by hand', () => {
    for (const attempts of [mostAttempts, mostAttempts + 1, 99]) expect(waitAfter(attempts, 0.5)).toBeNull()
  })

  it('grows, is spread by a tenth at most, and is never shorter than asked', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: mostAttempts - 2 }),
        chance,
        chance,
        fc.nat(4_000_000),
        (n, a, b, asked) => {
          const [bare, spread, next] = [waitAfter(n, 0) ?? 0, waitAfter(n, a) ?? 0, waitAfter(n + 1, b) ?? 0]
          expect(spread).toBeGreaterThanOrEqual(bare)
          expect(spread).toBeLessThanOrEqual(bare * 1.1 + 1)
          expect(next).toBeGreaterThan(spread)
          expect(waitAfter(n, a, asked)).toBe(Math.max(spread, asked))
        },
      ),
    )
  })
})

describe('an endpoint in trouble', () => {
  it('is left alone for what it asked, and for a while when it goes on failing', () => {
    expect(holdAfter(false)).toBe(0)
    expect(holdAfter(true)).toBe(15_000)
    expect(holdAfter(false, 120_000)).toBe(120_000)
    expect(holdAfter(true, 1000)).toBe(15_000)
  })

  it('is not silent between two attempts, however long the wait', () => {
    const hour = 3_600_000
    const longest = waitAfter(mostAttempts - 1, 1, hour) ?? 0
    expect(longest + hour).toBeLessThan(silenceMs)
  })

  it('is given up after three days', () => {
    const now = new Date('2026-11-22T12:00:00Z')
    expect(isGivenUp(null, now)).toBe(false)
    expect(isGivenUp(new Date('2026-11-19T12:00:01Z'), now)).toBe(false)
    expect(isGivenUp(new Date('2026-11-19T12:00:00Z'), now)).toBe(true)
  })
})
