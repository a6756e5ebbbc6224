import { appendEvents, contactOf, lockLedger, standingSql } from '@/lib/consent/ledger-sql.server'
import { pool, type Sql, transaction } from '@/lib/platform/db.server'
import { stagingTable } from './stage.server'
import type { Claimed, ImportCounts } from './state'

/** Lines merged in one transaction: long enough to be quick, short enough that a STOP never waits a second for it. */
const batchLines = 20_000

/** Columns where a value from the file replaces the contact's own. */
const replaced = ['first_name', 'last_name', 'email', 'state', 'city', 'postal_code', 'birthday', 'carrier']

/** Would merging staged row `s` change contact `c`? The same words decide in the dry run and in the merge. */
function changes(c: string, s: string): string {
  const values = replaced.map(
    (name) => `(${s}.${name} IS NOT NULL AND ${c}.${name} IS DISTINCT FROM ${s}.${name})`,
  )
  return `(${[
    `${c}.deleted_at IS NOT NULL`,
    ...values,
    `(${c}.country IS NULL AND ${s}.country IS NOT NULL)`,
    `(${s}.line_type <> 'unknown' AND ${c}.line_type <> ${s}.line_type)`,
    `NOT ${c}.tags @> ${s}.tags`,
    `NOT ${c}.attributes @> ${s}.attributes`,
  ].join(' OR ')})`
}

/** Rows of the staging table that count, with the tags given to everyone. `tags` is an SQL expression. */
function stagedRows(table: string, tags: string): string {
  return `SELECT r.line, r.contact_id, '+' || r.phone AS phone, r.line_type, r.country, ${replaced.map((name) => `r.${name}`).join(', ')},
    r.tags || ${tags} AS tags, coalesce(r.attributes, '{}') AS attributes, r.consent, r.consent_at
    FROM ${table} r WHERE r.phone IS NOT NULL AND r.duplicate_of IS NULL`
}

/** Whether a staged row `s` is a yes that someone vouches for. `$attested` and `$everyone` are boolean SQL. */
function vouched(attested: string, everyone: string): string {
  return `(${attested} AND (${everyone} OR s.consent = 'yes'))`
}

/** Counts what a merge would do, writing nothing. */
export async function forecast(run: Claimed): Promise<ImportCounts> {
  const { rows } = await pool().query<ImportCounts>(
    `SELECT count(*) FILTER (WHERE c.id IS NULL OR c.deleted_at IS NOT NULL)::int AS created,
            count(*) FILTER (WHERE c.id IS NOT NULL AND c.deleted_at IS NULL AND ${changes('c', 's')})::int AS updated,
            count(*) FILTER (WHERE c.id IS NOT NULL AND NOT ${changes('c', 's')})::int AS unchanged,
            count(*) FILTER (WHERE h.phone IS NULL AND s.consent IS DISTINCT FROM 'out'
                             AND ${vouched('$2', '$3')} AND c.consent IS DISTINCT FROM 'granted')::int AS consented,
            count(*) FILTER (WHERE h.phone IS NULL AND s.consent = 'out')::int AS "optedOut",
            count(h.phone)::int AS held
     FROM (${stagedRows(stagingTable(run.id), '$4::text[]')}) s
     LEFT JOIN contact c ON c.workspace_id = $1 AND c.phone = s.phone
     LEFT JOIN suppression h ON h.workspace_id = $1 AND h.phone = s.phone`,
    [run.workspaceId, run.attestation !== null, !consentMapped(run), run.mapping.tags],
  )
  return rows[0] as ImportCounts
}

function consentMapped(run: Claimed): boolean {
  return run.mapping.columns.some(({ to }) => to === 'consent')
}

/**
 * Merges the next lines behind `from`. Contacts, changes for undo, consent events, counts and the cursor are one
 * transaction, so a batch happens once, whoever is killed when. Returns the new cursor, or undefined when the import
 * is no longer running or another worker has gone on.
 */
export async function mergeBatch(run: Claimed, from: number, last: number): Promise<number | undefined> {
  const to = Math.min(last, from + batchLines)
  return transaction(async (sql) => {
    // The ledger first, then contacts: the order in which replies take them.
    await lockLedger(sql, run.workspaceId)
    const moved = await sql.query(
      `UPDATE contact_import SET cursor = $4, beat_at = now()
       WHERE workspace_id = $1 AND id = $2 AND status = 'running' AND cursor = $3`,
      [run.workspaceId, run.id, from, to],
    )
    if (moved.rowCount === 0) return undefined
    const range = ` AND r.line > ${from} AND r.line <= ${to}`
    // Events first: a new contact is then written once, with the standing that its number has by now.
    const ledger = await recordConsents(sql, run, range)
    const merged = await mergeContacts(sql, run, range)
    await sql.query(
      `UPDATE contact_import SET created = created + $3, updated = updated + $4, unchanged = unchanged + $5,
         consented = consented + $6, opted_out = opted_out + $7, held = held + $8
       WHERE workspace_id = $1 AND id = $2`,
      [
        run.workspaceId,
        run.id,
        merged.created,
        merged.updated,
        merged.total - merged.created - merged.updated,
        ledger.consented,
        ledger.optedOut,
        ledger.held,
      ],
    )
    return to
  })
}

async function mergeContacts(sql: Sql, run: Claimed, range: string) {
  const { rows } = await sql.query<{ total: number; created: number; updated: number }>(
    `WITH batch AS MATERIALIZED (${stagedRows(stagingTable(run.id), '$3::text[]')}${range}),
     merged AS (
       INSERT INTO contact AS c (workspace_id, id, consent, consent_event_id, consent_at, phone, line_type, country, ${replaced.join(', ')}, tags, attributes,
                                 source, created_at, updated_at)
       SELECT $1::uuid, s.contact_id, coalesce(st.standing, 'none'), st.id, st.occurred_at, s.phone, s.line_type, s.country, ${replaced.map((name) => `s.${name}`).join(', ')},
              ARRAY(SELECT DISTINCT unnest(s.tags)), s.attributes, 'import', now(), now()
       FROM batch s LEFT JOIN LATERAL (${standingSql('s.phone')}) st ON true
       ON CONFLICT (workspace_id, phone) DO UPDATE SET
         ${replaced.map((name) => `${name} = coalesce(EXCLUDED.${name}, c.${name})`).join(', ')},
         country = coalesce(c.country, EXCLUDED.country),
         line_type = CASE WHEN EXCLUDED.line_type = 'unknown' THEN c.line_type ELSE EXCLUDED.line_type END,
         tags = c.tags || ARRAY(SELECT t FROM unnest(EXCLUDED.tags) t WHERE t <> ALL (c.tags)),
         attributes = c.attributes || EXCLUDED.attributes, deleted_at = NULL, updated_at = EXCLUDED.updated_at
       WHERE ${changes('c', 'EXCLUDED')}
       RETURNING new.id, (old.id IS NULL OR old.deleted_at IS NOT NULL) AS created,
         CASE WHEN old.id IS NOT NULL THEN jsonb_build_object(
           ${[...replaced, 'country', 'line_type', 'tags', 'attributes', 'deleted_at'].map((name) => `'${name}', old.${name}`).join(', ')})
         END AS before
     ),
     noted AS (
       INSERT INTO contact_import_change (workspace_id, import_id, contact_id, before)
       SELECT $1::uuid, $2::uuid, id, before FROM merged
     )
     SELECT (SELECT count(*) FROM batch)::int AS total, count(*) FILTER (WHERE created)::int AS created,
            count(*) FILTER (WHERE NOT created)::int AS updated FROM merged`,
    [run.workspaceId, run.id, run.mapping.tags],
  )
  return rows[0] as { total: number; created: number; updated: number }
}

/** The yes and no of the batch, as events of the member who vouches for them. A suppressed number stays so. */
async function recordConsents(sql: Sql, run: Claimed, range: string) {
  const batch = `${stagedRows(stagingTable(run.id), `'{}'::text[]`)}${range}`
  const { attestation } = run
  const event = (kind: string, where: string) =>
    `SELECT s.phone, s.contact_id, '${kind}' AS kind, 'import' AS mechanism, $2::text AS wording_id, 'user' AS actor_kind,
            $3::text AS actor_id, jsonb_build_object('importId', $4::text, 'line', s.line, 'source', $5::text) AS evidence,
            -- A day without a time: noon of it, which is the same day in every zone that matters here.
            least((coalesce(s.consent_at, $6::date) + time '12:00') AT TIME ZONE 'UTC', now()) AS occurred_at
     FROM (${batch}) s LEFT JOIN LATERAL (${contactOf('s.phone')}) c ON true
     WHERE ${where} AND NOT EXISTS (SELECT FROM suppression h WHERE h.workspace_id = $1::uuid AND h.phone = s.phone)`
  const parameters = [
    attestation?.wordingId ?? null,
    attestation?.memberId ?? run.createdById,
    run.id,
    attestation?.source ?? run.fileName,
    attestation?.collectedOn ?? new Date().toISOString().slice(0, 10),
  ]
  const held = await sql.query<{ held: number }>(
    `SELECT count(*)::int AS held FROM (${batch}) s
     WHERE EXISTS (SELECT FROM suppression h WHERE h.workspace_id = $1 AND h.phone = s.phone)`,
    [run.workspaceId],
  )
  const out = consentMapped(run)
    ? await appendEvents(sql, run.workspaceId, event('revoked', `s.consent = 'out'`), parameters, {
        newContacts: true,
      })
    : { count: 0 }
  const yes = attestation
    ? await appendEvents(
        sql,
        run.workspaceId,
        event(
          'granted',
          `c.consent IS DISTINCT FROM 'granted' AND ${consentMapped(run) ? `s.consent = 'yes'` : 'true'}`,
        ),
        parameters,
        { newContacts: true },
      )
    : { count: 0 }
  return { consented: yes.count, optedOut: out.count, held: held.rows[0]?.held ?? 0 }
}
