import type { Command, NavItem } from './types'

/** The rooms of a workspace, in the order of the rail. */
export function workspaceNav(slug: string): NavItem[] {
  const at = (path: string) => `/${slug}/${path}`
  return [
    { href: at('home'), label: 'Home', icon: 'home' },
    { href: at('media'), label: 'Library', icon: 'library' },
    { href: at('campaigns'), label: 'Campaigns', icon: 'campaigns' },
    { href: at('contacts'), label: 'Contacts', icon: 'contacts' },
    { href: at('segments'), label: 'Segments', icon: 'segments' },
    { href: at('consent'), label: 'Consent', icon: 'consent' },
    { href: at('phones'), label: 'Phones', icon: 'phones' },
    { href: at('settings'), label: 'Settings', icon: 'settings', foot: true },
  ]
}

/** What the command bar offers before anything is typed. */
export function navCommands(nav: readonly NavItem[]): Command[] {
  return nav.map((item) => ({
    id: item.href,
    label: item.label,
    href: item.href,
    group: 'Go to',
    icon: item.icon,
  }))
}

/** Whether a path lies in the room of a nav item. */
export function isHere(item: Pick<NavItem, 'href'>, pathname: string): boolean {
  return pathname === item.href || pathname.startsWith(`${item.href}/`)
}
