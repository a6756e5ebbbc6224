import type { Words } from '@/lib/words/translate'
import type { Command, NavItem } from './types'

/** The rooms of a workspace, in the order of the rail; the phones for a member who may use them. */
export function workspaceNav(t: Words<'shell'>, slug: string, may: { phones: boolean }): NavItem[] {
  const at = (path: string) => `/${slug}/${path}`
  return [
    { href: at('home'), label: t('nav.home'), icon: 'home', keys: 'G H' },
    { href: at('media'), label: t('nav.library'), icon: 'library', keys: 'G L', also: [at('designs')] },
    { href: at('campaigns'), label: t('nav.campaigns'), icon: 'campaigns', keys: 'G C' },
    { href: at('contacts'), label: t('nav.contacts'), icon: 'contacts', keys: 'G P' },
    { href: at('segments'), label: t('nav.segments'), icon: 'segments', keys: 'G S' },
    { href: at('consent'), label: t('nav.consent'), icon: 'consent', keys: 'G O' },
    ...(may.phones
      ? [{ href: at('phones'), label: t('nav.phones'), icon: 'phones', keys: 'G M' } as const]
      : []),
    { href: at('settings'), label: t('nav.settings'), icon: 'settings', keys: 'G T', foot: true },
  ]
}

/** What the command bar offers before anything is typed. */
export function navCommands(t: Words<'shell'>, nav: readonly NavItem[]): Command[] {
  return nav.map((item) => ({
    id: item.href,
    label: item.label,
    href: item.href,
    group: t('nav.goTo'),
    icon: item.icon,
    keys: item.keys,
  }))
}

/** What the command bar can begin, for a member who may `write`, use the `phones`, or `manage` the workspace. */
export function workCommands(
  t: Words<'shell'>,
  slug: string,
  may: { write: boolean; phones: boolean; manage: boolean },
): Command[] {
  const act = (path: string, label: string, icon: Command['icon'], keys?: string): Command => ({
    id: `do ${path}`,
    label,
    href: `/${slug}/${path}`,
    group: t('nav.do'),
    icon: icon ?? 'arrow-right',
    keys,
  })
  const write = [
    act('campaigns/new', t('nav.newCampaign'), 'plus', 'C'),
    act('media', t('nav.uploadMedia'), 'upload', 'U'),
    act('contacts/import', t('nav.importContacts'), 'person', 'I'),
    act('segments', t('nav.newSegment'), 'segments'),
  ]
  const manage = [
    act('settings/senders', t('nav.connectACarrier'), 'send'),
    act('settings/team', t('nav.inviteSomeone'), 'mail'),
    act('settings/keys', t('nav.newApiKey'), 'key'),
  ]
  return [
    ...(may.write ? write : []),
    act('campaigns?layout=calendar', t('nav.seeTheCalendar'), 'calendar'),
    act('campaigns?layout=board', t('nav.seeTheBoardOf'), 'grid'),
    ...(may.phones ? [act('phones', t('nav.tryAMessageOn'), 'phones')] : []),
    ...(may.manage ? manage : []),
  ]
}

/** Whether a path lies in the room of a nav item. */
export function isHere({ href, also = [] }: Pick<NavItem, 'href' | 'also'>, pathname: string): boolean {
  return [href, ...also].some((room) => pathname === room || pathname.startsWith(`${room}/`))
}
