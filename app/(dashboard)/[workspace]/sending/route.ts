import type { Sending } from '@/components/shell/types'
import { membershipOf } from '@/lib/accounts/session.server'
import { sendingNow } from '@/lib/analytics/home.server'
import { httpStatus, publicError } from '@/lib/platform/errors'

type Context = { params: Promise<{ workspace: string }> }

/** The send that is under way, for the band of every page; null when nothing is. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const { workspace } = await params
    const { scope } = await membershipOf(workspace)
    const now = (await sendingNow(scope)).find(({ status }) => status === 'sending')
    const sending: Sending | null = now
      ? {
          name: now.name,
          share: now.progress.people === 0 ? 0 : now.progress.sent / now.progress.people,
          rate: now.progress.rate,
          secondsLeft: now.progress.secondsLeft,
          href: `/${workspace}/campaigns/${now.id}/results`,
        }
      : null
    return Response.json(sending, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    const refusal = publicError(error, 'sending')
    return Response.json({ error: refusal }, { status: httpStatus(refusal.code) })
  }
}
