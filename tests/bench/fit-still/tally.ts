import type { Verdict } from './judges'

/** One file somebody made of one picture for one budget. */
export interface Entry {
  picture: string
  budget: number
  /** `ours`, or a peer and the size it was asked for. */
  by: string
  bytes: number
  /** Quality could still have risen: not the largest size at the finest setting, and not without loss. */
  couldRise: boolean
  verdict: Verdict
}

/** Two numbers of a spread: its middle, and what nine of ten are at least as good as. */
export type Spread = [median: number, p90: number]

export interface Line {
  by: string
  butteraugli: Spread
  ssimulacra: Spread
  own: Spread
  over: number
  /** Mean share of the budget. */
  used: number
}

/** What each made of one budget, ours first. */
export function linesOf(entries: readonly Entry[], budget: number): Line[] {
  const here = entries.filter((entry) => entry.budget === budget)
  return [...new Set(here.map(({ by }) => by))].map((by) => {
    const theirs = here.filter((entry) => entry.by === by)
    const of = (value: (verdict: Verdict) => number) => theirs.map(({ verdict }) => value(verdict))
    return {
      by,
      butteraugli: spread(
        of(({ butteraugli }) => butteraugli),
        4,
      ),
      ssimulacra: spread(
        of(({ ssimulacra }) => ssimulacra),
        6,
      ),
      own: spread(
        of(({ own }) => -own),
        2,
      ).map((value) => -value) as Spread,
      over: theirs.filter(({ bytes }) => bytes > budget).length,
      used: round(mean(theirs.map(({ bytes }) => bytes / budget)), 3),
    }
  })
}

/** Peers that a line of ours does not beat, by metric. Exactly the same counts where nothing is left to see. */
export function unbeaten(lines: readonly Line[]): string[] {
  const [ours, ...peers] = lines
  if (!ours) return []
  return peers
    .filter(({ by }) => !by.startsWith('cwebp'))
    .flatMap((peer) =>
      (['butteraugli', 'ssimulacra'] as const).flatMap((metric) =>
        ([0, 1] as const).flatMap((at) =>
          ours[metric][at] <= peer[metric][at] ? [] : [`${peer.by} ${metric} ${at === 0 ? 'median' : 'p90'}`],
        ),
      ),
    )
}

export interface Used {
  files: number
  /** Files that use less than 97 % though quality could still rise: none may. */
  below: string[]
  least: number
  median: number
}

/** The share of a budget that has to be used where quality could still have risen. */
const USED_AT_LEAST = 0.97

/** How full our files are where quality could still have risen. */
export function usedOf(entries: readonly Entry[]): Used {
  const ours = entries
    .filter(({ by, couldRise }) => by === 'ours' && couldRise)
    .map(({ picture, bytes, budget }) => ({ picture, budget, share: bytes / budget }))
  const shares = ours.map(({ share }) => share)
  return {
    files: ours.length,
    below: ours
      .filter(({ share }) => share < USED_AT_LEAST)
      .map(
        ({ picture, budget, share }) =>
          `${picture} at ${budget / 1000} kB: ${Math.round(share * 1000) / 10} %`,
      ),
    least: round(Math.min(...shares), 4),
    median: round(quantile(shares, 0.5), 4),
  }
}

/** What of ours breaks its word: files over their budget, and budgets left though quality could still have risen. */
export function broken(entries: readonly Entry[]): string[] {
  const over = entries.filter(({ by, bytes, budget }) => by === 'ours' && bytes > budget)
  return [
    ...over.map(({ picture, bytes, budget }) => `${picture} takes ${bytes} of ${budget} bytes`),
    ...usedOf(entries).below.map((cell) => `${cell} used though quality could still rise`),
  ]
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN]
  return low + (high - low) * (at - Math.floor(at))
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))

const spread = (values: number[], digits: number): Spread => [
  round(quantile(values, 0.5), digits),
  round(quantile(values, 0.9), digits),
]

/** A budget's lines as text in columns. */
export function table(budget: number, lines: readonly Line[]): string {
  const rows = lines.map(({ by, butteraugli, ssimulacra, own, over, used }) =>
    [
      by.padEnd(16),
      ...butteraugli,
      ...ssimulacra,
      ...own,
      `over ${over}`,
      `used ${Math.round(used * 100)} %`,
    ].join('\t'),
  )
  return [`${budget / 1000} kB\tbutteraugli\tp90\tssimulacra\tp90\town\tp90`, ...rows].join('\n')
}
