import type { Sql } from '../platform/db.server'

/**
 * What an event's hash is taken over, as SQL over alias `e`: a JSON array in jsonb's canonical text, the hash of the same
 * number's previous event last. Times are milliseconds since 1970.
 */
export function canonicalSql(e: string): string {
  return `jsonb_build_array('consent.v1', ${e}.workspace_id, ${e}.id, ${e}.phone, ${e}.contact_id, ${e}.kind,
    ${e}.mechanism, ${e}.wording_id, ${e}.actor_kind, ${e}.actor_id, ${e}.evidence,
    (extract(epoch FROM ${e}.occurred_at) * 1000)::bigint, (extract(epoch FROM ${e}.recorded_at) * 1000)::bigint,
    encode(${e}.previous, 'hex'))::text`
}

export function hashSql(e: string): string {
  return `sha256(convert_to(${canonicalSql(e)}, 'UTF8'))`
}

/**
 * Holds the ledger of one number, or of the whole workspace for a set, until the transaction ends: two appends must not
 * continue the same chain. Take it before touching contacts, in a statement of its own, so that the next one sees what
 * the holder before wrote.
 */
export async function lockLedger(sql: Sql, workspaceId: string, phone?: string): Promise<void> {
  if (phone === undefined) {
    await sql.query(`SELECT pg_advisory_xact_lock(hashtextextended('consent ' || $1, 0))`, [workspaceId])
    return
  }
  await sql.query(
    `SELECT pg_advisory_xact_lock_shared(hashtextextended('consent ' || $1, 0)),
            pg_advisory_xact_lock(hashtextextended('consent ' || $1 || $2, 0))`,
    [workspaceId, phone],
  )
}

export type Appended = { count: number; lastId: number | null }

/**
 * Appends the events that `source` selects, at most one per number, and brings suppression and `contact.consent` in step,
 * all in one statement. The only writer of those three. The ledger must be locked.
 * @param source SQL with columns phone, kind, mechanism, wording_id, actor_kind, actor_id, evidence, occurred_at;
 *   `$1` is the workspace, its own parameters begin at `$2`. With `newContacts` it also has contact_id: what the contact will
 *   be called where none has the number yet.
 */
export async function appendEvents(
  sql: Sql,
  workspaceId: string,
  source: string,
  parameters: unknown[] = [],
  { newContacts = false } = {},
): Promise<Appended> {
  const { rows } = await sql.query<Appended>(appendSql(source, newContacts), [workspaceId, ...parameters])
  return rows[0] as Appended
}

/**
 * The contact with a number, one look-up by key for each row: within an import the planner's idea of the table's size is
 * too old to choose a join by.
 */
export function contactOf(phone: string): string {
  return `SELECT o.id, o.consent FROM contact o WHERE o.workspace_id = $1::uuid AND o.phone = ${phone} LIMIT 1`
}

function appendSql(source: string, newContacts: boolean): string {
  return `
WITH incoming AS MATERIALIZED (${source}),
linked AS (
  SELECT $1::uuid AS workspace_id, nextval('consent_event_id_seq') AS id, i.phone,
         ${newContacts ? 'coalesce(c.id, i.contact_id)' : 'c.id'} AS contact_id,
         i.kind::consent_event_kind AS kind, i.mechanism, i.wording_id::uuid AS wording_id,
         i.actor_kind::actor_kind AS actor_kind, i.actor_id, i.evidence,
         date_trunc('milliseconds', i.occurred_at) AS occurred_at,
         date_trunc('milliseconds', clock_timestamp()) AS recorded_at, last.hash AS previous
  FROM incoming i
  LEFT JOIN LATERAL (${contactOf('i.phone')}) c ON true
  LEFT JOIN LATERAL (SELECT p.hash FROM consent_event p
                     WHERE p.workspace_id = $1::uuid AND p.phone = i.phone ORDER BY p.id DESC LIMIT 1) last ON true
),
appended AS (
  INSERT INTO consent_event (workspace_id, id, phone, contact_id, kind, mechanism, wording_id, actor_kind, actor_id,
                             evidence, occurred_at, recorded_at, previous, hash)
  SELECT l.workspace_id, l.id, l.phone, l.contact_id, l.kind, l.mechanism, l.wording_id, l.actor_kind, l.actor_id,
         l.evidence, l.occurred_at, l.recorded_at, l.previous, ${hashSql('l')}
  FROM linked l
  -- The sort reads all previous hashes before the first insert; a scan must not wade through rows of this statement.
  ORDER BY l.id
  RETURNING id, phone, contact_id, kind, actor_kind, evidence, occurred_at, recorded_at
),
held AS (
  INSERT INTO suppression (workspace_id, phone, reason, since, event_id)
  SELECT $1::uuid, a.phone,
         CASE WHEN a.kind = 'revoked' THEN 'opted_out' ELSE (a.evidence->>'reason')::suppression_reason END,
         least(a.occurred_at, a.recorded_at), a.id
  -- Taking an import back withdraws what it vouched for; nobody opted out.
  FROM appended a WHERE a.kind IN ('revoked', 'suppressed') AND NOT a.evidence ? 'undoOf'
  ON CONFLICT (workspace_id, phone) DO UPDATE
    SET reason = EXCLUDED.reason, since = EXCLUDED.since, event_id = EXCLUDED.event_id
    WHERE ${weight('EXCLUDED')} > ${weight('suppression')}
),
lifted AS (
  DELETE FROM suppression s USING appended a
  WHERE s.workspace_id = $1::uuid AND s.phone = a.phone
    AND (a.kind = 'released' OR (a.kind IN ('granted', 'confirmed', 'resumed') AND a.actor_kind = 'contact'
                                 AND s.reason IN ('opted_out', 'dead_number')))
),
projected AS (
  UPDATE contact c
  SET consent = d.standing, consent_event_id = d.id, consent_at = d.occurred_at
  FROM (SELECT a.id, a.contact_id, a.occurred_at, CASE
          WHEN a.kind IN ('granted', 'confirmed') THEN 'granted'::consent_state
          WHEN a.kind = 'revoked' THEN 'revoked'
          WHEN a.kind = 'resumed' AND EXISTS (
            SELECT FROM consent_event g WHERE g.workspace_id = $1::uuid AND g.phone = a.phone
                                          AND g.kind IN ('granted', 'confirmed')) THEN 'granted'
          WHEN a.kind = 'resumed' THEN 'none'
          WHEN a.kind = 'asked' THEN 'pending' END AS standing, a.kind
        FROM appended a WHERE a.contact_id IS NOT NULL) d
  WHERE c.workspace_id = $1::uuid AND c.id = d.contact_id AND d.standing IS NOT NULL
    AND (d.kind <> 'asked' OR NOT EXISTS (${decidedBefore('d', 'c.phone')}))
)
SELECT count(*)::int AS count, max(id) AS "lastId" FROM appended`
}

/** A reason that only a member may release is never replaced by one that the person's own yes would end. */
function weight(row: string): string {
  return `CASE ${row}.reason WHEN 'dead_number' THEN 0 WHEN 'opted_out' THEN 1 ELSE 2 END`
}

/**
 * What a number's events amount to, for a contact that is being made: at most one row of standing, id and occurred_at.
 * The same as `standingOf`; `$1` is the workspace.
 */
export function standingSql(phone: string): string {
  return `SELECT last.id, last.occurred_at, CASE
      WHEN last.kind IN ('granted', 'confirmed') THEN 'granted'::consent_state
      WHEN last.kind = 'revoked' THEN 'revoked'
      WHEN last.kind = 'asked' THEN 'pending'
      WHEN EXISTS (SELECT FROM consent_event g WHERE g.workspace_id = $1::uuid AND g.phone = ${phone}
                     AND g.kind IN ('granted', 'confirmed')) THEN 'granted'
      ELSE 'none' END AS standing
    FROM (SELECT e.id, e.kind, e.occurred_at FROM consent_event e
          WHERE e.workspace_id = $1::uuid AND e.phone = ${phone} AND (
            e.kind IN ('granted', 'confirmed', 'revoked', 'resumed')
            OR (e.kind = 'asked' AND NOT EXISTS (${decidedBefore('e', 'e.phone')})))
          ORDER BY e.id DESC LIMIT 1) last`
}

/**
 * Gives contacts that were just made the standing that their numbers already have in the ledger.
 * @param phones SQL selecting the numbers, `$1` is the workspace.
 */
export async function restoreStanding(
  sql: Sql,
  workspaceId: string,
  phones: string,
  parameters: unknown[] = [],
): Promise<void> {
  await sql.query(
    `UPDATE contact c SET consent = d.standing, consent_event_id = d.id, consent_at = d.occurred_at
     FROM (SELECT p.phone, st.* FROM (${phones}) p CROSS JOIN LATERAL (${standingSql('p.phone')}) st) d
     WHERE c.workspace_id = $1::uuid AND c.phone = d.phone AND c.consent IS DISTINCT FROM d.standing`,
    [workspaceId, ...parameters],
  )
}

/** A question counts only while nobody has said yes or no. */
function decidedBefore(e: string, phone: string): string {
  return `SELECT FROM consent_event b WHERE b.workspace_id = $1::uuid AND b.phone = ${phone} AND b.id < ${e}.id
    AND b.kind IN ('granted', 'confirmed', 'revoked', 'resumed')`
}
