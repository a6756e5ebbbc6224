import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { membershipOf } from '@/lib/accounts/session.server'
import { FORMAT_IDS } from '@/lib/designs/format'
import { brandOf } from '@/lib/designs/kit.server'
import { lookOf, thumbnail } from '@/lib/designs/thumbnail.server'
import { httpStatus, publicError } from '@/lib/platform/errors'

type Context = { params: Promise<{ workspace: string; design: string }> }

/** A design as the wall shows it. The address names the brand's look, so a browser may keep the picture for ever. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { workspace, design } = await params
    const { scope } = await membershipOf(workspace)
    const query = new URL(request.url).searchParams
    const format = z.enum(FORMAT_IDS).catch('portrait').parse(query.get('format'))
    const brand = await brandOf(scope)
    const bytes = await thumbnail(scope, brand, design, format)
    const lasting = query.get('look') === lookOf(brand)
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'image/webp',
        'x-content-type-options': 'nosniff',
        'cache-control': lasting ? 'private, max-age=31536000, immutable' : 'private, no-store',
      },
    })
  } catch (error) {
    const shown = publicError(error, randomUUID().slice(0, 8))
    return Response.json({ error: shown }, { status: httpStatus(shown.code) })
  }
}
