'use client'

import { type ReactNode, useCallback } from 'react'
import { AppShell, type AppShellProps } from '@/components/shell/app-shell'
import type { Command } from '@/components/shell/types'
import type { ActionResult } from '@/lib/platform/errors'
import { signOut } from './session'

type Props = Omit<AppShellProps, 'onSignOut' | 'search'> & {
  slug: string
  find: (slug: string, input: { text: string }) => Promise<ActionResult<Command[]>>
  children: ReactNode
}

/** The shell with searching and signing out wired in. Leaves by a whole new page, so that nothing shown stays in memory. */
export function WorkspaceShell({ slug, find, children, ...shell }: Props) {
  const search = useCallback(
    async (text: string) => {
      const found = await find(slug, { text })
      return found.ok ? found.value : []
    },
    [find, slug],
  )
  return (
    <AppShell {...shell} search={search} onSignOut={() => void signOut()}>
      {children}
    </AppShell>
  )
}
