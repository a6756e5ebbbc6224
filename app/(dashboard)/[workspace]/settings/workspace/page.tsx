import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { timeZoneOptions } from '@/components/settings/time-zones'
import { WorkspaceFacts } from '@/components/settings/workspace-facts'
import { WorkspaceForm } from '@/components/settings/workspace-form'
import { Cell, SectionHead, Sheet, Well } from '@/components/ui/sheet'
import { grants } from '@/lib/accounts/scope'
import { readWorkspace } from '@/lib/accounts/workspaces.server'
import { readSnippetTag } from '@/lib/links/pixel.server'
import { saveWorkspace } from './actions'

export const metadata: Metadata = { title: 'Workspace' }

export default async function WorkspaceSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { scope, workspace } = await pageMembership((await params).workspace, 'workspace.read')
  const settings = await readWorkspace(scope)
  if (!grants(scope, 'workspace.manage')) return <WorkspaceFacts settings={settings} />
  return (
    <div className="grid gap-4">
      <WorkspaceForm
        settings={settings}
        timeZones={timeZoneOptions(new Date())}
        save={saveWorkspace.bind(null, workspace.slug)}
      />
      <Sheet>
        <Cell>
          <SectionHead title="Orders" note="On every page of your shop" />
          <Well>
            <code className="break-all">{await readSnippetTag(scope)}</code>
          </Well>
          <p className="mt-2 text-ink-2">
            Then, where an order is done:{' '}
            <code>{"marquee('purchase', { id: 'order-1', value: 148, currency: 'USD' })"}</code>
          </p>
        </Cell>
      </Sheet>
    </div>
  )
}
