import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { timeZoneOptions } from '@/components/settings/time-zones'
import { WorkspaceFacts } from '@/components/settings/workspace-facts'
import { WorkspaceForm } from '@/components/settings/workspace-form'
import { Cell, SectionHead, Sheet, Well } from '@/components/ui/sheet'
import { grants } from '@/lib/accounts/scope'
import { readWorkspace } from '@/lib/accounts/workspaces.server'
import { readSnippetTag } from '@/lib/links/pixel.server'
import { saveWorkspace } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('settings')
  return { title: t('workspace.workspace') }
}

export default async function WorkspaceSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const t = await words('settings')
  const { scope, workspace } = await pageMembership((await params).workspace, 'workspace.read')
  const settings = await readWorkspace(scope)
  if (!grants(scope, 'workspace.manage')) return <WorkspaceFacts settings={settings} />
  return (
    <div className="grid gap-4">
      <WorkspaceForm
        settings={settings}
        timeZones={timeZoneOptions(t, new Date())}
        save={saveWorkspace.bind(null, workspace.slug)}
      />
      <Sheet>
        <Cell>
          <SectionHead title={t('workspace.orders')} note={t('workspace.onEveryPageOf')} />
          <Well>
            <code className="break-all" translate="no">
              {await readSnippetTag(scope)}
            </code>
          </Well>
          <p className="mt-2 text-ink-2">
            {t.rich('workspace.thenWhereAnOrder', { code: (words) => <code translate="no">{words}</code> })}
          </p>
        </Cell>
      </Sheet>
    </div>
  )
}
