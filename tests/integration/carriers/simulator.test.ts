import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemScope } from '@/lib/accounts/scope'
import { everyone } from '@/lib/segments/rule'
import { type TestDatabase, testDatabase } from '../../support/database'
import { CallbackServer } from '../messages/callback-server'
import { byStatus } from '../messages/stage'

const simulatorPort = 4851
const callbackPort = 4852
const simulatorUrl = `http://127.0.0.1:${simulatorPort}`
let db: TestDatabase
let callbacks: CallbackServer
let simulator: ChildProcess

beforeAll(async () => {
  db = await testDatabase({ SIMULATOR_URL: simulatorUrl, PUBLIC_URL: `http://127.0.0.1:${callbackPort}` })
  simulator = spawn('node', ['--import', 'tsx', 'workers/simulator.ts'], {
    env: { ...process.env, SIMULATOR_PORT: String(simulatorPort), SIMULATOR_PACE: '0', DATA_DIR: db.dataDir },
    stdio: 'ignore',
  })
  callbacks = await CallbackServer.start(callbackPort)
  await until(async () => (await fetch(`${simulatorUrl}/stats`).catch(() => undefined))?.ok ?? false)
})

afterAll(async () => {
  simulator.kill('SIGTERM')
  await callbacks.stop()
  await db.drop()
})

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 600; round++) {
    if (await done()) return
    await sleep(50)
  }
  throw new Error('It did not happen.')
}

it('takes a campaign, reports it, and brings a STOP back', async () => {
  const { createAccount, createSender } = await import('@/lib/carriers/accounts.server')
  const { planCampaign } = await import('@/lib/messages/plan.server')
  const { deliverLane } = await import('@/lib/messages/deliver.server')
  const workspaceId = randomUUID()
  const scope = systemScope(workspaceId)
  await db.pool.query(
    `INSERT INTO workspace (id, slug, name, brand_name, pixel_key) VALUES ($1, 'larkfield', 'Larkfield', 'Larkfield', 'x')`,
    [workspaceId],
  )
  const account = await createAccount(scope, { adapter: 'simulator', name: 'Simulator', credentials: {} })
  const sender = await createSender(scope, { accountId: account.id, address: '52755', type: 'short_code' })
  const maya = '+18285550151'
  await db.pool.query(
    `INSERT INTO contact (workspace_id, phone, first_name, consent) VALUES ($1, $2, 'Maya', 'granted')`,
    [workspaceId, maya],
  )
  const frozen = {
    senderId: sender.id,
    numberType: 'short_code',
    brandName: 'Larkfield',
    optOutLine: 'Reply STOP to opt out',
    linkBase: 'https://lark.fd/l/',
    variants: [{ name: 'A', text: 'Hi {{ first_name }}', weight: 1, media: [] }],
    links: [],
    audience: { include: [everyone], exclude: [] },
  }
  const { rows } = await db.pool.query(
    `INSERT INTO campaign (workspace_id, name, status, frozen, launched_at) VALUES ($1, 'Fall', 'sending', $2, now()) RETURNING id`,
    [workspaceId, JSON.stringify(frozen)],
  )
  const campaignId = rows[0].id
  await planCampaign({ workspaceId, campaignId })
  await deliverLane({ workspaceId, senderId: sender.id })
  const { sweepReceipts } = await import('@/lib/messages/receipts.server')
  await until(async () => {
    await sweepReceipts()
    return (await byStatus(db.pool, campaignId)).delivered === 1
  })
  const replied = await fetch(`${simulatorUrl}/handsets/maya/replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'STOP' }),
  })
  expect(replied.ok).toBe(true)
  await until(async () => {
    const held = await db.pool.query('SELECT phone, reason FROM suppression WHERE workspace_id = $1', [
      workspaceId,
    ])
    return held.rows.length === 1 && held.rows[0].phone === maya && held.rows[0].reason === 'opted_out'
  })
})
