'use client'

import type { ReactNode } from 'react'
import { AppShell } from '@/components/shell/app-shell'
import type { Command, NavItem } from '@/components/shell/types'
import { useToast } from '@/components/ui/toast'

const sending = { name: 'Spring sale', share: 0.62, rate: 24.6, secondsLeft: 197, href: '#board' }

export function PartsShell({
  nav,
  commands,
  children,
}: {
  nav: readonly NavItem[]
  commands: readonly Command[]
  children: ReactNode
}) {
  const toast = useToast()
  const found: Command[] = [
    {
      id: 'c1',
      label: 'Drift 02 launch',
      detail: 'Draft, Fri 10:30 AM',
      href: '#',
      group: 'Campaigns',
      picture: '/parts/drift-launch-s.jpg',
    },
    { id: 'c2', label: 'New campaign', href: '#', group: 'Do', icon: 'plus', keys: 'C' },
  ]
  return (
    <AppShell
      nav={nav}
      commands={[...found, ...commands]}
      home="/parts"
      workspaces={[
        { name: 'Larkfield', href: '#', current: true },
        { name: 'Halden', href: '#halden' },
      ]}
      member={{ name: 'Ines Calloway', email: 'ines@larkfield.example', role: 'marketer' }}
      sending={sending}
      notices={[
        {
          id: 'n1',
          title: 'Drift 02 launch has 1 blocker',
          detail: 'First name is empty for 1,148 people',
          href: '#',
          unread: true,
        },
        {
          id: 'n2',
          title: '4 pictures have no text equivalent',
          detail: 'People who cannot see them get nothing',
          href: '#',
        },
      ]}
      create={{ href: '#', label: 'New' }}
      settingsHref="#"
      onSignOut={() => toast({ title: 'This page has nobody signed in' })}
    >
      {children}
    </AppShell>
  )
}
