import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Link } from '@/components/ui/link'

export type BarRow = { label: ReactNode; count: number; href?: string; detail?: ReactNode }

/** Counts side by side, from zero: reasons for failure, links of a message. The numbers are its table. */
export function Bars({ rows, label }: { rows: readonly BarRow[]; label: string }) {
  const t = useWords('charts')
  const max = Math.max(...rows.map((r) => r.count), 1)
  return (
    <ul
      aria-label={label}
      className="grid grid-cols-[fit-content(45%)_minmax(0,1fr)_auto] gap-x-2.5 sm:grid-cols-[fit-content(66%)_minmax(0,1fr)_auto]"
    >
      {rows.map((row, i) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: labels may be elements; the order is fixed
          key={i}
          className="col-span-3 grid min-h-7.25 grid-cols-subgrid items-center border-t border-line first:border-0"
        >
          <span className="py-1 leading-4">
            {row.href ? (
              <Link href={row.href} className="text-link">
                {row.label}
              </Link>
            ) : (
              row.label
            )}
          </span>
          <i aria-hidden className="block h-2 bg-d4" style={{ width: `${(row.count / max) * 100}%` }} />
          <b className="min-w-10 text-right font-semibold tabular-nums">
            {t.count(row.count)}
            {row.detail ? <span className="ml-2 font-normal text-ink-3">{row.detail}</span> : null}
          </b>
        </li>
      ))}
    </ul>
  )
}
