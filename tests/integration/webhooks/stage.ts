import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Scope } from '@/lib/accounts/scope'
import { type EventType, eventTypes } from '@/lib/webhooks/event-types'

let slugs = 0

/** A workspace with an owner, in whose name endpoints are made. */
export async function makeWorkspace(
  pool: pg.Pool,
): Promise<{ workspaceId: string; owner: Scope; email: string }> {
  const name = `hooks-${process.pid}-${++slugs}`
  const email = `${name}@example.com`
  const workspaceId = randomUUID()
  await pool.query(
    `INSERT INTO workspace (id, slug, name, brand_name, pixel_key) VALUES ($1, $2, 'Larkfield', 'Larkfield', $2)`,
    [workspaceId, name],
  )
  const { rows } = await pool.query(`INSERT INTO app_user (email, name) VALUES ($1, 'Ada') RETURNING id`, [
    email,
  ])
  await pool.query(`INSERT INTO member (workspace_id, user_id, role) VALUES ($1, $2, 'owner')`, [
    workspaceId,
    rows[0].id,
  ])
  const owner: Scope = { workspaceId, actor: { kind: 'user', id: rows[0].id }, grants: { role: 'owner' } }
  return { workspaceId, owner, email }
}

export type Made = { id: string; secret: string; lane: { workspaceId: string; endpointId: string } }

export async function makeEndpoint(
  owner: Scope,
  url: string,
  types: readonly EventType[] = eventTypes,
): Promise<Made> {
  const { createEndpoint } = await import('@/lib/webhooks/endpoints.server')
  const made = await createEndpoint(owner, { url, description: '', types: [...types] })
  return { ...made, lane: { workspaceId: owner.workspaceId, endpointId: made.id } }
}

/** Something to tell of, without the room it comes from. */
export async function tell(
  pool: pg.Pool,
  { lane }: Made,
  count: number,
  type: EventType = 'link.clicked',
): Promise<void> {
  await pool.query(
    `INSERT INTO webhook_event (workspace_id, endpoint_id, type, data)
     SELECT $1, $2, $3, json_build_object('id', 'click_' || n, 'at', '2026-11-22T15:04:05.120Z') FROM generate_series(1, $4) n`,
    [lane.workspaceId, lane.endpointId, type, count],
  )
}

export async function deliver({ lane }: Made): Promise<void> {
  const { deliverEndpoint } = await import('@/lib/webhooks/deliver.server')
  await deliverEndpoint(lane)
}

/** What waits for its next attempt, and an endpoint that is left alone, wait no more. */
export async function hasten(pool: pg.Pool): Promise<void> {
  await pool.query(
    `UPDATE webhook_delivery SET next_at = now() - interval '1 second' WHERE status = 'pending'`,
  )
  await pool.query('UPDATE webhook_endpoint SET held_until = NULL')
}

/** The deliveries of an endpoint, oldest first. */
export async function deliveriesOf(pool: pg.Pool, { lane }: Made) {
  const { rows } = await pool.query(
    `SELECT id, type, events::int, body, status, attempts::int, outcome, next_at > now() AS later, claimed_until IS NOT NULL AS "inHand"
     FROM webhook_delivery WHERE endpoint_id = $1 ORDER BY id`,
    [lane.endpointId],
  )
  return rows
}

export async function attemptsOf(pool: pg.Pool, deliveryId: string) {
  const { rows } = await pool.query(
    `SELECT number::int, outcome, http_status::int AS "httpStatus", answer FROM webhook_attempt WHERE delivery_id = $1 ORDER BY number`,
    [deliveryId],
  )
  return rows
}
