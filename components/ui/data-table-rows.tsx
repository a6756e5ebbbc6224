'use client'

import clsx from 'clsx'
import { memo } from 'react'
import { useWords } from '#words'
import type { DataColumn } from './data-table'
import { Icon } from './icon'

/** How much of what a tick stands for is chosen; undefined where there are no ticks. */
export type Ticked = boolean | 'some' | undefined

// Both kinds of row are drawn once: while the table scrolls, only rows that come into view are. Presses and keys are heard by
// the table (use-row-acts), and what is dear to make (tooltips, menus) has no place in a row.

export const HeadRow = memo(PlainHeadRow) as typeof PlainHeadRow
export const BodyRow = memo(PlainBodyRow) as typeof PlainBodyRow

type HeadRowProps<Row> = { columns: readonly DataColumn<Row>[]; tracks: string; ticked: Ticked }

function PlainHeadRow<Row extends object>({ columns, tracks, ticked }: HeadRowProps<Row>) {
  const t = useWords('ui')
  return (
    // biome-ignore lint/a11y/useSemanticElements: see DataTable
    // biome-ignore lint/a11y/useFocusableInteractive: heads are not stops
    <div
      role="row"
      aria-rowindex={1}
      style={{ gridTemplateColumns: tracks }}
      className="sticky top-0 z-10 grid h-9 min-w-max items-center border-b border-line bg-surface px-4"
    >
      {ticked === undefined ? null : (
        // biome-ignore lint/a11y/useSemanticElements: see DataTable
        // biome-ignore lint/a11y/useFocusableInteractive: the tick inside is the stop
        <span role="columnheader" className="relative flex items-center" data-tick="">
          <Tick ticked={ticked} label={t('dataTableRows.allLoadedRows')} />
        </span>
      )}
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: see DataTable
        // biome-ignore lint/a11y/useFocusableInteractive: the button inside is the stop
        <div
          key={column.id}
          role="columnheader"
          aria-sort={column.sort}
          className={clsx(
            'type-column min-w-0 truncate pe-3 [contain:inline-size]',
            column.numeric && 'text-end',
          )}
        >
          {column.onSort ? (
            <button
              type="button"
              onClick={column.onSort}
              className="inline-flex items-center gap-1 rounded-sm hover:text-ink"
            >
              {column.header}
              {column.sort === 'ascending' ? <Icon name="chevron-up" size={10} /> : null}
              {column.sort === 'descending' ? <Icon name="chevron-down" size={10} /> : null}
            </button>
          ) : (
            column.header
          )}
        </div>
      ))}
    </div>
  )
}

type BodyRowProps<Row> = HeadRowProps<Row> & {
  row: Row
  index: number
  /** Of the row, px. */
  height: number
  tickLabel: string
}

function PlainBodyRow<Row extends object>(props: BodyRowProps<Row>) {
  const { row, index, columns, tracks, height, ticked } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: see DataTable
    <div
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={ticked === undefined ? undefined : ticked === true}
      tabIndex={0}
      style={{ gridTemplateColumns: tracks, top: index * height, height }}
      className={clsx(
        'absolute inset-x-0 grid min-w-max items-center border-b border-line px-4 [contain:layout_style] hover:bg-well focus-visible:-outline-offset-2',
        ticked && 'bg-well shadow-[inset_3px_0_0_var(--ink)]',
      )}
    >
      {ticked === undefined ? null : (
        // biome-ignore lint/a11y/useSemanticElements: see DataTable
        // biome-ignore lint/a11y/useFocusableInteractive: the tick inside is the stop
        <span role="gridcell" className="relative flex items-center" data-tick="">
          <Tick ticked={ticked} label={props.tickLabel} />
        </span>
      )}
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: see DataTable
        // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus, as in any list of records
        <div key={column.id} role="gridcell" className={cellClass(column.numeric)}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  )
}

/** The browser's own check box: a hundred come and go in a second. */
function Tick({ ticked, label }: { ticked: Exclude<Ticked, undefined>; label: string }) {
  return (
    <>
      <input
        ref={(box) => {
          if (box) box.indeterminate = ticked === 'some'
        }}
        type="checkbox"
        aria-label={label}
        checked={ticked === true}
        readOnly
        className={clsx(
          'size-4 flex-none appearance-none rounded-sm',
          ticked ? 'bg-ink' : 'bg-input shadow-[inset_0_0_0_1.4px_var(--control)]',
        )}
      />
      {ticked ? (
        <Icon
          name={ticked === 'some' ? 'minus' : 'check'}
          size={12}
          strong
          className="pointer-events-none absolute start-0.5 text-surface"
        />
      ) : null}
    </>
  )
}

// A cell's text must not widen its row: every row is a grid of its own, and the columns would drift apart.
const cellClass = (numeric?: boolean) =>
  clsx('min-w-0 truncate pe-3 [contain:inline-size]', numeric && 'text-end tabular-nums')
