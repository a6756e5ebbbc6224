import { rm, stat } from 'node:fs/promises'
import { pool } from '../platform/db.server'
import { uploadFile } from './incoming.server'
import { ingestSoon } from './ingest.server'
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
