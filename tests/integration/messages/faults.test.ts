import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { onServer, type TestDatabase, testDatabase } from '../../support/database'
import { CallbackServer } from './callback-server'
import { CarrierPeer, type Fault } from './carrier-peer'
import { byStatus, hasten, makeCampaign, makeStage, phoneOf, type Stage } from './stage'

const port = 4811
const callbackPort = 4812
let db: TestDatabase
let peer: CarrierPeer
let callbacks: CallbackServer

beforeAll(async () => {
  db = await testDatabase({ CARRIER_PRIVATE_HOSTS: '127.0.0.1' })
  callbacks = await CallbackServer.start(callbackPort)
})
beforeEach(async () => {
  peer = await CarrierPeer.start(port)
})
afterEach(() => peer.stop())
afterAll(async () => {
  await callbacks.stop()
  await db.drop()
})

async function planned(people: number, options: Partial<Parameters<typeof makeStage>[1]> = {}) {
  const { planCampaign } = await import('@/lib/messages/plan.server')
  const stage = await makeStage(db.pool, { port, people, ...options })
  const campaignId = await makeCampaign(db.pool, stage)
  await planCampaign({ workspaceId: stage.workspaceId, campaignId })
  return { stage, campaignId }
}

async function deliver(
  stage: Stage,
  options: { answer?: number; signal?: AbortSignal; connections?: number } = {},
) {
  const { deliverLane } = await import('@/lib/messages/deliver.server')
  const { answer = 20_000, signal, connections } = options
  await deliverLane(stage, signal, {
    timeouts: { answer, body: answer },
    ...(connections === undefined ? {} : { connections }),
  })
}

/** Sends what is left, past every pause, until nothing is planned or in somebody's hands. */
async function finish(stage: Stage, campaignId: string): Promise<void> {
  const { expireLeases } = await import('@/lib/messages/sweep.server')
  await expireLeases(0)
  for (let round = 0; round < 30; round++) {
    await hasten(db.pool)
    await deliver(stage)
    const { planned: left = 0, claimed = 0 } = await byStatus(db.pool, campaignId)
    if (left + claimed === 0) return
  }
  throw new Error('The campaign never ended.')
}

/** Nobody twice; and whoever did not get it is listed as unknown. */
async function proveLedger(campaignId: string, people: number): Promise<Record<string, number>> {
  const counts = peer.counts()
  for (const [phone, times] of counts) expect(times, phone).toBe(1)
  const { rows } = await db.pool.query('SELECT phone, status, reason FROM message WHERE campaign_id = $1', [
    campaignId,
  ])
  expect(rows).toHaveLength(people)
  for (const { phone, status } of rows) {
    if (status === 'submitted' || status === 'delivered')
      expect(counts.get(phone), `${phone} ${status}`).toBe(1)
    else expect(status, `${phone}: taken ${counts.get(phone) ?? 0} times`).toBe('unknown')
  }
  return byStatus(db.pool, campaignId)
}

describe('a carrier that fails', () => {
  const uncertain: [string, Fault][] = [
    ['answers nonsense', { kind: 'take_garbage' }],
    ['drops the connection after the message', { kind: 'take_reset' }],
    ['never answers', { kind: 'take_hang' }],
    ['answers 500 without MM7', { kind: 'http', status: 500 }],
    ['answers 502 from a proxy', { kind: 'http', status: 502 }],
  ]

  it.each(uncertain)('%s: unknown, and never sent again', async (_name, fault) => {
    const { stage, campaignId } = await planned(6)
    peer.fault = () => (peer.requests === 2 ? fault : undefined)
    await deliver(stage, { answer: 2000, connections: 1 })
    await finish(stage, campaignId)
    expect(await proveLedger(campaignId, 6)).toEqual({ submitted: 5, unknown: 1 })
    expect(peer.requests).toBe(6)
  })

  const certain: [string, Fault][] = [
    ['is throttling', { kind: 'http', status: 429, headers: { 'retry-after': '1' } }],
    ['is not available', { kind: 'http', status: 503 }],
    ['has an MM7 server error', { kind: 'status', code: 3000 }],
    ['is over capacity', { kind: 'status', code: 4006 }],
  ]

  it.each(certain)('%s: sent later, once', async (_name, fault) => {
    const { stage, campaignId } = await planned(40)
    peer.fault = () => (peer.requests <= 25 ? fault : undefined)
    await deliver(stage)
    await finish(stage, campaignId)
    expect(await proveLedger(campaignId, 40)).toEqual({ submitted: 40 })
  })

  it('takes an HTTP 500 for a refusal where the operator says so', async () => {
    const { stage, campaignId } = await planned(3, { credentials: { serverErrors: 'refused' } })
    peer.fault = () => (peer.requests === 1 ? { kind: 'http', status: 500 } : undefined)
    await deliver(stage)
    await finish(stage, campaignId)
    expect(await proveLedger(campaignId, 3)).toEqual({ submitted: 3 })
  })

  it('costs a few tries while it is away, not a campaign', async () => {
    const { stage, campaignId } = await planned(800)
    await peer.stop()
    await deliver(stage)
    const { rows } = await db.pool.query(
      'SELECT count(*) FILTER (WHERE attempts > 0) AS tried FROM message WHERE campaign_id = $1',
      [campaignId],
    )
    expect(rows[0].tried).toBeLessThan(100)
    expect(await byStatus(db.pool, campaignId)).toEqual({ planned: 800 })
    peer = await CarrierPeer.start(port)
    await finish(stage, campaignId)
    expect(await proveLedger(campaignId, 800)).toEqual({ submitted: 800 })
  })

  it('reports on a message whose answer was lost: it is found again', async () => {
    const { stage, campaignId } = await planned(2)
    peer.fault = () => (peer.requests === 1 ? { kind: 'take_garbage' } : undefined)
    await deliver(stage, { connections: 1 })
    const lost = peer.taken[0]
    await callbacks.report(stage.accountId, lost?.messageId ?? '', 'Retrieved', lost?.to)
    expect(await byStatus(db.pool, campaignId)).toEqual({ unknown: 1, submitted: 1 })
    await db.pool.query(`UPDATE early_receipt SET received_at = received_at - interval '1 minute'`)
    await db.pool.query(
      `UPDATE message SET claimed_at = claimed_at - interval '2 minutes' WHERE status = 'unknown'`,
    )
    const { sweepReceipts } = await import('@/lib/messages/receipts.server')
    await sweepReceipts()
    expect(await byStatus(db.pool, campaignId)).toEqual({ delivered: 1, submitted: 1 })
    expect(peer.requests).toBe(2)
  })
})

describe('a worker', () => {
  function startWorker(stage: Stage): ChildProcess {
    return spawn(
      'node',
      ['--import', 'tsx', join(import.meta.dirname, 'worker.ts'), stage.workspaceId, stage.senderId],
      {
        cwd: process.cwd(),
        env: process.env,
        stdio: 'ignore',
      },
    )
  }

  it('killed at random points loses nobody and doubles nobody', { timeout: 240_000 }, async () => {
    const people = 1500
    const { stage, campaignId } = await planned(people)
    // Each answer takes a moment, so that every kill finds messages on their way.
    peer.fault = () => ({ kind: 'slow', ms: 20 })
    let kills = 0
    while (kills < 6 && (await byStatus(db.pool, campaignId)).planned) {
      const before = peer.taken.length
      const worker = startWorker(stage)
      const exited = new Promise((resolve) => worker.once('exit', resolve))
      while (peer.taken.length === before && worker.exitCode === null) await sleep(5)
      await sleep(Math.random() * 60)
      worker.kill('SIGKILL')
      await exited
      kills++
    }
    expect(kills).toBeGreaterThan(1)
    await sleep(200)
    await finish(stage, campaignId)
    const statuses = await proveLedger(campaignId, people)
    expect(statuses.submitted).toBeGreaterThan(0)
  })

  it('told to stop gives back what it did not hand over', async () => {
    const { stage, campaignId } = await planned(1200)
    const stop = new AbortController()
    peer.onTaken = () => {
      if (peer.taken.length === 150) stop.abort()
    }
    await deliver(stage, { signal: stop.signal })
    const statuses = await byStatus(db.pool, campaignId)
    expect(statuses.claimed).toBeUndefined()
    expect(statuses.unknown).toBeUndefined()
    expect(statuses.submitted).toBe(peer.taken.length)
    expect(statuses.planned).toBe(1200 - peer.taken.length)
    peer.onTaken = () => {}
    await finish(stage, campaignId)
    expect(await proveLedger(campaignId, 1200)).toEqual({ submitted: 1200 })
  })

  it('whose database connections are cut again and again goes on without a double or a loss', {
    timeout: 120_000,
  }, async () => {
    const { stage, campaignId } = await planned(3000)
    peer.fault = () => ({ kind: 'slow', ms: 5 })
    const name = new URL(db.url).pathname.slice(1)
    let cutting = true
    let cuts = 0
    const cutter = (async () => {
      while (cutting) {
        await sleep(150)
        await onServer(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND pid <> pg_backend_pid()`,
        )
        cuts++
      }
    })()
    const running = deliver(stage)
    await Promise.race([running, sleep(4000)])
    cutting = false
    await cutter
    await running
    await finish(stage, campaignId)
    expect(cuts).toBeGreaterThan(2)
    const statuses = await proveLedger(campaignId, 3000)
    // A claim whose commit was lost goes back, an outcome waits for the database: nothing is in doubt.
    expect(statuses).toEqual({ submitted: 3000 })
  })
})

describe('STOP', () => {
  it('is not acknowledged while a message to that number waits for its moment in a worker', async () => {
    const { stage, campaignId } = await planned(8, { ratePerSecond: 2 })
    const running = deliver(stage)
    const acknowledged = new Map<string, number>()
    while (acknowledged.size < 4) {
      const { rows } = await db.pool.query(
        `SELECT phone FROM message WHERE campaign_id = $1 AND status = 'claimed'`,
        [campaignId],
      )
      const phone = rows.map((row) => row.phone).find((one) => !peer.counts().has(one))
      if (phone) {
        const answer = await callbacks.reply(stage.accountId, phone, 'STOP', `waiting-${phone}`)
        acknowledged.set(phone, Date.now())
        expect(answer).toMatchObject({ status: { code: 1000 } })
      }
      await sleep(10)
    }
    await running
    for (const [phone, at] of acknowledged)
      for (const taken of peer.taken.filter(({ to, text }) => to === phone && !text.includes('opted out')))
        expect(taken.at).toBeLessThanOrEqual(at)
  })

  it('that was acknowledged wins over everything not yet handed over', { timeout: 120_000 }, async () => {
    const people = 600
    const { stage, campaignId } = await planned(people, { ratePerSecond: 300 })
    peer.fault = () => ({ kind: 'slow', ms: 15 })
    const acknowledged = new Map<string, number>()
    const leavers = Array.from({ length: 120 }, (_, index) => phoneOf(1 + index * 5))
    const running = deliver(stage)
    for (const phone of leavers) {
      void callbacks.reply(stage.accountId, phone, 'STOP', `stop-${phone}`).then((answer) => {
        if ('status' in answer && answer.status.code === 1000) acknowledged.set(phone, Date.now())
      })
      await sleep(8)
    }
    await running
    while (acknowledged.size < leavers.length) await sleep(50)
    await finish(stage, campaignId)
    let spared = 0
    for (const phone of leavers) {
      const taken = peer.taken.filter((one) => one.to === phone && !one.text.includes('opted out'))
      expect(taken.length).toBeLessThanOrEqual(1)
      if (taken.length === 0) spared++
      for (const one of taken) expect(one.at).toBeLessThanOrEqual(acknowledged.get(phone) as number)
    }
    expect(spared).toBeGreaterThan(0)
    const { rows } = await db.pool.query(
      `SELECT count(*) AS withheld FROM message WHERE campaign_id = $1 AND status = 'withheld' AND reason = 'opted_out'`,
      [campaignId],
    )
    expect(rows[0].withheld).toBe(spared)
    // Each of them got the one confirmation.
    for (const phone of leavers)
      expect(peer.taken.filter((one) => one.to === phone && one.text.includes('opted out'))).toHaveLength(1)
  })
})
