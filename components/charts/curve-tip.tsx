import { useWords } from '#words'
import type { Datum } from './curve-plot'
import { timeFormats } from './time-axis'
import { formatValue, type ValueFormat } from './values'

/** The numbers of a point. */
export function CurveTip({
  datum,
  label,
  other,
  format,
  timeZone,
}: {
  datum: Datum | undefined
  label: string
  other: string | undefined
  format: ValueFormat
  timeZone: string
}) {
  const t = useWords('charts')
  if (!datum) return null
  return (
    <>
      <span className="block text-ink-3">{timeFormats(t, timeZone).full(datum.at)}</span>
      {datum.value === null ? null : (
        <span className="flex justify-between gap-4">
          {label} <b className="tabular-nums">{formatValue(t, datum.value, format)}</b>
        </span>
      )}
      {datum.band ? (
        <span className="block text-ink-3 tabular-nums">
          {t('curveTip.to', {
            low: formatValue(t, datum.band[0], format),
            high: formatValue(t, datum.band[1], format),
          })}
        </span>
      ) : null}
      {other && datum.other !== null ? (
        <span className="flex justify-between gap-4 text-ink-3">
          {other} <span className="tabular-nums">{formatValue(t, datum.other, format)}</span>
        </span>
      ) : null}
    </>
  )
}
