'use client'

import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'

const STEP = 4

/** Two pictures one over the other with a line between them, moved by pointer or arrow keys. */
export function SwipeCompare({
  left,
  right,
  ratio,
  width,
  alt,
  label,
}: {
  left: string
  right: string
  /** Width over height. */
  ratio: number
  width: string
  alt: string
  label: string
}) {
  const t = useWords('media')
  const [at, setAt] = useState(50)
  const box = useRef<HTMLDivElement>(null)
  const follow = (event: PointerEvent) => {
    const frame = box.current?.getBoundingClientRect()
    if (frame) setAt(clamp(((event.clientX - frame.left) / frame.width) * 100))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - STEP, ArrowRight: at + STEP, Home: 0, End: 100 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    setAt(clamp(to))
  }
  return (
    <div
      ref={box}
      className="relative touch-pan-y overflow-hidden select-none"
      style={{ width, aspectRatio: ratio, cursor: 'ew-resize' }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        follow(event)
      }}
      onPointerMove={(event) => event.buttons > 0 && follow(event)}
    >
      {/* biome-ignore lint/performance/noImgElement: our own rendition, shown as it is */}
      <img
        src={right}
        alt={t('swipeCompare.asGetsIt', { alt, label })}
        draggable={false}
        className="absolute inset-0 size-full"
      />
      {/* biome-ignore lint/performance/noImgElement: the large picture we made of the original */}
      <img
        src={left}
        alt={t('swipeCompare.original', { alt })}
        draggable={false}
        className="absolute inset-0 size-full"
        style={{ clipPath: `inset(0 ${100 - at}% 0 0)` }}
      />
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('swipeCompare.lineBetweenTheOriginal', { label })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(at)}
        aria-valuetext={t('swipeCompare.percentOriginal', { at: Math.round(at) })}
        onKeyDown={onKeyDown}
        className="absolute inset-y-0 -ms-4 grid w-8 place-items-center outline-offset-[-4px]"
        style={{ left: `${at}%` }}
      >
        <span className="absolute inset-y-0 left-1/2 -ms-px w-0.5 bg-band-ink shadow-[0_0_0_1px_var(--band-edge)]" />
        <span className="relative flex h-8.5 w-8.5 items-center justify-center rounded-full bg-band-ink text-band shadow-[0_0_0_1px_var(--band-edge)]">
          <Icon name="chevron-left" size={12} />
          <Icon name="chevron-right" size={12} />
        </span>
      </div>
    </div>
  )
}

const clamp = (value: number) => Math.min(100, Math.max(0, value))
