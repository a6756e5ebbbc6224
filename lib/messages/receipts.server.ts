import type { CarrierEvent } from '../carriers/carrier'
import { appendEvents, lockLedger } from '../consent/ledger-sql.server'
import { pool, type Sql, transaction } from '../platform/db.server'

export type IncomingReceipt = Omit<Extract<CarrierEvent, { kind: 'receipt' }>, 'kind'> & {
  workspaceId: string
  accountId: string
}

/**
 * Records reports in one transaction. Status only goes forward (lib/messages/state.ts says how), so reports that come twice, late
 * or out of order change nothing; one whose message is not known yet is kept until it is.
 */
export function recordReceipts(receipts: readonly IncomingReceipt[]): Promise<void> {
  if (receipts.length === 0) return Promise.resolve()
  return transaction((sql) => record(sql, receipts))
}

async function record(sql: Sql, receipts: readonly IncomingReceipt[]): Promise<void> {
  const { rows } = await sql.query<{ workspaceId: string; phone: string; status: string; id: number }>(
    recordSql,
    [
      receipts.map((receipt) => receipt.workspaceId),
      receipts.map((receipt) => receipt.accountId),
      receipts.map((receipt) => receipt.carrierId),
      receipts.map((receipt) => receipt.status),
      receipts.map((receipt) => receipt.event),
      receipts.map((receipt) => receipt.at),
      receipts.map((receipt) => receipt.detail),
      receipts.map((receipt) => receipt.recipient),
      receipts.map((receipt) => receipt.reason),
      receipts.map((receipt) => receipt.addressDead),
    ],
  )
  for (const workspaceId of new Set(rows.map((row) => row.workspaceId)))
    await suppressDead(
      sql,
      workspaceId,
      rows.filter((row) => row.workspaceId === workspaceId),
    )
}

// Mirrors lib/messages/state.ts: which reports move which status.
const moves = `CASE
    WHEN r.delivered AND m.status IN ('claimed', 'unknown', 'submitted', 'failed') THEN 'delivered'::message_status
    WHEN r.undeliverable AND m.status IN ('claimed', 'unknown', 'submitted') THEN 'failed'
    WHEN r.underway AND m.status IN ('claimed', 'unknown') THEN 'submitted'
    ELSE m.status END`

/**
 * Messages that were submitted together have one id: then a report is of the one to its number. Elsewhere the id alone decides,
 * since carriers write numbers in many ways.
 */
function isMeant(report: string, message: string): string {
  return `(${message}.phone = ${report}.phone OR NOT EXISTS (
    SELECT FROM message o WHERE o.workspace_id = ${message}.workspace_id AND o.carrier_id = ${message}.carrier_id AND o.id <> ${message}.id))`
}

const recordSql = `
WITH incoming AS MATERIALIZED (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::text[], $9::text[], $10::boolean[])
    AS i (workspace_id, account_id, carrier_id, status, event, at, detail, phone, reason, dead)
), matched AS MATERIALIZED (
  SELECT i.*, m.id AS message_id, m.phone AS message_phone FROM incoming i
  JOIN message m ON m.workspace_id = i.workspace_id AND m.carrier_id = i.carrier_id AND ${isMeant('i', 'm')}
  JOIN sender s ON s.workspace_id = m.workspace_id AND s.id = m.sender_id AND s.account_id = i.account_id
), kept AS (
  INSERT INTO receipt (workspace_id, message_id, status, at, detail)
  SELECT DISTINCT ON (workspace_id, message_id, status) workspace_id, message_id, status, at, detail FROM matched
  ORDER BY workspace_id, message_id, status, at
  ON CONFLICT DO NOTHING
), reported AS (
  SELECT message_id, bool_or(event IN ('delivered', 'read')) AS delivered, bool_or(event = 'undeliverable') AS undeliverable,
         bool_or(event = 'underway') AS underway, bool_or(event = 'read') AS read,
         min(at) FILTER (WHERE event IN ('delivered', 'read')) AS delivered_at, min(at) FILTER (WHERE event = 'read') AS read_at,
         min(reason) FILTER (WHERE event = 'undeliverable') AS reason, min(status) FILTER (WHERE event = 'undeliverable') AS code
  FROM matched GROUP BY message_id
), moved AS (
  UPDATE message m
  SET status = ${moves},
      delivered_at = least(m.delivered_at, r.delivered_at), read_at = least(m.read_at, r.read_at),
      reason = CASE WHEN r.delivered THEN NULL WHEN m.status = 'delivered' THEN m.reason ELSE coalesce(r.reason, m.reason) END,
      carrier_code = coalesce(r.code, m.carrier_code),
      submitted_at = coalesce(m.submitted_at, m.claimed_at),
      ended_at = CASE WHEN r.delivered OR r.undeliverable THEN coalesce(m.ended_at, now()) ELSE m.ended_at END
  FROM reported r
  WHERE m.id = r.message_id AND (m.status <> ${moves} OR (r.delivered AND m.delivered_at IS NULL) OR (r.read AND m.read_at IS NULL))
), early AS (
  INSERT INTO early_receipt (workspace_id, account_id, carrier_id, status, event, reason, address_dead, at, detail, phone)
  SELECT DISTINCT ON (i.workspace_id, i.account_id, i.carrier_id, i.status, coalesce(i.phone, ''))
         i.workspace_id, i.account_id, i.carrier_id, i.status, i.event, i.reason, i.dead, i.at, i.detail, coalesce(i.phone, '')
  FROM incoming i
  WHERE NOT EXISTS (SELECT FROM matched k WHERE k.workspace_id = i.workspace_id AND k.account_id = i.account_id
                    AND k.carrier_id = i.carrier_id AND k.phone IS NOT DISTINCT FROM i.phone)
  ON CONFLICT DO NOTHING
)
SELECT workspace_id AS "workspaceId", message_phone AS phone, status, message_id AS id FROM matched WHERE dead`

/** A number that is proven not to take MMS is not written to again. */
async function suppressDead(
  sql: Sql,
  workspaceId: string,
  dead: readonly { phone: string; status: string; id: number }[],
): Promise<void> {
  await lockLedger(sql, workspaceId)
  await appendEvents(
    sql,
    workspaceId,
    `SELECT DISTINCT ON (n.phone) n.phone, 'suppressed' AS kind, 'api' AS mechanism, NULL::text AS wording_id, 'system' AS actor_kind,
            NULL::text AS actor_id, jsonb_build_object('reason', 'dead_number', 'report', n.status, 'messageId', n.id) AS evidence, now() AS occurred_at
     FROM unnest($2::text[], $3::text[], $4::bigint[]) AS n (phone, status, id)
     WHERE NOT EXISTS (SELECT FROM suppression s WHERE s.workspace_id = $1::uuid AND s.phone = n.phone)
     ORDER BY n.phone`,
    [dead.map((row) => row.phone), dead.map((row) => row.status), dead.map((row) => row.id)],
  )
}

/** Applies reports that came before the answer to their submission was written. */
export async function adoptEarlyReceipts(workspaceId: string): Promise<void> {
  const { rows } = await pool().query('SELECT FROM early_receipt WHERE workspace_id = $1 LIMIT 1', [
    workspaceId,
  ])
  if (rows.length === 0) return
  await transaction(async (sql) => {
    const adopted = await sql.query<IncomingReceipt>(
      `DELETE FROM early_receipt e USING message m, sender s
       WHERE e.workspace_id = $1 AND m.workspace_id = e.workspace_id AND m.carrier_id = e.carrier_id AND ${isMeant('e', 'm')}
         AND s.workspace_id = m.workspace_id AND s.id = m.sender_id AND s.account_id = e.account_id
       RETURNING e.workspace_id AS "workspaceId", e.account_id AS "accountId", e.carrier_id AS "carrierId", e.status, e.event,
                 e.at, e.detail, nullif(e.phone, '') AS recipient, e.reason, e.address_dead AS "addressDead"`,
      [workspaceId],
    )
    if (adopted.rows.length > 0) await record(sql, adopted.rows)
  })
}

/** Seconds a report waits for its own submission's answer before it may be that of a message whose answer was lost. */
const strangerSeconds = 20

/**
 * Finds the message of reports that nobody knows: one sent to that number, whose answer was lost. Only where there is exactly one
 * such message and one such report id, and nothing to that number is in somebody's hands.
 */
async function reconcileUnknown(): Promise<void> {
  const { rows } = await pool().query<{ workspaceId: string }>(
    `WITH stranger AS (
       SELECT e.workspace_id, e.account_id, e.carrier_id, e.phone, min(e.received_at) AS received_at FROM early_receipt e
       WHERE e.phone <> '' GROUP BY 1, 2, 3, 4
       HAVING min(e.received_at) < now() - make_interval(secs => $1)
     ), pair AS (
       SELECT t.workspace_id, t.carrier_id, m.id, count(*) OVER (PARTITION BY t.workspace_id, t.account_id, t.carrier_id) AS messages,
              count(*) OVER (PARTITION BY m.id) AS reports
       FROM stranger t
       JOIN message m ON m.workspace_id = t.workspace_id AND m.phone = t.phone AND m.status = 'unknown' AND m.carrier_id IS NULL
                     AND m.claimed_at <= t.received_at
       JOIN sender s ON s.workspace_id = m.workspace_id AND s.id = m.sender_id AND s.account_id = t.account_id
       WHERE NOT EXISTS (SELECT FROM message o WHERE o.status = 'claimed' AND o.workspace_id = t.workspace_id AND o.phone = t.phone)
     )
     UPDATE message m SET carrier_id = p.carrier_id FROM pair p
     WHERE m.id = p.id AND p.messages = 1 AND p.reports = 1 AND m.status = 'unknown'
     RETURNING m.workspace_id AS "workspaceId"`,
    [strangerSeconds],
  )
  for (const workspaceId of new Set(rows.map((row) => row.workspaceId))) await adoptEarlyReceipts(workspaceId)
}

/** Adopts what settling missed, and forgets reports that found no message in a week. */
export async function sweepReceipts(): Promise<void> {
  const { rows } = await pool().query<{ workspaceId: string }>(
    `SELECT DISTINCT workspace_id AS "workspaceId" FROM early_receipt`,
  )
  for (const { workspaceId } of rows) await adoptEarlyReceipts(workspaceId)
  if (rows.length === 0) return
  await reconcileUnknown()
  await pool().query(`DELETE FROM early_receipt WHERE received_at < now() - interval '7 days'`)
}
