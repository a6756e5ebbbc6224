import { pool, type Sql, transaction } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { keepBytes } from '../platform/storage.server'
import { SOURCE_THUMBNAIL, thumbnailId } from './asset'
import type { ChildMessage, DecodeOutcome, Fitted, MediaInfo, Misfit, Thumbnail } from './decode/protocol'
import type { PortraitCrop } from './edit/portrait'

/**
 * Writes down what was made of an asset, as soon as it is made. `revision` is that of the asset when its original was
 * opened: once a member has edited it or put another file in its place, what comes from before is let go.
 */
export interface Making {
  workspaceId: string
  id: string
  revision: number
}

/** Writes one thing that a decoder told. */
export async function record(making: Making, message: ChildMessage): Promise<void> {
  if (message.type === 'info') await recordInfo(making, message.info)
  if (message.type === 'suggestion') await recordSuggestion(making, message.suggestion)
  if (message.type === 'thumbnail') await recordThumbnail(making, message.thumbnail)
  if (message.type === 'rendition') await recordRendition(making, message.rendition)
  if (message.type === 'misfit') await recordMisfit(making, message.misfit)
}

/** Holds the asset as it is while `write` writes; does nothing when it has moved on. */
async function whileCurrent(making: Making, write: (sql: Sql) => Promise<unknown>): Promise<void> {
  await transaction(async (sql) => {
    const { rowCount } = await sql.query(
      'SELECT FROM asset WHERE workspace_id = $1 AND id = $2 AND revision = $3 FOR SHARE',
      [making.workspaceId, making.id, making.revision],
    )
    if (rowCount) await write(sql)
  })
}

async function recordInfo({ workspaceId, id, revision }: Making, info: MediaInfo): Promise<void> {
  const made = info.made ?? info
  await pool().query(
    `UPDATE asset SET kind = $4, frames = $5, width = $6, height = $7, duration_ms = $8,
       source_width = $9, source_height = $10, source_duration_ms = $11, detail = $12, updated_at = now()
     WHERE workspace_id = $1 AND id = $2 AND revision = $3`,
    [
      workspaceId,
      id,
      revision,
      info.kind,
      info.frames,
      made.width,
      made.height,
      made.durationMs || null,
      info.width,
      info.height,
      info.durationMs || null,
      JSON.stringify(info.detail ?? {}),
    ],
  )
}

async function recordSuggestion(
  { workspaceId, id, revision }: Making,
  found: PortraitCrop | null,
): Promise<void> {
  await pool().query(
    'UPDATE asset SET suggestion = $4 WHERE workspace_id = $1 AND id = $2 AND revision = $3',
    [workspaceId, id, revision, found && JSON.stringify(found)],
  )
}

async function recordThumbnail(making: Making, thumbnail: Thumbnail): Promise<void> {
  const { sha256, bytes } = await keepBytes(making.workspaceId, thumbnail.bytes)
  const { mime, width, height, longSide, source } = thumbnail
  const profileId = source ? SOURCE_THUMBNAIL : thumbnailId(longSide)
  await whileCurrent(making, (sql) =>
    sql.query(
      `INSERT INTO rendition AS made (workspace_id, asset_id, profile_id, status, sha256, bytes, mime, width, height, updated_at)
       VALUES ($1, $2, $3, 'ready', $4, $5, $6, $7, $8, now())
       ON CONFLICT (workspace_id, asset_id, profile_id) DO UPDATE
       SET status = 'ready', sha256 = $4, bytes = $5, mime = $6, width = $7, height = $8, updated_at = now()`,
      [making.workspaceId, making.id, profileId, sha256, bytes, mime, width, height],
    ),
  )
}

/** Keeps the bytes of a rendition and writes it down in the place of what was there for its profile. */
export async function recordRendition(making: Making, made: Fitted): Promise<void> {
  const { targetId, bytes, mime, width, height, ...detail } = made
  const kept = await keepBytes(making.workspaceId, bytes)
  await whileCurrent(making, (sql) =>
    sql.query(
      `INSERT INTO rendition AS made (workspace_id, asset_id, profile_id, status, sha256, bytes, mime, width, height, detail, updated_at)
       VALUES ($1, $2, $3, 'ready', $4, $5, $6, $7, $8, $9, now())
       ON CONFLICT (workspace_id, asset_id, profile_id) DO UPDATE
       SET status = 'ready', failure = NULL, sha256 = $4, bytes = $5, mime = $6, width = $7, height = $8,
         detail = $9, updated_at = now()`,
      [
        making.workspaceId,
        making.id,
        targetId,
        kept.sha256,
        kept.bytes,
        mime,
        width,
        height,
        JSON.stringify(detail),
      ],
    ),
  )
}

/** Writes that an asset cannot be made for a profile, and why; what was made of it before goes out no more. */
export async function recordMisfit(making: Making, { targetId, message }: Misfit): Promise<void> {
  await whileCurrent(making, (sql) =>
    sql.query(
      `UPDATE rendition SET status = 'failed', failure = $4, updated_at = now()
       WHERE workspace_id = $1 AND asset_id = $2 AND profile_id = $3`,
      [making.workspaceId, making.id, targetId, message],
    ),
  )
}

/** Writes how it ended: ready, or why it cannot be read. @throws AppError('unavailable') to be tried again. */
export async function settle(making: Making, outcome: DecodeOutcome): Promise<void> {
  if (!outcome.ok && outcome.fault.code === 'stopped')
    throw new AppError('unavailable', outcome.fault.message)
  const failure = outcome.ok ? null : outcome.fault.message
  const { workspaceId, id, revision } = making
  await transaction(async (sql) => {
    const { rowCount } = await sql.query(
      `UPDATE asset SET status = $4, failure = $5, updated_at = now()
       WHERE workspace_id = $1 AND id = $2 AND revision = $3`,
      [workspaceId, id, revision, failure ? 'failed' : 'ready', failure],
    )
    if (!rowCount || !failure) return
    await sql.query(
      `UPDATE rendition SET status = 'failed', failure = $3, updated_at = now()
       WHERE workspace_id = $1 AND asset_id = $2 AND status = 'pending'`,
      [workspaceId, id, failure],
    )
  })
}
