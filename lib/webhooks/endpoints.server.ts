import { randomUUID } from 'node:crypto'
import { audited } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { type PrismaTransaction, pool } from '../platform/db.server'
import { AppError, notFound } from '../platform/errors'
import { checkAddress } from './address.server'
import { type DeliveryStatus, type Endpoint, type EndpointInput, mostEndpoints } from './endpoint'
import { oldSecretMs } from './schedule'
import { newSecret, openSecret, sealSecret, unreadable } from './secret.server'

/** Deliveries that are counted as waiting; past it, it is "many". */
const mostCounted = 1000

/** The endpoints of a workspace, or one of them, oldest first. */
export async function listEndpoints(scope: Scope, id?: string, now = new Date()): Promise<Endpoint[]> {
  allow(scope, 'keys.manage')
  const { rows } = await pool().query<
    Endpoint & { lastStatus: DeliveryStatus | null; lastAt: Date | null; before: Date | null }
  >(
    `SELECT e.id, e.url, e.description, e.types, e.created_at AS "createdAt", e.disabled_at AS "disabledAt", e.disabled_for AS "disabledFor",
            e.failing_since AS "failingSince", CASE WHEN e.before_until > $3 THEN e.before_until END AS "beforeUntil",
            d.status AS "lastStatus", d.created_at AS "lastAt", w.waiting
     FROM webhook_endpoint e
     LEFT JOIN LATERAL (SELECT status, created_at FROM webhook_delivery
       WHERE workspace_id = e.workspace_id AND endpoint_id = e.id ORDER BY id DESC LIMIT 1) d ON true
     CROSS JOIN LATERAL (SELECT count(*)::int AS waiting FROM (SELECT FROM webhook_delivery
       WHERE workspace_id = e.workspace_id AND endpoint_id = e.id AND status = 'pending' LIMIT $4) p) w
     WHERE e.workspace_id = $1 AND ($2::uuid IS NULL OR e.id = $2)
     ORDER BY e.created_at, e.id`,
    [scope.workspaceId, id ?? null, now, mostCounted],
  )
  return rows.map(({ lastStatus, lastAt, ...row }) => ({
    ...row,
    last: lastStatus && lastAt ? { status: lastStatus, at: lastAt } : null,
  }))
}

/** @throws AppError('not_found') */
export async function getEndpoint(scope: Scope, id: string): Promise<Endpoint> {
  const [endpoint] = await listEndpoints(scope, id)
  if (!endpoint) throw notFound('endpoint')
  return endpoint
}

/**
 * Adds an endpoint. The returned `secret` is shown once; what is stored opens only for this endpoint.
 * @throws AppError('invalid') for its address, ('conflict') when there are ten.
 */
export function createEndpoint(scope: Scope, input: EndpointInput): Promise<{ id: string; secret: string }> {
  allow(scope, 'keys.manage')
  checkAddress(input.url)
  const { workspaceId } = scope
  const id = randomUUID()
  const secret = newSecret()
  return audited(scope, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('webhook endpoints ' || ${workspaceId}, 0))`
    if ((await tx.webhookEndpoint.count({ where: { workspaceId } })) >= mostEndpoints)
      throw new AppError('conflict', 'A workspace has at most {most} endpoints. Remove one first.', {
        values: { most: mostEndpoints },
      })
    await tx.webhookEndpoint.create({
      data: {
        workspaceId,
        id,
        ...input,
        sealed: sealSecret({ workspaceId, endpointId: id }, secret),
        createdById: scope.actor.id,
      },
    })
    const data = { host: new URL(input.url).host, types: input.types }
    return { result: { id, secret }, entry: entry('created', id, data) }
  })
}

/** Changes where it is, what it is called and what it is told of. What waits goes to the new address. */
export function changeEndpoint(scope: Scope, id: string, input: EndpointInput): Promise<void> {
  allow(scope, 'keys.manage')
  checkAddress(input.url)
  return audited(scope, async (tx) => {
    const before = await lock(tx, scope, id)
    // What went wrong at the old address says nothing of the new one.
    const fresh = input.url === before.url ? {} : { failingSince: null, heldUntil: null }
    await update(tx, scope, id, { ...input, ...fresh })
    const hosts = { from: new URL(before.url).host, to: new URL(input.url).host }
    const types = { from: before.types, to: input.types }
    return { result: undefined, entry: entry('changed', id, { host: hosts, types }) }
  })
}

/** Gives an endpoint another secret, shown once. The one before signs too for a day, so that neither side has to hurry. */
export function rotateSecret(scope: Scope, id: string, now = new Date()): Promise<{ secret: string }> {
  allow(scope, 'keys.manage')
  const secret = newSecret()
  return audited(scope, async (tx) => {
    const { sealed } = await lock(tx, scope, id)
    const owner = { workspaceId: scope.workspaceId, endpointId: id }
    await update(tx, scope, id, {
      sealed: sealSecret(owner, secret),
      sealedBefore: opens(owner, sealed) ? sealed : null,
      beforeUntil: new Date(now.getTime() + oldSecretMs),
    })
    return { result: { secret }, entry: entry('secret_rotated', id) }
  })
}

/** Not when MARQUEE_SECRET is another one by now: a new secret is the way out of that. */
function opens(owner: Parameters<typeof openSecret>[0], sealed: string): boolean {
  try {
    openSecret(owner, sealed)
    return true
  } catch {
    return false
  }
}

/** While it is paused nothing new is collected and nothing is sent; what waits is kept. */
export function pauseEndpoint(scope: Scope, id: string): Promise<void> {
  allow(scope, 'keys.manage')
  return audited(scope, async (tx) => {
    const { disabledAt } = await lock(tx, scope, id)
    if (!disabledAt) await update(tx, scope, id, { disabledAt: new Date(), disabledFor: 'paused' })
    return { result: undefined, entry: entry('paused', id) }
  })
}

/**
 * Switches it on again, whatever switched it off. What waits goes at once.
 * @throws AppError('conflict') while its secret cannot be read.
 */
export function resumeEndpoint(scope: Scope, id: string): Promise<void> {
  allow(scope, 'keys.manage')
  return audited(scope, async (tx) => {
    const { sealed } = await lock(tx, scope, id)
    if (!opens({ workspaceId: scope.workspaceId, endpointId: id }, sealed)) throw unreadable()
    const fresh = { disabledAt: null, disabledFor: null, failingSince: null, heldUntil: null }
    await update(tx, scope, id, fresh)
    await tx.webhookDelivery.updateMany({
      where: { workspaceId: scope.workspaceId, endpointId: id, status: 'pending', claimedUntil: null },
      data: { nextAt: new Date() },
    })
    return { result: undefined, entry: entry('resumed', id) }
  })
}

/** Removes an endpoint at once; its deliveries are swept soon after. */
export function removeEndpoint(scope: Scope, id: string): Promise<void> {
  allow(scope, 'keys.manage')
  return audited(scope, async (tx) => {
    const { url } = await lock(tx, scope, id)
    await tx.webhookEndpoint.delete({ where: { workspaceId_id: { workspaceId: scope.workspaceId, id } } })
    return { result: undefined, entry: entry('removed', id, { host: new URL(url).host }) }
  })
}

type Locked = { url: string; types: string[]; sealed: string; disabledAt: Date | null }

/** @throws AppError('not_found') for another workspace's too. */
async function lock(tx: PrismaTransaction, { workspaceId }: Scope, id: string): Promise<Locked> {
  const [endpoint] = await tx.$queryRaw<Locked[]>`
    SELECT url, types, sealed, disabled_at AS "disabledAt" FROM webhook_endpoint
    WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`
  if (!endpoint) throw notFound('endpoint')
  return endpoint
}

async function update(
  tx: PrismaTransaction,
  { workspaceId }: Scope,
  id: string,
  data: Parameters<PrismaTransaction['webhookEndpoint']['update']>[0]['data'],
): Promise<void> {
  await tx.webhookEndpoint.update({ where: { workspaceId_id: { workspaceId, id } }, data })
}

function entry(act: string, subjectId: string, data: Record<string, unknown> = {}) {
  return { action: `webhook.${act}`, subjectType: 'webhook_endpoint', subjectId, data }
}
