import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { WebhookDelivery } from '@/components/settings/webhook-delivery'
import { WebhookHead } from '@/components/settings/webhook-head'
import { WebhookLog } from '@/components/settings/webhook-log'
import { Renew } from '@/components/ui/renew'
import type { Scope } from '@/lib/accounts/scope'
import { AppError } from '@/lib/platform/errors'
import { logAddress } from '@/lib/webhooks/delivery'
import { deliveryStatuses } from '@/lib/webhooks/endpoint'
import { getEndpoint } from '@/lib/webhooks/endpoints.server'
import { listDeliveries, readDelivery } from '@/lib/webhooks/log.server'
import {
  changeWebhook,
  pauseWebhook,
  removeWebhook,
  renewWebhookSecret,
  resumeWebhook,
  sendAllFailedAgain,
  sendDeliveryAgain,
  testWebhook,
} from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('webhooks')
  return { title: t('list.endpoint') }
}

const pageSize = 50

const asked = z.object({
  status: z.enum(deliveryStatuses).optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
  delivery: z.uuid().optional().catch(undefined),
})

type Props = {
  params: Promise<{ workspace: string; endpoint: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default async function WebhookPage({ params, searchParams }: Props) {
  const { workspace: slug, endpoint: id } = await params
  const { scope, workspace } = await pageMembership(slug, 'keys.manage')
  const { status, before, delivery: opened } = asked.parse(await searchParams)
  const endpoint = await found(scope, id)
  const [lines, delivery] = await Promise.all([
    listDeliveries(scope, id, { status, before }, pageSize),
    opened ? readDelivery(scope, id, opened).catch(missing) : null,
  ])
  const list = `/${workspace.slug}/settings/webhooks`
  const here = `${list}/${id}`
  const { timeZone } = workspace
  return (
    <div className="grid items-start gap-4 lg:has-[[data-delivery]]:grid-cols-[minmax(0,1fr)_minmax(0,31rem)]">
      <div className="lg:col-span-full">
        <WebhookHead
          endpoint={endpoint}
          timeZone={timeZone}
          list={list}
          here={here}
          acts={{
            change: changeWebhook.bind(null, slug),
            renew: renewWebhookSecret.bind(null, slug),
            pause: pauseWebhook.bind(null, slug),
            resume: resumeWebhook.bind(null, slug),
            remove: removeWebhook.bind(null, slug),
            test: testWebhook.bind(null, slug),
          }}
        />
      </div>
      {/* Later pages stand still under their reader. */}
      {before ? null : <Renew everySeconds={5} />}
      {opened ? (
        <WebhookDelivery
          key={opened}
          endpointId={id}
          delivery={delivery ?? null}
          timeZone={timeZone}
          close={logAddress(here, { status, before })}
          sendAgain={sendDeliveryAgain.bind(null, slug)}
        />
      ) : null}
      <WebhookLog
        endpointId={id}
        lines={lines}
        timeZone={timeZone}
        here={here}
        view={{ status, before, delivery: opened }}
        older={lines.length === pageSize ? (lines.at(-1)?.id ?? null) : null}
        sendFailedAgain={sendAllFailedAgain.bind(null, slug)}
      />
    </div>
  )
}

async function found(scope: Scope, id: string) {
  if (!z.uuid().safeParse(id).success) notFound()
  return getEndpoint(scope, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  })
}

/** A delivery may be forgotten while somebody looks at the log. */
function missing(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'not_found') return undefined
  throw error
}
