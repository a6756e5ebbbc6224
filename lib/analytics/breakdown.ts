/** People of one campaign who share variant, carrier and state. Each person is in exactly one cell. */
export type BreakdownCell = {
  variant: number
  carrier: string | null
  state: string | null
  delivered: number
  /** People who clicked; bots do not count. */
  clicked: number
  bought: number
  optedOut: number
}

export type BreakdownRow<Key> = {
  key: Key
  delivered: number
  clicked: number
  bought: number
  optedOut: number
}

/** What `campaign_breakdown.data` holds. Rows by delivered, most first. */
export type Breakdown = {
  variants: BreakdownRow<number>[]
  carriers: BreakdownRow<string | null>[]
  states: BreakdownRow<string | null>[]
  all: Omit<BreakdownRow<never>, 'key'>
}

/** Adds the cells up along each of the three sides. */
export function foldBreakdown(cells: readonly BreakdownCell[]): Breakdown {
  const { key: _, ...all } = fold(cells, () => 0)[0] ?? empty(0)
  return {
    variants: fold(cells, (cell) => cell.variant).sort((a, b) => a.key - b.key),
    carriers: fold(cells, (cell) => cell.carrier),
    states: fold(cells, (cell) => cell.state),
    all,
  }
}

function fold<Key>(
  cells: readonly BreakdownCell[],
  keyOf: (cell: BreakdownCell) => Key,
): BreakdownRow<Key>[] {
  const rows = new Map<Key, BreakdownRow<Key>>()
  for (const cell of cells) {
    const key = keyOf(cell)
    const row = rows.get(key) ?? empty(key)
    rows.set(key, {
      key,
      delivered: row.delivered + cell.delivered,
      clicked: row.clicked + cell.clicked,
      bought: row.bought + cell.bought,
      optedOut: row.optedOut + cell.optedOut,
    })
  }
  return [...rows.values()].sort((a, b) => b.delivered - a.delivered || b.clicked - a.clicked)
}

function empty<Key>(key: Key): BreakdownRow<Key> {
  return { key, delivered: 0, clicked: 0, bought: 0, optedOut: 0 }
}
