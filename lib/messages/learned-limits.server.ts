import { pool } from '../platform/db.server'
import { WeightLimits } from './weight'

/** Carriers change: what was refused so many days ago is tried again. */
const rememberedDays = 30

/** What an account's carrier has refused for its size. */
export async function readWeightLimits(workspaceId: string, accountId: string): Promise<WeightLimits> {
  const { rows } = await pool().query<{ profileId: string; bytes: number }>(
    `SELECT profile_id AS "profileId", refused_bytes AS bytes FROM learned_limit
     WHERE workspace_id = $1 AND account_id = $2 AND learned_at > now() - make_interval(days => ${rememberedDays})`,
    [workspaceId, accountId],
  )
  return new WeightLimits(new Map(rows.map(({ profileId, bytes }) => [profileId, bytes])))
}

/** Remembers that a message of `bytes` for a profile was refused as too large. */
export async function writeWeightLimit(
  workspaceId: string,
  accountId: string,
  profileId: string,
  bytes: number,
): Promise<void> {
  await pool().query(
    `INSERT INTO learned_limit AS known (workspace_id, account_id, profile_id, refused_bytes) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workspace_id, account_id, profile_id) DO UPDATE
     SET learned_at = now(), refused_bytes = CASE
       WHEN known.learned_at > now() - make_interval(days => ${rememberedDays}) THEN least(known.refused_bytes, $4) ELSE $4 END`,
    [workspaceId, accountId, profileId, bytes],
  )
}
