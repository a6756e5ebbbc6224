'use client'

import { type ReactNode, Suspense, use, useId, useSyncExternalStore } from 'react'

/** How far below what is seen counts as near, px. */
const AHEAD = 100
/** What somebody does who is about to use a part of the page. */
const INTENT = ['pointerover', 'touchstart', 'focusin'] as const

/**
 * A part of a page far down: the server draws it, but its scripts are fetched and run only once it is near what is seen, is
 * pointed at or has the focus. `fallback` takes its place where it is drawn later than the page.
 */
export function WhenNear({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <div id={id}>
      <Suspense fallback={fallback}>
        <Gate id={id}>{children}</Gate>
      </Suspense>
    </div>
  )
}

function Gate({ id, children }: { id: string; children: ReactNode }) {
  const drawnByServer = useSyncExternalStore(never, no, yes)
  use(drawnByServer && typeof document !== 'undefined' ? nearing(id) : there)
  return children
}

/** For what is drawn here and now. */
const there = Promise.resolve()
const never = () => () => {}
const no = () => false
const yes = () => true

const awaited = new Map<string, Promise<void>>()

/** The same promise for a part however often it is asked for, as React asks again. */
function nearing(id: string): Promise<void> {
  const known = awaited.get(id)
  if (known) return known
  const promise = new Promise<void>((resolve) => {
    const part = document.getElementById(id)
    if (!part) return resolve()
    const done = () => {
      seen.disconnect()
      for (const act of INTENT) part.removeEventListener(act, done)
      resolve()
    }
    const seen = new IntersectionObserver((all) => all.some((one) => one.isIntersecting) && done(), {
      rootMargin: `${AHEAD}px`,
    })
    seen.observe(part)
    for (const act of INTENT) part.addEventListener(act, done, { passive: true })
  })
  awaited.set(id, promise)
  return promise
}
