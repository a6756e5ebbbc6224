import { curveMonotoneX } from '@visx/curve'
import { Area, LinePath } from '@visx/shape'

export type SparklineProps = {
  values: readonly number[]
  /** "Clicks in the first 24 hours, most in the third." */
  label: string
  width?: number
  height?: number
  /** The last value is now: an amber dot stands on it. */
  live?: boolean
  /** Fills the width it is given instead of `width`. */
  fluid?: boolean
}

/** The course of a number in the height of a line of text. Ink; on a board, light. */
export function Sparkline({ values, label, width = 84, height = 24, live, fluid }: SparklineProps) {
  const max = Math.max(...values, 1e-9)
  const step = values.length > 1 ? (width - 6) / (values.length - 1) : 0
  const x = (_: number, i: number) => 2 + i * step
  const y = (value: number) => height - 2 - (value / max) * (height - 6)
  const last = values.at(-1)
  const course = { data: [...values], x, curve: curveMonotoneX }
  return (
    <svg
      role="img"
      aria-label={label}
      width={fluid ? '100%' : width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio={fluid ? 'none' : undefined}
      className="block rtl:-scale-x-100"
    >
      <Area {...course} y0={height - 2} y1={y} className="fill-d-ink opacity-8" />
      <LinePath
        {...course}
        y={y}
        fill="none"
        strokeWidth={1.5}
        vectorEffect="non-scaling-stroke"
        className="stroke-d-ink"
      />
      {live && last !== undefined ? (
        <circle cx={x(last, values.length - 1)} cy={y(last)} r={3} className="fill-bulb stroke-bulb-rim" />
      ) : null}
    </svg>
  )
}
