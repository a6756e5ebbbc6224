import { randomUUID } from 'node:crypto'
import { saying } from '@/app/words'
import { membershipOf } from '@/lib/accounts/session.server'
import { sayFailure } from '@/lib/media/asset-words'
import { assetsById } from '@/lib/media/assets.server'
import { uploadStates } from '@/lib/media/library.server'
import { httpStatus, publicError } from '@/lib/platform/errors'

type Context = { params: Promise<{ workspace: string }> }

/** Where the given uploads and assets stand now, for trays and tiles that wait for them. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { scope } = await membershipOf((await params).workspace)
    const query = new URL(request.url).searchParams
    const asked = idsOf(query.get('uploads'), /^[0-9a-f]{32}$/)
    // Members who may only look have no uploads to ask for.
    const uploads = asked.length > 0 ? await uploadStates(scope, asked) : []
    const wanted = [
      ...idsOf(query.get('assets'), /^[0-9a-f-]{36}$/),
      ...uploads.flatMap((upload) => upload.assetId ?? []),
    ]
    const assets = await assetsById(scope, [...new Set(wanted)])
    const say = await saying()
    const told = {
      uploads: uploads.map((upload) => sayFailure(say, upload)),
      assets: assets.map((asset) => sayFailure(say, asset)),
    }
    return Response.json(told, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    const shown = publicError(error, randomUUID().slice(0, 8))
    return Response.json({ error: shown }, { status: httpStatus(shown.code) })
  }
}

function idsOf(list: string | null, form: RegExp): string[] {
  return (list ?? '').split(',', 200).filter((id) => form.test(id))
}
