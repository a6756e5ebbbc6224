'use client'

import { lazy, Suspense, useState } from 'react'
import { useWords } from '#words'
import { Avatar } from '@/components/ui/avatar'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { OnDemand } from '@/components/ui/on-demand'
import { BulbEdge, wholePercent } from './bulb-edge'
import { Mark } from './mark'
import { Notices } from './notices'
import { Palette, type PaletteProps } from './palette'
import { ThemeToggle } from './theme-toggle'
import { Ticker, useSending } from './ticker'
import type { MemberRef, Notice, Sending, WorkspaceRef } from './types'

const fetchWorkspaces = () => import('./workspace-menu')
const WorkspaceMenu = lazy(fetchWorkspaces)
const fetchMember = () => import('./member-menu')
const MemberMenu = lazy(fetchMember)
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
      <Member {...props} onShortcuts={() => setKeys(true)} />
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
  const trigger = (
    <button
      type="button"
      aria-label={t('band.workspaceSwitch', { name })}
      className="ms-1 flex h-6.5 min-w-0 items-center gap-1 border-s border-band-line pe-2 ps-3.5 font-medium text-ink-2 hover:text-ink max-md:ms-0 max-md:flex-1 max-md:border-0 max-md:ps-2 max-md:text-[17px] max-md:font-bold max-md:font-stretch-[112%] max-md:text-ink"
    >
      <span className="max-w-45 truncate">{name}</span>
      <Icon name="chevron-down" size={12} />
    </button>
  )
  return (
    <OnDemand trigger={trigger} opens="menu" fetch={fetchWorkspaces}>
      <WorkspaceMenu trigger={trigger} workspaces={workspaces} />
    </OnDemand>
  )
}

function Member(props: BandProps & { onShortcuts: () => void }) {
  const t = useWords('shell')
  const { name } = props.member
  const trigger = (
    <button type="button" aria-label={t('band.yourMenu', { name })} className="ms-1 rounded-full">
      <Avatar name={name} me />
    </button>
  )
  return (
    <OnDemand trigger={trigger} opens="menu" fetch={fetchMember}>
      <MemberMenu {...props} trigger={trigger} />
    </OnDemand>
  )
}
