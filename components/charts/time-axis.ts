import type { Formats } from '@/lib/words/formats'

const HOUR = 3_600_000

/** How times are written in one zone: "Sun 15 Mar, 9 AM", "Sun 15", "9 AM". */
export function timeFormats(t: Formats, timeZone: string) {
  const of = (options: Intl.DateTimeFormatOptions) => {
    const format = t.dates({ timeZone, ...options })
    return (at: number) => Object.fromEntries(format.formatToParts(at).map((p) => [p.type, p.value]))
  }
  const parts = of({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
  })
  const hour = (p: Record<string, string>) =>
    p.minute === '00' ? `${p.hour} ${p.dayPeriod}` : `${p.hour}:${p.minute} ${p.dayPeriod}`
  const day = (at: number) => {
    const p = parts(at)
    return `${p.weekday} ${p.day}`
  }
  return {
    full: (at: number) => {
      const p = parts(at)
      return `${p.weekday} ${p.day} ${p.month}, ${hour(p)}`
    },
    day,
    date: (at: number) => {
      const p = parts(at)
      return `${p.day} ${p.month}`
    },
    hour: (at: number) => hour(parts(at)),
  }
}

/** At most about eight ticks: hours within a day and a half, else days; always on a point of the data. */
export function timeTicks(
  t: Formats,
  times: readonly number[],
  timeZone: string,
): { at: number; label: string }[] {
  const first = times[0]
  const last = times.at(-1)
  if (first === undefined || last === undefined) return []
  const write = timeFormats(t, timeZone)
  const span = last - first
  if (span <= 36 * HOUR) {
    const whole = times.map((at) => ({ at, label: write.hour(at) })).filter((t) => !t.label.includes(':'))
    return thin(whole.length > 1 ? whole : times.map((at) => ({ at, label: write.hour(at) })), 8)
  }
  const label = span > 21 * 24 * HOUR ? write.date : write.day
  const starts = times.filter((at, i) => i === 0 || label(at) !== label(times[i - 1] ?? at))
  // The first day may have begun before the data; its label would then stand on the next one's.
  const whole =
    starts.length > 2 && (starts[1] ?? 0) - (starts[0] ?? 0) < 12 * HOUR ? starts.slice(1) : starts
  return thin(
    whole.map((at) => ({ at, label: label(at) })),
    8,
  )
}

function thin<T>(items: readonly T[], most: number): T[] {
  const step = Math.ceil(items.length / most)
  return items.filter((_, i) => i % step === 0)
}
