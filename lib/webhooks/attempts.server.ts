import { pool, type Sql, transaction } from '../platform/db.server'
import { log } from '../platform/log.server'
import { testType } from './event-types'
import type { Lane } from './outbox.server'
import { isDelivered, type Outcome } from './outcome'
import type { Attempted } from './post.server'
import { openSecret, UnreadableSecret } from './secret.server'
import { switchOff } from './switch-off.server'

/** Seconds after which what a worker has in hand is another's: far longer than an attempt can take. */
const leaseSeconds = 60

/** A delivery in hand: `number` counts its attempts from 1. */
export type Claimed = { id: string; type: string; body: string; number: number }

/** What to send where, signed with which secrets. */
export type Turn = { url: string; secrets: string[]; failing: boolean; claimed: Claimed[] }

export type Row = {
  url: string
  sealed: string
  sealedBefore: string | null
  failing: boolean
  id: string | null
  type: string
  body: string
  number: number
}

/** The endpoint's columns, as alias `e`, from which a turn is made. */
export const turnColumns = `e.url, e.sealed, CASE WHEN e.before_until > now() THEN e.sealed_before END AS "sealedBefore",
  e.failing_since IS NOT NULL AS failing`

/**
 * Takes what is due for an endpoint, longest waiting first; nothing while the endpoint is off or left alone, and one at a time while
 * it fails. An attempt of a process that was lost is written down as interrupted; a test has failed by that.
 */
export async function claimDue(lane: Lane, most: number): Promise<Turn | undefined> {
  const { workspaceId, endpointId } = lane
  const text = `WITH endpoint AS MATERIALIZED (
       SELECT * FROM webhook_endpoint WHERE workspace_id = $1 AND id = $2 AND disabled_at IS NULL
         AND (held_until IS NULL OR held_until <= now())
     ), due AS (
       SELECT d.id, d.type, d.attempts, d.claimed_until FROM webhook_delivery d
       WHERE d.workspace_id = $1 AND d.endpoint_id = $2 AND d.status = 'pending' AND d.next_at <= now() AND EXISTS (SELECT FROM endpoint)
       ORDER BY d.next_at LIMIT (SELECT CASE WHEN failing_since IS NULL THEN $3::int ELSE 1 END FROM endpoint)
       FOR UPDATE SKIP LOCKED
     ), lost AS (
       INSERT INTO webhook_attempt (workspace_id, delivery_id, number, at, outcome)
       SELECT $1, id, attempts, claimed_until - make_interval(secs => ${leaseSeconds}), 'interrupted' FROM due
       WHERE claimed_until IS NOT NULL ON CONFLICT DO NOTHING
     ), ended AS (
       UPDATE webhook_delivery d SET status = 'failed', outcome = 'interrupted', claimed_until = NULL, ended_at = now()
       WHERE d.workspace_id = $1 AND d.id = ANY (ARRAY(SELECT id FROM due WHERE type = $4))
     ), taken AS (
       UPDATE webhook_delivery d SET ${inHand}
       WHERE d.workspace_id = $1 AND d.id = ANY (ARRAY(SELECT id FROM due WHERE type <> $4)) RETURNING d.id, d.type, d.body, d.attempts AS number
     )
     SELECT ${turnColumns}, t.* FROM endpoint e LEFT JOIN taken t ON true`
  const turn = await takeTurn(lane, (sql) => sql.query<Row>(text, [workspaceId, endpointId, most, testType]))
  return turn === 'unreadable' ? undefined : turn
}

/**
 * Takes what `claim` takes. The secrets are opened before that counts: where they cannot be, nothing is taken and the endpoint rests,
 * because the next try could not be signed either.
 */
export async function takeTurn(
  lane: Lane,
  claim: (sql: Sql) => Promise<{ rows: Row[] }>,
): Promise<Turn | 'unreadable' | undefined> {
  try {
    return await transaction(async (sql) => turnOf(lane, (await claim(sql)).rows))
  } catch (error) {
    if (!(error instanceof UnreadableSecret)) throw error
    log.error({ ...lane, err: error }, 'webhooks cannot be signed: was MARQUEE_SECRET changed?')
    await restUnsigned(lane)
    return 'unreadable'
  }
}

/** One process that was started with another MARQUEE_SECRET must not switch everybody off: only what lasts an hour does. */
async function restUnsigned(lane: Lane): Promise<void> {
  const { rows } = await pool().query<{ lasts: boolean }>(
    `UPDATE webhook_endpoint SET failing_since = coalesce(failing_since, now()), held_until = now() + interval '5 minutes'
     WHERE workspace_id = $1 AND id = $2 AND disabled_at IS NULL RETURNING failing_since < now() - interval '1 hour' AS lasts`,
    [lane.workspaceId, lane.endpointId],
  )
  if (rows[0]?.lasts) await switchOff(lane, 'unreadable')
}

/** Changes of a delivery, alias `d`, that put it into somebody's hands. */
export const inHand = `attempts = d.attempts + 1, claimed_until = now() + make_interval(secs => ${leaseSeconds}),
  next_at = now() + make_interval(secs => ${leaseSeconds})`

function turnOf(lane: Lane, rows: readonly Row[]): Turn | undefined {
  const [first] = rows
  if (!first) return undefined
  const sealed = [first.sealed, first.sealedBefore].filter((one) => one !== null)
  return {
    url: first.url,
    failing: first.failing,
    secrets: sealed.map((one) => openSecret(lane, one)),
    claimed: rows.flatMap(({ id, type, body, number }) => (id === null ? [] : { id, type, body, number })),
  }
}

/** `waitMs`: until the next attempt, or null when there is none. */
export type Settled = Claimed & Attempted & { at: Date; waitMs: number | null }

/**
 * Writes how attempts ended, all in one statement. A delivery that another worker took over meanwhile is left to that one; what came
 * of the attempt is kept all the same.
 */
export async function recordAttempts(
  sql: Sql,
  { workspaceId }: Lane,
  settled: readonly Settled[],
): Promise<void> {
  await sql.query(
    `WITH ended AS MATERIALIZED (
       SELECT o.* FROM unnest($2::uuid[], $3::int[], $4::timestamptz[], $5::int[], $6::text[], $7::int[], $8::text[], $9::text[], $10::float8[])
         AS o (id, number, at, ms, outcome, http, answer, status, wait)
       JOIN webhook_delivery d ON d.workspace_id = $1 AND d.id = o.id
     ), noted AS (
       INSERT INTO webhook_attempt (workspace_id, delivery_id, number, at, duration_ms, outcome, http_status, answer)
       SELECT $1, id, number, at, ms, outcome, http, answer FROM ended
       ON CONFLICT (workspace_id, delivery_id, number) DO UPDATE
         SET at = EXCLUDED.at, duration_ms = EXCLUDED.duration_ms, outcome = EXCLUDED.outcome, http_status = EXCLUDED.http_status, answer = EXCLUDED.answer
     )
     UPDATE webhook_delivery d
     SET status = o.status::webhook_delivery_status, outcome = o.outcome, claimed_until = NULL,
         next_at = now() + make_interval(secs => coalesce(o.wait, 0) / 1000),
         ended_at = CASE WHEN o.status = 'pending' THEN NULL ELSE now() END
     FROM ended o WHERE d.workspace_id = $1 AND d.id = o.id AND d.attempts = o.number AND d.claimed_until IS NOT NULL`,
    [
      workspaceId,
      settled.map(({ id }) => id),
      settled.map(({ number }) => number),
      settled.map(({ at }) => at),
      settled.map(({ durationMs }) => durationMs),
      settled.map(({ outcome }) => outcome),
      settled.map(({ httpStatus }) => httpStatus),
      settled.map(({ answer }) => answer),
      settled.map(({ outcome, waitMs }) => statusAfter(outcome, waitMs)),
      settled.map(({ waitMs }) => waitMs),
    ],
  )
}

function statusAfter(outcome: Outcome, waitMs: number | null): 'pending' | 'delivered' | 'failed' {
  if (isDelivered(outcome)) return 'delivered'
  return waitMs === null ? 'failed' : 'pending'
}
