import { auditSql } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { firstAssetSql } from '../messages/frozen'
import { pool, transaction } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { enqueue } from '../platform/queue.server'
import { mostUndated } from './calendar'
import type { DatedCampaign } from './campaign'
import { noteEvent } from './control.server'
import { draftDue } from './due'

/** Campaigns of a calendar's page; more than anybody reads. */
const mostShown = 500

/** A launched campaign stands where it left, a scheduled one where it will, a draft where its schedule says. */
const dated = `coalesce(launched_at, send_at, ${draftDue()})`
const columns = `id, name, status, revision, ${dated} AS at, ${firstAssetSql('coalesce(frozen, draft)')} AS "assetId"`

/** Campaigns with a moment in [from, to), earliest first. */
export async function campaignsBetween(scope: Scope, from: Date, to: Date): Promise<DatedCampaign[]> {
  allow(scope, 'campaigns.read')
  const { rows } = await pool().query<DatedCampaign>(
    `SELECT ${columns} FROM campaign
     WHERE workspace_id = $1 AND deleted_at IS NULL AND ${dated} >= $2 AND ${dated} < $3
     ORDER BY at, id LIMIT ${mostShown}`,
    [scope.workspaceId, from, to],
  )
  return rows
}

/** Drafts that have no moment yet, newest change first, at most `mostUndated`. */
export async function undatedDrafts(scope: Scope): Promise<DatedCampaign[]> {
  allow(scope, 'campaigns.read')
  const { rows } = await pool().query<DatedCampaign>(
    `SELECT ${columns} FROM campaign
     WHERE workspace_id = $1 AND deleted_at IS NULL AND status = 'draft' AND ${dated} IS NULL
     ORDER BY updated_at DESC LIMIT ${mostUndated}`,
    [scope.workspaceId],
  )
  return rows
}

/**
 * Moves a draft or a scheduled campaign to another moment; null takes a draft's away. `revision` is the one that was shown.
 * @throws AppError('conflict') when it has begun to leave, was changed meanwhile, or the moment has passed. Nothing was moved then.
 */
export async function moveCampaign(
  scope: Scope,
  input: { id: string; revision: number; at: Date | null },
  now = new Date(),
): Promise<{ revision: number }> {
  allow(scope, 'campaigns.write')
  const { id, revision, at } = input
  if (at && at <= now) throw new AppError('conflict', 'Not moved: that moment has passed.')
  const moved = await transaction(async (sql) => {
    const { rows } = await sql.query<{ status: string; revision: number }>(
      `UPDATE campaign SET send_at = CASE WHEN status = 'scheduled' THEN $4::timestamptz END, revision = revision + 1, updated_at = now(),
              draft = jsonb_set(draft, '{schedule}', $5::jsonb)
       WHERE workspace_id = $1 AND id = $2 AND revision = $3 AND deleted_at IS NULL
         AND (status = 'draft' OR (status = 'scheduled' AND $4::timestamptz IS NOT NULL AND send_at > now()))
       RETURNING status::text, revision`,
      [
        scope.workspaceId,
        id,
        revision,
        at,
        JSON.stringify(at ? { kind: 'at', at: at.toISOString() } : { kind: 'now' }),
      ],
    )
    const row = rows[0]
    if (!row)
      throw new AppError(
        'conflict',
        'Not moved: it was changed meanwhile, or has begun to leave. Look again.',
      )
    // A scheduled campaign is a promise to send: who may not send may not move it either.
    if (row.status === 'scheduled') allow(scope, 'campaigns.send')
    await noteEvent(sql, scope, id, 'move', { at })
    await auditSql(sql, scope, {
      action: 'campaign.moved',
      subjectType: 'campaign',
      subjectId: id,
      data: { at },
    })
    return row
  })
  // The job of the earlier moment finds nothing due; the sweep finds it too should this one be lost.
  if (moved.status === 'scheduled' && at)
    await enqueue(
      'campaigns.prepare',
      { workspaceId: scope.workspaceId, campaignId: id },
      at.getTime() - now.getTime(),
    )
  return { revision: moved.revision }
}
