import type { KeyboardEvent, MouseEvent } from 'react'
import type { DataTableProps } from './data-table'

/**
 * What keys and presses do to the rows of a table. One listener hears for all of them: rows need no functions of their
 * own, and so are drawn once however often the table around them changes.
 */
export function useRowActs<Row extends object>(
  props: DataTableProps<Row>,
  ticked: boolean | 'some' | undefined,
  moveTo: (index: number) => void,
) {
  const { rows, rowId, selected, onSelectedChange, onOpen } = props
  const tick = (row: Row) => {
    const next = new Set(selected)
    if (!next.delete(rowId(row))) next.add(rowId(row))
    onSelectedChange?.(next)
  }
  const open = (row: Row, event: MouseEvent<HTMLElement>) => {
    const part = (event.target as Element).closest('a, button, input')
    if (!onOpen || (part && part.tagName !== 'A')) return
    if (part) {
      // Another tab or window is the browser's to open.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
    }
    onOpen(row)
  }
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as Element
    const row = rowOf(target, rows)
    const isTick = target.closest('[data-tick]') !== null
    if (isTick && row) tick(row)
    else if (isTick) onSelectedChange?.(new Set(ticked === true ? [] : rows.map(rowId)))
    else if (row) open(row, event)
  }
  const onPointerOver = ({ target }: { target: EventTarget }) => {
    const row = (target as Element).closest('a') ? rowOf(target as Element, rows) : undefined
    if (row) props.onMeant?.(row)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    const row = target.dataset.index === undefined ? undefined : rowOf(target, rows)
    if (!row) return
    const index = Number(target.dataset.index)
    const act = new Map<string, () => void>([
      ['ArrowDown', () => moveTo(index + 1)],
      ['ArrowUp', () => moveTo(index - 1)],
      ['Home', () => moveTo(0)],
      ['End', () => moveTo(Number.POSITIVE_INFINITY)],
      ['Enter', () => onOpen?.(row)],
      [' ', () => selected && tick(row)],
    ]).get(event.key)
    if (!act) return
    event.preventDefault()
    act()
  }
  return { onClick, onPointerOver, onKeyDown }
}

function rowOf<Row>(target: Element, rows: readonly Row[]): Row | undefined {
  const index = target.closest<HTMLElement>('[data-index]')?.dataset.index
  return index === undefined ? undefined : rows[Number(index)]
}
