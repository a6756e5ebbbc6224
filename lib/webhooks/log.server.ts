import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import { notFound } from '../platform/errors'
import type { AttemptLine, DeliveryDetail, DeliveryLine } from './delivery'
import type { DeliveryStatus } from './endpoint'

const columns = `d.id, d.type, d.events::int, d.status, d.attempts::int, d.outcome, d.created_at AS "createdAt", d.next_at AS "nextAt",
  d.ended_at AS "endedAt", (SELECT a.http_status::int FROM webhook_attempt a WHERE a.workspace_id = d.workspace_id
    AND a.delivery_id = d.id ORDER BY a.number DESC LIMIT 1) AS "httpStatus"`

export type LogFilter = { status?: DeliveryStatus | undefined; before?: string | undefined }

/** An endpoint's deliveries, newest first, `limit` at a time; `before` is the id of the last line seen. */
export async function listDeliveries(
  scope: Scope,
  endpointId: string,
  { status, before }: LogFilter,
  limit = 50,
): Promise<DeliveryLine[]> {
  allow(scope, 'keys.manage')
  const { rows } = await pool().query<DeliveryLine>(
    `SELECT ${columns} FROM webhook_delivery d
     WHERE d.workspace_id = $1 AND d.endpoint_id = $2 AND ($3::webhook_delivery_status IS NULL OR d.status = $3)
       AND ($4::uuid IS NULL OR d.id < $4)
     ORDER BY d.id DESC LIMIT $5`,
    [scope.workspaceId, endpointId, status ?? null, before ?? null, limit],
  )
  return rows
}

/** One delivery with what was sent (without its signature) and every attempt, newest first. @throws AppError('not_found') */
export async function readDelivery(scope: Scope, endpointId: string, id: string): Promise<DeliveryDetail> {
  allow(scope, 'keys.manage')
  const { rows } = await pool().query<Omit<DeliveryDetail, 'log'>>(
    `SELECT ${columns}, d.body FROM webhook_delivery d WHERE d.workspace_id = $1 AND d.endpoint_id = $2 AND d.id = $3`,
    [scope.workspaceId, endpointId, id],
  )
  const [delivery] = rows
  if (!delivery) throw notFound('delivery')
  const attempts = await pool().query<AttemptLine>(
    `SELECT number::int, at, duration_ms AS "durationMs", outcome, http_status::int AS "httpStatus", answer
     FROM webhook_attempt WHERE workspace_id = $1 AND delivery_id = $2 ORDER BY number DESC LIMIT 100`,
    [scope.workspaceId, id],
  )
  return { ...delivery, log: attempts.rows }
}
