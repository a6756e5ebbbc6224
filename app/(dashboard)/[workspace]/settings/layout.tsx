import type { ReactNode } from 'react'
import { pageMembership } from '@/app/(dashboard)/membership'
import { WordsOf, words } from '@/app/words'
import { SettingsTabs } from '@/components/settings/settings-tabs'
import { PageHead } from '@/components/ui/page-head'
import type { Permission } from '@/lib/accounts/roles'
import { grants } from '@/lib/accounts/scope'

type Tab = 'workspace' | 'brand' | 'team' | 'senders' | 'keys' | 'webhooks' | 'audit' | 'usage' | 'account'

const tabs: { path: Tab; permission?: Permission }[] = [
  { path: 'workspace' },
  { path: 'brand' },
  { path: 'team' },
  { path: 'senders', permission: 'carriers.manage' },
  { path: 'keys', permission: 'keys.manage' },
  { path: 'webhooks', permission: 'keys.manage' },
  { path: 'audit', permission: 'audit.read' },
  { path: 'usage', permission: 'campaigns.send' },
  { path: 'account' },
]

type Props = { children: ReactNode; params: Promise<{ workspace: string }> }

export default async function SettingsLayout({ children, params }: Props) {
  const t = await words('settings')
  const { scope, workspace } = await pageMembership((await params).workspace)
  const links = tabs
    .filter(({ permission }) => !permission || grants(scope, permission))
    .map(({ path }) => ({
      href: `/${workspace.slug}/settings/${path}`,
      label: t(`tabs.${path}`),
    }))
  return (
    <WordsOf rooms={['settings']}>
      <PageHead title={t('settingsLayout.settings')} />
      <SettingsTabs links={links} />
      {children}
    </WordsOf>
  )
}
