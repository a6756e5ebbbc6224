'use client'

import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'

/** Where a point of a plot is drawn, in percent of its box from the left and from the top. */
export interface Place {
  x: number
  y: number
}

/**
 * Lies over a plot and goes from point to point of it, by pointer or arrow keys: shows the figures of one, and says them.
 * To a screen reader it is a slider (WAI-ARIA, "slider"), so that each press is answered with the words of the point.
 */
export function PointWalk({
  label,
  count,
  across = count,
  placeOf,
  words,
  tip,
}: {
  label: string
  count: number
  /** Points of a row, where the plot has several. */
  across?: number
  placeOf: (index: number) => Place
  words: (index: number) => string
  /** Figures for the eye; what is said without. */
  tip?: (index: number) => ReactNode
}) {
  const [at, setAt] = useState<number | null>(null)
  const last = count - 1
  if (last < 0) return null
  const shown = at === null ? null : Math.min(at, last)
  const onKeyDown = (event: KeyboardEvent) => {
    const to = goal(event.key, shown ?? 0, { last, across, onward: placeOf(last).x < placeOf(0).x ? -1 : 1 })
    if (to === null) return
    event.preventDefault()
    setAt(Math.min(last, Math.max(0, to)))
  }
  const onPointerMove = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    const pointer = {
      x: ((event.clientX - box.left) / box.width) * 100,
      y: ((event.clientY - box.top) / box.height) * 100,
    }
    setAt(nearest(pointer, count, placeOf, across < count))
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={(shown ?? 0) + 1}
      aria-valuetext={words(shown ?? 0)}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setAt(null)}
      onFocus={() => setAt((was) => was ?? 0)}
      onBlur={() => setAt(null)}
      className="absolute inset-0 touch-pan-y rounded-sm outline-offset-2"
    >
      {shown === null ? null : (
        <Shown place={placeOf(shown)} ruled={across === count}>
          {tip ? tip(shown) : words(shown)}
        </Shown>
      )}
    </div>
  )
}

function Shown({ place: { x, y }, ruled, children }: { place: Place; ruled: boolean; children: ReactNode }) {
  return (
    <>
      {ruled ? <i className="absolute inset-y-0 w-px bg-line-2" style={{ left: `${x}%` }} /> : null}
      <i
        className="absolute -mt-1 -ml-1 size-2 rounded-full bg-surface shadow-[0_0_0_2px_var(--d1)]"
        style={{ left: `${x}%`, top: `${y}%` }}
      />
      <span
        className="pointer-events-none absolute z-10 w-max max-w-56 rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm shadow-pop"
        style={{
          [x > 50 ? 'right' : 'left']: `calc(${x > 50 ? 100 - x : x}% + 12px)`,
          [y > 50 ? 'bottom' : 'top']: `${Math.max(0, (y > 50 ? 100 - y : y) - 4)}%`,
        }}
      >
        {children}
      </span>
    </>
  )
}

/** Where a key leads from a point; null for keys of other things. */
function goal(
  key: string,
  from: number,
  { last, across, onward }: { last: number; across: number; onward: 1 | -1 },
): number | null {
  const rows = across <= last
  const keys: Record<string, number> = {
    ArrowRight: from + onward,
    ArrowLeft: from - onward,
    ArrowUp: rows ? from - across : from + 1,
    ArrowDown: rows ? from + across : from - 1,
    Home: 0,
    End: last,
    PageUp: from + Math.ceil(last / 10),
    PageDown: from - Math.ceil(last / 10),
  }
  const to = keys[key]
  if (to === undefined) return null
  // There is no row above the first and none below the last.
  return rows && (to < 0 || to > last) ? from : to
}

function nearest(pointer: Place, count: number, placeOf: (index: number) => Place, rows: boolean): number {
  const far = (index: number) => {
    const { x, y } = placeOf(index)
    return rows ? Math.hypot(x - pointer.x, y - pointer.y) : Math.abs(x - pointer.x)
  }
  let best = 0
  for (let index = 1; index < count; index += 1) if (far(index) < far(best)) best = index
  return best
}
