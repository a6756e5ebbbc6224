'use client'

import { Direction } from 'radix-ui'
import type { ReactNode } from 'react'
import { ToastProvider } from './toast'

/** What the primitives need around them, once, in the root layout. */
export function Providers({ direction, children }: { direction: 'ltr' | 'rtl'; children: ReactNode }) {
  return (
    <Direction.Provider dir={direction}>
      <ToastProvider>{children}</ToastProvider>
    </Direction.Provider>
  )
}
