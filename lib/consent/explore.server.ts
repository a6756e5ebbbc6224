import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import type { Standing } from './explain'
import type { ConsentEventKind, SuppressionReason } from './standing'

export type LedgerEvent = {
  id: number
  phone: string
  /** Who it is about; null when no contact has the number. */
  name: string | null
  contactId: string | null
  kind: ConsentEventKind
  mechanism: string
  wordingVersion: number | null
  wordingSha256: string | null
  actorKind: string
  actorName: string | null
  evidence: Record<string, unknown>
  occurredAt: string
  recordedAt: string
  /** Hex. */
  hash: string
}

const eventSql = `SELECT e.id, e.phone, e.kind, e.mechanism, w.version AS "wordingVersion", w.sha256 AS "wordingSha256",
    e.actor_kind AS "actorKind", coalesce(u.name, k.name) AS "actorName", e.evidence, e.occurred_at AS "occurredAt",
    e.recorded_at AS "recordedAt", encode(e.hash, 'hex') AS hash, c.id AS "contactId",
    nullif(concat_ws(' ', c.first_name, c.last_name), '') AS name
  FROM consent_event e
  LEFT JOIN contact c ON c.workspace_id = e.workspace_id AND c.phone = e.phone AND c.deleted_at IS NULL
  LEFT JOIN consent_wording w ON w.workspace_id = e.workspace_id AND w.id = e.wording_id
  LEFT JOIN app_user u ON e.actor_kind = 'user' AND u.id::text = e.actor_id
  LEFT JOIN api_key k ON e.actor_kind = 'api_key' AND k.workspace_id = e.workspace_id AND k.id::text = e.actor_id`

/** Newest events of the workspace; `before` is the id of the last one seen. */
export async function recentEvents(scope: Scope, before?: number, limit = 50): Promise<LedgerEvent[]> {
  allow(scope, 'consent.read')
  const { rows } = await pool().query(
    `${eventSql} WHERE e.workspace_id = $1 AND ($2::bigint IS NULL OR e.id < $2) ORDER BY e.id DESC LIMIT $3`,
    [scope.workspaceId, before ?? null, Math.min(limit, 200)],
  )
  return JSON.parse(JSON.stringify(rows)) as LedgerEvent[]
}

/** A number's whole chain, newest first, at most 500 events. */
export async function eventsOf(scope: Scope, phone: string): Promise<LedgerEvent[]> {
  allow(scope, 'consent.read')
  const { rows } = await pool().query(
    `${eventSql} WHERE e.workspace_id = $1 AND e.phone = $2 ORDER BY e.id DESC LIMIT 500`,
    [scope.workspaceId, phone],
  )
  return JSON.parse(JSON.stringify(rows)) as LedgerEvent[]
}

/** What is known of a number, whether or not a contact has it. */
export async function standingOfNumber(scope: Scope, phone: string): Promise<Standing> {
  allow(scope, 'consent.read')
  const { rows } = await pool().query(
    `SELECT $2::text AS phone, c.id AS "contactId", nullif(concat_ws(' ', c.first_name, c.last_name), '') AS name,
            coalesce(c.consent, 'none') AS consent, c.consent_at AS "consentAt", coalesce(c.line_type, 'unknown') AS "lineType",
            c.deleted_at IS NOT NULL AS deleted,
            CASE WHEN h.phone IS NOT NULL THEN jsonb_build_object('reason', h.reason, 'since', h.since) END AS held
     FROM (SELECT $1::uuid AS workspace_id) w
     LEFT JOIN contact c ON c.workspace_id = w.workspace_id AND c.phone = $2
     LEFT JOIN suppression h ON h.workspace_id = w.workspace_id AND h.phone = $2`,
    [scope.workspaceId, phone],
  )
  return JSON.parse(JSON.stringify(rows[0])) as Standing
}

export type SuppressionLine = { phone: string; reason: SuppressionReason; since: string; name: string | null }

/** Numbers that are never written to, newest first; `before` is the number of the last line seen with its time. */
export async function listSuppressions(scope: Scope, limit = 100): Promise<SuppressionLine[]> {
  allow(scope, 'consent.read')
  const { rows } = await pool().query(
    `SELECT s.phone, s.reason, s.since, nullif(concat_ws(' ', c.first_name, c.last_name), '') AS name
     FROM suppression s LEFT JOIN contact c ON c.workspace_id = s.workspace_id AND c.phone = s.phone
     WHERE s.workspace_id = $1 ORDER BY s.since DESC, s.phone LIMIT $2`,
    [scope.workspaceId, Math.min(limit, 1000)],
  )
  return JSON.parse(JSON.stringify(rows)) as SuppressionLine[]
}

export type ConsentCounts = {
  granted: number
  pending: number
  suppressed: number
  events: number
  week: number
}

/** The figures above the ledger. `week`: opt-outs in the last seven days. */
export async function consentCounts(scope: Scope): Promise<ConsentCounts> {
  allow(scope, 'consent.read')
  const { rows } = await pool().query<ConsentCounts>(
    `SELECT (SELECT count(*) FROM contact WHERE workspace_id = $1 AND consent = 'granted' AND deleted_at IS NULL)::int AS granted,
            (SELECT count(*) FROM contact WHERE workspace_id = $1 AND consent = 'pending' AND deleted_at IS NULL)::int AS pending,
            (SELECT count(*) FROM suppression WHERE workspace_id = $1)::int AS suppressed,
            (SELECT count(*) FROM consent_event WHERE workspace_id = $1)::int AS events,
            (SELECT count(*) FROM suppression WHERE workspace_id = $1 AND reason = 'opted_out'
               AND since > now() - interval '7 days')::int AS week`,
    [scope.workspaceId],
  )
  return rows[0] as ConsentCounts
}
