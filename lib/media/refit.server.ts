import { prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { readStored } from '../platform/storage.server'
import type { RenditionFile } from './assets.server'
import { decoder } from './decode/pool.server'
import { lowerLimit, targetOf } from './limits.server'
import { profileById } from './profiles'
import { recordRendition } from './render.server'
import { MAX_UPLOAD_BYTES } from './upload'

export interface Refit {
  profileId: string
  /** Whole encoded message, bytes, that the profile is held to in this workspace from now on. */
  messageBytes: number
  file: RenditionFile
}

/**
 * A carrier answered "too large" to a message of `refusedBytes`: holds the profile one rung lower from now on, and makes
 * the asset's picture for it anew. Null where there is no rung below, or no picture fits it. Called twice, or by several
 * workers, it ends the same; the picture is decoded only while none is small enough.
 * @throws AppError('unavailable') while the decoder is shutting down.
 */
export async function refitBelow(
  { workspaceId }: { workspaceId: string },
  assetId: string,
  profileId: string,
  refusedBytes: number,
): Promise<Refit | null> {
  const profile = profileById(profileId)
  const messageBytes = profile ? await lowerLimit(workspaceId, profile, refusedBytes) : null
  if (!profile || messageBytes === null) return null
  const target = targetOf(profile, new Map([[profileId, messageBytes]]))
  const made = await readyFile(workspaceId, assetId, profileId)
  if (made && made.bytes <= target.maxBytes) return { profileId, messageBytes, file: made }
  const asset = await prisma().asset.findUnique({
    where: { workspaceId_id: { workspaceId, id: assetId }, deletedAt: null, status: { not: 'failed' } },
    select: { workspaceId: true, id: true, sha256: true },
  })
  if (!asset) return null
  const bytes = await readStored(workspaceId, asset.sha256, MAX_UPLOAD_BYTES)
  const outcome = await decoder().run({ bytes, targets: [target], thumbnails: [] })
  if (!outcome.ok && outcome.fault.code === 'stopped')
    throw new AppError('unavailable', outcome.fault.message)
  const rendition = outcome.ok ? outcome.renditions[0] : undefined
  if (!rendition) return null
  await recordRendition(asset, rendition)
  const file = await readyFile(workspaceId, assetId, profileId)
  return file ? { profileId, messageBytes, file } : null
}

async function readyFile(
  workspaceId: string,
  assetId: string,
  profileId: string,
): Promise<RenditionFile | null> {
  const row = await prisma().rendition.findUnique({
    where: {
      workspaceId_assetId_profileId: { workspaceId, assetId, profileId },
      status: 'ready',
      asset: { deletedAt: null },
    },
    select: { sha256: true, mime: true, bytes: true, width: true, height: true },
  })
  if (!row?.sha256 || !row.mime || row.bytes === null || row.width === null || row.height === null)
    return null
  return { sha256: row.sha256, mime: row.mime, bytes: row.bytes, width: row.width, height: row.height }
}
