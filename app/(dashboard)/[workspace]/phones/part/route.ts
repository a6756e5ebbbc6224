import { Readable } from 'node:stream'
import { membershipOf } from '@/lib/accounts/session.server'
import { workspacePhones } from '@/lib/carriers/shelf.server'
import { httpStatus, publicError } from '@/lib/platform/errors'

type Context = { params: Promise<{ workspace: string }> }

const shown = /^(image\/(jpeg|png|gif)|video\/mp4|audio\/(mpeg|mp4|aac|ogg|wav))$/

/** A picture, clip or sound on a handset. Anything else is only ever saved, and nothing here can run as a page. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { workspace } = await params
    const { scope } = await membershipOf(workspace)
    const src = new URL(request.url).searchParams.get('src') ?? ''
    const { contentType, body } = await (await workspacePhones(scope)).part(src)
    const isShown = shown.test(contentType)
    return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': isShown ? contentType : 'application/octet-stream',
        'content-disposition': isShown ? 'inline' : 'attachment',
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, max-age=3600',
      },
    })
  } catch (error) {
    const refusal = publicError(error, 'phones')
    return Response.json({ error: refusal }, { status: httpStatus(refusal.code) })
  }
}
