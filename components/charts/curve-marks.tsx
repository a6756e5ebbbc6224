'use client'

import { DefaultZIndexes, usePlotArea, useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts'
import { useWords } from '#words'
import type { CurveProps } from './curve'
import type { Datum } from './curve-plot'
import { timeFormats } from './time-axis'
import { formatValue, type ValueFormat } from './values'

type MarksProps = Pick<CurveProps, 'now' | 'sends' | 'nights' | 'label' | 'comparison' | 'timeZone'> & {
  data: readonly Datum[]
  format: ValueFormat
}

/** What stands on a curve: nights behind, the highest point and the comparison by name, now, and the sends below. */
export function CurveMarks({ data, now, sends, nights, comparison, timeZone, format }: MarksProps) {
  const t = useWords('charts')
  const plot = usePlotArea()
  const toX = useXAxisScale()
  const toY = useYAxisScale()
  if (!plot || !toX || !toY) return null
  const x = (at: number) => toX(at) ?? 0
  const y = (v: number) => toY(v) ?? 0
  const peak = highest(data, 'value')
  const other = highest(data, 'other')
  const last = now === undefined ? null : data.findLast((d) => d.value !== null)
  const bottom = plot.y + plot.height
  return (
    <>
      {nights?.map(([from, to]) => (
        <rect
          key={from}
          x={Math.max(plot.x, Math.min(x(from), x(to)))}
          y={plot.y}
          width={Math.max(
            0,
            Math.min(plot.x + plot.width, Math.max(x(from), x(to))) -
              Math.max(plot.x, Math.min(x(from), x(to))),
          )}
          height={plot.height}
          className="fill-d-ink opacity-[0.035]"
        />
      ))}
      <ZIndexLayer zIndex={DefaultZIndexes.label}>
        {sends?.map((at) => (
          <SendBulb key={at} cx={x(at)} cy={bottom + 9} lit={now === undefined || at <= now} />
        ))}
        {other && comparison ? (
          <text
            x={x(other.at)}
            y={y(other.other ?? 0) - 8}
            fontSize={11}
            className="[paint-order:stroke] stroke-surface [stroke-width:4px] fill-ink-3"
          >
            {comparison.label}
          </text>
        ) : null}
        {peak ? (
          <Peak
            cx={x(peak.at)}
            cy={y(peak.value ?? 0)}
            right={plot.x + plot.width}
            words={`${timeFormats(t, timeZone).full(peak.at)}, ${formatValue(t, peak.value ?? 0, format)}`}
          />
        ) : null}
        {last ? (
          <>
            <line
              x1={x(last.at)}
              x2={x(last.at)}
              y1={plot.y}
              y2={bottom}
              strokeDasharray="2 2"
              className="stroke-ink"
            />
            <circle
              cx={x(last.at)}
              cy={y(last.value ?? 0)}
              r={4.5}
              strokeWidth={1.5}
              className="fill-bulb stroke-bulb-rim"
            />
          </>
        ) : null}
      </ZIndexLayer>
    </>
  )
}

function SendBulb({ cx, cy, lit }: { cx: number; cy: number; lit: boolean }) {
  return lit ? (
    <circle cx={cx} cy={cy} r={3.2} strokeWidth={0.8} className="fill-bulb stroke-bulb-rim" />
  ) : (
    <circle cx={cx} cy={cy} r={1.8} className="fill-off" />
  )
}

function Peak({ cx, cy, right, words }: { cx: number; cy: number; right: number; words: string }) {
  const after = right - cx > 170
  return (
    <>
      <circle cx={cx} cy={cy} r={4} strokeWidth={2} className="fill-surface stroke-d1" />
      <text
        x={after ? cx + 9 : cx - 10}
        y={cy + 4}
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

function highest(data: readonly Datum[], key: 'value' | 'other'): Datum | null {
  let best: Datum | null = null
  for (const d of data) if ((d[key] ?? 0) > (best?.[key] ?? 0)) best = d
  return best
}
