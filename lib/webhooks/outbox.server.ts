import { pool } from '../platform/db.server'
import { enqueue } from '../platform/queue.server'
import { eventTypes, fullBytes, mostEvents } from './event-types'
import { keptDays } from './schedule'

/** Everything for one endpoint. */
export type Lane = { workspaceId: string; endpointId: string }

/** Events of each type looked at in one statement. */
const mostAtOnce = 2_000

/**
 * Makes deliveries of what waits for an endpoint, up to a hundred events of one type in each; with `onlyFull`, of whole hundreds
 * alone. What is taken and what is made of it are one statement: nothing is lost and nothing doubled. Returns the deliveries made.
 */
export async function packEvents(
  { workspaceId, endpointId }: Lane,
  { onlyFull = false } = {},
): Promise<number> {
  const { rowCount } = await pool().query(
    `WITH waiting AS MATERIALIZED (
       SELECT v.*, k.type FROM unnest($3::text[]) AS k (type)
       CROSS JOIN LATERAL (
         SELECT ctid AS row, id, data FROM webhook_event WHERE workspace_id = $1 AND endpoint_id = $2 AND type = k.type
         ORDER BY id LIMIT $4) v
     ), numbered AS (
       SELECT *, row_number() OVER (PARTITION BY type ORDER BY id) - 1 AS place, count(*) OVER (PARTITION BY type) AS waiting
       FROM waiting
     ), sized AS MATERIALIZED (
       SELECT *, (sum(octet_length(data::text)) OVER (PARTITION BY type, place / $5 ORDER BY id) - octet_length(data::text)) / $6 AS part
       FROM numbered
     ), taken AS (
       -- By their places in the table, which never change: there is no join that a planner could get wrong. What another lane took
       -- first is not returned.
       DELETE FROM webhook_event
       WHERE ctid = ANY (ARRAY(SELECT row FROM sized WHERE NOT $7::boolean OR place < waiting / $5 * $5)) RETURNING ctid AS row
     )
     INSERT INTO webhook_delivery (workspace_id, endpoint_id, type, events, body)
     SELECT $1, $2, type, count(*),
            '{"type":' || to_json(type) || ',"timestamp":"' || webhook_time(now()) || '","data":[' || string_agg(data::text, ',' ORDER BY id) || ']}'
     FROM taken JOIN sized USING (row) GROUP BY type, place / $5, part ORDER BY min(id)`,
    [workspaceId, endpointId, eventTypes, mostAtOnce, mostEvents, fullBytes, onlyFull],
  )
  return rowCount ?? 0
}

/** Asks for the lanes of all endpoints that have events to pack or deliveries that are due, jumping from one to the next in the index. */
export async function remindWebhooks(): Promise<void> {
  const { rows } = await pool().query<Lane>(
    `WITH RECURSIVE due AS (
       ${firstOf('webhook_delivery', "status = 'pending'", 'next_at')}
     ), told AS (
       ${firstOf('webhook_event', 'true', 'type', 'told')}
     )
     SELECT e.workspace_id AS "workspaceId", e.id AS "endpointId" FROM due d
     JOIN webhook_endpoint e ON e.workspace_id = d.workspace_id AND e.id = d.endpoint_id
     WHERE d.next_at <= now() AND e.disabled_at IS NULL AND (e.held_until IS NULL OR e.held_until <= now())
     UNION
     SELECT e.workspace_id, e.id FROM told t JOIN webhook_endpoint e ON e.workspace_id = t.workspace_id AND e.id = t.endpoint_id`,
  )
  for (const lane of rows) await enqueue('webhooks.deliver', lane)
}

/** The first row of each endpoint, by a recursion that is called `name`. */
function firstOf(table: string, filter: string, order: string, name = 'due'): string {
  const first = (after: string) => `SELECT workspace_id, endpoint_id, ${order} FROM ${table}
    WHERE ${filter} ${after} ORDER BY workspace_id, endpoint_id, ${order} LIMIT 1`
  return `(${first('')}) UNION ALL SELECT n.* FROM ${name} l
    CROSS JOIN LATERAL (${first('AND (workspace_id, endpoint_id) > (l.workspace_id, l.endpoint_id)')}) n`
}

/** Deliveries of one endpoint forgotten in one statement. */
const forgottenAtOnce = 5_000

/** Forgets deliveries after their days, and what endpoints that were removed have left. */
export async function forgetDeliveries(): Promise<void> {
  await pool().query(
    `DELETE FROM webhook_event v WHERE NOT EXISTS (
       SELECT FROM webhook_endpoint e WHERE e.workspace_id = v.workspace_id AND e.id = v.endpoint_id)`,
  )
  let gone: number | null
  do {
    // A delivery's id holds when it was made.
    const { rowCount } = await pool().query(
      `WITH RECURSIVE lane AS (${firstOf('webhook_delivery', 'true', 'id', 'lane')}), limits AS MATERIALIZED (
         SELECT uuidv7(make_interval(days => -$1::int)) AS oldest
       ), old AS (
         SELECT l.workspace_id, d.id FROM limits, lane l
         LEFT JOIN webhook_endpoint e ON e.workspace_id = l.workspace_id AND e.id = l.endpoint_id
         CROSS JOIN LATERAL (
           SELECT id FROM webhook_delivery WHERE workspace_id = l.workspace_id AND endpoint_id = l.endpoint_id
             AND id < CASE WHEN e.id IS NULL THEN 'ffffffff-ffff-ffff-ffff-ffffffffffff' ELSE limits.oldest END ORDER BY id LIMIT $2) d
       )
       DELETE FROM webhook_delivery d USING old WHERE d.workspace_id = old.workspace_id AND d.id = old.id`,
      [keptDays, forgottenAtOnce],
    )
    gone = rowCount
  } while (gone)
}
