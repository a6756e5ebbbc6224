import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { timeZoneOptions } from '@/components/settings/time-zones'
import { WorkspaceFacts } from '@/components/settings/workspace-facts'
import { WorkspaceForm } from '@/components/settings/workspace-form'
import { grants } from '@/lib/accounts/scope'
import { readWorkspace } from '@/lib/accounts/workspaces.server'
import { saveWorkspace } from './actions'

export const metadata: Metadata = { title: 'Workspace' }

export default async function WorkspaceSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { scope, workspace } = await pageMembership((await params).workspace, 'workspace.read')
  const settings = await readWorkspace(scope)
  if (!grants(scope, 'workspace.manage')) return <WorkspaceFacts settings={settings} />
  return (
    <WorkspaceForm
      settings={settings}
      timeZones={timeZoneOptions(new Date())}
      save={saveWorkspace.bind(null, workspace.slug)}
    />
  )
}
