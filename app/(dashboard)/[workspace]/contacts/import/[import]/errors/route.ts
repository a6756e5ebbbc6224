import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { words } from '@/app/words'
import { membershipOf } from '@/lib/accounts/session.server'
import { errorFile } from '@/lib/contacts/import/error-file.server'
import { getImport } from '@/lib/contacts/import/imports.server'
import { httpStatus, publicError } from '@/lib/platform/errors'

type Context = { params: Promise<{ workspace: string; import: string }> }

/** The rows that were refused or taken in part, as a CSV file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const { workspace, import: id } = await params
    const { scope } = await membershipOf(workspace)
    const { fileName } = await getImport(scope, id)
    const name = fileName.replace(/\.[^.]*$/, '').replace(/[^\w -]+/g, '_')
    return new Response(
      Readable.toWeb(
        Readable.from(errorFile(scope, id, await words('contacts')), { objectMode: false }),
      ) as ReadableStream,
      {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${name || 'contacts'}-to-correct.csv"`,
          'cache-control': 'no-store',
        },
      },
    )
  } catch (error) {
    const shown = publicError(error, randomUUID().slice(0, 8))
    return Response.json({ error: shown }, { status: httpStatus(shown.code) })
  }
}
