/** What was handed to carriers in a month by one sender for one campaign (or none) at one price. */
export type UsageCell = {
  senderId: string
  kind: 'campaign' | 'test' | 'reply'
  campaignId: string | null
  /** Millionths of the workspace's currency a message. */
  priceMicros: number
  /** Taken by the carrier, whatever became of them: that is what carriers charge for. */
  submitted: number
  delivered: number
  failed: number
}

export type UsageSum = { submitted: number; delivered: number; failed: number; costMicros: number }

export type UsageRow<Key> = UsageSum & { key: Key }

const nothing: UsageSum = { submitted: 0, delivered: 0, failed: 0, costMicros: 0 }

export function sumUsage(cells: readonly UsageCell[]): UsageSum {
  return cells.reduce(
    (sum, cell) => ({
      submitted: sum.submitted + cell.submitted,
      delivered: sum.delivered + cell.delivered,
      failed: sum.failed + cell.failed,
      costMicros: sum.costMicros + cell.submitted * cell.priceMicros,
    }),
    nothing,
  )
}

/** Cells added up by what `keyOf` says of them, the dearest first. */
export function usageBy<Key>(cells: readonly UsageCell[], keyOf: (cell: UsageCell) => Key): UsageRow<Key>[] {
  const groups = new Map<Key, UsageCell[]>()
  for (const cell of cells) groups.set(keyOf(cell), [...(groups.get(keyOf(cell)) ?? []), cell])
  return [...groups]
    .map(([key, group]) => ({ key, ...sumUsage(group) }))
    .sort((a, b) => b.costMicros - a.costMicros || b.submitted - a.submitted)
}

/** A month as `2026-11`. */
export type Month = string

/** So many months up to and with `last`, oldest first. */
export function monthsTo(last: Month, count: number): Month[] {
  const [year = 0, month = 1] = last.split('-').map(Number)
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - count + back, 1)).toISOString().slice(0, 7),
  )
}

/** Reports come up to a week late; counted later than that, a month stays as it is. */
const settledAfterMs = 9 * 86_400_000

/** A count is kept for sixty times as long as counting took, so that looking never costs more than a sixtieth of the database. */
const keepFactor = 60
const keepAtLeastMs = 10_000

/** Whether a count of a month still holds at `now`. `end` is when the month ended, in ms since 1970, as `computedAt`. */
export function stillHolds(count: { computedAt: number; tookMs: number; end: number }, now: number): boolean {
  if (count.computedAt >= count.end + settledAfterMs) return true
  return now - count.computedAt < Math.max(keepAtLeastMs, count.tookMs * keepFactor)
}
