import type { ReactNode } from 'react'
import { useWords } from '#words'
import { ChartFrame } from './chart-frame'

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
  return (
    <ChartFrame
      title={title}
      note={note}
      sentence={sentence}
      lead={lead}
      table={{
        columns: [
          { label: t('columns.day') },
          { label: t('columns.joined'), numeric: true },
          { label: t('columns.left'), numeric: true },
          { label: t('columns.note') },
        ],
        rows: days.map((d) => [d.label, t.count(d.joined), t.count(d.left), d.note ?? '']),
      }}
    >
      <div className="flex items-stretch gap-0.5" style={{ height: height + 2 }}>
        {days.map((day) => (
          <span
            key={day.label}
            title={`${t('columns.joinedAndLeft', { day: day.label, joined: day.joined, left: day.left })}${day.note ? `. ${day.note}` : ''}`}
            className="group relative flex min-w-0 flex-1 flex-col hover:bg-well"
          >
            <span className="flex flex-none items-end" style={{ height: up * px }}>
              <i className="w-full bg-d2" style={{ height: day.joined * px }} />
            </span>
            <i className="my-px w-full bg-d3" style={{ height: Math.max(day.left ? 1 : 0, day.left * px) }} />
          </span>
        ))}
      </div>
      <div className="type-axis mt-1 flex justify-between">
        <span>{days[0]?.label}</span>
        <span>{days.at(-1)?.label}</span>
      </div>
    </ChartFrame>
  )
}
