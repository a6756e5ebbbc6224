'use client'

import { signOut } from 'next-auth/react'
import type { ReactNode } from 'react'
import { AppShell, type AppShellProps } from '@/components/shell/app-shell'

/** The shell with signing out wired in. Leaves by a whole new page, so that nothing shown stays in memory. */
export function WorkspaceShell({
  children,
  ...shell
}: Omit<AppShellProps, 'onSignOut'> & { children: ReactNode }) {
  return (
    <AppShell {...shell} onSignOut={() => void signOut({ callbackUrl: '/sign-in' })}>
      {children}
    </AppShell>
  )
}
