import clsx from 'clsx'

export type HalfHour = 'all' | 'some' | 'none'

/** Half-hours as bulbs: lit where all may be written to, half lit where some may. `label` is read out instead. */
export function HoursRow({
  halfHours,
  label,
  className,
}: {
  halfHours: readonly HalfHour[]
  label: string
  className?: string
}) {
  return (
    <span role="img" aria-label={label} className={clsx('hours-row', className)}>
      {halfHours.map((state, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bulb is its half-hour
        <i key={at} data-open={state} />
      ))}
    </span>
  )
}
