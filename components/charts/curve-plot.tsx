'use client'

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
import type { CurveProps } from './curve'
import { CurveMarks } from './curve-marks'
import { CurveTip } from './curve-tip'
import { niceTicks } from './scale'
import { timeTicks } from './time-axis'
import { formatValue, type ValueFormat } from './values'

/** What a curve is at a time; null where nothing is known yet. */
export type Datum = {
  at: number
  value: number | null
  band: [number, number] | null
  other: number | null
}

type PlotProps = CurveProps & { data: readonly Datum[]; height: number; format: ValueFormat }

/** The drawing of a curve, apart because the library that draws it is large. */
export default function CurvePlot({ data, height, format, ...props }: PlotProps) {
  const t = useWords('charts')
  const ticks = niceTicks(Math.max(...data.flatMap((d) => [d.value ?? 0, d.other ?? 0, d.band?.[1] ?? 0])))
  const axis = timeTicks(
    t,
    data.map(({ at }) => at),
    props.timeZone,
  )
  const ahead = languageOf(t.locale).direction === 'rtl' ? 'left' : 'right'
  return (
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
            domain={[0, ticks.at(-1) ?? 1]}
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
              <CurveTip
                label={props.label}
                other={props.comparison?.label}
                format={format}
                timeZone={props.timeZone}
              />
            }
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}

const axisText = { fill: 'var(--ink-3)', fontSize: 11, fontWeight: 450 }
const activeDot = { r: 4, fill: 'var(--surface)', stroke: 'var(--d1)', strokeWidth: 2 }
