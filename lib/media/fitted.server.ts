import { pool, prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { log } from '../platform/log.server'
import { enqueue } from '../platform/queue.server'
import { keepBytes, readStored } from '../platform/storage.server'
import { decoder } from './decode/pool.server'
import type { ChildMessage, DecodeRequest, FitTarget } from './decode/protocol'
import { readEdit } from './edit/edit'
import { profileById } from './profiles'
import type { MediaKind } from './sniff'
import { MAX_UPLOAD_BYTES } from './upload'

/** An asset, as it is at `revision`, under exactly so many raw bytes for a profile. */
export interface Fit {
  assetId: string
  kind: MediaKind
  revision: number
  profileId: string
  maxBytes: number
  /** Whether it may be a clip; without, an animation that was agreed to go as one stays an animation. */
  clips: boolean
}

/** Where a fit stands; `failure` says why it cannot be made. Bytes, px, ms; `score` as of a rendition. */
export interface FitState extends Fit {
  status: 'pending' | 'ready' | 'failed'
  sha256: string | null
  mime: string | null
  bytes: number | null
  width: number | null
  height: number | null
  durationMs: number | null
  score: number | null
  failure: string | null
}

/** Fits nobody asked for in so long are forgotten, days. Whoever launched has a copy. */
const KEPT_DAYS = 30
const SLOW: readonly MediaKind[] = ['video', 'audio']

/** One key per fit, to find its state. */
export const fitKey = ({ assetId, revision, profileId, maxBytes, clips }: Fit) =>
  `${assetId}/${revision}/${profileId}/${maxBytes}/${clips}`

/** The state of each fit, by its key; what nobody asked for before is asked for now, a job per asset. */
export async function askFits(workspaceId: string, fits: readonly Fit[]): Promise<Map<string, FitState>> {
  if (fits.length === 0) return new Map()
  const { rows } = await pool().query<Omit<FitState, 'kind'> & { isNew: boolean }>(
    `WITH wanted AS (
       SELECT DISTINCT $1::uuid AS workspace_id, f."assetId" AS asset_id, f.revision, f."profileId" AS profile_id, f."maxBytes" AS max_bytes, f.clips
       FROM jsonb_to_recordset($2) AS f ("assetId" uuid, revision int, "profileId" text, "maxBytes" int, clips boolean)
     ), made AS (
       INSERT INTO fitted_rendition (workspace_id, asset_id, revision, profile_id, max_bytes, clips) SELECT * FROM wanted
       ON CONFLICT (workspace_id, asset_id, revision, profile_id, max_bytes, clips) DO NOTHING RETURNING *
     ), still_wanted AS (
       UPDATE fitted_rendition f SET asked_at = now() FROM wanted w
       WHERE (f.workspace_id, f.asset_id, f.revision, f.profile_id, f.max_bytes, f.clips)
             = (w.workspace_id, w.asset_id, w.revision, w.profile_id, w.max_bytes, w.clips)
         AND f.status = 'ready' AND f.asked_at < now() - interval '1 day'
     )
     SELECT asset_id AS "assetId", revision, profile_id AS "profileId", max_bytes AS "maxBytes", clips, status, sha256, mime, bytes, width, height,
            (detail ->> 'durationMs')::float8::int AS "durationMs", (detail ->> 'score')::float8 AS score, failure, is_new AS "isNew"
     FROM (SELECT f.*, false AS is_new FROM fitted_rendition f
             JOIN wanted USING (workspace_id, asset_id, revision, profile_id, max_bytes, clips)
           UNION ALL SELECT made.*, true FROM made) asked`,
    [workspaceId, JSON.stringify(fits)],
  )
  const kinds = new Map(fits.map(({ assetId, kind }) => [assetId, kind]))
  for (const assetId of new Set(rows.flatMap((row) => (row.isNew ? row.assetId : []))))
    await fitSoon(workspaceId, assetId, kinds.get(assetId) ?? 'image')
  const states = rows.map((row) => ({ ...row, kind: kinds.get(row.assetId) ?? 'image' }))
  return new Map(states.map((state) => [fitKey(state), state]))
}

async function fitSoon(workspaceId: string, assetId: string, kind: MediaKind): Promise<void> {
  const job = SLOW.includes(kind) ? 'media.fitClip' : 'media.fit'
  await enqueue(job, { workspaceId, assetId }).catch((error: Error) =>
    log.warn({ err: error }, 'a fit waits for the sweep'),
  )
}

/**
 * Makes what was asked of an asset, all of it from one decode. What was asked of an asset that has been edited since, or is gone,
 * is forgotten. Done again it only makes what is missing.
 * @throws AppError('unavailable') while the decoder is shutting down.
 */
export async function makeFits(workspaceId: string, assetId: string): Promise<void> {
  const asset = await prisma().asset.findUnique({
    where: { workspaceId_id: { workspaceId, id: assetId }, deletedAt: null, status: { not: 'failed' } },
    select: { sha256: true, edit: true, revision: true },
  })
  await pool().query(
    `DELETE FROM fitted_rendition WHERE workspace_id = $1 AND asset_id = $2 AND status = 'pending' AND revision IS DISTINCT FROM $3`,
    [workspaceId, assetId, asset?.revision ?? null],
  )
  if (!asset) return
  const bytes = await readStored(workspaceId, asset.sha256, MAX_UPLOAD_BYTES)
  const making = { workspaceId, assetId, revision: asset.revision }
  // Drafts ask for more while it is being made.
  for (let round = 0; round < 3; round++) {
    const targets = await pendingTargets(making)
    if (targets.length === 0) return
    await makeTargets(making, { bytes, targets, thumbnails: [], edit: readEdit(asset.edit) })
  }
}

async function makeTargets(making: Making, request: DecodeRequest): Promise<void> {
  const writing: Promise<void>[] = []
  const outcome = await decoder().run(request, (message) => {
    writing.push(record(making, message))
  })
  await Promise.all(writing)
  if (outcome.ok) return
  if (outcome.fault.code === 'stopped') throw new AppError('unavailable', outcome.fault.message)
  await pool().query(
    `UPDATE fitted_rendition SET status = 'failed', failure = $4
     WHERE workspace_id = $1 AND asset_id = $2 AND revision = $3 AND status = 'pending'`,
    [making.workspaceId, making.assetId, making.revision, outcome.fault.message],
  )
}

type Making = { workspaceId: string; assetId: string; revision: number }

/** The id of a target says its profile and bytes, and whether it may be a clip, so that several of one profile can be made at once. */
const targetId = ({ profileId, maxBytes, clips }: Pick<Fit, 'profileId' | 'maxBytes' | 'clips'>) =>
  `${profileId} ${maxBytes} ${clips}`

async function pendingTargets({ workspaceId, assetId, revision }: Making): Promise<FitTarget[]> {
  const { rows } = await pool().query<Pick<Fit, 'profileId' | 'maxBytes' | 'clips'>>(
    `SELECT profile_id AS "profileId", max_bytes AS "maxBytes", clips FROM fitted_rendition
     WHERE workspace_id = $1 AND asset_id = $2 AND revision = $3 AND status = 'pending' ORDER BY asked_at LIMIT 60`,
    [workspaceId, assetId, revision],
  )
  return rows.flatMap((row) => {
    const profile = profileById(row.profileId)
    if (!profile) return []
    const { width, height, baseline, clip } = profile
    const mime = row.clips ? profile.mime : profile.mime.filter((type) => !type.startsWith('video/'))
    return { id: targetId(row), maxBytes: row.maxBytes, width, height, mime, baseline, clip }
  })
}

async function record({ workspaceId, assetId, revision }: Making, message: ChildMessage): Promise<void> {
  const made =
    message.type === 'rendition' ? message.rendition : message.type === 'misfit' ? message.misfit : null
  if (!made) return
  const [profileId, maxBytes, clips] = made.targetId.split(' ')
  const key = [workspaceId, assetId, revision, profileId, Number(maxBytes), clips === 'true']
  const which =
    'workspace_id = $1 AND asset_id = $2 AND revision = $3 AND profile_id = $4 AND max_bytes = $5 AND clips = $6'
  if ('message' in made) {
    await pool().query(`UPDATE fitted_rendition SET status = 'failed', failure = $7 WHERE ${which}`, [
      ...key,
      made.message,
    ])
    return
  }
  const { targetId: _, bytes, mime, width, height, ...detail } = made
  const kept = await keepBytes(workspaceId, bytes)
  await pool().query(
    `UPDATE fitted_rendition SET status = 'ready', failure = NULL, sha256 = $7, bytes = $8, mime = $9, width = $10, height = $11, detail = $12
     WHERE ${which}`,
    [...key, kept.sha256, kept.bytes, mime, width, height, JSON.stringify(detail)],
  )
}

/** Asks again for what waits, should its job have been lost. */
export async function remindFits(): Promise<void> {
  const { rows } = await pool().query<{ workspaceId: string; assetId: string; kind: MediaKind }>(
    `SELECT DISTINCT f.workspace_id AS "workspaceId", f.asset_id AS "assetId", a.kind
     FROM fitted_rendition f JOIN asset a ON a.workspace_id = f.workspace_id AND a.id = f.asset_id
     WHERE f.status = 'pending' AND f.asked_at < now() - interval '30 seconds' LIMIT 100`,
  )
  for (const { workspaceId, assetId, kind } of rows) await fitSoon(workspaceId, assetId, kind)
}

/** Forgets what nobody asked for in a long time, and what could not be made, so that it is tried again. */
export async function forgetFits(): Promise<void> {
  await pool().query(
    `DELETE FROM fitted_rendition
     WHERE asked_at < now() - make_interval(days => CASE status WHEN 'ready' THEN $1 ELSE 1 END)`,
    [KEPT_DAYS],
  )
}
