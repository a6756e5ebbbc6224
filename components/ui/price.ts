import type { Formats } from '@/lib/words/formats'

/** Millionths of a currency in words: 22,000 is "2.20 ¢" in dollars, 352,510,000 is "$352.51". */
export function priceInWords(t: Formats, micros: number, currency: string): string {
  const amount = micros / 1_000_000
  if (currency === 'USD' && amount > 0 && amount < 0.1) return `${(amount * 100).toFixed(2)} ¢`
  return t.money(amount, currency)
}
