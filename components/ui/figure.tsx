import clsx from 'clsx'
import type { ReactNode } from 'react'

export type FigureProps = {
  /** What is counted; may be a Definition. */
  label: ReactNode
  /** The number, formatted. */
  value: ReactNode
  unit?: ReactNode
  /** Share of what: "9.1 % of delivered". */
  of?: ReactNode
  /** The 95 % interval or the rest: "8.7 to 9.5 %". */
  interval?: ReactNode
  size?: 'm' | 'l' | 'xl'
  tone?: 'plain' | 'in' | 'out'
  className?: string
}

const sizes = { m: 'type-figure-s', l: 'type-figure', xl: 'type-count' }

/** A number that means something: with its unit, what it is a share of, and how sure it is. */
export function Figure({
  label,
  value,
  unit,
  of,
  interval,
  size = 'm',
  tone = 'plain',
  className,
}: FigureProps) {
  return (
    <div className={clsx('min-w-0', className)}>
      <div className="type-label">{label}</div>
      <div
        className={clsx(
          sizes[size],
          'tabular-nums whitespace-nowrap',
          tone === 'in' && 'text-d2',
          tone === 'out' && 'text-d3',
        )}
      >
        {value}
        {unit ? (
          <span className="ms-0.5 text-[0.55em] font-medium tracking-normal text-ink-3">{unit}</span>
        ) : null}
      </div>
      {of || interval ? (
        <div className="flex flex-wrap justify-between gap-x-3 text-[12.5px] tabular-nums">
          <span>{of}</span>
          {interval ? <span className="text-ink-3">{interval}</span> : null}
        </div>
      ) : null}
    </div>
  )
}

export type StatItem = { label: ReactNode; value: ReactNode }

/** Small figures in a row: counters, the tail of a board. */
export function StatRow({ items, className }: { items: readonly StatItem[]; className?: string }) {
  return (
    <dl className={clsx('flex flex-wrap gap-x-6 gap-y-2', className)}>
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: labels may be elements; the order is fixed
        <div key={i} className="whitespace-nowrap">
          <dt className="type-axis">{item.label}</dt>
          <dd className="font-semibold tabular-nums">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Facts as label and value, ruled: a review, a side column. */
export function Facts({ items, className }: { items: readonly StatItem[]; className?: string }) {
  return (
    <dl className={className}>
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: labels may be elements; the order is fixed
        <div key={i} className="flex justify-between gap-4 border-t border-line py-1 first:border-0">
          <dt className="text-ink-3">{item.label}</dt>
          <dd className="text-end font-[580] tabular-nums">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
