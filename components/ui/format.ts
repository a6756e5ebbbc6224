/** Numbers as the app writes them: American grouping, a thin space before units, no false precision. */

const counts = new Intl.NumberFormat('en-US')

/** 12764 → "12,764" */
export function formatCount(n: number): string {
  return counts.format(Math.round(n))
}

/** 0.0912 → "9.1 %". `digits` after the point; under 1 % two are shown, so that 0.35 % is not 0 %. */
export function formatPercent(share: number, digits?: number): string {
  const percent = share * 100
  const places = digits ?? (percent !== 0 && Math.abs(percent) < 1 ? 2 : percent >= 99.95 ? 0 : 1)
  const text = percent.toFixed(places)
  return `${digits === undefined && places === 1 ? text.replace(/\.0$/, '') : text} %`
}

/** 907020 → "907 KB". Decimal, as carriers count. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`
}

/** Seconds to words: 197 → "3 min 17 s", 7380 → "2 h 3 min". */
export function formatDuration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds))
  if (s < 60) return `${s} s`
  if (s < 3600) return s % 60 ? `${Math.floor(s / 60)} min ${s % 60} s` : `${s / 60} min`
  const whole = Math.round(s / 60)
  const hours = Math.floor(whole / 60)
  const minutes = whole % 60
  if (hours < 48) return minutes ? `${hours} h ${minutes} min` : `${hours} h`
  return `${Math.round(hours / 24)} days`
}

/** Messages a second: 24.63 → "24.6 /s", 1830 → "1,830 /s". */
export function formatRate(perSecond: number): string {
  return `${perSecond >= 100 ? formatCount(perSecond) : perSecond.toFixed(1)} /s`
}
