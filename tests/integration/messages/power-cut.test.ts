import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '@/prisma/migrate'
import { startPostgres } from '@/scripts/postgres.js'
import { CarrierPeer } from './carrier-peer'
import { byStatus, hasten, makeCampaign, makeStage } from './stage'

const port = 4841
const home = mkdtempSync(join(tmpdir(), 'marquee-power-'))
let server: Awaited<ReturnType<typeof startPostgres>>
let peer: CarrierPeer

beforeAll(async () => {
  // A durable one of its own: what was committed must survive.
  server = await startPostgres({ home })
  await migrate(server.url)
  Object.assign(process.env, {
    DATABASE_URL: server.url,
    DATA_DIR: join(home, 'data'),
    MARQUEE_SECRET: 'a secret for tests, long enough to be accepted',
    CARRIER_PRIVATE_HOSTS: '127.0.0.1',
    LOG_LEVEL: 'silent',
  })
  peer = await CarrierPeer.start(port)
})

afterAll(async () => {
  const { closeQueues } = await import('@/lib/platform/queue.server')
  const { closeDatabase } = await import('@/lib/platform/db.server')
  await closeQueues()
  await closeDatabase()
  await peer.stop()
  await server.stop()
  rmSync(home, { recursive: true, force: true })
})

it('a database that loses power in the middle of a campaign loses and doubles nobody', {
  timeout: 180_000,
}, async () => {
  const people = 2000
  const { pool } = await import('@/lib/platform/db.server')
  const { planCampaign } = await import('@/lib/messages/plan.server')
  const { deliverLane } = await import('@/lib/messages/deliver.server')
  const { expireLeases } = await import('@/lib/messages/sweep.server')
  const stage = await makeStage(pool(), { port, people })
  const campaignId = await makeCampaign(pool(), stage)
  await planCampaign({ workspaceId: stage.workspaceId, campaignId })
  peer.fault = () => ({ kind: 'slow', ms: 10 })
  const running = deliverLane(stage)
  for (const reached of [200, 700]) {
    while (peer.taken.length < reached) await sleep(5)
    server.kill()
    await server.exited
    await sleep(300)
    server = await startPostgres({ home })
  }
  await running
  await expireLeases(0)
  for (let round = 0; round < 10 && (await byStatus(pool(), campaignId)).planned; round++) {
    await hasten(pool())
    await deliverLane(stage)
  }
  // The outcomes waited for the database in the worker's memory, so nothing is even in doubt.
  expect(await byStatus(pool(), campaignId)).toEqual({ submitted: people })
  expect(peer.taken).toHaveLength(people)
  expect(peer.counts().size).toBe(people)
})
