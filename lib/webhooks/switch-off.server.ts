import { audit } from '../accounts/audit.server'
import { mailSoon, writeMail } from '../accounts/mail.server'
import { webhookOffLetter } from '../accounts/mails'
import { systemScope } from '../accounts/scope'
import { config } from '../platform/config.server'
import { type PrismaTransaction, prisma } from '../platform/db.server'
import type { OffReason } from './endpoint'
import type { Lane } from './outbox.server'

/** Why Marquee itself switches an endpoint off. */
type Because = Exclude<OffReason, 'paused'>

/** Switches an endpoint off and mails the owners, once. What waits for it is kept. */
export async function switchOff({ workspaceId, endpointId }: Lane, why: Because): Promise<void> {
  const mails = await prisma().$transaction(async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { workspaceId, id: endpointId, disabledAt: null },
      data: { disabledAt: new Date(), disabledFor: why, heldUntil: null },
    })
    if (count === 0) return []
    await audit(tx, systemScope(workspaceId), {
      action: 'webhook.disabled',
      subjectType: 'webhook_endpoint',
      subjectId: endpointId,
      data: { because: why },
    })
    return writeLetters(tx, { workspaceId, endpointId }, why)
  })
  for (const mailId of mails) await mailSoon(mailId)
}

async function writeLetters(
  tx: PrismaTransaction,
  { workspaceId, endpointId }: Lane,
  why: Because,
): Promise<string[]> {
  const workspace = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { name: true, slug: true },
  })
  const { url } = await tx.webhookEndpoint.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: endpointId } },
    select: { url: true },
  })
  const owners = await tx.member.findMany({
    where: { workspaceId, role: 'owner' },
    select: { user: { select: { email: true, locale: true } } },
  })
  const link = `${config().publicUrl}/${workspace.slug}/settings/webhooks/${endpointId}`
  const mails: string[] = []
  for (const { user } of owners) {
    const letter = webhookOffLetter(user.locale, { workspace: workspace.name, url, link, why })
    mails.push(await writeMail(tx, { recipient: user.email, ...letter }))
  }
  return mails
}
