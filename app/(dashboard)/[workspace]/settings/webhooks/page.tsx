import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { WebhookEvents } from '@/components/settings/webhook-events'
import { WebhooksSheet } from '@/components/settings/webhooks-sheet'
import { listEndpoints } from '@/lib/webhooks/endpoints.server'
import { addWebhook } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('webhooks')
  return { title: t('list.webhooks') }
}

export default async function WebhooksPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { scope, workspace } = await pageMembership((await params).workspace, 'keys.manage')
  const endpoints = await listEndpoints(scope)
  return (
    <div className="grid gap-4">
      <WebhooksSheet
        endpoints={endpoints}
        timeZone={workspace.timeZone}
        here={`/${workspace.slug}/settings/webhooks`}
        add={addWebhook.bind(null, workspace.slug)}
      />
      <WebhookEvents />
    </div>
  )
}
