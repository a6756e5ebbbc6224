'use client'

import { type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { SectionHead } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'

export type TwinTable = {
  columns: readonly { label: string; numeric?: boolean }[]
  count: number
  /** The cells of a row, formatted. */
  row: (index: number) => readonly string[]
}

/** A row of a chart's table as a sentence: what it is about, then its figures by name. */
export function rowInWords({ columns, row }: TwinTable, index: number): string {
  const [about = '', ...figures] = row(index)
  const named = figures.flatMap((figure, i) => (figure ? [`${columns[i + 1]?.label} ${figure}`] : []))
  return `${about}: ${named.join(', ')}`
}

export type ChartFrameProps = {
  title: ReactNode
  note?: ReactNode
  /** Controls beside the title: a SegmentedControl of measures. */
  beside?: ReactNode
  /** What the plot says, in a sentence, for those who cannot see it. */
  sentence: string
  /** Figures above the plot, and above its table. */
  lead?: ReactNode
  table: TwinTable
  children: ReactNode
}

/** The head of a chart and its table twin, one press away. A plot hides its drawing from screen readers itself. */
export function ChartFrame({ title, note, beside, sentence, lead, table, children }: ChartFrameProps) {
  const t = useWords('charts')
  const [asTable, setAsTable] = useState(false)
  return (
    <div className="min-w-0">
      <SectionHead
        title={title}
        note={note}
        beside={beside}
        actions={
          <Button
            kind="ghost"
            size="s"
            icon={asTable ? 'results' : 'list'}
            aria-pressed={asTable}
            onClick={() => setAsTable((was) => !was)}
          >
            {asTable ? t('chartFrame.chart') : t('chartFrame.table')}
          </Button>
        }
      />
      <p className="sr-only">{sentence}</p>
      {lead}
      {asTable ? <Twin table={table} label={sentence} /> : children}
    </div>
  )
}

function Twin({ table, label }: { table: TwinTable; label: string }) {
  return (
    <div className="max-h-96 overflow-y-auto">
      <Table label={label}>
        <THead>
          <tr>
            {table.columns.map((column) => (
              <Th key={column.label} align={column.numeric ? 'right' : 'left'}>
                {column.label}
              </Th>
            ))}
          </tr>
        </THead>
        <TBody>
          {Array.from({ length: table.count }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are in the order of the plot
            <Tr key={i}>
              {table.row(i).map((cell, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells are in the order of the columns
                <Td key={j} numeric={table.columns[j]?.numeric}>
                  {cell}
                </Td>
              ))}
            </Tr>
          ))}
        </TBody>
      </Table>
    </div>
  )
}
