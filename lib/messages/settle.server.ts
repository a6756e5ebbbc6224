import { appendEvents, lockLedger } from '../consent/ledger-sql.server'
import { pool, type Sql, transaction } from '../platform/db.server'
import { adoptEarlyReceipts } from './receipts.server'
import type { Settlement } from './settlement'

export type Settled = Settlement & { token: string; phone: string }

/**
 * Writes outcomes in one statement. Only what is still in the hands of the same claim changes, so writing them again after a lost
 * connection does nothing. A late answer still settles a message that was given up as unknown.
 */
export async function settle(workspaceId: string, outcomes: readonly Settled[]): Promise<void> {
  if (outcomes.length === 0) return
  const known = outcomes.filter((outcome) => outcome.number !== null)
  if (known.length === 0) await write(pool(), workspaceId, outcomes)
  else
    await transaction(async (sql) => {
      await recordNumbers(sql, workspaceId, known)
      await write(sql, workspaceId, outcomes)
    })
  if (outcomes.some((outcome) => outcome.carrierId !== null)) await adoptEarlyReceipts(workspaceId)
}

async function write(sql: Sql, workspaceId: string, outcomes: readonly Settled[]): Promise<void> {
  await sql.query(
    `UPDATE message m
     SET status = o.status::message_status, carrier_id = coalesce(o.carrier_id, m.carrier_id), carrier_code = o.code, reason = o.reason,
         attempts = m.attempts + o.tries, profile_id = coalesce(o.profile_id, m.profile_id),
         submitted_at = CASE WHEN o.status = 'submitted' THEN now() ELSE m.submitted_at END,
         ended_at = CASE WHEN o.status = 'failed' THEN now() END,
         send_at = CASE WHEN o.status = 'planned' THEN now() + make_interval(secs => o.delay / 1000) ELSE m.send_at END,
         claim = CASE WHEN o.status = 'planned' THEN NULL ELSE m.claim END
     FROM unnest($2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::float8[], $9::int[], $10::text[])
          AS o (id, token, status, carrier_id, code, reason, delay, tries, profile_id)
     WHERE m.id = o.id AND m.workspace_id = $1 AND m.claim = o.token
       AND (m.status = 'claimed' OR (m.status = 'unknown' AND o.status IN ('submitted', 'failed')))`,
    [
      workspaceId,
      outcomes.map((outcome) => outcome.messageId),
      outcomes.map((outcome) => outcome.token),
      outcomes.map((outcome) => outcome.status),
      outcomes.map((outcome) => outcome.carrierId),
      outcomes.map((outcome) => outcome.code?.slice(0, 60) ?? null),
      outcomes.map((outcome) => outcome.reason),
      outcomes.map((outcome) => outcome.delayMs),
      outcomes.map((outcome) => outcome.tries),
      outcomes.map((outcome) => outcome.profileId),
    ],
  )
}

/** What the carrier told of the numbers themselves goes into the ledger: a dead number is suppressed, a block is an opt-out. */
async function recordNumbers(sql: Sql, workspaceId: string, known: readonly Settled[]): Promise<void> {
  await lockLedger(sql, workspaceId)
  await appendEvents(
    sql,
    workspaceId,
    `SELECT DISTINCT ON (n.phone) n.phone, CASE n.what WHEN 'dead' THEN 'suppressed' ELSE 'revoked' END AS kind, 'api' AS mechanism,
            NULL::text AS wording_id, 'system' AS actor_kind, NULL::text AS actor_id,
            jsonb_build_object('carrierCode', n.code, 'messageId', n.id)
              || CASE n.what WHEN 'dead' THEN '{"reason": "dead_number"}'::jsonb ELSE '{}'::jsonb END AS evidence, now() AS occurred_at
     FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) AS n (phone, what, code, id)
     WHERE NOT EXISTS (SELECT FROM suppression s WHERE s.workspace_id = $1::uuid AND s.phone = n.phone)
     ORDER BY n.phone`,
    [
      known.map((outcome) => outcome.phone),
      known.map((outcome) => outcome.number),
      known.map((outcome) => outcome.code),
      known.map((outcome) => outcome.messageId),
    ],
  )
}
