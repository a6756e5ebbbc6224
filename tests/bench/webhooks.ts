import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { Pool as HttpPool } from 'undici'
import { makeCampaign, makeStage, type Stage } from '../integration/messages/stage'
import { type TestDatabase, testDatabase } from '../support/database'
import { startTestServer } from '../support/postgres'
import type { Measurement } from './index'

const port = 4895
const reports = Number(process.env.BENCH_REPORTS ?? 50_000)
const perBatch = 1000
/** As many as a lane has. */
const connections = 16

/**
 * Delivery reports a second from the report to the endpoint: recorded by the product, told by the triggers, packed, signed and posted to
 * a server in a process of its own. The limit is plain kept-alive POSTs of the same bodies over as many connections. Beside it, on
 * standard error, what recording costs without the triggers, with them and no endpoint, and with an endpoint.
 */
export async function run(): Promise<Measurement> {
  const server = await startTestServer()
  const sink = await startSink()
  const database = await testDatabase({
    CARRIER_PRIVATE_HOSTS: '127.0.0.1',
    WEBHOOK_PRIVATE_HOSTS: '127.0.0.1',
    DATABASE_POOL: '10',
  })
  try {
    return await measure(database)
  } finally {
    sink.kill()
    await database.drop()
    await server.stop()
  }
}

async function measure({ pool }: TestDatabase): Promise<Measurement> {
  const { createEndpoint } = await import('@/lib/webhooks/endpoints.server')
  const { systemScope } = await import('@/lib/accounts/scope')
  const triggers = async (state: 'ENABLE' | 'DISABLE') => {
    for (const [table, name] of [
      ['receipt', 'receipt_tells'],
      ['message', 'message_tells'],
    ])
      await pool.query(`ALTER TABLE ${table} ${state} TRIGGER ${name}`)
  }
  const stage = await makeStage(pool, { port, people: reports })
  await recording(pool, stage)
  const seconds: Record<string, number[]> = { without: [], silent: [], told: [] }
  for (let round = 0; round < 3; round++) {
    await triggers('DISABLE')
    seconds.without?.push(await recording(pool, stage))
    await triggers('ENABLE')
    seconds.silent?.push(await recording(pool, stage))
  }
  const { id: endpointId } = await createEndpoint(systemScope(stage.workspaceId), {
    url: `http://127.0.0.1:${port}/hooks`,
    description: '',
    types: ['message.delivered'],
  })
  const told = await recording(pool, stage)
  const delivered = await delivery({ workspaceId: stage.workspaceId, endpointId })
  const { rows } = await pool.query<{ body: string; events: number }>(
    `SELECT body, events FROM webhook_delivery WHERE endpoint_id = $1 AND status = 'delivered'`,
    [endpointId],
  )
  const count = rows.reduce((sum, { events }) => sum + events, 0)
  if (count !== reports) throw new Error(`Of ${reports} events ${count} were delivered.`)
  const bodies = rows.map(({ body }) => body)
  const plain = Math.min(await posting(bodies), await posting(bodies))
  const rate = (time: number) => Math.round(reports / time)
  const best = (times: number[] = []) => rate(Math.min(...times))
  console.error(
    `reports recorded a second: ${best(seconds.without)} without triggers, ${best(seconds.silent)} with them and no endpoint, ${rate(told)} with one; packed and posted: ${rate(delivered)}`,
  )
  return {
    name: 'webhooks',
    value: rate(delivered),
    unit: `events/s packed, signed, posted and logged, ${Math.round(reports / rows.length)} to a POST`,
    limit: rate(plain),
    ratio: Number((plain / delivered).toFixed(3)),
  }
}

type Database = TestDatabase['pool']

/** Seconds of recording that every message of a new campaign arrived. */
async function recording(pool: Database, stage: Stage): Promise<number> {
  const { recordReceipts } = await import('@/lib/messages/receipts.server')
  const campaignId = await makeCampaign(pool, stage)
  await pool.query(
    `INSERT INTO message (workspace_id, campaign_id, contact_id, sender_id, phone, status, send_at, claimed_at, submitted_at, carrier_id)
     SELECT $1, $2::uuid, id, $3, phone, 'submitted', now(), now(), now(), $2::uuid || '-' || row_number() OVER () FROM contact WHERE workspace_id = $1`,
    [stage.workspaceId, campaignId, stage.senderId],
  )
  await pool.query('VACUUM ANALYZE message')
  const one = {
    workspaceId: stage.workspaceId,
    accountId: stage.accountId,
    status: 'Retrieved',
    event: 'delivered' as const,
    detail: null,
    recipient: null,
    reason: '',
    addressDead: false,
  }
  const start = performance.now()
  for (let from = 0; from < reports; from += perBatch)
    await recordReceipts(
      Array.from({ length: perBatch }, (_, n) => ({
        ...one,
        at: new Date(),
        carrierId: `${campaignId}-${from + n + 1}`,
      })) as never,
    )
  return (performance.now() - start) / 1000
}

async function delivery(lane: { workspaceId: string; endpointId: string }): Promise<number> {
  const { deliverEndpoint } = await import('@/lib/webhooks/deliver.server')
  const start = performance.now()
  await deliverEndpoint(lane)
  return (performance.now() - start) / 1000
}

/** Seconds of posting the same bodies, and nothing else. */
async function posting(bodies: readonly string[]): Promise<number> {
  const http = new HttpPool(`http://127.0.0.1:${port}`, { connections, pipelining: 1 })
  const start = performance.now()
  let next = 0
  const worker = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const answer = await http.request({
        path: '/hooks',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      await answer.body.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const seconds = (performance.now() - start) / 1000
  await http.destroy()
  return seconds
}

function startSink(): Promise<ChildProcess> {
  const sink = fork(join(import.meta.dirname, '../support/sink.js'), [String(port)])
  return new Promise((resolve) => sink.once('message', () => resolve(sink)))
}
