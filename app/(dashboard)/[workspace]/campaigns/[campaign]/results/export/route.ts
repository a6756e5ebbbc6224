import { randomUUID } from 'node:crypto'
import { membershipOf } from '@/lib/accounts/session.server'
import { exportResults } from '@/lib/analytics/export.server'
import { httpStatus, notFound, publicError } from '@/lib/platform/errors'

type Context = { params: Promise<{ workspace: string; campaign: string }> }

export const dynamic = 'force-dynamic'

/** A campaign's results as a CSV file, written while it is read. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  try {
    const { workspace, campaign } = await params
    const { scope } = await membershipOf(workspace)
    if (!/^[0-9a-f-]{36}$/.test(campaign)) throw notFound('campaign')
    const lines = await exportResults(scope, campaign)
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = await lines.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await lines.return(undefined)
      },
    })
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="results-${campaign.slice(0, 8)}.csv"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    const shown = publicError(error, randomUUID().slice(0, 8))
    return Response.json({ error: shown }, { status: httpStatus(shown.code) })
  }
}
