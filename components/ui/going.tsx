'use client'

import clsx from 'clsx'
import { useLinkStatus } from 'next/link'

/** Inside a `relative` link: a bar that says the press was heard, until the page it leads to is there. */
export function Going({ className }: { className?: string }) {
  const { pending } = useLinkStatus()
  return pending ? (
    <span aria-hidden className={clsx('absolute bg-here [box-shadow:var(--shadow-here-mark)]', className)} />
  ) : null
}
