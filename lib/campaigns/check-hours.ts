import type { Draft } from './draft'
import { advice, type Finding, type Fix, type PreflightFacts, passed, type T } from './finding'

/** Moments that are told one by one; the rest in a number. */
const told = 3

export function checkHours(t: T, _draft: Draft, { hours, timeZone }: PreflightFacts): Finding[] {
  const { kept, later, never } = hours
  const waiting = later.reduce((sum, one) => sum + one.people, 0)
  const fix: Fix = { kind: 'goto', place: 'schedule', label: t('goto.time') }
  const findings: Finding[] = []
  if (waiting > 0) {
    const moments = momentsOf(t, later, timeZone)
    const found = kept
      ? advice('hours', t('hours.later', { people: waiting }), t('hours.laterDetail', { moments }), fix)
      : advice('hours', t('hours.night', { people: waiting }), t('hours.nightDetail', { moments }), fix)
    findings.push({ ...found, people: waiting })
  }
  if (never > 0) {
    const detail = kept ? t('hours.neverDetail') : t('hours.neverOnCarrier')
    findings.push({ ...advice('hours-never', t('hours.never', { people: never }), detail), people: never })
  }
  return findings.length > 0 ? findings : [passed('hours', t('hours.passed'), t('hours.passedDetail'))]
}

/** `936 until Mon, Nov 23, 8:00 AM EST; 256 until …`, in the workspace's time. */
function momentsOf(t: T, later: readonly { at: number; people: number }[], timeZone: string): string {
  const format = t.dates({
    timeZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  })
  const first = later
    .slice(0, told)
    .map(({ at, people }) => t('hours.until', { people, moment: format.format(at) }))
  const rest = later.slice(told).reduce((sum, one) => sum + one.people, 0)
  return [...first, ...(rest > 0 ? [t('hours.longer', { people: rest })] : [])].join('; ')
}
