'use client'

import clsx from 'clsx'
import type { KeyboardEvent, ReactNode } from 'react'
import { useWords } from '#words'
import { Checkbox } from './choice'
import type { DataTableProps } from './data-table'
import { Icon } from './icon'

export function HeadRow<Row extends object>(props: DataTableProps<Row> & { tracks: string }) {
  const t = useWords('ui')
  const { columns, rows, rowId, selected, onSelectedChange, tracks } = props
  const all = rows.length > 0 && rows.every((r) => selected?.has(rowId(r)))
  const some = (selected?.size ?? 0) > 0
  return (
    // biome-ignore lint/a11y/useSemanticElements: see DataTable
    // biome-ignore lint/a11y/useFocusableInteractive: heads are not stops
    <div
      role="row"
      aria-rowindex={1}
      style={{ gridTemplateColumns: tracks }}
      className="sticky top-0 z-10 grid h-9 min-w-max items-center border-b border-line bg-surface px-4"
    >
      {selected ? (
        // biome-ignore lint/a11y/useSemanticElements: see DataTable
        // biome-ignore lint/a11y/useFocusableInteractive: the tick inside is the stop
        <span role="columnheader" className="flex items-center">
          <Checkbox
            aria-label={t('dataTableRows.allLoadedRows')}
            checked={all ? true : some ? 'indeterminate' : false}
            onCheckedChange={(on) => onSelectedChange?.(new Set(on ? rows.map(rowId) : []))}
          />
        </span>
      ) : null}
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

type BodyRowProps<Row> = Omit<DataTableProps<Row>, 'height'> & {
  row: Row
  index: number
  tracks: string
  top: number
  height: number
  moveTo: (index: number) => void
  children: ReactNode
}

export function BodyRow<Row extends object>(props: BodyRowProps<Row>) {
  const t = useWords('ui')
  const { row, rowId, index, selected, onSelectedChange, onOpen, moveTo } = props
  const id = rowId(row)
  const ticked = selected?.has(id) ?? false
  const tick = (on: boolean) => {
    const next = new Set(selected)
    if (on) next.add(id)
    else next.delete(id)
    onSelectedChange?.(next)
  }
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return
    const act = new Map<string, () => void>([
      ['ArrowDown', () => moveTo(index + 1)],
      ['ArrowUp', () => moveTo(index - 1)],
      ['Home', () => moveTo(0)],
      ['End', () => moveTo(Number.POSITIVE_INFINITY)],
      ['Enter', () => onOpen?.(row)],
      [' ', () => selected && tick(!ticked)],
    ]).get(event.key)
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: see DataTable
    <div
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected ? ticked : undefined}
      tabIndex={0}
      onKeyDown={keys}
      onClick={onOpen ? () => onOpen(row) : undefined}
      style={{
        gridTemplateColumns: props.tracks,
        transform: `translateY(${props.top}px)`,
        height: props.height,
      }}
      className={clsx(
        'absolute inset-x-0 grid min-w-max items-center border-b border-line px-4 hover:bg-well focus-visible:-outline-offset-2',
        onOpen && 'cursor-pointer',
        ticked && 'bg-well shadow-[inset_3px_0_0_var(--ink)]',
      )}
    >
      {selected ? (
        // biome-ignore lint/a11y/useSemanticElements: see DataTable
        // biome-ignore lint/a11y/useFocusableInteractive: the tick inside is the stop
        // biome-ignore lint/a11y/useKeyWithClickEvents: the tick inside answers the keyboard
        <span role="gridcell" className="flex items-center" onClick={(e) => e.stopPropagation()}>
          <Checkbox aria-label={t('dataTableRows.tickThisRow')} checked={ticked} onCheckedChange={tick} />
        </span>
      ) : null}
      {props.children}
    </div>
  )
}

// A cell's text must not widen its row: every row is a grid of its own, and the columns would drift apart.
export const cellClass = (numeric?: boolean) =>
  clsx('min-w-0 truncate pe-3 [contain:inline-size]', numeric && 'text-end tabular-nums')
