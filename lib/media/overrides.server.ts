import { auditSql } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { pool, transaction } from '../platform/db.server'
import { AppError, notFound } from '../platform/errors'
import { log } from '../platform/log.server'
import { enqueue } from '../platform/queue.server'
import { LEAST_MESSAGE_BYTES, type LimitLine, limitLine } from './limit-line'
import { learnedLimits, targetOf } from './limits.server'
import { PROFILES, profileById } from './profiles'

/** Renditions used this share of what they were allowed where the limit is what held them. */
const HELD = 0.9
/** Pictures made anew at once after a change; the others are when they are next used. */
const MOST_REFITS = 2_000

/** Every carrier profile with what is published, what was learned and what the workspace set. */
export async function listLimits(scope: Scope): Promise<LimitLine[]> {
  allow(scope, 'carriers.manage')
  const { rows } = await pool().query<{ profileId: string; learned: number | null; own: number | null }>(
    `SELECT coalesce(l.profile_id, o.profile_id) AS "profileId", l.bytes AS learned, o.message_bytes AS own
     FROM (SELECT profile_id, min(message_bytes) AS bytes FROM profile_limit
           WHERE workspace_id = $1 AND learned_at > now() - interval '30 days' GROUP BY profile_id) l
     FULL JOIN (SELECT profile_id, message_bytes FROM profile_override WHERE workspace_id = $1) o
       ON o.profile_id = l.profile_id`,
    [scope.workspaceId],
  )
  return PROFILES.map((profile) => {
    const row = rows.find(({ profileId }) => profileId === profile.id)
    return limitLine(profile, row?.learned ?? undefined, row?.own ?? undefined)
  })
}

/**
 * Holds a profile to `messageBytes` in this workspace, or to what is published again with null, and has the pictures made
 * anew that it touches.
 * @throws AppError('invalid') for more than is published or less than holds a picture; AppError('not_found') for an
 * unknown profile.
 */
export async function setLimit(scope: Scope, profileId: string, messageBytes: number | null): Promise<void> {
  allow(scope, 'carriers.manage')
  const profile = profileById(profileId)
  if (!profile) throw notFound('carrier profile')
  if (messageBytes !== null) checkBytes(messageBytes, profile.messageBytes)
  const { workspaceId } = scope
  const before = targetOf(profile, await learnedLimits(workspaceId)).maxBytes
  await transaction(async (sql) => {
    if (messageBytes === null) {
      await sql.query('DELETE FROM profile_override WHERE workspace_id = $1 AND profile_id = $2', [
        workspaceId,
        profileId,
      ])
    } else {
      await sql.query(
        `INSERT INTO profile_override (workspace_id, profile_id, message_bytes) VALUES ($1, $2, $3)
         ON CONFLICT (workspace_id, profile_id) DO UPDATE SET message_bytes = $3, set_at = now()`,
        [workspaceId, profileId, messageBytes],
      )
    }
    const data = { profile: profileId, messageBytes }
    await auditSql(sql, scope, {
      action: 'profile.limited',
      subjectType: 'carrier_profile',
      subjectId: profileId,
      data,
    })
  })
  const after = targetOf(profile, await learnedLimits(workspaceId)).maxBytes
  await refitAll(workspaceId, profileId, before, after)
}

function checkBytes(messageBytes: number, published: number): void {
  if (messageBytes >= LEAST_MESSAGE_BYTES && messageBytes <= published) return
  throw new AppError(
    'invalid',
    'Enter {least} to {most} kB: less holds no picture, and more is not carried.',
    {
      values: { least: LEAST_MESSAGE_BYTES / 1_000, most: published / 1_000 },
    },
  )
}

/** Asks for pictures that are over by now, or that the old limit held back. */
async function refitAll(
  workspaceId: string,
  profileId: string,
  before: number,
  after: number,
): Promise<void> {
  if (before === after) return
  const larger = after > before
  const { rows } = await pool().query<{ assetId: string }>(
    `SELECT asset_id AS "assetId" FROM rendition
     WHERE workspace_id = $1 AND profile_id = $2 AND status = 'ready' AND bytes > $3
     ORDER BY updated_at DESC LIMIT $4`,
    [workspaceId, profileId, larger ? Math.round(before * HELD) : after, MOST_REFITS],
  )
  try {
    for (const { assetId } of rows) await enqueue('media.refit', { workspaceId, assetId, profileId, larger })
  } catch (error) {
    log.warn({ err: error }, 'renditions keep their old limit until they are made again')
  }
}
