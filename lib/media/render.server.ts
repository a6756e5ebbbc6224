import { pool, prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import type { Prisma } from '../platform/generated/prisma/client'
import { log } from '../platform/log.server'
import { enqueue } from '../platform/queue.server'
import { keepBytes, readStored } from '../platform/storage.server'
import { THUMBNAILS, thumbnailId } from './asset'
import { decoder } from './decode/pool.server'
import type {
  ChildMessage,
  DecodeOutcome,
  FitTarget,
  FittedPicture,
  PictureInfo,
  Thumbnail,
} from './decode/protocol'
import { learnedLimits, targetOf } from './limits.server'
import { LIGHTS, PROFILES } from './profiles'
import { MAX_UPLOAD_BYTES } from './upload'

/** Asks the worker to render an asset; when the queue is away the sweep asks again. */
export async function renderSoon(workspaceId: string, assetId: string): Promise<void> {
  await enqueue('media.render', { workspaceId, assetId }).catch((error: Error) =>
    log.warn({ err: error }, 'a rendition waits for the sweep'),
  )
}

interface Original {
  workspaceId: string
  id: string
  sha256: string
}

/**
 * Renders an asset for every carrier profile that is not ready, with its thumbnails, from one decode. Each rendition
 * is stored and recorded as soon as it is made. A picture that cannot be read marks the asset with the reason.
 * Done again it only fills what is missing.
 */
export async function renderAsset(workspaceId: string, assetId: string): Promise<void> {
  const asset = await prisma().asset.findUnique({
    where: { workspaceId_id: { workspaceId, id: assetId } },
    select: { workspaceId: true, id: true, sha256: true, status: true, deletedAt: true },
  })
  if (!asset || asset.status === 'failed' || asset.deletedAt) return
  const missing = await missingTargets(asset)
  const bytes = await readStored(workspaceId, asset.sha256, MAX_UPLOAD_BYTES)
  const writing: Promise<unknown>[] = []
  const outcome = await decoder().run({ bytes, targets: missing, thumbnails: THUMBNAILS }, (message) => {
    writing.push(record(asset, message))
  })
  await Promise.all(writing)
  await settle(asset, outcome)
}

async function missingTargets(asset: Original): Promise<FitTarget[]> {
  const ready = await prisma().rendition.findMany({
    where: { workspaceId: asset.workspaceId, assetId: asset.id, status: { not: 'pending' } },
    select: { profileId: true },
  })
  const done = new Set(ready.map((rendition) => rendition.profileId))
  const learned = await learnedLimits(asset.workspaceId)
  return RENDER_ORDER.filter((profile) => !done.has(profile.id)).map((profile) => targetOf(profile, learned))
}

/** The five lights first: they are what a marketer waits for. */
const RENDER_ORDER = PROFILES.toSorted((a, b) => place(a.id) - place(b.id))

function place(profileId: string): number {
  const light = (LIGHTS as readonly string[]).indexOf(profileId)
  return light < 0 ? LIGHTS.length : light
}

async function record(asset: Original, message: ChildMessage): Promise<void> {
  if (message.type === 'info') await recordInfo(asset, message.info)
  if (message.type === 'thumbnail') await recordThumbnail(asset, message.thumbnail)
  if (message.type === 'rendition') await recordRendition(asset, message.rendition)
  if (message.type === 'misfit') {
    await prisma().rendition.updateMany({
      where: { workspaceId: asset.workspaceId, assetId: asset.id, profileId: message.misfit.targetId },
      data: { status: 'failed', failure: message.misfit.message },
    })
  }
}

async function recordInfo(asset: Original, info: PictureInfo): Promise<void> {
  await prisma().asset.updateMany({
    where: { workspaceId: asset.workspaceId, id: asset.id },
    data: {
      width: info.width,
      height: info.height,
      frames: info.frames,
      durationMs: info.frames > 1 ? info.durationMs : null,
      kind: info.frames > 1 ? 'gif' : 'image',
    },
  })
}

async function recordThumbnail(asset: Original, thumbnail: Thumbnail): Promise<void> {
  const { sha256, bytes } = await keepBytes(asset.workspaceId, thumbnail.bytes)
  const key = {
    workspaceId: asset.workspaceId,
    assetId: asset.id,
    profileId: thumbnailId(thumbnail.longSide),
  }
  const { mime, width, height } = thumbnail
  const data = { status: 'ready' as const, sha256, bytes, mime, width, height }
  await prisma().rendition.upsert({
    where: { workspaceId_assetId_profileId: key },
    create: { ...key, ...data },
    update: data,
  })
}

/** Keeps the bytes of a rendition and writes it down in the place of what was there for its profile. */
export async function recordRendition(
  asset: Pick<Original, 'workspaceId' | 'id'>,
  made: FittedPicture,
): Promise<void> {
  const { sha256, bytes } = await keepBytes(asset.workspaceId, made.bytes)
  const { mime, width, height, quality, chroma, score, curve, frames, colours, encodes, ms, sameAs } = made
  await prisma().rendition.updateMany({
    where: { workspaceId: asset.workspaceId, assetId: asset.id, profileId: made.targetId },
    data: {
      status: 'ready',
      failure: null,
      sha256,
      bytes,
      mime,
      width,
      height,
      detail: {
        quality,
        chroma,
        score,
        curve,
        frames,
        colours,
        encodes,
        ms,
        sameAs,
      } as unknown as Prisma.InputJsonObject,
    },
  })
}

async function settle(asset: Original, outcome: DecodeOutcome): Promise<void> {
  if (!outcome.ok && outcome.fault.code === 'stopped')
    throw new AppError('unavailable', outcome.fault.message)
  const failure = outcome.ok ? null : outcome.fault.message
  await pool().query(
    `UPDATE asset SET status = $3, failure = $4, updated_at = now() WHERE workspace_id = $1 AND id = $2`,
    [asset.workspaceId, asset.id, failure ? 'failed' : 'ready', failure],
  )
  if (!failure) return
  await pool().query(
    `UPDATE rendition SET status = 'failed', failure = $3, updated_at = now()
     WHERE workspace_id = $1 AND asset_id = $2 AND status = 'pending'`,
    [asset.workspaceId, asset.id, failure],
  )
}
