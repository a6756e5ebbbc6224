import type { Draft } from './draft'
import { advice, type Finding, type Fix, type PreflightFacts, passed, people } from './finding'

/** Moments that are told one by one; the rest in a number. */
const told = 3

export function checkHours(_draft: Draft, { hours, timeZone }: PreflightFacts): Finding[] {
  const { kept, later, never } = hours
  const waiting = later.reduce((sum, one) => sum + one.people, 0)
  const fix: Fix = { kind: 'goto', place: 'schedule', label: 'Choose another time' }
  const findings: Finding[] = []
  if (waiting > 0 && kept)
    findings.push({
      ...advice(
        'hours',
        `${people(waiting)} get it in their own hours`,
        `It is before 8 AM or after 9 PM where they are, or hours their state keeps free. Their messages wait by themselves: ${moments(later, timeZone)}.`,
        fix,
      ),
      people: waiting,
    })
  if (waiting > 0 && !kept)
    findings.push({
      ...advice(
        'hours',
        `Night for ${people(waiting)}`,
        `The simulator reaches nobody, so it leaves at once. A carrier’s number would wait: ${moments(later, timeZone)}.`,
        fix,
      ),
      people: waiting,
    })
  if (never > 0)
    findings.push({
      ...advice(
        'hours-never',
        `No hour suits ${people(never)}`,
        kept
          ? 'What is known of where they are names places whose days do not meet. They are left out; a time zone in their profile helps.'
          : 'What is known of where they are names places whose days do not meet. A carrier’s number would leave them out.',
      ),
      people: never,
    })
  if (findings.length > 0) return findings
  return [
    passed(
      'hours',
      'Hours',
      'It is day where everybody is, by time zone, state and area code, as their laws see it.',
    ),
  ]
}

/** `936 at 8:00 AM on Mon, Nov 23, 256 at 9:00 AM`, in the workspace's time. */
function moments(later: readonly { at: number; people: number }[], timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
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
    .map((one) => `${one.people.toLocaleString('en-US')} until ${format.format(one.at)}`)
  const rest = later.slice(told).reduce((sum, one) => sum + one.people, 0)
  return [...first, ...(rest > 0 ? [`${rest.toLocaleString('en-US')} longer`] : [])].join('; ')
}
