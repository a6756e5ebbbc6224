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
const hourOf = (t: Words<'charts'>, hour: number) =>
  t.dates({ hour: 'numeric', timeZone: 'UTC' }).formatToParts(Date.UTC(2024, 0, 1, hour))
/** "3 PM", as the reader's language writes it. */
const clock = (t: Words<'charts'>, hour: number) =>
  hourOf(t, hour)
    .map(({ value }) => value)
    .join('')
/** Under every third hour; which half of the day it is only where one begins. */
const mark = (t: Words<'charts'>, hour: number) => {
  if (hour % 3 > 0) return ''
  return hour % 12 === 0 ? clock(t, hour) : hourOf(t, hour).find(({ type }) => type === 'hour')?.value
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
        rows: hours.map((h) => [clock(t, h), ...days(t).map((_, d) => t.count(counts[d]?.[h] ?? 0))]),
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
                  title={`${day} ${clock(t, h)}: ${t.count(n)}`}
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
            <span className="inline-block -translate-x-1/2">{mark(t, h)}</span>
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

/** A circle, not a box with round corners: at 2 px a box would be rounded to a dash. */
function HeatBulb({ level }: { level: number }) {
  return (
    <svg viewBox="0 0 100 100" className="block size-full" aria-hidden>
      <circle
        cx={50}
        cy={50}
        r={(sizes[level] ?? 18) / 2}
        vectorEffect="non-scaling-stroke"
        style={{
          fill: level ? `var(--heat-${level})` : 'var(--line-2)',
          stroke: level ? 'var(--heat-rim)' : 'none',
        }}
      />
    </svg>
  )
}
