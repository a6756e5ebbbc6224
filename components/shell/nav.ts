import type { Command, NavItem } from './types'

/** The rooms of a workspace, in the order of the rail; the phones for a member who may use them. */
export function workspaceNav(slug: string, may: { phones: boolean }): NavItem[] {
  const at = (path: string) => `/${slug}/${path}`
  return [
    { href: at('home'), label: 'Home', icon: 'home' },
    { href: at('media'), label: 'Library', icon: 'library', also: [at('designs')] },
    { href: at('campaigns'), label: 'Campaigns', icon: 'campaigns' },
    { href: at('contacts'), label: 'Contacts', icon: 'contacts' },
    { href: at('segments'), label: 'Segments', icon: 'segments' },
    { href: at('consent'), label: 'Consent', icon: 'consent' },
    ...(may.phones ? [{ href: at('phones'), label: 'Phones', icon: 'phones' } as const] : []),
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

/** What the command bar can begin, for a member who may `write`, use the `phones`, or `manage` the workspace. */
export function workCommands(
  slug: string,
  may: { write: boolean; phones: boolean; manage: boolean },
): Command[] {
  const act = (path: string, label: string, icon: Command['icon']): Command => ({
    id: `do ${path}`,
    label,
    href: `/${slug}/${path}`,
    group: 'Do',
    icon: icon ?? 'arrow-right',
  })
  const write = [
    act('campaigns/new', 'New campaign', 'plus'),
    act('media', 'Upload media', 'upload'),
    act('contacts/import', 'Import contacts', 'person'),
    act('segments', 'New segment', 'segments'),
  ]
  const manage = [
    act('settings/senders', 'Connect a carrier', 'send'),
    act('settings/team', 'Invite someone', 'mail'),
    act('settings/keys', 'New API key', 'key'),
  ]
  return [
    ...(may.write ? write : []),
    act('campaigns?layout=calendar', 'See the calendar', 'calendar'),
    act('campaigns?layout=board', 'See the board of campaigns', 'grid'),
    ...(may.phones ? [act('phones', 'Try a message on the phones', 'phones')] : []),
    ...(may.manage ? manage : []),
  ]
}

/** Whether a path lies in the room of a nav item. */
export function isHere({ href, also = [] }: Pick<NavItem, 'href' | 'also'>, pathname: string): boolean {
  return [href, ...also].some((room) => pathname === room || pathname.startsWith(`${room}/`))
}
