'use client'

import { lazy, Suspense, useState } from 'react'
import { useWords } from '#words'
import { Avatar } from '@/components/ui/avatar'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLink, MenuRule } from '@/components/ui/menu'
import { BulbEdge, wholePercent } from './bulb-edge'
import { Mark } from './mark'
import { Notices } from './notices'
import { Palette, type PaletteProps } from './palette'
import { parseTheme } from './theme'
import { setTheme, ThemeToggle, useTheme } from './theme-toggle'
import { Ticker, useSending } from './ticker'
import type { MemberRef, Notice, Sending, WorkspaceRef } from './types'

const ShortcutSheet = lazy(() => import('./shortcut-sheet'))

export type BandProps = PaletteProps & {
  home: string
  workspaces: readonly WorkspaceRef[]
  member: MemberRef
  sending?: Sending | null
  /** Answers with `Sending | null` as JSON; asked again while the page is looked at. */
  sendingFeed?: string
  notices?: readonly Notice[]
  settingsHref?: string
  onSignOut: () => void
}

/** The marquee: an ink strip in both themes, its lower edge lit as far as the current send is. */
export function Band(props: BandProps) {
  const t = useWords('shell')
  const sending = useSending(props.sending ?? null, props.sendingFeed)
  const [keys, setKeys] = useState(false)
  const current = props.workspaces.find((w) => w.current) ?? props.workspaces[0]
  return (
    <header
      data-ink
      className="sticky top-0 z-30 col-span-full flex h-(--bar) items-center gap-2.5 bg-band pe-4 pb-2 ps-5 text-ink max-md:gap-1 max-md:pe-2 max-md:ps-3.5"
    >
      <Link href={props.home} className="flex items-center gap-2.5 rounded-sm">
        <Mark />
        <span className="text-lg leading-5 font-bold font-stretch-[116%] tracking-[-0.03em] max-md:sr-only">
          Marquee
        </span>
      </Link>
      <WorkspaceSwitch workspaces={props.workspaces} name={current?.name ?? ''} />
      <Palette commands={props.commands} search={props.search} onShortcuts={() => setKeys(true)} />
      {keys ? (
        <Suspense>
          <ShortcutSheet commands={props.commands} onClose={() => setKeys(false)} />
        </Suspense>
      ) : null}
      <Ticker sending={sending} />
      <ThemeToggle className="max-md:hidden" />
      <Notices notices={props.notices ?? []} />
      <MemberMenu {...props} onShortcuts={() => setKeys(true)} />
      <BulbEdge
        sending={
          sending
            ? {
                share: sending.share,
                label: t('ticker.isPercentSent', { name: sending.name, share: wholePercent(sending.share) }),
              }
            : undefined
        }
      />
    </header>
  )
}

function WorkspaceSwitch({ workspaces, name }: { workspaces: readonly WorkspaceRef[]; name: string }) {
  const t = useWords('shell')
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={t('band.workspaceSwitch', { name })}
          className="ms-1 flex h-6.5 min-w-0 items-center gap-1 border-s border-band-line pe-2 ps-3.5 font-medium text-ink-2 hover:text-ink max-md:ms-0 max-md:flex-1 max-md:border-0 max-md:ps-2 max-md:text-[17px] max-md:font-bold max-md:font-stretch-[112%] max-md:text-ink"
        >
          <span className="max-w-45 truncate">{name}</span>
          <Icon name="chevron-down" size={12} />
        </button>
      }
    >
      <MenuLabel>{t('band.workspaces')}</MenuLabel>
      {workspaces.map((w) => (
        <MenuLink key={w.href} href={w.href} current={w.current}>
          {w.name}
        </MenuLink>
      ))}
    </Menu>
  )
}

function MemberMenu({
  member,
  settingsHref,
  onShortcuts,
  onSignOut,
}: BandProps & { onShortcuts: () => void }) {
  const t = useWords('shell')
  const theme = useTheme()
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('band.yourMenu', { name: member.name })}
          className="ms-1 rounded-full"
        >
          <Avatar name={member.name} me />
        </button>
      }
    >
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
