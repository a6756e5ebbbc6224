import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Figure } from '@/components/ui/figure'

export type FunnelStep = {
  label: ReactNode
  /** How many; drawn to true proportion of the first step. */
  count: number
  /** The number as written: "25,160". */
  value: string
  /** "97.5 % of sent" */
  of?: ReactNode
  /** "652 failed", "8.7 to 9.5 %" */
  rest?: ReactNode
}

export type FunnelProps = {
  steps: readonly FunnelStep[]
  /** A last cell that is not a count of people: revenue with its interval. */
  aside?: ReactNode
  /** "Of 25,812 sent, 25,160 arrived, 2,290 people clicked and 371 bought." */
  sentence: string
  className?: string
}

const STEP = 100
const HEIGHT = 70
const FULL = 60

/** Sent, delivered, clicked, bought, drawn to true proportion. The figures above it are its table. */
export function Funnel({ steps, aside, sentence, className }: FunnelProps) {
  const cells = steps.length + (aside ? 1 : 0)
  const shape = funnelShape(steps.map((s) => s.count))
  return (
    <section aria-label={sentence} className={className}>
      <div
        className="grid max-md:grid-cols-2!"
        style={{ gridTemplateColumns: `repeat(${cells}, minmax(0, 1fr))` }}
      >
        {steps.map((step, i) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: steps stand in a fixed order
            key={i}
            className={clsx('border-line px-4 pt-3 pb-1.5 max-md:border-b', i < cells - 1 && 'border-e')}
          >
            <Figure label={step.label} value={step.value} of={step.of} interval={step.rest} />
          </div>
        ))}
        {aside ? <div className="row-span-2 px-4 pt-3 pb-1.5 max-md:col-span-full">{aside}</div> : null}
        <div
          className="relative border-line max-md:hidden md:border-e"
          style={{ gridColumn: `1 / ${steps.length + 1}` }}
        >
          <svg
            aria-hidden
            viewBox={`0 0 ${steps.length * STEP} ${HEIGHT}`}
            width="100%"
            height={HEIGHT}
            preserveAspectRatio="none"
            className="block rtl:-scale-x-100"
          >
            <path d={shape.fill} className="fill-d1/16 dark:fill-d1/22" />
            <path
              d={shape.edge}
              fill="none"
              strokeWidth={1.5}
              vectorEffect="non-scaling-stroke"
              className="stroke-d1"
            />
            {steps.slice(1).map((_, i) => (
              <line
                // biome-ignore lint/suspicious/noArrayIndexKey: rules stand between steps
                key={i}
                x1={(i + 1) * STEP}
                x2={(i + 1) * STEP}
                y1={0}
                y2={HEIGHT}
                vectorEffect="non-scaling-stroke"
                className="stroke-line"
              />
            ))}
          </svg>
        </div>
      </div>
    </section>
  )
}

/** Flat through each step, an S around each border, never thinner than a hair: the body and its two edges. */
function funnelShape(counts: readonly number[]): { fill: string; edge: string } {
  const first = Math.max(1, counts[0] ?? 1)
  const half = counts.map((c) => Math.max(0.8, (c / first) * (FULL / 2)))
  const top = edgePath(half.map((h) => HEIGHT / 2 - h))
  const bottom = edgePath(half.map((h) => HEIGHT / 2 + h))
  const body = (edge: string) => `${edge}V${HEIGHT / 2}H0Z`
  return { fill: body(top) + body(bottom), edge: top + bottom }
}

const BEND = 13

function edgePath(levels: readonly number[]): string {
  const path = levels.map((level, i) => {
    const before = (levels[i - 1] ?? level).toFixed(1)
    const y = level.toFixed(1)
    const x = i * STEP
    return i === 0 ? `M0 ${y}` : `H${x - BEND}C${x} ${before} ${x} ${y} ${x + BEND} ${y}`
  })
  return `${path.join('')}H${levels.length * STEP}`
}
