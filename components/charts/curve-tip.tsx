'use client'

import { useWords } from '#words'
import { timeFormats } from './time-axis'
import { formatValue, type ValueFormat } from './values'

type Payload = readonly {
  payload?: { at: number; value: number | null; other: number | null; band: [number, number] | null }
}[]

/** The numbers under the pointer. Recharts passes `active` and `payload`. */
export function CurveTip({
  active,
  payload,
  label,
  other,
  format,
  timeZone,
}: {
  active?: boolean
  payload?: Payload
  label: string
  other?: string
  format: ValueFormat
  timeZone: string
}) {
  const t = useWords('charts')
  const datum = payload?.[0]?.payload
  if (!active || !datum) return null
  return (
    <div className="rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm shadow-pop">
      <div className="text-ink-3">{timeFormats(t, timeZone).full(datum.at)}</div>
      {datum.value === null ? null : (
        <div className="flex justify-between gap-4">
          {label} <b className="tabular-nums">{formatValue(t, datum.value, format)}</b>
        </div>
      )}
      {datum.band ? (
        <div className="text-ink-3 tabular-nums">
          {t('curveTip.to', {
            low: formatValue(t, datum.band[0], format),
            high: formatValue(t, datum.band[1], format),
          })}
        </div>
      ) : null}
      {other && datum.other !== null ? (
        <div className="flex justify-between gap-4 text-ink-3">
          {other} <span className="tabular-nums">{formatValue(t, datum.other, format)}</span>
        </div>
      ) : null}
    </div>
  )
}
