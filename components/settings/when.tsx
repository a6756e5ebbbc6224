import { useWords } from '#words'
/** A moment in the workspace's time zone: `Nov 21, 2026, 3:12 PM EST`, or the day alone. */
export function When({ at, timeZone, dayOnly = false }: { at: Date; timeZone: string; dayOnly?: boolean }) {
  const t = useWords('settings')
  const clock = dayOnly ? {} : ({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const)
  const format = t.dates({
    timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    ...clock,
  })
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap tabular-nums">
      {format.format(at)}
    </time>
  )
}
