'use client'

import { type ReactNode, useMemo } from 'react'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { useWords } from '#words'
import { languageOf } from '@/lib/words/languages'
import type { Words } from '@/lib/words/translate'
import { ChartFrame } from './chart-frame'
import { CurveMarks } from './curve-marks'
import { CurveTip } from './curve-tip'
import { niceTicks } from './scale'
import { timeFormats, timeTicks } from './time-axis'
import { formatValue, type ValueFormat } from './values'

export type CurvePoint = {
  /** Epoch ms. */
  at: number
  value: number
  /** The 95 % interval, where the value is an estimate. */
  low?: number
  high?: number
}

export type CurveProps = {
  title: string
  note?: ReactNode
  beside?: ReactNode
  /** "Clicks by people each hour from Friday 13 to Thursday 19 March, highest on Sunday at 9 AM." */
  sentence: string
  /** The series in a word: "Clicks". */
  label: string
  points: readonly CurvePoint[]
  /** What it is held against, dotted: the last campaign of the kind. Same times as `points`. */
  comparison?: { label: string; values: readonly (number | null)[] }
  /** Epoch ms of now, if the curve still grows: an amber dot, and a dotted rule. */
  now?: number
  /** When messages left, as a row of bulbs below; those after `now` are unlit. */
  sends?: readonly number[]
  /** Tinted spans: the nights. */
  nights?: readonly (readonly [number, number])[]
  timeZone: string
  format?: ValueFormat
  height?: number
}

type Datum = { at: number; value: number | null; band: [number, number] | null; other: number | null }

/** A number over time. Two series at most, labelled on the line. */
export function Curve(props: CurveProps) {
  const t = useWords('charts')
  const { points, comparison, timeZone, format = 'count', height = 300, now } = props
  const data = useMemo(() => toData(points, comparison?.values, now), [points, comparison, now])
  const ticks = niceTicks(Math.max(...data.flatMap((d) => [d.value ?? 0, d.other ?? 0, d.band?.[1] ?? 0])))
  const axis = timeTicks(
    t,
    points.map((p) => p.at),
    timeZone,
  )
  const top = ticks.at(-1) ?? 1
  const ahead = languageOf(t.locale).direction === 'rtl' ? 'left' : 'right'
  return (
    <ChartFrame
      title={props.title}
      note={props.note}
      beside={props.beside}
      sentence={props.sentence}
      table={twin(t, props, format)}
    >
      {/* Time runs as the words do; the letters inside are placed by hand, from the left. */}
      <div className="overflow-hidden" dir="ltr">
        <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 760, height }}>
          <ComposedChart
            data={data}
            accessibilityLayer={false}
            margin={{ top: 12, [ahead]: 10, bottom: props.sends?.length ? 14 : 0 }}
          >
            <CartesianGrid vertical={false} stroke="var(--plot-grid)" />
            <XAxis
              dataKey="at"
              reversed={ahead === 'left'}
              type="number"
              domain={['dataMin', 'dataMax']}
              ticks={axis.map((t) => t.at)}
              tickFormatter={(at: number) => axis.find((t) => t.at === at)?.label ?? ''}
              tick={axisText}
              tickLine={false}
              axisLine={false}
              tickMargin={props.sends?.length ? 18 : 8}
            />
            <YAxis
              orientation={ahead === 'left' ? 'right' : 'left'}
              width={44}
              domain={[0, top]}
              ticks={ticks}
              tickFormatter={(v: number) => formatValue(t, v, format)}
              tick={axisText}
              tickLine={false}
              axisLine={false}
            />
            <Area
              dataKey="band"
              stroke="none"
              fill="var(--d-band)"
              isAnimationActive={false}
              activeDot={false}
            />
            <Area
              dataKey="value"
              type="monotone"
              stroke="none"
              fill="var(--d1)"
              fillOpacity={0.1}
              isAnimationActive={false}
              activeDot={false}
            />
            <Line
              dataKey="other"
              type="monotone"
              stroke="var(--d4)"
              strokeWidth={1.25}
              strokeDasharray="2 3"
              dot={false}
              isAnimationActive={false}
              activeDot={false}
            />
            <Line
              dataKey="value"
              type="monotone"
              stroke="var(--d1)"
              strokeWidth={1.75}
              dot={false}
              isAnimationActive={false}
              activeDot={activeDot}
            />
            <CurveMarks {...props} data={data} format={format} />
            <Tooltip
              cursor={{ stroke: 'var(--line-2)' }}
              isAnimationActive={false}
              content={
                <CurveTip label={props.label} other={comparison?.label} format={format} timeZone={timeZone} />
              }
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </ChartFrame>
  )
}

const axisText = { fill: 'var(--ink-3)', fontSize: 11, fontWeight: 450 }
const activeDot = { r: 4, fill: 'var(--surface)', stroke: 'var(--d1)', strokeWidth: 2 }

function toData(points: readonly CurvePoint[], other?: readonly (number | null)[], now?: number): Datum[] {
  return points.map((p, i) => {
    const known = now === undefined || p.at <= now
    const band = p.low !== undefined && p.high !== undefined
    return {
      at: p.at,
      value: known ? p.value : null,
      band: known && band ? [p.low ?? 0, p.high ?? 0] : null,
      other: other?.[i] ?? null,
    }
  })
}

function twin(
  t: Words<'charts'>,
  { points, label, comparison, timeZone, now }: CurveProps,
  format: ValueFormat,
) {
  const write = timeFormats(t, timeZone).full
  const known = points.filter((p) => now === undefined || p.at <= now)
  const interval = known.some((p) => p.low !== undefined)
  return {
    columns: [
      { label: t('curve.when') },
      { label, numeric: true },
      ...(interval ? [{ label: t('curve.n95Interval'), numeric: true }] : []),
      ...(comparison ? [{ label: comparison.label, numeric: true }] : []),
    ],
    rows: known.map((p, i) => [
      write(p.at),
      formatValue(t, p.value, format),
      ...(interval
        ? [`${formatValue(t, p.low ?? p.value, format)} to ${formatValue(t, p.high ?? p.value, format)}`]
        : []),
      ...(comparison
        ? [comparison.values[i] == null ? '–' : formatValue(t, comparison.values[i] ?? 0, format)]
        : []),
    ]),
  }
}
