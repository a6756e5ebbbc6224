'use client'

import type { ReactNode } from 'react'
import { useWords } from '#words'
import type { Words } from '@/lib/words/translate'
import { ChartFrame, rowInWords, type TwinTable } from './chart-frame'
import { CurvePlot, type Datum } from './curve-plot'
import { timeFormats } from './time-axis'
import { formatValue, type ValueFormat } from './values'

export type CurvePoint = {
  /** Epoch ms. */
  at: number
  value: number
  /** The 95 % interval, where the value is an estimate. */
  low?: number
  high?: number
}

export type CurveProps = {
  title: string
  note?: ReactNode
  beside?: ReactNode
  /** "Clicks by people each hour from Friday 13 to Thursday 19 March, highest on Sunday at 9 AM." */
  sentence: string
  /** The series in a word: "Clicks". */
  label: string
  points: readonly CurvePoint[]
  /** What it is held against, dotted: the last campaign of the kind. Same times as `points`. */
  comparison?: { label: string; values: readonly (number | null)[] }
  /** Epoch ms of now, if the curve still grows: an amber dot, and a dotted rule. */
  now?: number
  /** When messages left, as a row of bulbs below; those after `now` are unlit. */
  sends?: readonly number[]
  /** Tinted spans: the nights. */
  nights?: readonly (readonly [number, number])[]
  timeZone: string
  format?: ValueFormat
  height?: number
}

/** A number over time. Two series at most, labelled on the line. */
export function Curve(props: CurveProps) {
  const t = useWords('charts')
  const { points, comparison, format = 'count', height = 300, now } = props
  const table = twin(t, props, format)
  return (
    <ChartFrame
      title={props.title}
      note={props.note}
      beside={props.beside}
      sentence={props.sentence}
      table={table}
    >
      <CurvePlot
        {...props}
        data={toData(points, comparison?.values, now)}
        height={height}
        format={format}
        say={(index) => rowInWords(table, index)}
      />
    </ChartFrame>
  )
}

function toData(points: readonly CurvePoint[], other?: readonly (number | null)[], now?: number): Datum[] {
  return points.map((p, i) => {
    const known = now === undefined || p.at <= now
    const band = p.low !== undefined && p.high !== undefined
    return {
      at: p.at,
      value: known ? p.value : null,
      band: known && band ? [p.low ?? 0, p.high ?? 0] : null,
      other: other?.[i] ?? null,
    }
  })
}

function twin(
  t: Words<'charts'>,
  { points, label, comparison, timeZone, now }: CurveProps,
  format: ValueFormat,
): TwinTable {
  const write = timeFormats(t, timeZone).full
  const known = points.filter((p) => now === undefined || p.at <= now)
  const interval = known.some((p) => p.low !== undefined)
  return {
    columns: [
      { label: t('curve.when') },
      { label, numeric: true },
      ...(interval ? [{ label: t('curve.n95Interval'), numeric: true }] : []),
      ...(comparison ? [{ label: comparison.label, numeric: true }] : []),
    ],
    count: known.length,
    row: (i) => {
      const p = known[i]
      if (!p) return []
      const value = (number: number) => formatValue(t, number, format)
      const other = comparison?.values[i]
      return [
        write(p.at),
        value(p.value),
        ...(interval
          ? [t('curve.fromTo', { low: value(p.low ?? p.value), high: value(p.high ?? p.value) })]
          : []),
        ...(comparison ? [other == null ? '–' : value(other)] : []),
      ]
    },
  }
}
