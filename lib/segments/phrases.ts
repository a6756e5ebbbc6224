import type { English } from '../words/en'
import type { KeysOf, Words } from '../words/translate'

/** A run of text; strong ones carry what was chosen. */
export type Part = { text: string; strong?: true }

/** What ids are called. */
export type Names = {
  campaigns: Readonly<Record<string, string>>
  /** Label by attribute key. */
  attributes: Readonly<Record<string, string>>
}

type T = Words<'segments'>
type Phrase = KeysOf<English['segments']['phrases']>

/**
 * One phrase of a rule as runs of text. In the message, `<b>…</b>` is what was chosen; an argument that is itself a list
 * of parts stands where its empty tag stands: `{ rule: parts }` in `<rule></rule>`.
 */
export function phrase(t: T, key: Phrase, values: Record<string, string | number | Part[]> = {}): Part[] {
  const given = Object.entries(values).map(([name, value]) => [
    name,
    Array.isArray(value) ? () => value : value,
  ])
  // The catalogue's types cannot follow a key that is computed; a test says every phrase.
  const say = t.pieces as unknown as (key: string, values: object) => unknown
  return merged(
    runs(say(`phrases.${key}`, { ...Object.fromEntries(given), b: (words: unknown) => ({ strong: words }) })),
  )
}

function runs(said: unknown, strong = false): Part[] {
  if (Array.isArray(said)) return said.flatMap((piece) => runs(piece, strong))
  if (typeof said === 'string') return [strong ? { text: said, strong } : { text: said }]
  const piece = said as Part | { strong: unknown }
  return 'text' in piece ? [piece] : runs(piece.strong, true)
}

function merged(parts: Part[]): Part[] {
  const result: Part[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (last && !!last.strong === !!part.strong) last.text += part.text
    else if (part.text) result.push({ ...part })
  }
  return result
}

/** "a, b or c"; long lists say how many more there are. */
export function listed(t: T, items: readonly string[], word: 'or' | 'and' = 'or', most = 6): string {
  const more = items.length - most + 1
  const shown =
    items.length > most ? [...items.slice(0, most - 1), t('phrases.more', { count: more })] : items
  if (shown.length <= 1) return shown[0] ?? t('phrases.nothingYet')
  const list = { items: t.list(shown.slice(0, -1), 'narrow'), last: shown.at(-1) ?? '' }
  return word === 'or' ? t('phrases.listOr', list) : t('phrases.listAnd', list)
}

/** "Mar 3, 2026" */
export function dayInWords(t: T, day: string): string {
  const at = Date.parse(day)
  return Number.isNaN(at) ? day : t.dates({ dateStyle: 'medium', timeZone: 'UTC' }).format(at)
}

/** 1 → "January" */
export function monthName(t: T, month: number): string {
  return t.dates({ month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month - 1, 1))
}

/** 125000 USD → "$1,250" */
export function moneyInWords(t: Pick<T, 'money'>, minor: number, currency: string): string {
  return t.money(minor / 100, currency, { minimumFractionDigits: minor % 100 ? 2 : 0 })
}
