import clsx from 'clsx'
import { Fragment } from 'react'
import { useWords } from '#words'
import type { Words } from '@/lib/words/translate'
import { ChartFrame } from './chart-frame'

export type HeatBulbsProps = {
  title: string
  note?: string
  /** Seven rows from Monday, 24 hours each. */
  counts: readonly (readonly number[])[]
  sentence: string
}

// The first day of 2024 was a Monday.
const days = (t: Words<'charts'>) =>
  [1, 2, 3, 4, 5, 6, 7].map((day) =>
    t.dates({ weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day)),
  )
const hours = Array.from({ length: 24 }, (_, h) => h)
const marks: Record<number, string> = {
  0: '12 AM',
  3: '3',
  6: '6',
  9: '9',
  12: '12 PM',
  15: '3',
  18: '6',
  21: '9',
}
/** Diameters in percent of a cell, which is 22 px wide or less. */
const sizes = [18, 28, 41, 55, 73, 91]

/** When people act: the size of a bulb is the value, in both themes. */
export function HeatBulbs({ title, note, counts, sentence }: HeatBulbsProps) {
  const t = useWords('charts')
  const max = Math.max(...counts.flat(), 1)
  const level = (n: number) => (n > 0 ? Math.max(1, Math.round(Math.sqrt(n / max) * 5)) : 0)
  return (
    <ChartFrame
      title={title}
      note={note}
      sentence={sentence}
      table={{
        columns: [{ label: t('heatBulbs.hour') }, ...days(t).map((d) => ({ label: d, numeric: true }))],
        rows: hours.map((h) => [clock(h), ...days(t).map((_, d) => t.count(counts[d]?.[h] ?? 0))]),
      }}
    >
      <div className="grid grid-cols-[36px_repeat(24,minmax(0,1fr))] items-center justify-items-center gap-y-0.5">
        {days(t).map((day, d) => (
          <Fragment key={day}>
            <span className="justify-self-start text-sm text-ink-3">{day}</span>
            {hours.map((h) => {
              const n = counts[d]?.[h] ?? 0
              return (
                <span
                  key={h}
                  title={`${day} ${clock(h)}: ${t.count(n)}`}
                  className={clsx(
                    'grid aspect-square w-full max-w-5.5 place-items-center rounded-full',
                    n === max && 'shadow-[0_0_0_1.5px_var(--ink)]',
                  )}
                >
                  <HeatBulb level={level(n)} />
                </span>
              )
            })}
          </Fragment>
        ))}
        <span />
        {hours.map((h) => (
          <span key={h} className="type-axis w-0 justify-self-center whitespace-nowrap [direction:ltr]">
            <span className="inline-block -translate-x-1/2">{marks[h] ?? ''}</span>
          </span>
        ))}
      </div>
      <div className="mt-2 flex items-center justify-end gap-0.5 text-sm text-ink-3">
        {t('heatBulbs.fewer')}
        {sizes.map((_, l) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the level is its place
          <span key={l} className="grid size-5.5 place-items-center">
            <HeatBulb level={l} />
          </span>
        ))}
        {t('heatBulbs.more')}
      </div>
    </ChartFrame>
  )
}

function HeatBulb({ level }: { level: number }) {
  return (
    <i
      className="block aspect-square rounded-full"
      style={{
        width: `${sizes[level] ?? 18}%`,
        background: level ? `var(--heat-${level})` : 'var(--line-2)',
        boxShadow: level ? 'inset 0 0 0 1px var(--heat-rim)' : undefined,
      }}
    />
  )
}

function clock(hour: number): string {
  return `${hour % 12 || 12} ${hour < 12 ? 'AM' : 'PM'}`
}
