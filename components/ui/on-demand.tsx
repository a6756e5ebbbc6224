'use client'

import { cloneElement, type ReactElement, type ReactNode, Suspense, useState } from 'react'
import { onceFetched, warm } from './warm'

type TriggerProps = {
  onClick?: () => void
  onPointerEnter?: () => void
  onFocus?: () => void
  'aria-haspopup'?: 'menu' | 'dialog' | 'listbox'
  'aria-expanded'?: boolean
}

/**
 * Something that opens and is seldom opened: until it is wanted its trigger is a plain button, and its scripts are fetched
 * with the first sign of intent. `children` takes over after the press: it has the same trigger and is open.
 */
export function OnDemand({
  trigger,
  opens,
  fetch,
  children,
}: {
  trigger: ReactElement<TriggerProps>
  opens: 'menu' | 'dialog' | 'listbox'
  fetch: () => Promise<unknown>
  children: ReactNode
}) {
  const [wanted, setWanted] = useState(false)
  if (wanted) return <Suspense fallback={trigger}>{children}</Suspense>
  return cloneElement(trigger, {
    'aria-haspopup': opens,
    'aria-expanded': false,
    onClick: () => onceFetched(fetch, () => setWanted(true)),
    onPointerEnter: () => warm(fetch),
    onFocus: () => warm(fetch),
  })
}
