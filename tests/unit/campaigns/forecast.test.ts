import { describe, expect, it } from 'vitest'
import { forecast } from '@/lib/campaigns/forecast'

const departure = Date.parse('2026-03-20T14:30:00Z')
const noon = Date.parse('2026-03-20T16:00:00Z')
const hours = (atOnce: number, later: { at: number; people: number }[], kept = true) => ({
  kept,
  atOnce,
  later,
  day: { departure, from: departure, zones: [] },
})

describe('when messages would leave', () => {
  it('lets those who are awake go first, and the others when they may', () => {
    expect(forecast(hours(6000, [{ at: noon, people: 1200 }]), 7200, 25)).toEqual({
      firstLeave: departure,
      lastLeaves: noon + 48_000,
      atOnce: { people: 6000, goneBy: departure + 240_000 },
      waiting: { people: 1200, until: noon },
    })
  })

  it('puts who is let go while others are leaving behind them', () => {
    const soon = departure + 60_000
    expect(forecast(hours(6000, [{ at: soon, people: 1500 }]), 7500, 25)?.lastLeaves).toBe(
      departure + 300_000,
    )
  })

  it('begins with the first who may be written to where nobody is awake', () => {
    expect(forecast(hours(0, [{ at: noon, people: 100 }]), 100, 25)).toMatchObject({
      firstLeave: noon,
      lastLeaves: noon + 4000,
    })
  })

  it('lets all go at once where hours are not kept', () => {
    expect(forecast(hours(10, [{ at: noon, people: 90 }], false), 100, 50)).toEqual({
      firstLeave: departure,
      lastLeaves: departure + 2000,
      atOnce: { people: 100, goneBy: departure + 2000 },
      waiting: null,
    })
  })

  it('says nothing where nobody gets anything or the rate is not known', () => {
    expect(forecast(hours(0, []), 0, 25)).toBeNull()
    expect(forecast(hours(5, []), 5, null)).toBeNull()
  })
})
