import { pool } from '../platform/db.server'
import { LIBRARY_SHAPE, mediaBudget } from './budget'
import type { FitTarget } from './decode/protocol'
import { type CarrierProfile, rungBelow } from './profiles'

/** Carriers change: a limit learned so many days ago is forgotten, and the published one tried again. */
const REMEMBERED_DAYS = 30

/** Whole encoded messages, bytes, that this workspace learned its carriers take less than published, by profile id. */
export async function learnedLimits(workspaceId: string): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ profileId: string; bytes: number }>(
    `SELECT profile_id AS "profileId", message_bytes AS bytes FROM profile_limit
     WHERE workspace_id = $1 AND learned_at > now() - make_interval(days => ${REMEMBERED_DAYS})`,
    [workspaceId],
  )
  return new Map(rows.map(({ profileId, bytes }) => [profileId, bytes]))
}

/**
 * Remembers that a message of `refusedBytes` was too large for a profile, and says what it is held to from now on: the
 * next rung below. What was learned is only ever lowered while it is remembered. Null where no rung is below.
 */
export async function lowerLimit(
  workspaceId: string,
  profile: CarrierProfile,
  refusedBytes: number,
): Promise<number | null> {
  const below = rungBelow({ messageBytes: Math.min(profile.messageBytes, refusedBytes) })
  if (!below) return null
  const { rows } = await pool().query<{ bytes: number }>(
    `INSERT INTO profile_limit AS known (workspace_id, profile_id, message_bytes) VALUES ($1, $2, $3)
     ON CONFLICT (workspace_id, profile_id) DO UPDATE
     SET learned_at = now(), message_bytes = CASE
       WHEN known.learned_at > now() - make_interval(days => ${REMEMBERED_DAYS}) THEN least(known.message_bytes, $3) ELSE $3 END
     RETURNING message_bytes AS bytes`,
    [workspaceId, profile.id, below.messageBytes],
  )
  return rows[0]?.bytes ?? below.messageBytes
}

/** What a picture is fitted to for a profile: its published limits, or the bytes that were learned. */
export function targetOf(profile: CarrierProfile, learned: ReadonlyMap<string, number>): FitTarget {
  const messageBytes = Math.min(profile.messageBytes, learned.get(profile.id) ?? profile.messageBytes)
  const { id, width, height, mime, baseline } = profile
  return { id, maxBytes: mediaBudget({ messageBytes }, LIBRARY_SHAPE), width, height, mime, baseline }
}
