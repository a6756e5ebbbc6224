import { smoothPath } from './scale'

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
  const points = values.map((v, i) => [2 + i * step, height - 2 - (v / max) * (height - 6)] as const)
  const line = smoothPath(points)
  const last = points.at(-1)
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
      {last ? (
        <path d={`${line}L${last[0]} ${height - 2}L2 ${height - 2}Z`} className="fill-d-ink opacity-8" />
      ) : null}
      <path
        d={line}
        fill="none"
        strokeWidth={1.5}
        vectorEffect="non-scaling-stroke"
        className="stroke-d-ink"
      />
      {live && last ? <circle cx={last[0]} cy={last[1]} r={3} className="fill-bulb stroke-bulb-rim" /> : null}
    </svg>
  )
}
