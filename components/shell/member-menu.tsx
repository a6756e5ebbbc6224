'use client'

import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLink, MenuRule } from '@/components/ui/menu'
import type { BandProps } from './band'
import { parseTheme } from './theme'
import { setTheme, useTheme } from './theme-toggle'

type Props = Pick<BandProps, 'member' | 'settingsHref' | 'onSignOut'> & {
  trigger: ReactNode
  onShortcuts: () => void
}

/** Who is signed in, their theme, their settings and the way out. */
export default function MemberMenu({ trigger, member, settingsHref, onShortcuts, onSignOut }: Props) {
  const t = useWords('shell')
  const theme = useTheme()
  return (
    <Menu defaultOpen trigger={trigger}>
      <div className="px-2 pt-1 pb-1.5">
        <b className="block font-semibold">{member.name}</b>
        <span className="text-sm text-ink-3">
          {t('band.emailAndRole', { email: member.email, role: t(`role.${member.role}`) })}
        </span>
      </div>
      <MenuRule />
      <MenuLabel>{t('band.theme')}</MenuLabel>
      <MenuChoice
        value={theme}
        onValueChange={(next) => setTheme(parseTheme(next))}
        options={[
          { value: 'system', label: t('band.asTheSystem') },
          { value: 'light', label: t('band.light') },
          { value: 'dark', label: t('band.dark') },
        ]}
      />
      <MenuRule />
      {settingsHref ? (
        <MenuLink href={settingsHref} icon="settings">
          {t('band.settings')}
        </MenuLink>
      ) : null}
      <MenuItem icon="keyboard" onSelect={onShortcuts}>
        {t('shortcuts.title')}
      </MenuItem>
      <MenuItem icon="sign-out" onSelect={onSignOut}>
        {t('band.signOut')}
      </MenuItem>
    </Menu>
  )
}
