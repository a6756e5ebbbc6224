import { appendEvents, lockLedger } from '@/lib/consent/ledger-sql.server'
import { transaction } from '@/lib/platform/db.server'
import type { Claimed } from './state'

const batchContacts = 10_000

const restored = {
  first_name: 'text',
  last_name: 'text',
  email: 'text',
  state: 'text',
  city: 'text',
  postal_code: 'text',
  birthday: 'date',
  carrier: 'text',
  country: 'text',
  line_type: 'line_type',
  deleted_at: 'timestamptz',
}

/**
 * Takes back the next contacts of an import: earlier values return, contacts that it created go unless they were written
 * to, wrote, or were edited since. The yes that it recorded is withdrawn by a further event; nothing leaves the ledger.
 * Returns false when nothing is left.
 */
export async function undoBatch(run: Claimed): Promise<boolean> {
  return transaction(async (sql) => {
    await lockLedger(sql, run.workspaceId)
    const alive = await sql.query(
      `UPDATE contact_import SET beat_at = now() WHERE workspace_id = $1 AND id = $2 AND status = 'undoing'`,
      [run.workspaceId, run.id],
    )
    if (alive.rowCount === 0) return false
    const { rows } = await sql.query<{ contact_id: string }>(
      `SELECT contact_id FROM contact_import_change WHERE workspace_id = $1 AND import_id = $2
       ORDER BY contact_id LIMIT $3`,
      [run.workspaceId, run.id, batchContacts],
    )
    if (rows.length === 0) return false
    const ids = rows.map((row) => row.contact_id)
    const parameters = [run.workspaceId, run.id, ids]
    await appendEvents(
      sql,
      run.workspaceId,
      `SELECT c.phone, 'revoked' AS kind, 'import' AS mechanism, NULL AS wording_id, 'system' AS actor_kind,
              NULL AS actor_id, jsonb_build_object('undoOf', $2::text) AS evidence, now() AS occurred_at
       FROM contact c JOIN consent_event e ON e.workspace_id = c.workspace_id AND e.id = c.consent_event_id
       WHERE c.workspace_id = $1::uuid AND c.id = ANY ($3::uuid[]) AND c.consent = 'granted'
         AND e.mechanism = 'import' AND e.evidence->>'importId' = $2`,
      [run.id, ids],
    )
    await sql.query(
      `UPDATE contact c SET ${Object.entries(restored)
        .map(([name, type]) => `${name} = (ch.before->>'${name}')::${type}`)
        .join(', ')},
         tags = ARRAY(SELECT jsonb_array_elements_text(ch.before->'tags')), attributes = ch.before->'attributes',
         updated_at = now()
       FROM contact_import_change ch, contact_import i
       WHERE ch.workspace_id = $1 AND ch.import_id = $2 AND ch.contact_id = ANY ($3::uuid[]) AND ch.before IS NOT NULL
         AND i.workspace_id = $1 AND i.id = $2 AND c.workspace_id = $1 AND c.id = ch.contact_id
         AND c.updated_at <= coalesce(i.finished_at, now())`,
      parameters,
    )
    await sql.query(
      `DELETE FROM contact c USING contact_import_change ch, contact_import i
       WHERE ch.workspace_id = $1 AND ch.import_id = $2 AND ch.contact_id = ANY ($3::uuid[]) AND ch.before IS NULL
         AND i.workspace_id = $1 AND i.id = $2 AND c.workspace_id = $1 AND c.id = ch.contact_id
         AND c.updated_at <= coalesce(i.finished_at, now())
         AND NOT EXISTS (SELECT FROM message m WHERE m.workspace_id = $1 AND m.contact_id = c.id)
         AND NOT EXISTS (SELECT FROM reply r WHERE r.workspace_id = $1 AND r.contact_id = c.id)`,
      parameters,
    )
    await sql.query(
      `DELETE FROM contact_import_change WHERE workspace_id = $1 AND import_id = $2 AND contact_id = ANY ($3::uuid[])`,
      parameters,
    )
    return true
  })
}
