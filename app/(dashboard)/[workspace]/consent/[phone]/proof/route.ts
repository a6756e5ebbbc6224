import { randomUUID } from 'node:crypto'
import { membershipOf } from '@/lib/accounts/session.server'
import { proofOf } from '@/lib/consent/proof.server'
import { httpStatus, publicError } from '@/lib/platform/errors'

type Context = { params: Promise<{ workspace: string; phone: string }> }

/** A number's whole chain as JSON, with the text under each hash, so that anyone can replay it with SHA-256 alone. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const { workspace, phone } = await params
    const { scope } = await membershipOf(workspace)
    const number = decodeURIComponent(phone)
    const proof = await proofOf(scope, number, new Date())
    return new Response(JSON.stringify(proof, null, 2), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="consent-${number.replace(/\D/g, '')}.json"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    const shown = publicError(error, randomUUID().slice(0, 8))
    return Response.json({ error: shown }, { status: httpStatus(shown.code) })
  }
}
