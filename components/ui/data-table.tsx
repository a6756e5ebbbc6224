'use client'

import { tableFeatures, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import clsx from 'clsx'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { BodyRow, cellClass, HeadRow } from './data-table-rows'
import { Skeleton } from './skeleton'
import type { SortState } from './table'

export type DataColumn<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** A CSS grid track: "minmax(180px, 2fr)", "96px". */
  width?: string
  numeric?: boolean
  /** The order in force; `onSort` asks for another. */
  sort?: SortState
  onSort?: () => void
}

export type DataTableProps<Row> = {
  columns: readonly DataColumn<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** Names the table: "Contacts". */
  label: string
  /** How many rows there are in all, if more than are loaded. */
  total?: number
  rowHeight?: number
  /** Height of the scrolling box; the page scrolls around it. */
  height?: number | string
  /** Enter or a press on the row. */
  onOpen?: (row: Row) => void
  /** Ids that are ticked; without it there is no tick column. */
  selected?: ReadonlySet<string>
  onSelectedChange?: (selected: Set<string>) => void
  /** The last loaded row came near: fetch the next page. */
  onEndReached?: () => void
  loadingMore?: boolean
  /** Instead of rows when there are none. */
  empty?: ReactNode
  className?: string
}

const features = tableFeatures({})

/** A table over any number of rows: only those in view exist. Arrow keys move, Enter opens, Space ticks. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    columns,
    rows,
    rowId,
    label,
    total,
    rowHeight = 44,
    height = 560,
    onEndReached,
    loadingMore,
  } = props
  const box = useRef<HTMLDivElement>(null)
  const defs = useMemo(
    () =>
      columns.map((c) => ({
        id: c.id,
        header: c.header,
        cell: ({ row }: { row: { original: Row } }) => c.cell(row.original),
      })),
    [columns],
  )
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({ features, columns: defs, data, getRowId: rowId })
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The server writes the first rows too.
    initialRect: { width: 0, height: pixels(height) || 560 },
    getItemKey: (index) => (rows[index] ? rowId(rows[index]) : index),
  })
  const visible = virtual.getVirtualItems()
  useEndReached(visible.at(-1)?.index ?? -1, rows.length, onEndReached)
  const tracks = gridTracks(columns, Boolean(props.selected))
  const list = table.getRowModel().rows

  if (rows.length === 0 && !loadingMore) return props.empty ?? null
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are virtual and laid out by a grid
    <div
      ref={box}
      role="grid"
      aria-label={label}
      aria-rowcount={(total ?? rows.length) + 1}
      aria-multiselectable={props.selected ? true : undefined}
      tabIndex={-1}
      style={{ height: Math.min(pixels(height), (rows.length + 1) * rowHeight + 2) || height }}
      className={clsx('relative overflow-auto', props.className)}
    >
      <HeadRow {...props} tracks={tracks} />
      <div role="presentation" style={{ height: virtual.getTotalSize() }} className="relative">
        {visible.map((item) => {
          const row = list[item.index]
          return row ? (
            <BodyRow
              key={item.key}
              {...props}
              row={row.original}
              index={item.index}
              tracks={tracks}
              top={item.start}
              height={item.size}
              moveTo={(index) => focusRow(box.current, virtual, index, rows.length)}
            >
              {row.getAllCells().map((cell, i) => (
                // biome-ignore lint/a11y/useSemanticElements: see above
                // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus, as in any list of records
                <div key={cell.id} role="gridcell" className={cellClass(columns[i]?.numeric)}>
                  <table.FlexRender cell={cell} />
                </div>
              ))}
            </BodyRow>
          ) : null
        })}
      </div>
      {loadingMore ? <Skeleton className="mx-4 my-4 w-1/3" /> : null}
    </div>
  )
}

function gridTracks<Row>(columns: readonly DataColumn<Row>[], ticks: boolean): string {
  const tracks = columns.map((c) => c.width ?? 'minmax(120px, 1fr)').join(' ')
  return ticks ? `28px ${tracks}` : tracks
}

const pixels = (height: number | string) => (typeof height === 'number' ? height : Number.NaN)

/** Asks for more once per loaded length, when the last row in view is within ten of the end. */
function useEndReached(lastVisible: number, loaded: number, onEndReached?: () => void) {
  const asked = useRef(-1)
  useEffect(() => {
    if (!onEndReached || loaded === 0 || asked.current === loaded || lastVisible < loaded - 10) return
    asked.current = loaded
    onEndReached()
  }, [lastVisible, loaded, onEndReached])
}

function focusRow(
  box: HTMLElement | null,
  virtual: { scrollToIndex: (index: number) => void },
  wanted: number,
  count: number,
) {
  const index = Math.min(count - 1, Math.max(0, wanted))
  virtual.scrollToIndex(index)
  requestAnimationFrame(() => box?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus())
}
