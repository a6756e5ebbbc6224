'use client'

import { type ReactNode, Suspense, use, useId, useState, useSyncExternalStore } from 'react'

/** What somebody does who is about to use a part of the page. */
const INTENT = ['pointerover', 'touchstart', 'focusin'] as const

/**
 * A part of a page that is mostly looked at: it stays as the server drew it, and comes alive with the first sign that
 * somebody means it, so that a page with many of them answers sooner. Drawn later than the page, it is alive at once.
 * `fallback` keeps its place where it streams in after the page.
 */
export function WhenMeant({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  const id = useId()
  const [drawn] = useState(children)
  // The page is drawn anew, and would wait for this part for as long as nobody means it: nothing of it would be shown.
  if (children !== drawn) awaited.get(id)?.wake()
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

type Awaited = { promise: Promise<void>; wake: () => void }
const awaited = new Map<string, Awaited>()

/** The same promise for a part however often it is asked for, as React asks again. */
function meant(id: string): Promise<void> {
  const known = awaited.get(id) ?? waitFor(document.getElementById(id))
  awaited.set(id, known)
  return known.promise
}

function waitFor(part: HTMLElement | null): Awaited {
  let wake = () => {}
  const promise = new Promise<void>((resolve) => {
    wake = () => {
      for (const act of INTENT) part?.removeEventListener(act, wake)
      resolve()
    }
  })
  for (const act of INTENT) part?.addEventListener(act, wake, { passive: true })
  if (!part) wake()
  return { promise, wake }
}
