'use client'

import clsx from 'clsx'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { useWords } from '#words'
import { LEAST_MS } from '@/lib/media/edit/edit'
import { clipTime } from './clip-time'

export interface Span {
  startMs: number
  endMs: number
}

/** A press of an arrow key, ms; with Shift, ten times as much. */
const STEP_MS = 100

/** What is kept of a clip or a sound, on its frames or its waveform: two ends to drag or to move with the arrow keys. */
export function TrimBar({
  span,
  durationMs,
  atMs,
  onChange,
  onSeek,
  children,
}: {
  span: Span
  durationMs: number
  /** Where it plays. */
  atMs: number
  onChange: (span: Span, live: boolean) => void
  onSeek: (ms: number) => void
  /** Frames or waveform, as wide as the bar. */
  children: ReactNode
}) {
  const bar = useRef<HTMLDivElement>(null)
  const timeAt = (event: PointerEvent) => {
    const box = bar.current?.getBoundingClientRect()
    const share = box ? (event.clientX - box.left) / box.width : 0
    return Math.round(Math.min(1, Math.max(0, share)) * durationMs)
  }
  const set = (end: 'startMs' | 'endMs', ms: number, live: boolean) => {
    const held =
      end === 'startMs'
        ? Math.max(0, Math.min(ms, span.endMs - LEAST_MS))
        : Math.min(durationMs, Math.max(ms, span.startMs + LEAST_MS))
    onChange({ ...span, [end]: Math.round(held) }, live)
    onSeek(held)
  }
  const percent = (ms: number) => `${(ms / durationMs) * 100}%`
  return (
    <div className="px-3.5 py-1.5">
      <div
        ref={bar}
        className="relative h-16 touch-none bg-band-2 select-none"
        onPointerDown={(event) => onSeek(timeAt(event))}
      >
        <div className="pointer-events-none absolute inset-0 overflow-hidden rounded-sm">{children}</div>
        <Veil from="0%" to={percent(span.startMs)} />
        <Veil from={percent(span.endMs)} to="100%" />
        <span
          aria-hidden
          className="pointer-events-none absolute -inset-y-0.5 border-y-3 border-bulb"
          style={{ left: percent(span.startMs), right: `calc(100% - ${percent(span.endMs)})` }}
        />
        <span
          aria-hidden
          className="pointer-events-none absolute -inset-y-1 -ms-px w-0.5 bg-band-ink shadow-[0_0_0_1px_var(--band)]"
          style={{ left: percent(Math.min(atMs, durationMs)) }}
        />
        {(['startMs', 'endMs'] as const).map((end) => (
          <End
            key={end}
            end={end}
            ms={span[end]}
            durationMs={durationMs}
            left={percent(span[end])}
            onDrag={(event) => set(end, timeAt(event), true)}
            onStep={(by, live) => set(end, span[end] + by, live)}
          />
        ))}
      </div>
    </div>
  )
}

function Veil({ from, to }: { from: string; to: string }) {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute inset-y-0 bg-band/70"
      style={{ left: from, right: `calc(100% - ${to})` }}
    />
  )
}

function End({
  end,
  ms,
  durationMs,
  left,
  onDrag,
  onStep,
}: {
  end: 'startMs' | 'endMs'
  ms: number
  durationMs: number
  left: string
  onDrag: (event: PointerEvent) => void
  onStep: (by: number, live: boolean) => void
}) {
  const t = useWords('media')
  const onKeyDown = (event: KeyboardEvent) => {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key]
    const far = { Home: -durationMs, End: durationMs }[event.key]
    const by = far ?? (way && way * STEP_MS * (event.shiftKey ? 10 : 1))
    if (by === undefined) return
    event.preventDefault()
    onStep(by, event.repeat)
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={end === 'startMs' ? t('trimBar.beginsAt') : t('trimBar.endsAt')}
      aria-valuemin={0}
      aria-valuemax={durationMs}
      aria-valuenow={ms}
      aria-valuetext={clipTime(ms)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => event.buttons > 0 && onDrag(event)}
      className="absolute -inset-y-2 -ms-4 grid w-8 cursor-ew-resize touch-none place-items-center outline-offset-[-2px]"
      style={{ left }}
    >
      <span
        className={clsx(
          'grid h-17 w-3 place-items-center bg-bulb shadow-[0_0_0_1px_var(--bulb-rim)]',
          end === 'startMs' ? 'rounded-s-sm' : 'rounded-e-sm',
        )}
      >
        <span className="h-5 w-0.5 bg-on-bulb" />
      </span>
    </div>
  )
}
