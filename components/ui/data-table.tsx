'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import clsx from 'clsx'
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useWords } from '#words'
import { BodyRow, HeadRow, type Ticked } from './data-table-rows'
import { PointerRest } from './pointer-rest'
import { Skeleton } from './skeleton'
import type { SortState } from './table'
import { useRowActs } from './use-row-acts'

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
  /** Keep the same array between renders, and rows in view are not drawn anew. */
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
  /** Enter or a press on the row. Links in its cells lead to the same place: their href is for other tabs. */
  onOpen?: (row: Row) => void
  /** Somebody points at a link in the row: fetch what it opens. */
  onMeant?: (row: Row) => void
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

/** Rows from the end at which the next page is asked for: a wheel turned fast passes two hundred in a second. */
const NEAR_END = 60

/** A table over any number of rows: only those in view exist. Arrow keys move, Enter opens, Space ticks. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, label, total, rowHeight = 44, height = 560, selected } = props
  const t = useWords('ui')
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // Rows are drawn between two frames rather than within one: until then the rows beyond the edge show.
    useFlushSync: false,
    // The server writes the first rows too.
    initialRect: { width: 0, height: pixels(height) || 560 },
  })
  const drawn = virtual.getVirtualItems()
  useEndReached(drawn.at(-1)?.index ?? -1, rows.length, props.onEndReached)
  const ticked = useTicked(rows, rowId, selected)
  const moveTo = useMoveTo(box, rows.length, virtual)
  const acts = useRowActs(props, ticked, moveTo)
  const tracks = gridTracks(columns, selected !== undefined)

  if (rows.length === 0 && !props.loadingMore) return props.empty ?? null
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are virtual and laid out by a grid
    <div
      ref={box}
      role="grid"
      aria-label={label}
      aria-rowcount={(total ?? rows.length) + 1}
      aria-multiselectable={selected ? true : undefined}
      tabIndex={-1}
      {...acts}
      style={{ height: Math.min(pixels(height), (rows.length + 1) * rowHeight + 2) || height }}
      // On ground of its own, the browser moves it without painting anew: letters on an unknown ground it would have to.
      className={clsx('relative overflow-auto bg-surface', props.className)}
    >
      <HeadRow columns={columns} tracks={tracks} ticked={ticked} />
      <div
        role="presentation"
        style={{ height: virtual.getTotalSize() }}
        className={clsx('relative', props.onOpen && 'cursor-pointer')}
      >
        {drawn.map(({ index }) => {
          const row = rows[index]
          if (!row) return null
          const id = rowId(row)
          return (
            <BodyRow
              key={id}
              row={row}
              index={index}
              columns={columns}
              tracks={tracks}
              height={rowHeight}
              ticked={selected?.has(id)}
              tickLabel={t('dataTableRows.tickThisRow')}
            />
          )
        })}
        {virtual.isScrolling ? <PointerRest /> : null}
      </div>
      {props.loadingMore ? <Skeleton className="mx-4 my-4 w-1/3" /> : null}
    </div>
  )
}

function gridTracks<Row>(columns: readonly DataColumn<Row>[], ticks: boolean): string {
  const tracks = columns.map((c) => c.width ?? 'minmax(120px, 1fr)').join(' ')
  return ticks ? `28px ${tracks}` : tracks
}

const pixels = (height: number | string) => (typeof height === 'number' ? height : Number.NaN)

/** Asks for more once per loaded length, when the last row in view is near the end. */
function useEndReached(lastVisible: number, loaded: number, onEndReached?: () => void) {
  const asked = useRef(-1)
  useEffect(() => {
    if (!onEndReached || loaded === 0 || asked.current === loaded || lastVisible < loaded - NEAR_END) return
    asked.current = loaded
    onEndReached()
  }, [lastVisible, loaded, onEndReached])
}

/** How many of the loaded rows are ticked. */
function useTicked<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  selected: ReadonlySet<string> | undefined,
): Ticked {
  const all = useMemo(
    () => selected && selected.size >= rows.length && rows.every((row) => selected.has(rowId(row))),
    [rows, rowId, selected],
  )
  return selected && !all && selected.size > 0 ? 'some' : all
}

/** Puts the focus on a row by its index, also on one that is not drawn yet. */
function useMoveTo(
  box: RefObject<HTMLElement | null>,
  count: number,
  virtual: { scrollToIndex: (index: number) => void },
): (index: number) => void {
  const wanted = useRef<number | null>(null)
  const focus = () => {
    const row = box.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`)
    if (!row) return
    wanted.current = null
    row.focus()
  }
  useLayoutEffect(() => {
    if (wanted.current !== null) focus()
  })
  return (index) => {
    wanted.current = Math.min(count - 1, Math.max(0, index))
    virtual.scrollToIndex(wanted.current)
    focus()
  }
}
