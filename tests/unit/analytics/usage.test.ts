import { describe, expect, it } from 'vitest'
import { monthsTo, stillHolds, sumUsage, type UsageCell, usageBy } from '@/lib/analytics/usage'

const cell = (changes: Partial<UsageCell>): UsageCell => ({
  senderId: 'a',
  kind: 'campaign',
  campaignId: 'c',
  priceMicros: 22_000,
  submitted: 10,
  delivered: 9,
  failed: 1,
  ...changes,
})

describe('usage', () => {
  it('costs each message at its own price, and groups by anything, dearest first', () => {
    const cells = [cell({}), cell({ priceMicros: 15_000, submitted: 100 }), cell({ senderId: 'b' })]
    expect(sumUsage(cells)).toEqual({ submitted: 120, delivered: 27, failed: 3, costMicros: 1_940_000 })
    expect(usageBy(cells, ({ senderId }) => senderId)).toEqual([
      { key: 'a', submitted: 110, delivered: 18, failed: 2, costMicros: 1_720_000 },
      { key: 'b', submitted: 10, delivered: 9, failed: 1, costMicros: 220_000 },
    ])
    expect(sumUsage([]).costMicros).toBe(0)
  })

  it('lists months over the turn of a year', () => {
    expect(monthsTo('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthsTo('2026-12', 1)).toEqual(['2026-12'])
  })

  it('keeps the count of a month that reports can no longer change, and counts others anew in measure', () => {
    const end = Date.UTC(2026, 10, 1)
    const day = 86_400_000
    const later = end + 400 * day
    expect(stillHolds({ computedAt: end + 10 * day, tookMs: 5, end }, later)).toBe(true)
    expect(stillHolds({ computedAt: end + 8 * day, tookMs: 5, end }, later)).toBe(false)
    const during = { computedAt: end - day, tookMs: 1000, end }
    expect(stillHolds(during, during.computedAt + 59_000)).toBe(true)
    expect(stillHolds(during, during.computedAt + 61_000)).toBe(false)
  })
})
