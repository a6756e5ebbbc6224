import clsx from 'clsx'
import { useWords } from '#words'
import { Link } from '@/components/ui/link'
import { percentAlong } from './scale'

export type WaterfallRow = {
  label: string
  /** total: who is left. loss: who falls out. later: who waits. now: who leaves now, as a lit bulb. */
  kind: 'total' | 'loss' | 'later' | 'now'
  /** How many people; for loss and later how many fewer. */
  count: number
  /** Opens these people. */
  href?: string
}

export type WaterfallProps = {
  rows: readonly WaterfallRow[]
  /** "From 18,432 in the segments to 14,093 leaving at 10:30 AM." */
  sentence: string
  className?: string
}

/**
 * From who is in the segment to who leaves now. Totals are points, losses segments at true scale; the axis may be cut,
 * which points allow and bars from zero would not.
 */
export function Waterfall({ rows, sentence, className }: WaterfallProps) {
  const steps = withEnds(rows)
  const highest = Math.max(...steps.map((s) => s.to), 1)
  const lowest = Math.min(...steps.map((s) => s.from))
  const cut = Math.max(0, lowest - (highest - lowest || highest) * 0.16)
  const x = (v: number) => percentAlong(v, cut, highest) * 0.94
  return (
    <ul aria-label={sentence} className={clsx('flex flex-col', className)}>
      {steps.map((step, i) => (
        <li key={step.row.label}>
          <Row row={step.row}>
            <Step step={step} x={x} first={i === 0} last={i === steps.length - 1} />
          </Row>
        </li>
      ))}
    </ul>
  )
}

function Row({ row, children }: { row: WaterfallRow; children: React.ReactNode }) {
  const t = useWords('charts')
  const fewer = row.kind === 'loss' || row.kind === 'later'
  const look = clsx(
    'grid h-6 grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-center gap-2 text-[12.5px] max-md:h-7 max-md:text-[13px]',
    row.kind === 'total' || row.kind === 'now' ? 'font-[620]' : row.kind === 'loss' && 'text-ink-2',
  )
  const inner = (
    <>
      <span className="truncate">{row.label}</span>
      {children}
      <span className="min-w-12 text-right tabular-nums">
        {fewer ? `−${t.count(row.count)}` : t.count(row.count)}
      </span>
    </>
  )
  return row.href ? (
    <Link href={row.href} className={clsx(look, 'rounded-sm hover:bg-well')}>
      {inner}
    </Link>
  ) : (
    <div className={look}>{inner}</div>
  )
}

type Ends = { row: WaterfallRow; from: number; to: number }

function Step({
  step,
  x,
  first,
  last,
}: {
  step: Ends
  x: (v: number) => number
  first: boolean
  last: boolean
}) {
  const { row, from, to } = step
  const point = row.kind === 'total' || row.kind === 'now'
  return (
    <svg aria-hidden width="100%" className="block h-6 overflow-visible max-md:h-7">
      {first ? null : <line x1={`${x(to)}%`} x2={`${x(to)}%`} y1="0" y2="30%" className="stroke-line-2" />}
      {last ? null : (
        <line x1={`${x(from)}%`} x2={`${x(from)}%`} y1="60%" y2="100%" className="stroke-line-2" />
      )}
      {point ? (
        <>
          <line
            x1="0"
            x2={`${x(to)}%`}
            y1="50%"
            y2="50%"
            strokeWidth={1.4}
            strokeDasharray="1 4"
            className="stroke-line-2"
          />
          <circle
            cx={`${x(to)}%`}
            cy="50%"
            r={5}
            className={
              row.kind === 'now'
                ? 'fill-bulb stroke-bulb-rim [filter:drop-shadow(0_0_4px_var(--bulb-halo))]'
                : 'fill-d-ink'
            }
          />
        </>
      ) : (
        <rect
          x={`${x(from)}%`}
          y="33%"
          width={`${Math.max(0.8, x(to) - x(from))}%`}
          height="33%"
          strokeDasharray={row.kind === 'later' ? '2 2' : undefined}
          className={row.kind === 'later' ? 'fill-transparent stroke-bulb-rim' : 'fill-d4'}
        />
      )}
    </svg>
  )
}

/** Where each row begins and ends: a loss runs from what is left up to what was there before. */
function withEnds(rows: readonly WaterfallRow[]): Ends[] {
  let left = 0
  return rows.map((row) => {
    if (row.kind === 'total' || row.kind === 'now') {
      left = row.count
      return { row, from: left, to: left }
    }
    const to = left
    left -= row.count
    return { row, from: left, to }
  })
}
