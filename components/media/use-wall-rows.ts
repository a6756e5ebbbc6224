'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

/** Rows kept beyond each end of the screen. */
const OVERSCAN = 3

/** How the grid came out: the browser decides how many stand in a row, by the width there is. */
interface Layout {
  columns: number
  /** A row with the gap below it, px. */
  row: number
  /** From the top of the page to the grid, px. */
  top: number
}

export interface WallRows {
  grid: RefObject<HTMLUListElement | null>
  /** Indices that are to be drawn, [from, to). Everything until the grid has been measured. */
  from: number
  to: number
  columns: number
  /** What stands for the rows that are not drawn, px. */
  before: number
  after: number
  /** The page moves just now. */
  scrolling: boolean
  /** Brings a tile onto the screen and puts the focus on it, also when it was not drawn. */
  focus: (index: number) => void
}

/** Draws only the rows of a grid that are on the screen or near it, however many there are. */
export function useWallRows(count: number): WallRows {
  const grid = useRef<HTMLUListElement>(null)
  const wanted = useRef<number | null>(null)
  const [layout, setLayout] = useState<Layout | null>(null)
  useLayoutEffect(() => {
    const list = grid.current
    if (!list) return
    const measure = () => setLayout((before) => measured(list, before))
    const watcher = new ResizeObserver(measure)
    watcher.observe(list)
    return () => watcher.disconnect()
  }, [])
  const columns = layout?.columns ?? 1
  const rows = Math.ceil(count / columns)
  const virtual = useWindowVirtualizer({
    count: layout ? rows : 0,
    estimateSize: () => layout?.row ?? 300,
    overscan: OVERSCAN,
    // Tiles are drawn between two frames rather than within one: until then the rows beyond the edge show.
    useFlushSync: false,
    scrollMargin: layout?.top ?? 0,
  })
  const row = layout?.row
  useLayoutEffect(() => {
    if (row && columns) virtual.measure()
  }, [virtual, row, columns])
  useLayoutEffect(() => {
    if (wanted.current !== null && focusTile(grid.current, wanted.current)) wanted.current = null
  })
  const focus = useCallback(
    (index: number) => {
      if (focusTile(grid.current, index)) return
      wanted.current = index
      virtual.scrollToIndex(Math.floor(index / columns))
    },
    [virtual, columns],
  )
  const drawn = virtual.getVirtualItems()
  const [first, last] = [drawn[0], drawn.at(-1)]
  const scrolling = virtual.isScrolling
  if (!layout || !first || !last)
    return { grid, from: 0, to: count, columns, before: 0, after: 0, scrolling, focus }
  return {
    grid,
    from: first.index * columns,
    to: Math.min(count, (last.index + 1) * columns),
    columns,
    before: first.start - layout.top,
    after: virtual.getTotalSize() - (last.end - layout.top),
    scrolling,
    focus,
  }
}

function measured(list: HTMLUListElement, before: Layout | null): Layout | null {
  const tile = list.querySelector('li')
  if (!tile) return before
  const style = getComputedStyle(list)
  const next = {
    columns: Math.max(1, style.gridTemplateColumns.split(' ').length),
    row: tile.getBoundingClientRect().height + (Number.parseFloat(style.rowGap) || 0),
    // Of the box that stands for all rows: the list itself moves within it.
    top: (list.parentElement ?? list).getBoundingClientRect().top + window.scrollY,
  }
  const same =
    before?.columns === next.columns && Math.abs(before.row - next.row) < 0.5 && before.top === next.top
  return same ? before : next
}

function focusTile(list: HTMLUListElement | null, index: number): boolean {
  const tile = list?.querySelector<HTMLElement>(`[data-index="${index}"] [data-tile]`)
  tile?.focus()
  return tile !== null && tile !== undefined
}
