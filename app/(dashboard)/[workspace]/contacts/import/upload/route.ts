import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { membershipOf } from '@/lib/accounts/session.server'
import { maxImportBytes, receiveImport } from '@/lib/contacts/import/upload.server'
import { AppError, httpStatus, publicError } from '@/lib/platform/errors'
import { limit } from '@/lib/platform/limiter.server'
import { log } from '@/lib/platform/log.server'

type Context = { params: Promise<{ workspace: string }> }

/** Takes a CSV file as the request's body, straight into the store. `?name=` is what the file is called. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  try {
    refuseForeign(request)
    const { scope } = await membershipOf((await params).workspace)
    await limit(`import:${scope.workspaceId}`, { count: 60, seconds: 3600 })
    if (Number(request.headers.get('content-length') ?? 0) > maxImportBytes)
      throw new AppError(
        'too_large',
        'A file may have 1 GB. Split it and import the parts. Nothing was kept.',
      )
    if (!request.body) throw new AppError('invalid', 'The file is empty. Nothing was kept.')
    const name = new URL(request.url).searchParams.get('name') ?? 'contacts.csv'
    const body = Readable.fromWeb(request.body as NodeStream)
    return Response.json(await receiveImport(scope, name, body), { status: 201 })
  } catch (error) {
    const errorId = randomUUID().slice(0, 8)
    if (!(error instanceof AppError)) log.error({ err: error, errorId }, 'an upload of contacts failed')
    const shown = publicError(error, errorId)
    return Response.json({ error: shown }, { status: httpStatus(shown.code) })
  }
}

/** Browsers say where a request comes from; another site's pages may not upload here. */
function refuseForeign(request: Request): void {
  const site = request.headers.get('sec-fetch-site')
  if (site && site !== 'same-origin') throw new AppError('forbidden', 'This upload came from another site.')
}
