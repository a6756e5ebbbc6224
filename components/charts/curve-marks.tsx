import { useWords } from '#words'
import type { CurveProps } from './curve'
import type { Datum, Scale } from './curve-plot'
import { timeFormats } from './time-axis'
import { formatValue, type ValueFormat } from './values'

type MarksProps = Pick<CurveProps, 'now' | 'sends' | 'nights' | 'comparison' | 'timeZone'> & {
  data: readonly Datum[]
  scale: Scale
  format: ValueFormat
}

/** What stands on a curve: the nights, the highest point and the comparison by name, now, and the sends below. */
export function CurveMarks({ data, scale, now, sends, nights, comparison, timeZone, format }: MarksProps) {
  const t = useWords('charts')
  const { x, y } = scale
  const peak = highest(data, 'value')
  const other = highest(data, 'other')
  const last = now === undefined ? null : data.findLast((d) => d.value !== null)
  return (
    <svg aria-hidden className="absolute inset-0 size-full overflow-visible">
      {nights?.map(([from, to]) => (
        <rect
          key={from}
          x={percent(Math.min(x(from), x(to)))}
          width={percent(Math.abs(x(to) - x(from)))}
          height="100%"
          className="fill-d-ink opacity-[0.035]"
        />
      ))}
      {sends?.map((at) => (
        <SendBulb key={at} x={x(at)} lit={now === undefined || at <= now} />
      ))}
      {other && comparison ? (
        <text
          x={percent(x(other.at))}
          y={percent(y(other.other ?? 0))}
          dy={-8}
          fontSize={11}
          className="[paint-order:stroke] stroke-surface [stroke-width:4px] fill-ink-3"
        >
          {comparison.label}
        </text>
      ) : null}
      {peak ? (
        <Peak
          x={x(peak.at)}
          y={y(peak.value ?? 0)}
          words={`${timeFormats(t, timeZone).full(peak.at)}, ${formatValue(t, peak.value ?? 0, format)}`}
        />
      ) : null}
      {last ? <Now x={x(last.at)} y={y(last.value ?? 0)} /> : null}
    </svg>
  )
}

function SendBulb({ x, lit }: { x: number; lit: boolean }) {
  const place = { cx: percent(x), cy: '100%', style: { transform: 'translateY(9px)' } }
  return lit ? (
    <circle {...place} r={3.2} strokeWidth={0.8} className="fill-bulb stroke-bulb-rim" />
  ) : (
    <circle {...place} r={1.8} className="fill-off" />
  )
}

function Peak({ x, y, words }: { x: number; y: number; words: string }) {
  const after = x < 50
  return (
    <>
      <circle cx={percent(x)} cy={percent(y)} r={4} strokeWidth={2} className="fill-surface stroke-d1" />
      <text
        x={percent(x)}
        y={percent(y)}
        dx={after ? 9 : -10}
        dy={4}
        textAnchor={after ? 'start' : 'end'}
        fontSize={12}
        fontWeight={580}
        className="[paint-order:stroke] stroke-surface [stroke-width:4px] fill-ink"
      >
        {words}
      </text>
    </>
  )
}

function Now({ x, y }: { x: number; y: number }) {
  return (
    <>
      <line x1={percent(x)} x2={percent(x)} y1="0" y2="100%" strokeDasharray="2 2" className="stroke-ink" />
      <circle
        cx={percent(x)}
        cy={percent(y)}
        r={4.5}
        strokeWidth={1.5}
        className="fill-bulb stroke-bulb-rim"
      />
    </>
  )
}

const percent = (value: number) => `${value}%`

function highest(data: readonly Datum[], key: 'value' | 'other'): Datum | null {
  let best: Datum | null = null
  for (const d of data) if ((d[key] ?? 0) > (best?.[key] ?? 0)) best = d
  return best
}
