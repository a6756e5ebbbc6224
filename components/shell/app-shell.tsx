import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Band, type BandProps } from './band'
import { BottomBar } from './bottom-bar'
import { Offline } from './offline'
import { Rail } from './rail'
import type { NavItem } from './types'

export type AppShellProps = BandProps & {
  nav: readonly NavItem[]
  /** The lit act in the middle of a phone's bar: "New" campaign. */
  create?: { href: string; label: string }
  children: ReactNode
}

/** Band, rail (a bar at the bottom on phones) and the page. Takes plain props; knows nobody's data. */
export function AppShell({ nav, create, children, ...band }: AppShellProps) {
  const t = useWords('shell')
  return (
    <div className="grid min-h-dvh grid-cols-[var(--rail)_minmax(0,1fr)] grid-rows-[var(--bar)_1fr] max-md:grid-cols-[minmax(0,1fr)]">
      <a
        href="#main"
        className="absolute -start-full z-50 rounded-md bg-surface px-3 py-2 text-ink focus:top-3 focus:start-3"
      >
        {t('appShell.skipToContent')}
      </a>
      <Band {...band} />
      <Rail nav={nav} />
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 px-6 pt-5 pb-6 outline-none max-md:px-3.5 max-md:pt-3.5 max-md:pb-26"
      >
        <Offline />
        {children}
      </main>
      <BottomBar nav={nav} create={create} />
    </div>
  )
}
