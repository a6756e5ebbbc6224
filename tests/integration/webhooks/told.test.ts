import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Scope, systemScope } from '@/lib/accounts/scope'
import type { IncomingReceipt } from '@/lib/messages/receipts.server'
import { type EventType, eventTypes, examples } from '@/lib/webhooks/event-types'
import { type TestDatabase, testDatabase } from '../../support/database'
import { makeCampaign, makeStage, phoneOf, type Stage } from '../messages/stage'
import { type Made, makeEndpoint } from './stage'

let db: TestDatabase

beforeAll(async () => {
  db = await testDatabase({ CARRIER_PRIVATE_HOSTS: '127.0.0.1', WEBHOOK_PRIVATE_HOSTS: '127.0.0.1' })
})
afterAll(() => db.drop())

type Scene = {
  stage: Stage
  scope: Scope
  campaignId: string
  contacts: string[]
  endpoint: Made
  other: Made
}

/** A campaign to three people, and an endpoint that is told of everything; beside it, another workspace's. */
async function scene(types: readonly EventType[] = eventTypes): Promise<Scene> {
  const stage = await makeStage(db.pool, { port: 1, people: 3 })
  const scope = systemScope(stage.workspaceId)
  const campaignId = await makeCampaign(db.pool, stage)
  await db.pool.query(
    `INSERT INTO link (workspace_id, campaign_id, number, url) VALUES ($1, $2, 0, 'https://larkfield.example/fall')`,
    [stage.workspaceId, campaignId],
  )
  const { rows } = await db.pool.query('SELECT id FROM contact WHERE workspace_id = $1 ORDER BY phone', [
    stage.workspaceId,
  ])
  const endpoint = await makeEndpoint(scope, 'https://hooks.example/', types)
  const other = await makeEndpoint(systemScope(randomUUID()), 'https://elsewhere.example/')
  return { stage, scope, campaignId, contacts: rows.map((row) => row.id), endpoint, other }
}

/** Messages of the campaign to the three people, with the carrier's ids `<campaign>-1` and so on. */
async function messages(
  { stage, campaignId, contacts }: Scene,
  { status = 'submitted', kind = 'campaign' } = {},
) {
  const claim = randomUUID()
  const { rows } = await db.pool.query<{ id: number }>(
    `INSERT INTO message (workspace_id, kind, campaign_id, contact_id, sender_id, phone, status, send_at, claim, claimed_at, carrier_id)
     SELECT $1, $5::message_kind, CASE WHEN $5 = 'campaign' THEN $2::uuid END, c.id, $3, c.phone, $4::message_status, now(), $6, now(),
            CASE WHEN $4 = 'submitted' THEN $2 || '-' || c.place END
     FROM (SELECT id, phone, row_number() OVER (ORDER BY phone) AS place FROM contact WHERE id = ANY ($7)) c ORDER BY c.place RETURNING id`,
    [stage.workspaceId, campaignId, stage.senderId, status, kind, claim, contacts],
  )
  return { ids: rows.map(({ id }) => id), claim }
}

const receipt = (
  { stage, campaignId }: Scene,
  n: number,
  event: IncomingReceipt['event'],
  status: string,
): IncomingReceipt =>
  ({
    workspaceId: stage.workspaceId,
    accountId: stage.accountId,
    carrierId: `${campaignId}-${n}`,
    status,
    event,
    at: new Date('2026-11-22T15:04:05.120Z'),
    detail: null,
    recipient: null,
    reason: event === 'undeliverable' ? 'expired' : '',
    addressDead: false,
  }) as IncomingReceipt

async function report(...receipts: IncomingReceipt[]): Promise<void> {
  const { recordReceipts } = await import('@/lib/messages/receipts.server')
  await recordReceipts(receipts)
}

type Told = { type: EventType; id: string; at: string; [field: string]: unknown }

/** What the endpoint is told of, oldest first; nothing reaches any other workspace's. */
async function told({ endpoint, other, stage }: Scene): Promise<Told[]> {
  const { rows } = await db.pool.query(
    'SELECT endpoint_id, workspace_id, type, data FROM webhook_event ORDER BY id',
  )
  expect(rows.filter((row) => row.endpoint_id === other.id)).toEqual([])
  const own = rows.filter((row) => row.workspace_id === stage.workspaceId)
  expect(own.every((row) => row.endpoint_id === endpoint.id)).toBe(true)
  return own.map(({ type, data }) => ({ type, ...data }))
}

/** The fields of an event are those that the documentation shows, in its order. */
function asDocumented({ type, ...event }: Told): void {
  expect(Object.keys(event), type).toEqual(Object.keys(examples[type]))
  expect(event.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
}

describe('reports', () => {
  it('tell once that a message arrived, whatever is reported after', async () => {
    const all = await scene()
    const { ids } = await messages(all)
    await report(receipt(all, 1, 'underway', 'Deferred'))
    expect(await told(all)).toEqual([])
    await report(
      receipt(all, 1, 'delivered', 'Retrieved'),
      receipt(all, 1, 'read', 'Read'),
      receipt(all, 2, 'delivered', 'Retrieved'),
    )
    await report(receipt(all, 1, 'delivered', 'Retrieved'), receipt(all, 2, 'read', 'Read'))
    await report(receipt(all, 2, 'undeliverable', 'Expired'))
    const events = await told(all)
    expect(events.map(({ id }) => id).toSorted()).toEqual([
      `message_${ids[0]}_delivered`,
      `message_${ids[1]}_delivered`,
    ])
    events.forEach(asDocumented)
    expect(events.find(({ messageId }) => messageId === String(ids[0]))).toEqual({
      type: 'message.delivered',
      id: `message_${ids[0]}_delivered`,
      at: '2026-11-22T15:04:05.120Z',
      messageId: String(ids[0]),
      campaignId: all.campaignId,
      contactId: all.contacts[0],
      phone: phoneOf(1),
    })
  })

  it('tell of a failure, and of a message that arrived all the same', async () => {
    const all = await scene()
    const { ids } = await messages(all)
    await report(receipt(all, 1, 'undeliverable', 'Expired'))
    await report(receipt(all, 1, 'undeliverable', 'Rejected'))
    await report(receipt(all, 1, 'delivered', 'Retrieved'))
    const events = await told(all)
    expect(events.map(({ id }) => id)).toEqual([`message_${ids[0]}_failed`, `message_${ids[0]}_delivered`])
    expect(events[0]).toMatchObject({ reason: 'expired', carrierCode: 'Expired' })
    events.forEach(asDocumented)
  })

  it('that come before the answer to the submission tell once', async () => {
    const { settle } = await import('@/lib/messages/settle.server')
    const { adoptEarlyReceipts } = await import('@/lib/messages/receipts.server')
    const all = await scene()
    const { ids, claim } = await messages(all, { status: 'claimed' })
    await report(receipt(all, 1, 'delivered', 'Retrieved'))
    expect(await told(all)).toEqual([])
    await settle(all.stage.workspaceId, [
      {
        messageId: Number(ids[0]),
        status: 'submitted',
        carrierId: `${all.campaignId}-1`,
        code: '1000',
        reason: null,
        delayMs: 0,
        tries: 1,
        profileId: null,
        number: null,
        token: claim,
        phone: phoneOf(1),
      } as never,
    ])
    await adoptEarlyReceipts(all.stage.workspaceId)
    expect((await told(all)).map(({ id }) => id)).toEqual([`message_${ids[0]}_delivered`])
  })

  it('of tests and answers tell nothing', async () => {
    const all = await scene()
    await messages(all, { kind: 'reply' })
    await report(receipt(all, 1, 'delivered', 'Retrieved'), receipt(all, 2, 'undeliverable', 'Expired'))
    expect(await told(all)).toEqual([])
  })

  it('take back what they tell with the transaction', async () => {
    const { transaction } = await import('@/lib/platform/db.server')
    const all = await scene()
    await expect(
      transaction(async (sql) => {
        await sql.query(
          `INSERT INTO consent_event (workspace_id, phone, kind, mechanism, actor_kind, occurred_at, hash) VALUES ($1, $2, 'revoked', 'keyword', 'contact', now(), '')`,
          [all.stage.workspaceId, phoneOf(1)],
        )
        throw new Error('something else failed')
      }),
    ).rejects.toThrow()
    expect(await told(all)).toEqual([])
  })
})

describe('the carrier', () => {
  it('that refuses a message at once is told of, one that may be tried again is not', async () => {
    const { settle } = await import('@/lib/messages/settle.server')
    const all = await scene()
    const { ids, claim } = await messages(all, { status: 'claimed' })
    const outcome = (n: number, status: string, reason: string | null) => ({
      messageId: Number(ids[n]),
      status,
      carrierId: null,
      code: '4007',
      reason,
      delayMs: 0,
      tries: 1,
      profileId: null,
      number: null,
      token: claim,
      phone: phoneOf(n + 1),
    })
    const outcomes = [outcome(0, 'failed', 'our_fault'), outcome(1, 'planned', null)] as never
    await settle(all.stage.workspaceId, outcomes)
    await settle(all.stage.workspaceId, outcomes)
    const events = await told(all)
    expect(events).toMatchObject([
      { id: `message_${ids[0]}_failed`, reason: 'our_fault', carrierCode: '4007', phone: phoneOf(1) },
    ])
    events.forEach(asDocumented)
  })
})

describe('people', () => {
  it('who answer are heard once, and STOP is an opt-out too', async () => {
    const { recordReply } = await import('@/lib/messages/replies.server')
    const all = await scene()
    const reply = {
      workspaceId: all.stage.workspaceId,
      accountId: all.stage.accountId,
      from: phoneOf(1),
      to: null,
      text: 'STOP',
      media: [],
      carrierId: 'r1',
      at: new Date('2026-11-22T15:04:05.120Z'),
    } as never
    await recordReply(reply)
    await recordReply(reply)
    const events = await told(all)
    expect(events).toMatchObject([
      { type: 'reply.received', text: 'STOP', intent: 'stop', media: 0, contactId: all.contacts[0] },
      { type: 'contact.opted_out', phone: phoneOf(1), contactId: all.contacts[0], how: 'reply' },
    ])
    events.forEach(asDocumented)
  })

  it('who agree are told of; questions, help and suppression are not', async () => {
    const { recordConsent } = await import('@/lib/consent/ledger.server')
    const { transaction } = await import('@/lib/platform/db.server')
    const all = await scene()
    for (const kind of ['asked', 'confirmed', 'help', 'suppressed'] as const)
      await transaction((sql) =>
        recordConsent(sql, all.scope, {
          phone: phoneOf(2),
          kind,
          mechanism: 'form',
          occurredAt: new Date(),
          evidence: { reason: 'manual' },
        } as never),
      )
    const events = await told(all)
    expect(events).toMatchObject([{ type: 'contact.opted_in', phone: phoneOf(2), how: 'form' }])
    events.forEach(asDocumented)
  })

  it('who come back with START are told of only where they may be written to again', async () => {
    const { recordConsent } = await import('@/lib/consent/ledger.server')
    const { recordReply } = await import('@/lib/messages/replies.server')
    const { transaction } = await import('@/lib/platform/db.server')
    const all = await scene(['contact.opted_in'])
    const answers = async (from: string, ...texts: string[]) => {
      for (const text of texts)
        await recordReply({
          workspaceId: all.stage.workspaceId,
          accountId: all.stage.accountId,
          from,
          to: null,
          text,
          media: [],
          carrierId: `${from} ${text}`,
          at: new Date(),
        } as never)
    }
    await answers('+18285559001', 'STOP', 'START')
    await answers(phoneOf(2), 'STOP')
    await db.pool.query(
      `UPDATE suppression SET reason = 'complaint' WHERE workspace_id = $1 AND phone = $2`,
      [all.stage.workspaceId, phoneOf(2)],
    )
    await answers(phoneOf(2), 'START')
    expect(await told(all)).toEqual([])
    await transaction((sql) =>
      recordConsent(sql, all.scope, {
        phone: phoneOf(1),
        kind: 'confirmed',
        mechanism: 'form',
        occurredAt: new Date(),
        evidence: {},
      } as never),
    )
    await answers(phoneOf(1), 'STOP', 'START')
    expect((await told(all)).map(({ phone, how }) => [phone, how])).toEqual([
      [phoneOf(1), 'form'],
      [phoneOf(1), 'reply'],
    ])
  })

  it('who click and buy are told of, robots are not', async () => {
    const { flushClicks, recordClick } = await import('@/lib/links/clicks.server')
    const { recordConversion } = await import('@/lib/links/conversions.server')
    const all = await scene()
    const { ids } = await messages(all)
    for (const [n, verdict] of (['human', 'bot', 'unknown'] as const).entries())
      recordClick({
        messageId: Number(ids[n]),
        linkNumber: n === 0 ? 0 : 7,
        at: Date.now(),
        verdict,
        reason: '',
        userAgent: 'x',
        ipHash: 'x',
      })
    await flushClicks()
    const order = { id: 'order-1', name: 'purchase', value: 148, currency: 'USD', phone: phoneOf(1) }
    await recordConversion(all.scope, order, 'api')
    await recordConversion(all.scope, order, 'api')
    const events = await told(all)
    expect(events).toMatchObject([
      {
        type: 'link.clicked',
        url: 'https://larkfield.example/fall',
        phone: phoneOf(1),
        messageId: String(ids[0]),
      },
      { type: 'link.clicked', url: null, verdict: 'unknown', phone: phoneOf(3) },
      {
        type: 'conversion.recorded',
        externalId: 'order-1',
        valueMinor: 14_800,
        currency: 'USD',
        messageId: String(ids[0]),
      },
    ])
    events.forEach(asDocumented)
  })
})

describe('a campaign', () => {
  it('that is over is told of once, with how it ended', async () => {
    const { finishCampaigns } = await import('@/lib/messages/deliver.server')
    const all = await scene()
    await db.pool.query('UPDATE campaign SET fanned_out_at = now() WHERE id = $1', [all.campaignId])
    await finishCampaigns(all.stage.workspaceId)
    await finishCampaigns(all.stage.workspaceId)
    await db.pool.query(`UPDATE campaign SET name = 'Later' WHERE id = $1`, [all.campaignId])
    const events = await told(all)
    expect(events).toMatchObject([
      { id: `campaign_${all.campaignId}_sent`, campaignId: all.campaignId, name: 'Fall', status: 'sent' },
    ])
    events.forEach(asDocumented)
  })
})

describe('an endpoint', () => {
  it('is told only of what it asked for, and of nothing while it is off', async () => {
    const { pauseEndpoint, resumeEndpoint } = await import('@/lib/webhooks/endpoints.server')
    const all = await scene(['message.failed'])
    const { ids } = await messages(all)
    await report(receipt(all, 1, 'delivered', 'Retrieved'), receipt(all, 2, 'undeliverable', 'Expired'))
    expect((await told(all)).map(({ type }) => type)).toEqual(['message.failed'])
    await pauseEndpoint(all.scope, all.endpoint.id)
    await report(receipt(all, 3, 'undeliverable', 'Expired'))
    await resumeEndpoint(all.scope, all.endpoint.id)
    expect((await told(all)).map(({ messageId }) => messageId)).toEqual([String(ids[1])])
  })
})
