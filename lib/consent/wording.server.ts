import { allow, type Scope } from '../accounts/scope'
import { sha256 } from '../platform/crypto.server'
import { pool, type Sql } from '../platform/db.server'

export type Wording = { id: string; version: number; text: string; sha256: string; createdAt: string }

/** Keeps the exact words that people agreed to, as the next version; the same words again are the same version. */
export async function keepWording(
  sql: Sql,
  scope: Scope,
  text: string,
): Promise<{ id: string; sha256: string }> {
  allow(scope, scope.actor.kind === 'api_key' ? 'contacts.write' : 'consent.record')
  const hash = sha256(text)
  await sql.query(`SELECT pg_advisory_xact_lock(hashtextextended('wording ' || $1, 0))`, [scope.workspaceId])
  await sql.query(
    `INSERT INTO consent_wording (workspace_id, version, text, sha256)
     SELECT $1, coalesce(max(version), 0) + 1, $2, $3 FROM consent_wording WHERE workspace_id = $1
     ON CONFLICT (workspace_id, sha256) DO NOTHING`,
    [scope.workspaceId, text, hash],
  )
  const { rows } = await sql.query<{ id: string }>(
    `SELECT id FROM consent_wording WHERE workspace_id = $1 AND sha256 = $2`,
    [scope.workspaceId, hash],
  )
  return { id: rows[0]?.id as string, sha256: hash }
}

/** Newest first. */
export async function listWordings(scope: Scope): Promise<Wording[]> {
  allow(scope, 'consent.read')
  const { rows } = await pool().query<Wording & { createdAt: Date }>(
    `SELECT id, version, text, sha256, created_at AS "createdAt" FROM consent_wording
     WHERE workspace_id = $1 ORDER BY version DESC LIMIT 100`,
    [scope.workspaceId],
  )
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt).toISOString() }))
}
