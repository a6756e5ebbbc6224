import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { AuthFrame, AuthHead } from '@/components/accounts/auth-frame'
import { OutboxList } from '@/components/accounts/outbox-list'
import { isLocalVisit, readOutbox } from '@/lib/accounts/outbox.server'
import { currentUser, ownsSomething } from '@/lib/accounts/session.server'
import { config } from '@/lib/platform/config.server'

export const metadata: Metadata = { title: 'Outbox', referrer: 'no-referrer' }

/**
 * Mail that was not sent because no mail server is set. It holds links that open accounts, so it exists only on an
 * installation for one machine, for visits from that machine, and outside development only for a signed-in owner.
 */
export default async function OutboxPage() {
  if (!isLocalVisit(await headers())) notFound()
  const user = await currentUser()
  const mayRead = config().NODE_ENV === 'development' || (user && (await ownsSomething(user.id)))
  if (!mayRead) notFound()
  return (
    <AuthFrame wide>
      <AuthHead title="Outbox">
        No mail server is set (SMTP_URL), so mail stays on this machine. Only this machine can see this page.
      </AuthHead>
      <OutboxList mails={await readOutbox()} />
    </AuthFrame>
  )
}
