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
            className={clsx('border-line px-4 pt-3 pb-1.5 max-md:border-b', i < cells - 1 && 'border-r')}
          >
            <Figure label={step.label} value={step.value} of={step.of} interval={step.rest} />
          </div>
        ))}
        {aside ? <div className="px-4 pt-3 pb-1.5 max-md:col-span-full">{aside}</div> : null}
      </div>
      <div className="relative max-md:hidden" style={{ width: `${(steps.length / cells) * 100}%` }}>
        <svg
          aria-hidden
          viewBox={`0 0 ${steps.length * STEP} ${HEIGHT}`}
          width="100%"
          height={HEIGHT}
          preserveAspectRatio="none"
          className="block"
        >
          <path
            d={funnelPath(steps.map((s) => s.count))}
            strokeWidth={1.5}
            vectorEffect="non-scaling-stroke"
            className="fill-d1/16 stroke-d1 dark:fill-d1/22"
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
    </section>
  )
}

/** The outline: flat through each step, an S around each border, never thinner than a hair. */
function funnelPath(counts: readonly number[]): string {
  const first = Math.max(1, counts[0] ?? 1)
  const half = counts.map((c) => Math.max(0.8, (c / first) * (FULL / 2)))
  const middle = HEIGHT / 2
  const bend = 13
  const edge = (sign: 1 | -1) => {
    const y = (i: number) => middle + sign * (half[i] ?? 0)
    const out = [`${0} ${y(0).toFixed(1)}`]
    for (let i = 1; i < half.length; i += 1) {
      const x = i * STEP
      out.push(
        `L${x - bend} ${y(i - 1).toFixed(1)}C${x} ${y(i - 1).toFixed(1)} ${x} ${y(i).toFixed(1)} ${x + bend} ${y(i).toFixed(1)}`,
      )
    }
    out.push(`L${half.length * STEP} ${y(half.length - 1).toFixed(1)}`)
    return out
  }
  const top = edge(-1)
  const bottom = edge(1)
  // One outline: along the top, down the end, and the mirrored bottom as a second closed run.
  return `M${top.join('')}L${half.length * STEP} ${middle}L0 ${middle}ZM${bottom.join('')}L${half.length * STEP} ${middle}L0 ${middle}Z`
}
