'use client'

import clsx from 'clsx'
import { useWords } from '#words'
import { Link } from '@/components/ui/link'
import { ChartFrame, rowInWords } from './chart-frame'

export type Amount = {
  /** "Nov", under the column. */
  label: string
  /** "November 2026", in the table and for screen readers. */
  name: string
  /** Its height, in whatever they all are. */
  value: number
  /** Figures as the table shows them, in the order of `columns`. */
  figures: readonly string[]
  href: string
}

export type AmountsProps = {
  title: string
  note?: string
  sentence: string
  /** What the first column and the figures are called. */
  columns: readonly [string, ...string[]]
  amounts: readonly Amount[]
  /** Which of them the page below is about. */
  chosen: number
  height?: number
}

/** One column a month (or any other stretch); pressing it opens that month. */
export function Amounts({ title, note, sentence, columns, amounts, chosen, height = 128 }: AmountsProps) {
  const t = useWords('charts')
  const most = Math.max(...amounts.map(({ value }) => value), 0)
  const [about, ...figures] = columns
  const table = {
    columns: [{ label: about }, ...figures.map((label) => ({ label, numeric: true }))],
    count: amounts.length,
    row: (i: number) => [amounts[i]?.name ?? '', ...(amounts[i]?.figures ?? [])],
  }
  return (
    <ChartFrame title={title} note={note} sentence={sentence} table={table}>
      <nav aria-label={title} className="@container flex items-end gap-1">
        {amounts.map(({ label, name, value, figures: [first], href }, i) => (
          <Link
            key={name}
            href={href}
            scroll={false}
            aria-label={t('amounts.open', { figures: rowInWords(table, i) })}
            aria-current={i === chosen ? 'true' : undefined}
            className="group flex min-w-0 flex-1 flex-col gap-1 rounded-sm text-center"
          >
            <span className="flex flex-col justify-end" style={{ height }}>
              <span
                className={clsx(
                  'type-axis hidden whitespace-nowrap tabular-nums @4xl:block',
                  i === chosen ? 'text-ink' : 'text-ink-3',
                )}
              >
                {value > 0 ? first : ''}
              </span>
              <i
                className={clsx(
                  'mx-auto w-full max-w-20 rounded-t-[3px]',
                  i === chosen ? 'bg-d1' : 'bg-d4 group-hover:bg-d1',
                )}
                style={{ height: most > 0 ? Math.max(value > 0 ? 2 : 0, (value / most) * (height - 20)) : 0 }}
              />
            </span>
            <span
              className={clsx(
                'type-axis border-t border-line pt-1',
                i === chosen && 'font-semibold text-ink',
                i % 2 === (amounts.length - 1) % 2 || 'max-sm:invisible',
              )}
            >
              {label}
            </span>
          </Link>
        ))}
      </nav>
    </ChartFrame>
  )
}
