import { prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { enqueue } from '../platform/queue.server'
import { readStored } from '../platform/storage.server'
import type { RenditionFile } from './assets.server'
import { decoder } from './decode/pool.server'
import { readEdit } from './edit/edit'
import { learnedLimits, targetOf } from './limits.server'
import { profileById } from './profiles'
import { recordMisfit, recordRendition } from './record.server'
import { plays } from './render.server'
import { MAX_UPLOAD_BYTES } from './upload'

interface Refit {
  workspaceId: string
  assetId: string
  profileId: string
  larger?: boolean | undefined
}

/** Makes a rendition anew as `refit` does; a clip or a sound is handed on to the lane of those, so that no picture waits behind it. */
export async function refitInLane(asked: Refit): Promise<void> {
  const { workspaceId, assetId, profileId, larger } = asked
  const asset = await prisma().asset.findUnique({
    where: { workspaceId_id: { workspaceId, id: assetId } },
    select: { kind: true },
  })
  if (asset && plays(asset)) await enqueue('media.refitClip', asked)
  else await refit(workspaceId, assetId, profileId, larger)
}

/**
 * Makes an asset's rendition for a profile anew when it is over what the profile is held to by now. Null for an asset that is
 * gone or cannot be made so small; what was too large is then sent no more. Called twice, or by several workers, it ends the
 * same; the original is decoded only while none is small enough, or when it may be `larger` than it was made.
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
  if (!outcome.ok) return null
  for (const misfit of outcome.misfits) await recordMisfit(asset, misfit)
  const [rendition] = outcome.renditions
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
  if (!row?.sha256 || !row.mime || row.bytes === null) return null
  const { sha256, mime, bytes, width, height } = row
  return { sha256, mime, bytes, width, height }
}
