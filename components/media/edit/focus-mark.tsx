'use client'

import type { RefObject } from 'react'
import { useWords } from '#words'
import type { Point } from '@/lib/media/edit/edit'
import type { Size } from '@/lib/media/fit'
import { keyStep, useDrag } from './crop-box'

/** What must stay in sight: a ring on the picture, moved by pointer or arrow keys. */
export function FocusMark({
  frame,
  picture,
  focus,
  onChange,
}: {
  frame: RefObject<HTMLElement | null>
  picture: Size
  focus: Point
  onChange: (focus: Point, live: boolean) => void
}) {
  const t = useWords('media')
  const drag = useDrag<Point>(frame, (from, by) => onChange(shifted(from, by), true))
  const [across, down] = [Math.round(focus.x * 100), Math.round(focus.y * 100)]
  return (
    <button
      type="button"
      {...drag(focus)}
      aria-roledescription={t('focusMark.focalPoint')}
      aria-label={t('focusMark.focalPointPercentFrom', { across, down })}
      onKeyDown={(event) => {
        const by = keyStep(event, picture)
        if (!by) return
        event.preventDefault()
        event.stopPropagation()
        onChange(shifted(focus, by), event.repeat)
      }}
      className="absolute -mt-5.5 -ms-5.5 grid size-11 cursor-grab touch-none place-items-center rounded-full active:cursor-grabbing"
      style={{ left: `${focus.x * 100}%`, top: `${focus.y * 100}%` }}
    >
      <span className="grid size-7 place-items-center rounded-full bg-band/30 shadow-[0_0_0_2px_var(--band-ink),0_0_0_3px_var(--band),inset_0_0_0_1px_var(--band)]">
        <span className="size-2 rounded-full bg-band-ink shadow-[0_0_0_1px_var(--band)]" />
      </span>
    </button>
  )
}

function shifted(focus: Point, by: Point): Point {
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  return { x: clamp(focus.x + by.x), y: clamp(focus.y + by.y) }
}
