import { formatCount, formatPercent } from '@/components/ui/format'

/** How the numbers of a chart are written. Money is in whole units of `currency`, not cents. */
export type ValueFormat = 'count' | 'percent' | { currency: string }

export function formatValue(value: number, format: ValueFormat): string {
  if (format === 'count') return Number.isInteger(value) ? formatCount(value) : value.toFixed(1)
  if (format === 'percent') return formatPercent(value)
  const digits = Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: format.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)
}
