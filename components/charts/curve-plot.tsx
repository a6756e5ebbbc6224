import { curveMonotoneX } from '@visx/curve'
import { Area, LinePath } from '@visx/shape'
import { useWords } from '#words'
import { languageOf } from '@/lib/words/languages'
import type { CurveProps } from './curve'
import { CurveMarks } from './curve-marks'
import { CurveTip } from './curve-tip'
import { PointWalk } from './point-walk'
import { niceTicks, percentAlong } from './scale'
import { timeTicks } from './time-axis'
import { formatValue, type ValueFormat } from './values'

/** What a curve is at a time; null where nothing is known yet. */
export type Datum = {
  at: number
  value: number | null
  band: [number, number] | null
  other: number | null
}

/** Where a time and a value are drawn, in percent of the plot from the left and from the top. */
export type Scale = { x: (at: number) => number; y: (value: number) => number }

type PlotProps = CurveProps & {
  data: readonly Datum[]
  height: number
  format: ValueFormat
  /** A point in words, for those who do not see it. */
  say: (index: number) => string
}

/** The drawing of a curve. All of it stands in percent of its box, so that the server draws it as it will be. */
export function CurvePlot({ data, height, format, say, ...props }: PlotProps) {
  const t = useWords('charts')
  const times = data.map(({ at }) => at)
  const values = niceTicks(Math.max(...data.flatMap((d) => [d.value ?? 0, d.other ?? 0, d.band?.[1] ?? 0])))
  const leftward = languageOf(t.locale).direction === 'rtl'
  const scale: Scale = {
    x: (at) => {
      const share = percentAlong(at, times[0] ?? 0, times.at(-1) ?? 0)
      return leftward ? 100 - share : share
    },
    y: (value) => 100 - percentAlong(value, 0, values.at(-1) ?? 1),
  }
  const place = (index: number) => ({
    x: scale.x(data[index]?.at ?? 0),
    y: scale.y(data[index]?.value ?? 0),
  })
  return (
    <div
      className="grid grid-cols-[44px_minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto] pt-3"
      style={{ height }}
    >
      <div aria-hidden className="type-axis relative tabular-nums">
        {values.map((value) => (
          <span
            key={value}
            className="absolute end-2 -translate-y-1/2 whitespace-nowrap"
            style={{ top: `${scale.y(value)}%` }}
          >
            {formatValue(t, value, format)}
          </span>
        ))}
      </div>
      <div dir="ltr" className={leftward ? 'relative ml-2.5' : 'relative mr-2.5'}>
        <div aria-hidden>
          <Lines data={data} scale={scale} values={values} />
          <CurveMarks {...props} data={data} scale={scale} format={format} />
        </div>
        <PointWalk
          label={props.title}
          count={data.findLastIndex(({ value }) => value !== null) + 1}
          placeOf={place}
          words={say}
          tip={(index) => (
            <CurveTip
              datum={data[index]}
              label={props.label}
              other={props.comparison?.label}
              format={format}
              timeZone={props.timeZone}
            />
          )}
        />
      </div>
      <TimeAxis {...props} times={times} x={scale.x} />
    </div>
  )
}

function Lines({
  data,
  scale: { x, y },
  values,
}: {
  data: readonly Datum[]
  scale: Scale
  values: readonly number[]
}) {
  const smooth = { curve: curveMonotoneX, data: [...data], x: (d: Datum) => x(d.at) }
  const line = { ...smooth, fill: 'none', vectorEffect: 'non-scaling-stroke' as const }
  const isKnown = (d: Datum) => d.value !== null
  return (
    <svg aria-hidden viewBox="0 0 100 100" preserveAspectRatio="none" className="absolute inset-0 size-full">
      {values.map((value) => (
        <line
          key={value}
          x1={0}
          x2={100}
          y1={y(value)}
          y2={y(value)}
          vectorEffect="non-scaling-stroke"
          className="stroke-plot-grid"
        />
      ))}
      <Area
        {...smooth}
        y0={(d) => y(d.band?.[0] ?? 0)}
        y1={(d) => y(d.band?.[1] ?? 0)}
        defined={(d) => d.band !== null}
        className="fill-d-band"
      />
      <Area
        {...smooth}
        y0={100}
        y1={(d) => y(d.value ?? 0)}
        defined={isKnown}
        className="fill-d1"
        fillOpacity={0.1}
      />
      <LinePath
        {...line}
        y={(d) => y(d.other ?? 0)}
        defined={(d) => d.other !== null}
        strokeWidth={1.25}
        strokeDasharray="2 3"
        className="stroke-d4"
      />
      <LinePath
        {...line}
        y={(d) => y(d.value ?? 0)}
        defined={isKnown}
        strokeWidth={1.75}
        className="stroke-d1"
      />
    </svg>
  )
}

function TimeAxis({
  times,
  timeZone,
  sends,
  x,
}: Pick<CurveProps, 'timeZone' | 'sends'> & { times: readonly number[]; x: Scale['x'] }) {
  const t = useWords('charts')
  return (
    <div
      aria-hidden
      dir="ltr"
      className="type-axis relative col-start-2 me-2.5"
      style={{ height: sends?.length ? 36 : 22 }}
    >
      {timeTicks(t, times, timeZone).map(({ at, label }) => (
        <span
          key={at}
          className="absolute bottom-0 -translate-x-1/2 whitespace-nowrap"
          style={{ left: `${x(at)}%` }}
        >
          {label}
        </span>
      ))}
    </div>
  )
}
