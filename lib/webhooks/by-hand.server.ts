import { randomUUID } from 'node:crypto'
import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import { AppError, notFound } from '../platform/errors'
import { limit } from '../platform/limiter.server'
import { enqueue } from '../platform/queue.server'
import { inHand, type Row, recordAttempts, type Turn, takeTurn, turnColumns } from './attempts.server'
import { attemptAll, works } from './deliver.server'
import type { Shown } from './delivery'
import { testType } from './event-types'
import type { Lane } from './outbox.server'
import { isDelivered } from './outcome'
import { openPost } from './post.server'
import { unreadable } from './secret.server'
import { switchOff } from './switch-off.server'

/**
 * Sends an event that means nothing, once, and waits for the answer: 15 s at most. Works while the endpoint is off too.
 * @throws AppError('not_found' | 'conflict' | 'rate_limited')
 */
export async function sendTest(scope: Scope, endpointId: string, now = new Date()): Promise<Shown> {
  await begin(scope)
  const lane = { workspaceId: scope.workspaceId, endpointId }
  const at = now.toISOString()
  const event = { id: `test_${randomUUID()}`, at, note: 'A test, sent by hand. Nothing happened.' }
  const body = JSON.stringify({ type: testType, timestamp: at, data: [event] })
  const text = `WITH endpoint AS (SELECT * FROM webhook_endpoint WHERE workspace_id = $1 AND id = $2), made AS (
       INSERT INTO webhook_delivery AS d (workspace_id, endpoint_id, type, events, body, attempts, claimed_until, next_at)
       SELECT workspace_id, id, $3, 1, $4, 1, now() + interval '1 minute', now() + interval '1 minute' FROM endpoint
       RETURNING id, type, body, attempts AS number
     ) SELECT ${turnColumns}, m.* FROM endpoint e, made m`
  const values = [lane.workspaceId, lane.endpointId, testType, body]
  return attemptNow(lane, await takeTurn(lane, (sql) => sql.query<Row>(text, values)))
}

/**
 * Sends a delivery once more, whatever became of it, under its own id, and waits for the answer. What has attempts left goes on by
 * itself when this one fails.
 * @throws AppError('not_found' | 'conflict' | 'rate_limited')
 */
export async function sendAgain(scope: Scope, endpointId: string, id: string): Promise<Shown> {
  await begin(scope)
  const lane = { workspaceId: scope.workspaceId, endpointId }
  const text = `WITH taken AS (
       UPDATE webhook_delivery d SET status = 'pending', ended_at = NULL, ${inHand}
       WHERE d.workspace_id = $1 AND d.endpoint_id = $2 AND d.id = $3 AND (d.claimed_until IS NULL OR d.claimed_until < now())
       RETURNING d.id, d.type, d.body, d.attempts AS number
     ) SELECT ${turnColumns}, t.* FROM webhook_endpoint e, taken t WHERE e.workspace_id = $1 AND e.id = $2`
  const values = [lane.workspaceId, lane.endpointId, id]
  const turn = await takeTurn(lane, (sql) => sql.query<Row>(text, values))
  if (!turn) await refuseTaken(lane, id)
  return attemptNow(lane, turn)
}

/** Puts everything that failed for an endpoint, tests aside, back in line: one more attempt each. Returns how many. */
export async function sendFailedAgain(scope: Scope, endpointId: string): Promise<{ count: number }> {
  await begin(scope)
  const lane = { workspaceId: scope.workspaceId, endpointId }
  const { rowCount } = await pool().query(
    `UPDATE webhook_delivery SET status = 'pending', ended_at = NULL, next_at = now()
     WHERE workspace_id = $1 AND endpoint_id = $2 AND status = 'failed' AND type <> $3`,
    [lane.workspaceId, lane.endpointId, testType],
  )
  if (rowCount) await enqueue('webhooks.deliver', lane)
  return { count: rowCount ?? 0 }
}

async function begin(scope: Scope): Promise<void> {
  allow(scope, 'keys.manage')
  await limit(`webhook-by-hand:${scope.workspaceId}`, { count: 60, seconds: 600 })
}

async function refuseTaken({ workspaceId, endpointId }: Lane, id: string): Promise<never> {
  const { rowCount } = await pool().query(
    'SELECT FROM webhook_delivery WHERE workspace_id = $1 AND endpoint_id = $2 AND id = $3',
    [workspaceId, endpointId, id],
  )
  if (!rowCount) throw notFound('delivery')
  throw new AppError('conflict', 'This delivery is on its way just now. Look again in a moment.')
}

async function attemptNow(lane: Lane, turn: Turn | 'unreadable' | undefined): Promise<Shown> {
  if (turn === 'unreadable') throw unreadable()
  const [claimed] = turn?.claimed ?? []
  if (!turn || !claimed) throw notFound('endpoint')
  const post = openPost(turn.url, 1)
  try {
    const [ended] = await attemptAll(post, turn, [claimed])
    if (!ended) throw notFound('delivery')
    // A test is not tried again by itself.
    const settled = claimed.type === testType ? { ...ended, waitMs: null } : ended
    await recordAttempts(pool(), lane, [settled])
    if (isDelivered(settled.outcome) && turn.failing) await works(lane)
    if (settled.outcome === 'gone') await switchOff(lane, 'gone')
    const { id: deliveryId, outcome, httpStatus, durationMs } = settled
    return { deliveryId, outcome, httpStatus, durationMs }
  } finally {
    await post.close()
  }
}
