import { useWords } from '#words'
import { percentAlong } from './scale'
import { formatValue, type ValueFormat } from './values'

export type WhiskerProps = {
  estimate: number
  low: number
  high: number
  /** The ends of the axis: the same for a whole column. */
  min: number
  max: number
  format?: ValueFormat
  width?: number | string
  height?: number
  /** The thing asked about is `d1`; what it is held against is quiet. */
  quiet?: boolean
  /** Names what is estimated; the numbers are added. */
  label?: string
}

/** An estimate with its 95 % interval: a band, and a tick on it. */
export function Whisker(props: WhiskerProps) {
  const t = useWords('charts')
  const { estimate, low, high, min, max, format = 'percent', width = 96, height = 16, quiet, label } = props
  const x = (v: number) => `${percentAlong(v, min, max)}%`
  const words = t('whisker.interval', {
    estimate: formatValue(t, estimate, format),
    low: formatValue(t, low, format),
    high: formatValue(t, high, format),
  })
  return (
    <svg
      role="img"
      aria-label={label ? `${label}: ${words}` : words}
      width={width}
      height={height}
      className="block overflow-visible"
    >
      <title>{words}</title>
      <line x1="0" x2="100%" y1="50%" y2="50%" className="stroke-line-2" />
      <line
        x1={x(low)}
        x2={x(high)}
        y1="50%"
        y2="50%"
        strokeWidth={height / 2}
        strokeOpacity={quiet ? 0.5 : 0.34}
        className={quiet ? 'stroke-d4' : 'stroke-d1'}
      />
      <line x1={x(estimate)} x2={x(estimate)} y1="12%" y2="88%" strokeWidth={2} className="stroke-d-ink" />
    </svg>
  )
}

export type WhiskerRow = { name: string; note?: string; estimate: number; low: number; high: number }

/** Several estimates on one axis, stated once: what is asked about first, what it is held against after. */
export function WhiskerPlot({
  rows,
  ticks,
  format = 'percent',
}: {
  rows: readonly WhiskerRow[]
  /** The axis, ends included. */
  ticks: readonly number[]
  format?: ValueFormat
}) {
  const t = useWords('charts')
  const min = ticks[0] ?? 0
  const max = ticks.at(-1) ?? 1
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2">
      {rows.map((row, i) => (
        <div key={row.name} className="contents">
          <span className="leading-4">
            <b className="block text-[12.5px] font-[560]">{row.name}</b>
            {row.note ? <span className="type-axis">{row.note}</span> : null}
          </span>
          <Whisker
            {...row}
            label={row.name}
            min={min}
            max={max}
            format={format}
            width="100%"
            height={20}
            quiet={i > 0}
          />
          <b className="text-right font-semibold tabular-nums">{formatValue(t, row.estimate, format)}</b>
        </div>
      ))}
      <span />
      <span className="relative h-3.5">
        {ticks.map((tick) => (
          <span
            key={tick}
            className="type-axis absolute -translate-x-1/2 tabular-nums first:translate-x-0 last:-translate-x-full max-md:nth-[even]:hidden"
            style={{ left: `${percentAlong(tick, min, max)}%` }}
          >
            {formatValue(t, tick, format)}
          </span>
        ))}
      </span>
      <span />
    </div>
  )
}
