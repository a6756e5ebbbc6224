import type { ReactNode } from 'react'
import { pageMembership } from '@/app/(dashboard)/membership'
import { SettingsTabs } from '@/components/settings/settings-tabs'
import { PageHead } from '@/components/ui/page-head'
import type { Permission } from '@/lib/accounts/roles'
import { grants } from '@/lib/accounts/scope'

const tabs: { path: string; label: string; permission?: Permission }[] = [
  { path: 'workspace', label: 'Workspace' },
  { path: 'brand', label: 'Brand' },
  { path: 'team', label: 'Team' },
  { path: 'senders', label: 'Carriers and senders', permission: 'carriers.manage' },
  { path: 'keys', label: 'API keys', permission: 'keys.manage' },
  { path: 'audit', label: 'Audit log', permission: 'audit.read' },
  { path: 'account', label: 'Your account' },
]

type Props = { children: ReactNode; params: Promise<{ workspace: string }> }

export default async function SettingsLayout({ children, params }: Props) {
  const { scope, workspace } = await pageMembership((await params).workspace)
  const links = tabs
    .filter(({ permission }) => !permission || grants(scope, permission))
    .map(({ path, label }) => ({ href: `/${workspace.slug}/settings/${path}`, label }))
  return (
    <>
      <PageHead title="Settings" />
      <SettingsTabs links={links} />
      {children}
    </>
  )
}
