import { prisma } from '../platform/db.server'
import { log } from '../platform/log.server'
import { enqueue } from '../platform/queue.server'
import { readStored } from '../platform/storage.server'
import { THUMBNAILS } from './asset'
import { PREVIEW_ID } from './av/fitted'
import { decoder } from './decode/pool.server'
import type { FitTarget } from './decode/protocol'
import { readEdit } from './edit/edit'
import { learnedLimits, targetOf } from './limits.server'
import { LIGHTS, PROFILES } from './profiles'
import { type Making, record, settle } from './record.server'
import type { MediaKind } from './sniff'
import { MAX_UPLOAD_BYTES } from './upload'

/** Asks the worker to render an asset; when the queue is away the sweep asks again. */
export async function renderSoon(workspaceId: string, assetId: string): Promise<void> {
  await enqueue('media.render', { workspaceId, assetId }).catch((error: Error) =>
    log.warn({ err: error }, 'a rendition waits for the sweep'),
  )
}

interface Original extends Making {
  sha256: string
  kind: MediaKind
  edit: unknown
}

/** What takes minutes, not moments: its renditions are made in a lane of their own. */
export const plays = ({ kind }: { kind: MediaKind }) => kind === 'video' || kind === 'audio'

/** What the library plays of it; its bytes are not held to a message. */
const PREVIEW: FitTarget = {
  id: PREVIEW_ID,
  maxBytes: MAX_UPLOAD_BYTES,
  width: 480,
  height: 480,
  mime: ['video/mp4', 'audio/mp4'],
  baseline: false,
}

/** Renders an asset; a clip or a sound is handed on to the lane of those, so that no picture waits behind it. */
export async function renderAsset(workspaceId: string, assetId: string): Promise<void> {
  const asset = await waitingAsset(workspaceId, assetId)
  if (!asset) return
  if (plays(asset)) await enqueue('media.clip', { workspaceId, assetId })
  else await render(asset)
}

/** The same for clips and sounds, called in their lane. */
export async function renderClip(workspaceId: string, assetId: string): Promise<void> {
  const asset = await waitingAsset(workspaceId, assetId)
  if (asset) await render(asset)
}

async function waitingAsset(workspaceId: string, assetId: string): Promise<Original | null> {
  return prisma().asset.findUnique({
    where: {
      workspaceId_id: { workspaceId, id: assetId },
      status: { not: 'failed' },
      deletedAt: null,
    },
    select: { workspaceId: true, id: true, sha256: true, kind: true, edit: true, revision: true },
  })
}

/**
 * Makes every rendition that is not ready, and the thumbnails, from one decode. Each is stored and recorded as soon as
 * it is made. An original that cannot be read marks the asset with the reason. Done again it only fills what is missing.
 */
async function render(asset: Original): Promise<void> {
  const { workspaceId } = asset
  const missing = await missingTargets(asset)
  const bytes = await readStored(workspaceId, asset.sha256, MAX_UPLOAD_BYTES)
  const writing: Promise<unknown>[] = []
  const edit = readEdit(asset.edit)
  const outcome = await decoder().run(
    { bytes, targets: missing, thumbnails: THUMBNAILS, edit, suggest: true },
    (message) => {
      writing.push(record(asset, message))
    },
  )
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
  const targets = RENDER_ORDER.map((profile) => targetOf(profile, learned))
  return [...(plays(asset) ? [PREVIEW] : []), ...targets].filter(({ id }) => !done.has(id))
}

/** The five lights first: they are what a marketer waits for. */
const RENDER_ORDER = PROFILES.toSorted((a, b) => place(a.id) - place(b.id))

function place(profileId: string): number {
  const light = (LIGHTS as readonly string[]).indexOf(profileId)
  return light < 0 ? LIGHTS.length : light
}
