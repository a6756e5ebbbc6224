'use client'

import { type ReactNode, Suspense, use, useId, useSyncExternalStore } from 'react'

/** What somebody does who is about to use a part of the page. */
const INTENT = ['pointerover', 'touchstart', 'focusin'] as const

/**
 * A part of a page that is mostly looked at: it stays as the server drew it, and comes alive with the first sign that
 * somebody means it, so that a page with many of them answers sooner. Drawn later than the page, it is alive at once.
 * `fallback` keeps its place where it streams in after the page.
 */
export function WhenMeant({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <div id={id} className="contents">
      <Suspense fallback={fallback}>
        <Gate id={id}>{children}</Gate>
      </Suspense>
    </div>
  )
}

function Gate({ id, children }: { id: string; children: ReactNode }) {
  const drawnByServer = useSyncExternalStore(never, no, yes)
  use(drawnByServer && typeof document !== 'undefined' ? meant(id) : now)
  return children
}

const now = Promise.resolve()
const never = () => () => {}
const no = () => false
const yes = () => true

const awaited = new Map<string, Promise<void>>()

/** The same promise for a part however often it is asked for, as React asks again. */
function meant(id: string): Promise<void> {
  const known = awaited.get(id)
  if (known) return known
  const promise = new Promise<void>((resolve) => {
    const part = document.getElementById(id)
    if (!part) return resolve()
    const done = () => {
      for (const act of INTENT) part.removeEventListener(act, done)
      resolve()
    }
    for (const act of INTENT) part.addEventListener(act, done, { passive: true })
  })
  awaited.set(id, promise)
  return promise
}
