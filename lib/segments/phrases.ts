import { DateTime } from 'luxon'

/** A run of text; strong ones carry what was chosen. */
export type Part = { text: string; strong?: true }

/** What ids are called. */
export type Names = {
  campaigns: Readonly<Record<string, string>>
  /** Label by attribute key. */
  attributes: Readonly<Record<string, string>>
}

export const plain = (text: string): Part => ({ text })

export const strong = (text: string): Part => ({ text, strong: true })

/** "a, b or c"; long lists say how many more there are. */
export function listed(items: readonly string[], word: 'or' | 'and' = 'or', most = 6): string {
  const shown = items.length > most ? [...items.slice(0, most - 1), `${items.length - most + 1} more`] : items
  if (shown.length <= 1) return shown[0] ?? 'nothing yet'
  return `${shown.slice(0, -1).join(', ')} ${word} ${shown.at(-1)}`
}

/** "Mar 3, 2026" */
export function dayInWords(day: string): string {
  return DateTime.fromISO(day).setLocale('en-US').toLocaleString(DateTime.DATE_MED)
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

export function monthName(month: number): string {
  return months[month - 1] ?? ''
}

/** "1 day", "3 days" */
export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}

/** 125000 USD → "$1,250" */
export function moneyInWords(minor: number, currency: string): string {
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: minor % 100 ? 2 : 0,
  }).format(minor / 100)
}
