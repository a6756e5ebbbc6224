import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sayErrorIn } from '@/lib/words/errors'
import { sayWritten } from '@/lib/words/said'
import { type TestDatabase, testDatabase } from '../../support/database'
import { CarrierPeer } from './carrier-peer'
import { byStatus, hasten, makeCampaign, makeStage, phoneOf } from './stage'

const port = 4801
let db: TestDatabase
let peer: CarrierPeer

const { planCampaign, deliverLane } = {
  planCampaign: async (source: { workspaceId: string; campaignId: string }, size?: number) =>
    (await import('@/lib/messages/plan.server')).planCampaign(source, undefined, size),
  deliverLane: async (lane: { workspaceId: string; senderId: string }, signal?: AbortSignal) =>
    (await import('@/lib/messages/deliver.server')).deliverLane(lane, signal),
}

beforeAll(async () => {
  db = await testDatabase({ CARRIER_PRIVATE_HOSTS: '127.0.0.1' })
})
beforeEach(async () => {
  peer = await CarrierPeer.start(port)
})
afterEach(() => peer.stop())
afterAll(() => db.drop())

async function stageWith(people: number, options: Partial<Parameters<typeof makeStage>[1]> = {}) {
  const stage = await makeStage(db.pool, { port, people, ...options })
  const campaignId = await makeCampaign(db.pool, stage)
  return { stage, campaignId, lane: { workspaceId: stage.workspaceId, senderId: stage.senderId } }
}

describe('a campaign', () => {
  it('reaches everyone once, with name, link, picture and way out, and is then sent', async () => {
    const { stage, campaignId, lane } = await stageWith(700)
    expect(await planCampaign({ workspaceId: stage.workspaceId, campaignId }, 150)).toBe(700)
    expect(await planCampaign({ workspaceId: stage.workspaceId, campaignId }, 150)).toBe(0)
    await deliverLane(lane)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 700 })
    expect(peer.counts().size).toBe(700)
    expect(peer.taken).toHaveLength(700)
    const first = peer.taken.find((taken) => taken.to === phoneOf(1))
    expect(first?.text).toMatch(
      /^Larkfield: Hi Name1, look: https:\/\/lark\.fd\/l\/\w{11}\nReply STOP to opt out$/,
    )
    expect(first?.types).toEqual(['application/smil', 'image/jpeg', 'text/plain'])
    expect(peer.taken.find((taken) => taken.to === phoneOf(3))?.text).toContain('Hi there,')
    const { rows } = await db.pool.query('SELECT status, finished_at FROM campaign WHERE id = $1', [
      campaignId,
    ])
    expect(rows[0]).toMatchObject({ status: 'sent' })
    expect(rows[0].finished_at).not.toBeNull()
  })

  it('gives each person the address of their own opt-out page, in a test as well', async () => {
    const { readOptOutCode } = await import('@/lib/links/code.server')
    const { sendTest } = await import('@/lib/messages/test-send.server')
    const { systemScope } = await import('@/lib/accounts/scope')
    const stage = await makeStage(db.pool, { port, people: 3 })
    const campaignId = await makeCampaign(db.pool, stage, { optOutLine: 'Reply STOP or open {page}' })
    await planCampaign({ workspaceId: stage.workspaceId, campaignId })
    const frozen = (await db.pool.query('SELECT frozen FROM campaign WHERE id = $1', [campaignId])).rows[0]
      .frozen
    const [test] = await sendTest(systemScope(stage.workspaceId), {
      frozen,
      variant: 0,
      numbers: [phoneOf(1)],
    })
    await deliverLane({ workspaceId: stage.workspaceId, senderId: stage.senderId })
    const { rows } = await db.pool.query('SELECT id, phone FROM message WHERE workspace_id = $1', [
      stage.workspaceId,
    ])
    const opened = peer.taken.map(({ to, text }) => {
      const code = /\nReply STOP or open https:\/\/lark\.fd\/o\/(\w{11})$/.exec(text)?.[1] ?? ''
      return { id: readOptOutCode(code), phone: to }
    })
    const byId = (a: { id?: number | undefined }, b: { id?: number | undefined }) => (a.id ?? 0) - (b.id ?? 0)
    expect(opened.sort(byId)).toEqual(rows.sort(byId))
    expect(opened.some(({ id }) => id === test?.id)).toBe(true)
  })

  it('withholds from those who opted out after planning', async () => {
    const { stage, campaignId, lane } = await stageWith(20)
    await planCampaign({ workspaceId: stage.workspaceId, campaignId })
    await db.pool.query(
      `INSERT INTO suppression (workspace_id, phone, reason) VALUES ($1, $2, 'opted_out')`,
      [stage.workspaceId, phoneOf(4)],
    )
    await db.pool.query(`UPDATE contact SET deleted_at = now() WHERE workspace_id = $1 AND phone = $2`, [
      stage.workspaceId,
      phoneOf(5),
    ])
    await db.pool.query(`UPDATE contact SET phone = '+18285559999' WHERE workspace_id = $1 AND phone = $2`, [
      stage.workspaceId,
      phoneOf(6),
    ])
    await deliverLane(lane)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 17, withheld: 3 })
    const { rows } = await db.pool.query(
      `SELECT phone, reason FROM message WHERE campaign_id = $1 AND status = 'withheld' ORDER BY phone`,
      [campaignId],
    )
    expect(rows).toEqual([
      { phone: phoneOf(4), reason: 'opted_out' },
      { phone: phoneOf(5), reason: 'no_consent' },
      { phone: phoneOf(6), reason: 'number_changed' },
    ])
    for (const n of [4, 5, 6]) expect(peer.counts().has(phoneOf(n))).toBe(false)
  })

  it('stops within a claim when it is paused, and goes on where it was', async () => {
    const { stage, campaignId, lane } = await stageWith(1500)
    await planCampaign({ workspaceId: stage.workspaceId, campaignId })
    peer.onTaken = async () => {
      if (peer.taken.length === 100)
        await db.pool.query(`UPDATE campaign SET status = 'paused' WHERE id = $1`, [campaignId])
    }
    await deliverLane(lane)
    const paused = await byStatus(db.pool, campaignId)
    expect(paused.claimed ?? 0).toBe(0)
    expect(paused.submitted).toBeLessThanOrEqual(100 + 64 + 2 * 250)
    expect(paused.planned).toBeGreaterThan(0)
    await db.pool.query(`UPDATE campaign SET status = 'sending' WHERE id = $1`, [campaignId])
    await deliverLane(lane)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 1500 })
    expect(peer.taken).toHaveLength(1500)
    expect(peer.counts().size).toBe(1500)
  })

  it('gives variants in the shares of their weights, the same one to the same person again', async () => {
    const stage = await makeStage(db.pool, { port, people: 4000 })
    const variant = (name: string, weight: number) => ({
      name,
      weight,
      text: name,
      media: [],
    })
    const campaignId = await makeCampaign(db.pool, stage, {
      variants: [variant('A', 3), variant('B', 1)],
      links: [],
    })
    await planCampaign({ workspaceId: stage.workspaceId, campaignId }, 1000)
    const read = async () =>
      (
        await db.pool.query(
          'SELECT phone, variant, profile_id FROM message WHERE campaign_id = $1 ORDER BY phone',
          [campaignId],
        )
      ).rows
    const before = await read()
    const share = before.filter((row) => row.variant === 0).length / before.length
    expect(share).toBeGreaterThan(0.7)
    expect(share).toBeLessThan(0.8)
    expect(before.every((row) => row.profile_id === null)).toBe(true)
    await db.pool.query('DELETE FROM message WHERE campaign_id = $1', [campaignId])
    await db.pool.query('UPDATE campaign SET fanned_out_at = NULL, fanout_cursor = NULL WHERE id = $1', [
      campaignId,
    ])
    await planCampaign({ workspaceId: stage.workspaceId, campaignId }, 333)
    expect(await read()).toEqual(before)
  })

  it('fits the profile to carrier and kind of number', async () => {
    const { stage, campaignId } = await stageWith(8)
    await planCampaign({ workspaceId: stage.workspaceId, campaignId })
    const { rows } = await db.pool.query(
      `SELECT DISTINCT c.carrier, m.profile_id FROM message m JOIN contact c ON c.id = m.contact_id WHERE m.campaign_id = $1 ORDER BY 1`,
      [campaignId],
    )
    expect(rows).toEqual([
      { carrier: 'att', profile_id: 'att-short' },
      { carrier: 'tmobile', profile_id: 'tmobile-short' },
      { carrier: 'verizon', profile_id: 'verizon-short' },
      { carrier: null, profile_id: 'standard' },
    ])
  })

  it('keeps the pace of its account over two lanes at once', async () => {
    const { stage, campaignId, lane } = await stageWith(60, { ratePerSecond: 40 })
    await planCampaign({ workspaceId: stage.workspaceId, campaignId })
    await Promise.all([deliverLane(lane), deliverLane(lane)])
    expect(peer.taken).toHaveLength(60)
    const times = peer.taken.map((taken) => taken.at)
    // Sixty at forty a second take at least a second and a half but for the last claim's own spread.
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(1200)
  })

  it('that cannot be read fails alone', async () => {
    const { stage, campaignId, lane } = await stageWith(5)
    await planCampaign({ workspaceId: stage.workspaceId, campaignId })
    const broken = await makeCampaign(db.pool, stage)
    await planCampaign({ workspaceId: stage.workspaceId, campaignId: broken })
    await db.pool.query(
      `UPDATE campaign SET frozen = jsonb_set(frozen, '{variants,0,text}', '"Hi {{ name"') WHERE id = $1`,
      [broken],
    )
    await deliverLane(lane)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 5 })
    expect(await byStatus(db.pool, broken)).toEqual({ withheld: 5 })
    const { rows } = await db.pool.query('SELECT status, failure FROM campaign WHERE id = $1', [broken])
    expect(rows[0]).toMatchObject({ status: 'failed', failure: expect.stringContaining('cannot be read') })
  })

  it('shares the lane fairly', async () => {
    const { stage, campaignId, lane } = await stageWith(1200)
    await planCampaign({ workspaceId: stage.workspaceId, campaignId })
    const second = await makeCampaign(db.pool, stage, {
      brandName: 'Second',
      audience: { include: [], exclude: [] },
    })
    await db.pool.query(
      `INSERT INTO message (workspace_id, campaign_id, contact_id, sender_id, phone, profile_id, send_at)
       SELECT workspace_id, $2, id, $3, phone, 'standard', now() FROM contact WHERE workspace_id = $1 ORDER BY id LIMIT 10`,
      [stage.workspaceId, second, stage.senderId],
    )
    await deliverLane(lane)
    const last = peer.taken.findLastIndex((taken) => taken.text.startsWith('Second'))
    expect(last).toBeGreaterThan(0)
    expect(last).toBeLessThan(700)
  })
})

describe('what a carrier answers', () => {
  const cases = [
    ['3000', { status: 'planned', tries: 2 }],
    ['2002', { status: 'failed', reason: 'address_dead', tries: 1, suppressed: 'dead_number' }],
    ['2003', { status: 'failed', reason: 'address_dead', tries: 1, suppressed: undefined }],
    ['2004', { status: 'failed', reason: 'too_large', tries: 1 }],
    ['2007', { status: 'failed', reason: 'our_fault', tries: 1 }],
  ] as const

  it.each(cases)('%s', async (code, expected) => {
    const { stage, campaignId, lane } = await stageWith(1)
    await planCampaign({ workspaceId: stage.workspaceId, campaignId })
    peer.fault = () => (peer.requests === 1 ? { kind: 'status', code: Number(code) } : undefined)
    await deliverLane(lane)
    const { rows } = await db.pool.query(
      'SELECT status, reason, attempts FROM message WHERE campaign_id = $1',
      [campaignId],
    )
    expect(rows[0].status).toBe(expected.status)
    if ('reason' in expected) expect(rows[0].reason).toBe(expected.reason)
    const { rows: held } = await db.pool.query('SELECT reason FROM suppression WHERE workspace_id = $1', [
      stage.workspaceId,
    ])
    if ('suppressed' in expected) expect(held[0]?.reason).toBe(expected.suppressed)
    await hasten(db.pool)
    await deliverLane(lane)
    expect(peer.requests).toBe(expected.tries)
    if (expected.status === 'planned') expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 1 })
  })

  it('waits for a person when the account is refused, and loses nothing', async () => {
    const { stage, campaignId, lane } = await stageWith(300)
    await planCampaign({ workspaceId: stage.workspaceId, campaignId })
    peer.fault = () => ({ kind: 'http', status: 401 })
    await deliverLane(lane)
    expect(await byStatus(db.pool, campaignId)).toEqual({ planned: 300 })
    const { rows } = await db.pool.query('SELECT status, failure FROM campaign WHERE id = $1', [campaignId])
    expect(rows[0].status).toBe('sending')
    expect(sayWritten(sayErrorIn('en'), rows[0].failure)).toMatch(
      /^Waiting: the carrier refuses our account. The carrier refused the user name and password \(http 401\)/,
    )
    peer.fault = () => undefined
    const before = peer.requests
    await deliverLane(lane)
    expect(peer.requests).toBe(before)
    const { resumeAccount } = await import('@/lib/carriers/accounts.server')
    const { systemScope } = await import('@/lib/accounts/scope')
    await resumeAccount(systemScope(stage.workspaceId), stage.accountId)
    await deliverLane(lane)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 300 })
  })

  it('pauses a campaign that mostly fails', async () => {
    const { stage, campaignId, lane } = await stageWith(2000)
    await planCampaign({ workspaceId: stage.workspaceId, campaignId })
    peer.fault = () => ({ kind: 'status', code: 4004 })
    await deliverLane(lane)
    const statuses = await byStatus(db.pool, campaignId)
    expect(statuses.failed).toBeLessThan(400)
    expect(statuses.planned).toBeGreaterThan(1600)
    const { rows } = await db.pool.query('SELECT status, failure FROM campaign WHERE id = $1', [campaignId])
    expect(rows[0].status).toBe('paused')
    expect(rows[0].failure).toMatch(/many messages failed/)
  })
})
