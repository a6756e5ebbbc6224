'use client'

import { type KeyboardEvent, useState } from 'react'
import type { Selection } from './use-selection'
import type { WallRows } from './use-wall-rows'

/** Rows that Page Up and Page Down go. */
const PAGE_ROWS = 3

/**
 * The wall by keyboard: one tile is in the order of Tab, the arrows go from tile to tile, Space selects, with Shift
 * everything on the way, Ctrl A all that is loaded, M moves, Delete deletes.
 */
export function useWallKeys({
  ids,
  rows,
  selection,
  onMove,
  onDelete,
}: {
  ids: readonly string[]
  rows: WallRows
  /** Undefined for members who may only look. */
  selection: Selection | undefined
  onMove: () => void
  onDelete: (ids: string[]) => void
}) {
  const [current, setCurrent] = useState(0)
  const go = (index: number, extend: boolean) => {
    const next = Math.min(ids.length - 1, Math.max(0, index))
    const id = ids[next]
    const from = ids[current]
    if (extend && id && from) selection?.add([from, id])
    setCurrent(next)
    rows.focus(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const index = indexOf(event.target)
    if (index === null) return
    const step = stepOf(event.key, rows.columns, ids.length, index)
    if (step !== null && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      return go(index + step, event.shiftKey)
    }
    act(event, index)
  }
  const act = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const id = ids[index]
    if (!selection || !id) return
    const key = event.key.toLowerCase()
    const chosen = selection.ids.length > 0 ? selection.ids : [id]
    const acts: Record<string, (() => void) | undefined> = {
      ' ': () => selection.toggle(id, event.shiftKey),
      m: () => {
        if (selection.ids.length === 0) selection.add([id])
        onMove()
      },
      delete: () => onDelete(chosen),
    }
    const isAll = key === 'a' && (event.ctrlKey || event.metaKey)
    const found = isAll ? () => selection.add(ids) : event.ctrlKey || event.metaKey ? undefined : acts[key]
    if (!found) return
    event.preventDefault()
    found()
  }
  // The one tile in the order of Tab must be drawn; when it was scrolled away, the first that is takes its place.
  const reachable = current >= rows.from && current < rows.to ? current : rows.from
  return { onKeyDown, reachable, onFocus: (index: number) => setCurrent(index) }
}

function indexOf(target: EventTarget): number | null {
  if (!(target instanceof HTMLElement) || !target.hasAttribute('data-tile')) return null
  const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index)
  return Number.isInteger(index) ? index : null
}

function stepOf(key: string, columns: number, count: number, index: number): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: index >= columns ? -columns : 0,
    ArrowDown: index + columns < count ? columns : count - 1 - index,
    PageUp: -Math.min(index, columns * PAGE_ROWS),
    PageDown: columns * PAGE_ROWS,
    Home: -index,
    End: count - 1 - index,
  }
  return steps[key] ?? null
}
