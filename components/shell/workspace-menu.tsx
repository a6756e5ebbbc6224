'use client'

import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Menu, MenuLabel, MenuLink } from '@/components/ui/menu'
import type { WorkspaceRef } from './types'

/** The workspaces of a member. */
export default function WorkspaceMenu({
  trigger,
  workspaces,
}: {
  trigger: ReactNode
  workspaces: readonly WorkspaceRef[]
}) {
  const t = useWords('shell')
  return (
    <Menu align="start" defaultOpen trigger={trigger}>
      <MenuLabel>{t('band.workspaces')}</MenuLabel>
      {workspaces.map((w) => (
        <MenuLink key={w.href} href={w.href} current={w.current}>
          {w.name}
        </MenuLink>
      ))}
    </Menu>
  )
}
