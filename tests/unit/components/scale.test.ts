import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { niceTicks, percentAlong } from '@/components/charts/scale'
import { timeTicks } from '@/components/charts/time-axis'
import { formatsIn } from '@/lib/words/formats'

describe('niceTicks', () => {
  it('reaches the maximum from zero in few round steps', () => {
    expect(niceTicks(54)).toEqual([0, 20, 40, 60])
    expect(niceTicks(0.3)).toEqual([0, 0.1, 0.2, 0.3])
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (max) => {
        const ticks = niceTicks(max)
        expect(ticks[0]).toBe(0)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max * (1 - 1e-6))
        expect(ticks.length).toBeLessThanOrEqual(5)
      }),
    )
  })

  it('still draws an axis when there is nothing', () => {
    expect(niceTicks(0)).toEqual([0, 1])
    expect(niceTicks(Number.NaN)).toEqual([0, 1])
  })
})

describe('percentAlong', () => {
  it('stays inside the axis', () => {
    expect(percentAlong(5, 0, 10)).toBe(50)
    expect(percentAlong(-5, 0, 10)).toBe(0)
    expect(percentAlong(15, 0, 10)).toBe(100)
    expect(percentAlong(1, 3, 3)).toBe(0)
  })
})

describe('timeTicks', () => {
  const hour = 3_600_000
  const hours = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i * hour)

  it('writes the days of the zone, not of the server', () => {
    const ticks = timeTicks(formatsIn('en'), hours(Date.UTC(2026, 2, 13, 4), 24 * 3), 'America/New_York')
    expect(ticks.map((t) => t.label)).toEqual(['Fri 13', 'Sat 14', 'Sun 15'])
    expect(ticks[1]?.at).toBe(Date.UTC(2026, 2, 14, 4))
  })

  it('writes hours within a day', () => {
    const ticks = timeTicks(formatsIn('en'), hours(Date.UTC(2026, 2, 13, 13), 9), 'America/New_York')
    expect(ticks.map((t) => t.label)).toEqual(['9 AM', '11 AM', '1 PM', '3 PM', '5 PM'])
  })
})
