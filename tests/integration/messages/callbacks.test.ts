import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database'
import { CallbackServer } from './callback-server'
import { CarrierPeer } from './carrier-peer'
import { byStatus, makeCampaign, makeStage, phoneOf, type Stage } from './stage'

const port = 4821
let db: TestDatabase
let peer: CarrierPeer
let callbacks: CallbackServer

beforeAll(async () => {
  db = await testDatabase({ CARRIER_PRIVATE_HOSTS: '127.0.0.1' })
  callbacks = await CallbackServer.start(4822)
})
beforeEach(async () => {
  peer = await CarrierPeer.start(port)
})
afterEach(() => peer.stop())
afterAll(async () => {
  await callbacks.stop()
  await db.drop()
})

async function deliver(stage: Stage): Promise<void> {
  const { deliverLane } = await import('@/lib/messages/deliver.server')
  await deliverLane(stage)
}

async function sentCampaign(people: number, options: Partial<Parameters<typeof makeStage>[1]> = {}) {
  const { planCampaign } = await import('@/lib/messages/plan.server')
  const stage = await makeStage(db.pool, { port, people, ...options })
  const campaignId = await makeCampaign(db.pool, stage)
  await planCampaign({ workspaceId: stage.workspaceId, campaignId })
  await deliver(stage)
  return { stage, campaignId }
}

const codeOf = (answer: unknown) => (answer as { status: { code: number } }).status.code

describe('reports', () => {
  it('move messages forward, whatever their order and number, and answer with the transaction', async () => {
    const { stage, campaignId } = await sentCampaign(4)
    const [a, b, c, d] = peer.taken.map((taken) => taken.messageId) as [string, string, string, string]
    const words: [string, string][] = [
      [a, 'Deferred'],
      [a, 'Retrieved'],
      [a, 'Retrieved'],
      [a, 'Expired'],
      [b, 'Expired'],
      [b, 'Retrieved'],
      [c, 'Rejected'],
      [c, 'Deferred'],
      [d, 'Indeterminate'],
    ]
    const answers = await Promise.all(words.map(([id, word]) => callbacks.report(stage.accountId, id, word)))
    for (const [index, answer] of answers.entries())
      expect(answer).toMatchObject({
        op: 'DeliveryReportRsp',
        transactionId: `report-${words[index]?.[0]}`,
        status: { code: 1000 },
      })
    const { rows } = await db.pool.query(
      'SELECT carrier_id, status, reason, delivered_at IS NOT NULL AS arrived FROM message WHERE campaign_id = $1 ORDER BY carrier_id',
      [campaignId],
    )
    expect(rows).toEqual([
      { carrier_id: a, status: 'delivered', reason: null, arrived: true },
      { carrier_id: b, status: 'delivered', reason: null, arrived: true },
      { carrier_id: c, status: 'failed', reason: 'rejected', arrived: false },
      { carrier_id: d, status: 'submitted', reason: null, arrived: false },
    ])
    const { rows: kept } = await db.pool.query('SELECT count(*) FROM receipt WHERE workspace_id = $1', [
      stage.workspaceId,
    ])
    expect(kept[0].count).toBe(8)
  })

  it('that come before the answer are kept and count', async () => {
    const { planCampaign } = await import('@/lib/messages/plan.server')
    const stage = await makeStage(db.pool, { port, people: 30 })
    const campaignId = await makeCampaign(db.pool, stage)
    await planCampaign({ workspaceId: stage.workspaceId, campaignId })
    peer.onTaken = async (taken) => {
      await callbacks.report(stage.accountId, taken.messageId, 'Retrieved', taken.to)
    }
    await deliver(stage)
    const { sweepReceipts } = await import('@/lib/messages/receipts.server')
    await sweepReceipts()
    expect(await byStatus(db.pool, campaignId)).toEqual({ delivered: 30 })
    const { rows } = await db.pool.query('SELECT count(*) FROM early_receipt WHERE workspace_id = $1', [
      stage.workspaceId,
    ])
    expect(rows[0].count).toBe(0)
  })

  it('of unknown messages and of other accounts change nothing', async () => {
    const { stage, campaignId } = await sentCampaign(1)
    const other = await makeStage(db.pool, { port, people: 0 })
    expect(codeOf(await callbacks.report(stage.accountId, 'nobody-knows', 'Retrieved'))).toBe(1000)
    expect(codeOf(await callbacks.report(other.accountId, peer.taken[0]?.messageId ?? '', 'Retrieved'))).toBe(
      1000,
    )
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 1 })
  })

  it('of a phone that cannot take MMS suppress the number', async () => {
    const { stage } = await sentCampaign(1)
    await callbacks.report(stage.accountId, peer.taken[0]?.messageId ?? '', 'NotSupported')
    const { rows } = await db.pool.query('SELECT phone, reason FROM suppression WHERE workspace_id = $1', [
      stage.workspaceId,
    ])
    expect(rows).toEqual([{ phone: phoneOf(1), reason: 'dead_number' }])
  })

  it('of reading are kept apart from delivery', async () => {
    const { stage, campaignId } = await sentCampaign(1)
    await callbacks.post(stage.accountId, {
      op: 'ReadReplyReq',
      transactionId: 'r1',
      messageId: peer.taken[0]?.messageId ?? '',
      mmStatus: 'Read',
      date: new Date().toISOString(),
    })
    const { rows } = await db.pool.query(
      'SELECT status, read_at, delivered_at FROM message WHERE campaign_id = $1',
      [campaignId],
    )
    expect(rows[0].status).toBe('delivered')
    expect(rows[0].read_at).not.toBeNull()
    expect(rows[0].delivered_at).not.toBeNull()
  })
})

describe('the address', () => {
  it('is refused without its token, for another adapter, for another account and for other methods', async () => {
    const { stage } = await sentCampaign(0)
    const path = await callbacks.path(stage.accountId)
    const attempts = [
      path.slice(0, -1),
      `${path.slice(0, path.lastIndexOf('/'))}/`,
      path.replace('/mm7/', '/simulator/'),
      path.replace(stage.accountId, stage.workspaceId),
      '/carrier/',
      '/carrier/mm7/../../x',
    ]
    for (const attempt of attempts)
      expect((await callbacks.raw(attempt, 'text/xml', Buffer.from('<a/>'))).status, attempt).toBe(404)
    expect((await callbacks.raw(path, 'text/xml', Buffer.from('<a/>'))).status).toBe(200)
  })

  it('answers what is not MM7 with a fault, and takes no more than its limit', async () => {
    const { stage } = await sentCampaign(0)
    const path = await callbacks.path(stage.accountId)
    const answer = await callbacks.raw(path, 'text/xml', Buffer.from('<html><body>hello'))
    expect(await answer.text()).toContain('VASPErrorRsp')
    const huge = await callbacks.raw(path, 'text/xml', Buffer.alloc(13_000_000)).catch(() => undefined)
    expect(huge?.status ?? 413).toBe(413)
  })
})

describe('replies', () => {
  it('are stored once, with their pictures, however often they come', async () => {
    const { stage } = await sentCampaign(1)
    const post = () =>
      callbacks.post(stage.accountId, {
        op: 'DeliverReq',
        transactionId: 'mo-1',
        linkedId: 'photo-1',
        sender: { kind: 'number', value: phoneOf(1) },
        recipients: { to: [{ kind: 'shortCode', value: '52755' }] },
        content: {
          kind: 'mixed',
          parts: [
            { contentType: 'text/plain; charset=utf-8', contentId: 't', body: Buffer.from('Here it is') },
            { contentType: 'image/jpeg', contentId: 'p', body: Buffer.from('photo') },
          ],
        },
      })
    expect(codeOf(await post())).toBe(1000)
    expect(codeOf(await post())).toBe(1000)
    const { rows } = await db.pool.query(
      'SELECT text, intent, media, contact_id FROM reply WHERE workspace_id = $1',
      [stage.workspaceId],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      text: 'Here it is',
      intent: 'other',
      media: [{ mime: 'image/jpeg', bytes: 5 }],
    })
    expect(rows[0].contact_id).not.toBeNull()
  })

  it('STOP suppresses, is confirmed once, and START comes back', async () => {
    const { stage } = await sentCampaign(2)
    const sentBefore = peer.taken.length
    expect(codeOf(await callbacks.reply(stage.accountId, phoneOf(1), 'Stop', 's1'))).toBe(1000)
    expect(codeOf(await callbacks.reply(stage.accountId, phoneOf(1), 'Stop', 's1'))).toBe(1000)
    expect(codeOf(await callbacks.reply(stage.accountId, phoneOf(1), 'STOP!!', 's2'))).toBe(1000)
    await deliver(stage)
    const confirmations = peer.taken.slice(sentBefore)
    expect(confirmations).toHaveLength(1)
    expect(confirmations[0]).toMatchObject({ to: phoneOf(1) })
    expect(confirmations[0]?.text).toContain('opted out')
    const held = await db.pool.query('SELECT reason FROM suppression WHERE workspace_id = $1', [
      stage.workspaceId,
    ])
    expect(held.rows).toEqual([{ reason: 'opted_out' }])
    const next = await makeCampaign(db.pool, stage)
    const { planCampaign } = await import('@/lib/messages/plan.server')
    expect(await planCampaign({ workspaceId: stage.workspaceId, campaignId: next })).toBe(1)
    expect(codeOf(await callbacks.reply(stage.accountId, phoneOf(1), 'start', 's3'))).toBe(1000)
    const { rows } = await db.pool.query('SELECT phone FROM suppression WHERE workspace_id = $1', [
      stage.workspaceId,
    ])
    expect(rows).toEqual([])
  })
})

describe('a test send', () => {
  async function frozenOf(campaignId: string) {
    const { rows } = await db.pool.query('SELECT frozen FROM campaign WHERE id = $1', [campaignId])
    return rows[0].frozen
  }

  it('goes to people who agreed and to nobody else, and says how it is doing', async () => {
    const { sendTest, readTests } = await import('@/lib/messages/test-send.server')
    const { systemScope } = await import('@/lib/accounts/scope')
    const { stage, campaignId } = await sentCampaign(3)
    const scope = systemScope(stage.workspaceId)
    const frozen = await frozenOf(campaignId)
    const sent = await sendTest(scope, { frozen, variant: 0, numbers: [phoneOf(1), phoneOf(1)] })
    expect(sent).toHaveLength(1)
    await deliver(stage)
    expect(peer.taken.at(-1)?.text).toMatch(/^Larkfield: Hi Name1, look: https:\/\/lark\.fd\/l\/\w{11}\n/)
    expect(
      await readTests(
        scope,
        sent.map(({ id }) => id),
      ),
    ).toMatchObject([{ status: 'submitted', words: 'Taken by the carrier' }])
    await expect(sendTest(scope, { frozen, variant: 0, numbers: ['+12025550000'] })).rejects.toThrow(
      /not a contact who agreed/,
    )
    await callbacks.reply(stage.accountId, phoneOf(2), 'STOP', 'test-stop')
    await expect(sendTest(scope, { frozen, variant: 0, numbers: [phoneOf(2)] })).rejects.toThrow(/opted out/)
    await expect(sendTest(scope, { frozen, variant: 0, numbers: ['12'] })).rejects.toThrow(/full number/)
    const viewer = { ...scope, grants: { role: 'viewer' as const } }
    await expect(sendTest(viewer, { frozen, variant: 0, numbers: [phoneOf(1)] })).rejects.toThrow(/role/)
    const stranger = systemScope((await makeStage(db.pool, { port, people: 0 })).workspaceId)
    await expect(sendTest(stranger, { frozen, variant: 0, numbers: [phoneOf(1)] })).rejects.toThrow(
      /does not exist/,
    )
    expect(
      await readTests(
        stranger,
        sent.map(({ id }) => id),
      ),
    ).toEqual([])
  })

  it('is withheld when the number opts out before it leaves', async () => {
    const { sendTest, readTests } = await import('@/lib/messages/test-send.server')
    const { systemScope } = await import('@/lib/accounts/scope')
    const { stage, campaignId } = await sentCampaign(1)
    const scope = systemScope(stage.workspaceId)
    const sent = await sendTest(scope, {
      frozen: await frozenOf(campaignId),
      variant: 0,
      numbers: [phoneOf(1)],
    })
    await callbacks.reply(stage.accountId, phoneOf(1), 'STOP', 'late-stop')
    const before = peer.taken.length
    await deliver(stage)
    expect(peer.taken.slice(before).map((taken) => taken.text)).toEqual([
      expect.stringContaining('opted out'),
    ])
    expect(
      await readTests(
        scope,
        sent.map(({ id }) => id),
      ),
    ).toMatchObject([{ status: 'withheld' }])
  })
})
