'use client'

import type { ReactNode } from 'react'
import { useWords } from '#words'
import { languageOf } from '@/lib/words/languages'
import { ChartFrame, type TwinTable } from './chart-frame'
import { PointWalk } from './point-walk'

export type InOutDay = {
  /** "18 Feb" */
  label: string
  joined: number
  left: number
  /** A word about the day: "Keyword LARK in the window". */
  note?: string
}

export type ColumnsProps = {
  title: string
  note?: string
  days: readonly InOutDay[]
  sentence: string
  lead?: ReactNode
  height?: number
}

/** Who joined, up; who left, down. One scale for both. */
export function Columns({ title, note, days, sentence, lead, height = 112 }: ColumnsProps) {
  const t = useWords('charts')
  const up = Math.max(...days.map((d) => d.joined), 1)
  const down = Math.max(...days.map((d) => d.left), 0)
  const px = height / (up + down)
  const table: TwinTable = {
    columns: [
      { label: t('columns.day') },
      { label: t('columns.joined'), numeric: true },
      { label: t('columns.left'), numeric: true },
      { label: t('columns.note') },
    ],
    count: days.length,
    row: (i) => {
      const day = days[i]
      return day ? [day.label, t.count(day.joined), t.count(day.left), day.note ?? ''] : []
    },
  }
  const words = (i: number) => {
    const day = days[i]
    if (!day) return ''
    const figures = t('columns.joinedAndLeft', { day: day.label, joined: day.joined, left: day.left })
    return day.note ? `${figures}. ${day.note}` : figures
  }
  const leftward = languageOf(t.locale).direction === 'rtl'
  const place = (i: number) => {
    const along = ((i + 0.5) / days.length) * 100
    return { x: leftward ? 100 - along : along, y: ((up - (days[i]?.joined ?? 0)) / (up + down)) * 100 }
  }
  return (
    <ChartFrame title={title} note={note} sentence={sentence} lead={lead} table={table}>
      <div className="relative" style={{ height: height + 2 }}>
        <div aria-hidden className="flex h-full items-stretch gap-0.5">
          {days.map((day) => (
            <span key={day.label} className="flex min-w-0 flex-1 flex-col">
              <span className="flex flex-none items-end" style={{ height: up * px }}>
                <i className="w-full bg-d2" style={{ height: day.joined * px }} />
              </span>
              <i
                className="my-px w-full bg-d3"
                style={{ height: Math.max(day.left ? 1 : 0, day.left * px) }}
              />
            </span>
          ))}
        </div>
        <PointWalk label={title} count={days.length} placeOf={place} words={words} />
      </div>
      <div aria-hidden className="type-axis mt-1 flex justify-between">
        <span>{days[0]?.label}</span>
        <span>{days.at(-1)?.label}</span>
      </div>
    </ChartFrame>
  )
}
