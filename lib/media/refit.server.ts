import { prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { readStored } from '../platform/storage.server'
import type { RenditionFile } from './assets.server'
import { decoder } from './decode/pool.server'
import { readEdit } from './edit/edit'
import { learnedLimits, targetOf } from './limits.server'
import { profileById } from './profiles'
import { recordRendition } from './record.server'
import { MAX_UPLOAD_BYTES } from './upload'

/**
 * Makes an asset's picture for a profile anew when it is over what the profile is held to by now. Null for an asset that is
 * gone or cannot be made so small. Called twice, or by several workers, it ends the same; the picture is decoded only while
 * none is small enough, or when it may be `larger` than it was made.
 * @throws AppError('unavailable') while the decoder is shutting down.
 */
export async function refit(
  workspaceId: string,
  assetId: string,
  profileId: string,
  larger = false,
): Promise<RenditionFile | null> {
  const profile = profileById(profileId)
  if (!profile) return null
  const target = targetOf(profile, await learnedLimits(workspaceId))
  const made = await readyFile(workspaceId, assetId, profileId)
  if (made && made.bytes <= target.maxBytes && !larger) return made
  const asset = await prisma().asset.findUnique({
    where: { workspaceId_id: { workspaceId, id: assetId }, deletedAt: null, status: { not: 'failed' } },
    select: { workspaceId: true, id: true, sha256: true, edit: true, revision: true },
  })
  if (!asset) return null
  const bytes = await readStored(workspaceId, asset.sha256, MAX_UPLOAD_BYTES)
  const outcome = await decoder().run({
    bytes,
    targets: [target],
    thumbnails: [],
    edit: readEdit(asset.edit),
  })
  if (!outcome.ok && outcome.fault.code === 'stopped')
    throw new AppError('unavailable', outcome.fault.message)
  const rendition = outcome.ok ? outcome.renditions[0] : undefined
  if (!rendition) return null
  await recordRendition(asset, rendition)
  return readyFile(workspaceId, assetId, profileId)
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
