import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemScope } from '@/lib/accounts/scope'
import { type TestDatabase, testDatabase } from '../../support/database'
import { CarrierPeer } from './carrier-peer'
import { byStatus, hasten, makeCampaign, makeStage, mediumOf, phoneOf, type Stage } from './stage'

const port = 4803
let db: TestDatabase
let peer: CarrierPeer
/** Bytes of each picture that was handed over. */
let sizes: number[]

beforeAll(async () => {
  db = await testDatabase({ CARRIER_PRIVATE_HOSTS: '127.0.0.1' })
})
beforeEach(async () => {
  peer = await CarrierPeer.start(port)
  sizes = []
})
afterEach(() => peer.stop())
afterAll(() => db.drop())

/** The carrier refuses pictures over `most` bytes. */
function refuseOver(most: number): void {
  peer.fault = (submit) => {
    const picture = submit.content?.parts.find((part) => part.contentType.startsWith('image'))
    sizes.push(picture?.body.byteLength ?? 0)
    return (picture?.body.byteLength ?? 0) > most ? { kind: 'status', code: 2004 } : undefined
  }
}

/** A campaign to everyone with pictures of these sizes (bytes) by profile. Person 1 is with T-Mobile. */
async function campaignWith(stage: Stage, pictures: Record<string, number>, text = 'Hi'): Promise<string> {
  const { keepBytes } = await import('@/lib/platform/storage.server')
  const { planCampaign } = await import('@/lib/messages/plan.server')
  const renditions = Object.fromEntries(
    await Promise.all(
      Object.entries(pictures).map(async ([profileId, size]) => {
        const kept = await keepBytes(stage.workspaceId, Buffer.alloc(size, `p${size}`))
        return [profileId, { ...kept, mime: 'image/jpeg', width: 1, height: 1, durationMs: null }]
      }),
    ),
  )
  const campaignId = await makeCampaign(db.pool, stage, {
    variants: [
      {
        name: 'A',
        text,
        weight: 1,
        media: [mediumOf(renditions, '')],
      },
    ],
    links: [],
  })
  await planCampaign({ workspaceId: stage.workspaceId, campaignId })
  return campaignId
}

const deliver = async (stage: Stage) => (await import('@/lib/messages/deliver.server')).deliverLane(stage)

describe('a picture that the carrier finds too large', () => {
  // As published, tmobile-short carries 1,000,000 bytes; the rungs below are 600,000, 500,000, 300,000 and 100,000.
  const pictures = { 'tmobile-short': 900_000, standard: 590_000, tollfree: 490_000, universal: 290_000 }

  it('is sent one size smaller, and the others begin there, also in a later campaign', async () => {
    const stage = await makeStage(db.pool, { port, people: 1 })
    refuseOver(600_000)
    const first = await campaignWith(stage, pictures)
    await deliver(stage)
    expect(sizes).toEqual([900_000, 590_000])
    expect(await byStatus(db.pool, first)).toEqual({ submitted: 1 })

    const second = await campaignWith(stage, { ...pictures, 'tmobile-short': 950_000 })
    await deliver(stage)
    expect(sizes).toEqual([900_000, 590_000, 590_000])
    expect(await byStatus(db.pool, second)).toEqual({ submitted: 1 })
  })

  it('is known to this account alone, and tried at its full size again after a month', async () => {
    const stage = await makeStage(db.pool, { port, people: 1 })
    refuseOver(600_000)
    await campaignWith(stage, pictures)
    await deliver(stage)
    const other = await makeStage(db.pool, { port, people: 1 })
    refuseOver(1_000_000)
    await campaignWith(other, pictures)
    await deliver(other)
    await db.pool.query(`UPDATE profile_limit SET learned_at = now() - interval '31 days'`)
    await campaignWith(stage, pictures)
    await deliver(stage)
    expect(sizes).toEqual([900_000, 590_000, 900_000, 900_000])
  })

  it('below the smallest is given up, with the reason', async () => {
    const stage = await makeStage(db.pool, { port, people: 1 })
    refuseOver(100)
    const campaignId = await campaignWith(stage, { 'tmobile-short': 900_000, universal: 290_000 })
    await deliver(stage)
    await hasten(db.pool)
    await deliver(stage)
    expect(sizes).toEqual([900_000, 290_000])
    const { rows } = await db.pool.query('SELECT status, reason FROM message WHERE campaign_id = $1', [
      campaignId,
    ])
    expect(rows).toEqual([{ status: 'failed', reason: 'too_large' }])
  })
})

describe('the whole encoded message', () => {
  // tmobile-short carries 1,000,000 bytes, standard 600,000.
  const pictures = { 'tmobile-short': 990_000, standard: 590_000 }

  it('is what is weighed: base64 makes the large picture too heavy, so that it is not even tried', async () => {
    const plain = await makeStage(db.pool, { port, people: 1 })
    refuseOver(Number.POSITIVE_INFINITY)
    await campaignWith(plain, pictures)
    await deliver(plain)
    const encoded = await makeStage(db.pool, { port, people: 1, credentials: { dialect: 'mbuni' } })
    await campaignWith(encoded, pictures)
    await deliver(encoded)
    expect(sizes).toEqual([990_000, 590_000])
  })

  it('includes the text', async () => {
    const stage = await makeStage(db.pool, { port, people: 1 })
    refuseOver(Number.POSITIVE_INFINITY)
    await campaignWith(stage, { ...pictures, 'tmobile-short': 997_500 })
    await deliver(stage)
    await campaignWith(stage, { ...pictures, 'tmobile-short': 997_500 }, 'Hi '.repeat(500))
    await deliver(stage)
    expect(sizes).toEqual([997_500, 590_000])
  })

  it('that fits with none of the pictures is not handed over', async () => {
    const stage = await makeStage(db.pool, { port, people: 1 })
    refuseOver(Number.POSITIVE_INFINITY)
    const campaignId = await campaignWith(stage, { 'tmobile-short': 1_200_000 })
    await deliver(stage)
    expect(peer.requests).toBe(0)
    const { rows } = await db.pool.query('SELECT status, reason FROM message WHERE campaign_id = $1', [
      campaignId,
    ])
    expect(rows).toEqual([{ status: 'failed', reason: 'too_large' }])
  })
})

describe('a test', () => {
  const pictures = { 'tmobile-short': 900_000, standard: 590_000, tollfree: 390_000 }

  /** Sends a campaign's content to person 1 as a test; the id of the message. */
  async function tested(stage: Stage): Promise<number> {
    const { sendTest } = await import('@/lib/messages/test-send.server')
    const { frozenSchema } = await import('@/lib/messages/frozen')
    const campaignId = await campaignWith(stage, pictures)
    const { rows } = await db.pool.query('SELECT frozen FROM campaign WHERE id = $1', [campaignId])
    await db.pool.query('DELETE FROM message WHERE campaign_id = $1', [campaignId])
    const frozen = frozenSchema.parse(rows[0].frozen)
    const [sent] = await sendTest(systemScope(stage.workspaceId), {
      frozen,
      variant: 0,
      numbers: [phoneOf(1)],
    })
    return Number(sent?.id)
  }

  const states = async (stage: Stage) =>
    (
      await db.pool.query('SELECT status, reason FROM message WHERE workspace_id = $1 ORDER BY id', [
        stage.workspaceId,
      ])
    ).rows

  const limit = (stage: Stage, messageBytes: number) =>
    db.pool.query('UPDATE carrier_account SET limits = $2 WHERE id = $1', [
      stage.accountId,
      { from: null, messageBytes, otherBytes: null, media: null, kinds: [] },
    ])

  it('is weighed as a campaign is, against what its own account takes', async () => {
    const stage = await makeStage(db.pool, { port, people: 1 })
    refuseOver(Number.POSITIVE_INFINITY)
    await limit(stage, 500_000)
    await tested(stage)
    await deliver(stage)
    expect(sizes).toEqual([390_000])
    await limit(stage, 300_000)
    await tested(stage)
    await deliver(stage)
    expect(sizes).toEqual([390_000])
    expect(await states(stage)).toEqual([
      { status: 'submitted', reason: null },
      { status: 'failed', reason: 'too_large' },
    ])
  })

  it('that the carrier finds too large goes one size smaller, and that is remembered', async () => {
    const stage = await makeStage(db.pool, { port, people: 1 })
    refuseOver(600_000)
    await tested(stage)
    await deliver(stage)
    await hasten(db.pool)
    await deliver(stage)
    expect(sizes).toEqual([900_000, 590_000])
    await campaignWith(stage, pictures)
    await deliver(stage)
    expect(sizes).toEqual([900_000, 590_000, 590_000])
  })

  it('or a reply of an earlier release is weighed too, in the one size it was stored with', async () => {
    const { keepBytes } = await import('@/lib/platform/storage.server')
    const stage = await makeStage(db.pool, { port, people: 1 })
    refuseOver(Number.POSITIVE_INFINITY)
    await limit(stage, 100_000)
    for (const size of [90_000, 120_000]) {
      const kept = await keepBytes(stage.workspaceId, Buffer.alloc(size, 'old'))
      await db.pool.query(
        `INSERT INTO message (workspace_id, kind, sender_id, phone, send_at, content) VALUES ($1, 'reply', $2, $3, now(), $4)`,
        [
          stage.workspaceId,
          stage.senderId,
          phoneOf(1),
          { text: 'Hi', media: [{ file: { ...kept, mime: 'image/jpeg' }, altText: '' }] },
        ],
      )
    }
    await deliver(stage)
    expect(sizes).toEqual([90_000])
    expect(await states(stage)).toEqual([
      { status: 'submitted', reason: null },
      { status: 'failed', reason: 'too_large' },
    ])
  })
})
