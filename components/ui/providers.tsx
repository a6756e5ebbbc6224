'use client'

import { Tooltip } from 'radix-ui'
import type { ReactNode } from 'react'
import { ToastProvider } from './toast'

/** What the primitives need around them, once, in the root layout. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider delayDuration={350}>
      <ToastProvider>{children}</ToastProvider>
    </Tooltip.Provider>
  )
}
