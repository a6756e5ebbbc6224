import type { Sql } from '../platform/db.server'
import { PROFILES } from './profiles'

/**
 * Asks for every rendition of an asset again, in the transaction of the change that makes it needful. Whatever is being
 * made of it as it was before is let go: see `Making`. `changes` are further assignments; the values they name begin at $3.
 * Returns false when there is no such asset. The job is for the caller to ask for, after the commit.
 */
export async function remake(
  sql: Sql,
  workspaceId: string,
  assetId: string,
  changes: { set: string; values: unknown[] } = { set: '', values: [] },
): Promise<boolean> {
  const { rowCount } = await sql.query(
    `UPDATE asset SET status = 'processing', failure = NULL, revision = revision + 1, updated_at = now()${changes.set && `, ${changes.set}`}
     WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL`,
    [workspaceId, assetId, ...changes.values],
  )
  if (!rowCount) return false
  await sql.query(
    `INSERT INTO rendition (workspace_id, asset_id, profile_id)
     SELECT $1, $2, unnest($3::text[])
     ON CONFLICT (workspace_id, asset_id, profile_id) DO UPDATE
     SET status = 'pending', failure = NULL, updated_at = now()`,
    [workspaceId, assetId, PROFILES.map(({ id }) => id)],
  )
  return true
}
