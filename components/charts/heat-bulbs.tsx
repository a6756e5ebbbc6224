'use client'

import { useWords } from '#words'
import { languageOf } from '@/lib/words/languages'
import type { Words } from '@/lib/words/translate'
import { ChartFrame } from './chart-frame'
import { PointWalk } from './point-walk'

export type HeatBulbsProps = {
  title: string
  note?: string
  /** Seven rows from Monday, 24 hours each. */
  counts: readonly (readonly number[])[]
  sentence: string
}

const HOURS = 24
/** Radii of a bulb by its level, in percent of a cell. */
const RADII = [9, 14, 20.5, 27.5, 36.5, 45.5]

const hours = Array.from({ length: HOURS }, (_, h) => h)
// The first day of 2024 was a Monday.
const daysOf = (t: Words<'charts'>) => {
  const format = t.dates({ weekday: 'short', timeZone: 'UTC' })
  return [1, 2, 3, 4, 5, 6, 7].map((day) => format.format(Date.UTC(2024, 0, day)))
}
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

/** When people act: the size of a bulb is the value, in both themes. */
export function HeatBulbs({ title, note, counts, sentence }: HeatBulbsProps) {
  const t = useWords('charts')
  const days = daysOf(t)
  const max = Math.max(...counts.flat(), 1)
  const countAt = (index: number) => counts[Math.floor(index / HOURS)]?.[index % HOURS] ?? 0
  const inWords = (index: number) =>
    `${days[Math.floor(index / HOURS)]} ${clock(t, index % HOURS)}: ${t.count(countAt(index))}`
  const leftward = languageOf(t.locale).direction === 'rtl'
  const column = (index: number) => (leftward ? HOURS - 1 - (index % HOURS) : index % HOURS) + 0.5
  return (
    <ChartFrame
      title={title}
      note={note}
      sentence={sentence}
      table={{
        columns: [{ label: t('heatBulbs.hour') }, ...days.map((label) => ({ label, numeric: true }))],
        count: HOURS,
        row: (h) => [clock(t, h), ...days.map((_, d) => t.count(countAt(d * HOURS + h)))],
      }}
    >
      <div className="grid grid-cols-[36px_minmax(0,1fr)] items-center gap-y-0.5">
        {days.map((day, d) => (
          <Day key={day} name={day} at={d} counts={counts[d] ?? []} max={max} column={column} />
        ))}
        <div className="relative col-start-2 row-[1/8] self-stretch">
          <PointWalk
            label={title}
            count={days.length * HOURS}
            across={HOURS}
            placeOf={(index) => ({
              x: (column(index) / HOURS) * 100,
              y: ((Math.floor(index / HOURS) + 0.5) / days.length) * 100,
            })}
            words={inWords}
          />
        </div>
        <div aria-hidden className="type-axis col-start-2 grid grid-cols-[repeat(24,minmax(0,1fr))]">
          {hours.map((h) => (
            <span key={h} className="w-0 justify-self-center whitespace-nowrap [direction:ltr]">
              <span className="inline-block -translate-x-1/2">{mark(t, h)}</span>
            </span>
          ))}
        </div>
      </div>
      <Legend />
    </ChartFrame>
  )
}

/** A row of circles, not boxes with round corners: at 2 px a box would be rounded to a dash. */
function Day({
  name,
  at,
  counts,
  max,
  column,
}: {
  name: string
  at: number
  counts: readonly number[]
  max: number
  column: (hour: number) => number
}) {
  const level = (n: number) => (n > 0 ? Math.max(1, Math.round(Math.sqrt(n / max) * 5)) : 0)
  return (
    <>
      <span aria-hidden className="col-start-1 text-sm text-ink-3" style={{ gridRow: at + 1 }}>
        {name}
      </span>
      <svg
        aria-hidden
        viewBox={`0 0 ${HOURS * 100} 100`}
        className="col-start-2 block w-full overflow-visible"
        style={{ gridRow: at + 1 }}
      >
        {counts.map((n, hour) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
          <HeatBulb key={hour} cx={column(hour) * 100} level={level(n)} ringed={n === max} />
        ))}
      </svg>
    </>
  )
}

function HeatBulb({ level, cx = 50, ringed = false }: { level: number; cx?: number; ringed?: boolean }) {
  return (
    <>
      <circle
        cx={cx}
        cy={50}
        r={RADII[level] ?? RADII[0]}
        vectorEffect="non-scaling-stroke"
        style={{
          fill: level ? `var(--heat-${level})` : 'var(--line-2)',
          stroke: level ? 'var(--heat-rim)' : 'none',
        }}
      />
      {ringed ? (
        <circle
          cx={cx}
          cy={50}
          r={49}
          vectorEffect="non-scaling-stroke"
          strokeWidth={1.5}
          className="fill-none stroke-ink"
        />
      ) : null}
    </>
  )
}

function Legend() {
  const t = useWords('charts')
  return (
    <div className="mt-2 flex items-center justify-end gap-0.5 text-sm text-ink-3">
      {t('heatBulbs.fewer')}
      {RADII.map((radius, level) => (
        <svg key={radius} viewBox="0 0 100 100" className="block size-5.5" aria-hidden>
          <HeatBulb level={level} />
        </svg>
      ))}
      {t('heatBulbs.more')}
    </div>
  )
}
