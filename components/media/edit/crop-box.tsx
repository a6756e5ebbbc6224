'use client'

import clsx from 'clsx'
import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react'
import { useWords } from '#words'
import { type Handle, moved, pulled } from '@/lib/media/edit/crop'
import type { Point, Region } from '@/lib/media/edit/edit'
import type { Size } from '@/lib/media/fit'
import type { Words } from '@/lib/words/translate'

/** Pixels of the original that one press of an arrow key moves; with Shift, ten times as many. */
const STEP = 10

const KEYS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** How far an arrow key moves, in shares of the picture; null for any other key. */
export function keyStep(event: KeyboardEvent, picture: Size): Point | null {
  const way = KEYS[event.key]
  if (!way || event.altKey || event.ctrlKey || event.metaKey) return null
  const step = event.shiftKey ? STEP * 10 : STEP
  return { x: (way.x * step) / picture.width, y: (way.y * step) / picture.height }
}

/** Follows a pointer from a press to its release, in shares of the frame; `from` is what was true at the press. */
export function useDrag<From>(frame: RefObject<HTMLElement | null>, follow: (from: From, by: Point) => void) {
  const start = useRef<{ x: number; y: number; from: From } | null>(null)
  return (from: From) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      start.current = { x: event.clientX, y: event.clientY, from }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const box = frame.current?.getBoundingClientRect()
      if (!start.current || !box) return
      const { x, y } = start.current
      follow(start.current.from, {
        x: (event.clientX - x) / box.width,
        y: (event.clientY - y) / box.height,
      })
    },
    onPointerUp: () => {
      start.current = null
    },
    onPointerCancel: () => {
      start.current = null
    },
  })
}

const CORNERS: readonly Handle[] = [
  { x: -1, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 1 },
  { x: 1, y: 1 },
]

const EDGES = (t: Words<'media'>) =>
  [
    { handle: { x: -1, y: 0 }, label: t('cropBox.leftEdge') },
    { handle: { x: 1, y: 0 }, label: t('cropBox.rightEdge') },
    { handle: { x: 0, y: -1 }, label: t('cropBox.upperEdge') },
    { handle: { x: 0, y: 1 }, label: t('cropBox.lowerEdge') },
  ] as const

/** The box over the picture: dragged whole, by its edges and by its corners; every one of them with the arrow keys, too. */
export function CropBox({
  frame,
  picture,
  crop,
  shape,
  onChange,
}: {
  frame: RefObject<HTMLElement | null>
  /** The picture as seen, px. */
  picture: Size
  crop: Region
  /** Width over height in shares; null is free. */
  shape: number | null
  onChange: (crop: Region, live: boolean) => void
}) {
  const t = useWords('media')
  const drag = useDrag<{ crop: Region; handle: Handle | null }>(frame, ({ crop: from, handle }, by) =>
    onChange(handle ? pulled(from, handle, by, shape) : moved(from, by), true),
  )
  const onKey = (handle: Handle | null) => (event: KeyboardEvent) => {
    const by = keyStep(event, picture)
    if (!by) return
    event.preventDefault()
    event.stopPropagation()
    // Either pair of arrows moves an edge: who hears its name need not know which way it lies.
    const along = handle && handle.x === 0 ? by.y || by.x : by.x || by.y
    onChange(handle ? pulled(crop, handle, { x: along, y: along }, shape) : moved(crop, by), event.repeat)
  }
  const words = cropWords(t, crop, picture)
  return (
    <>
      <span aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
        <span
          className="absolute shadow-[0_0_0_9999px_color-mix(in_srgb,var(--band)_62%,transparent)]"
          style={placeOf(crop)}
        />
      </span>
      <div className="absolute touch-none" style={placeOf(crop)}>
        <button
          type="button"
          {...drag({ crop, handle: null })}
          aria-roledescription={t('cropBox.cropBox')}
          aria-label={t('cropBox.cropArrowKeysMove', { words })}
          onKeyDown={onKey(null)}
          className="absolute inset-0 cursor-move shadow-[inset_0_0_0_1px_var(--band-ink),0_0_0_1px_var(--band)]"
        >
          <Thirds />
        </button>
        {EDGES(t).map(({ handle, label }) => (
          <div
            key={label}
            {...drag({ crop, handle })}
            role="slider"
            tabIndex={0}
            aria-label={label}
            aria-orientation={handle.x === 0 ? 'vertical' : 'horizontal'}
            aria-valuemin={0}
            aria-valuemax={handle.x === 0 ? picture.height : picture.width}
            aria-valuenow={edgeAt(crop, handle, picture)}
            aria-valuetext={t('cropBox.pixelsTheCropIs', { crop: edgeAt(crop, handle, picture), words })}
            onKeyDown={onKey(handle)}
            className={clsx('group absolute grid place-items-center outline-none', edgePlace(handle))}
          >
            <span
              className={clsx(
                'rounded-full bg-band-ink shadow-[0_0_0_1px_var(--band)] group-focus-visible:shadow-[0_0_0_2px_var(--band),0_0_0_4px_var(--bulb)]',
                handle.x === 0 ? 'h-1.25 w-7' : 'h-7 w-1.25',
              )}
            />
          </div>
        ))}
        {CORNERS.map((handle) => (
          <span
            key={`${handle.x}${handle.y}`}
            {...drag({ crop, handle })}
            aria-hidden
            className={clsx(
              'absolute size-8 touch-none',
              handle.x < 0 ? '-left-4' : '-right-4',
              handle.y < 0 ? '-top-4' : '-bottom-4',
              handle.x === handle.y ? 'cursor-nwse-resize' : 'cursor-nesw-resize',
            )}
          >
            <span
              className={clsx(
                'absolute size-3.5 border-band-ink',
                handle.x < 0 ? 'left-3.25 border-l-3' : 'right-3.25 border-r-3',
                handle.y < 0 ? 'top-3.25 border-t-3' : 'bottom-3.25 border-b-3',
              )}
            />
          </span>
        ))}
      </div>
    </>
  )
}

function Thirds() {
  return (
    <>
      {[33.333, 66.667].map((at) => (
        <span key={at} aria-hidden className="pointer-events-none">
          <span className="absolute inset-y-0 w-px bg-band-ink/35" style={{ left: `${at}%` }} />
          <span className="absolute inset-x-0 h-px bg-band-ink/35" style={{ top: `${at}%` }} />
        </span>
      ))}
    </>
  )
}

/** "1,080 × 1,350 px, 320 from the left, 0 from the top". */
export function cropWords(t: Words<'media'>, crop: Region, picture: Size): string {
  const px = (share: number, side: number) => t.count(Math.round(share * side))
  return t('cropBox.pxFromTheLeft', {
    width: px(crop.width, picture.width),
    height: px(crop.height, picture.height),
    x: px(crop.x, picture.width),
    y: px(crop.y, picture.height),
  })
}

function edgeAt(crop: Region, handle: Handle, picture: Size): number {
  if (handle.x !== 0) return Math.round((handle.x < 0 ? crop.x : crop.x + crop.width) * picture.width)
  return Math.round((handle.y < 0 ? crop.y : crop.y + crop.height) * picture.height)
}

function edgePlace(handle: Handle): string {
  if (handle.x !== 0) {
    return clsx('top-5 bottom-5 w-8 cursor-ew-resize touch-none', handle.x < 0 ? '-left-4' : '-right-4')
  }
  return clsx('right-5 left-5 h-8 cursor-ns-resize touch-none', handle.y < 0 ? '-top-4' : '-bottom-4')
}

function placeOf({ x, y, width, height }: Region) {
  return {
    left: `${x * 100}%`,
    top: `${y * 100}%`,
    width: `${width * 100}%`,
    height: `${height * 100}%`,
  }
}
