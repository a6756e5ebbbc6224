import type { Formats } from '@/lib/words/formats'

/** How the numbers of a chart are written. Money is in whole units of `currency`, not cents. */
export type ValueFormat = 'count' | 'percent' | { currency: string }

export function formatValue(t: Formats, value: number, format: ValueFormat): string {
  if (format === 'count') return Number.isInteger(value) ? t.count(value) : value.toFixed(1)
  if (format === 'percent') return t.percent(value)
  const digits = Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0
  return t.money(value, format.currency, { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
