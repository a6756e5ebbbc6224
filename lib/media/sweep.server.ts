import { rm, stat } from 'node:fs/promises'
import { pool, transaction } from '../platform/db.server'
import { draftShows } from './asset-filter'
import { uploadFile } from './incoming.server'
import { ingestSoon } from './ingest.server'
import { remake } from './remake.server'
import { renderSoon } from './render.server'

/** Uploads nobody went on with for this long are forgotten, days. */
const KEPT_DAYS = 7

/** Asks again for uploads that arrived and for assets that wait for renditions, should their job have been lost. */
export async function remindMedia(): Promise<void> {
  await noticeArrived()
  const uploads = await pool().query<{ workspace_id: string; id: string }>(
    `SELECT workspace_id, id FROM upload
     WHERE finished_at IS NULL AND received_at < now() - interval '20 seconds'
     ORDER BY created_at LIMIT 100`,
  )
  for (const { workspace_id, id } of uploads.rows) await ingestSoon(workspace_id, id)
  const assets = await pool().query<{ workspace_id: string; id: string }>(
    `SELECT workspace_id, id FROM asset
     WHERE status = 'processing' AND deleted_at IS NULL AND updated_at < now() - interval '1 minute'
     ORDER BY created_at LIMIT 100`,
  )
  for (const { workspace_id, id } of assets.rows) await renderSoon(workspace_id, id)
}

/** Assets judged anew at a time, so that whoever uploads meanwhile hardly waits. */
const JUDGED_AT_A_TIME = 2

/**
 * Makes a few pictures anew that an earlier release made without judging them: their scores, curves and suggested crops
 * come by and by. Those in drafts wait until nobody composes with them. Returns how many.
 */
export async function judgeEarlier(): Promise<number> {
  const { rows } = await pool().query<{ workspace_id: string; id: string }>(
    `SELECT a.workspace_id, a.id FROM asset a
     WHERE a.kind = 'image' AND a.status = 'ready' AND a.deleted_at IS NULL
       AND EXISTS (SELECT FROM rendition r WHERE r.workspace_id = a.workspace_id AND r.asset_id = a.id
                     AND r.status = 'ready' AND r.profile_id NOT LIKE 'thumb-%' AND NOT r.detail ? 'score')
       AND NOT EXISTS (SELECT FROM campaign c WHERE c.workspace_id = a.workspace_id AND c.status = 'draft'
                         AND c.deleted_at IS NULL AND c.updated_at > now() - interval '1 hour' AND ${draftShows('a.id')})
       AND NOT EXISTS (SELECT FROM asset busy WHERE busy.status = 'processing' AND busy.deleted_at IS NULL)
     ORDER BY a.created_at DESC LIMIT $1`,
    [JUDGED_AT_A_TIME],
  )
  for (const { workspace_id, id } of rows) {
    if (await transaction((sql) => remake(sql, workspace_id, id))) await renderSoon(workspace_id, id)
  }
  return rows.length
}

/** A web process that died between the last byte and writing that down leaves a whole file behind an open row. */
async function noticeArrived(): Promise<void> {
  const { rows } = await pool().query<{ workspace_id: string; id: string; bytes: number }>(
    `SELECT workspace_id, id, bytes FROM upload
     WHERE received_at IS NULL AND finished_at IS NULL AND created_at < now() - interval '1 minute'
     ORDER BY created_at DESC LIMIT 200`,
  )
  for (const { workspace_id, id, bytes } of rows) {
    const size = (await stat(uploadFile(id)).catch(() => undefined))?.size
    if (size !== bytes) continue
    await pool().query(
      'UPDATE upload SET received_at = now() WHERE workspace_id = $1 AND id = $2 AND received_at IS NULL',
      [workspace_id, id],
    )
  }
}

/** Removes the bytes and rows of uploads that were begun and never ended, and the rows of long finished ones. */
export async function forgetAbandoned(): Promise<void> {
  const { rows } = await pool().query<{ id: string }>(
    `DELETE FROM upload
     WHERE created_at < now() - make_interval(days => $1) AND (finished_at IS NOT NULL OR received_at IS NULL)
     RETURNING id`,
    [KEPT_DAYS],
  )
  for (const { id } of rows) {
    await rm(uploadFile(id), { force: true })
    await rm(`${uploadFile(id)}.json`, { force: true })
  }
}
