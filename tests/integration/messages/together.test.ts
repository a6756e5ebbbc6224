import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database'
import { CallbackServer } from './callback-server'
import { CarrierPeer } from './carrier-peer'
import { byStatus, makeCampaign, makeStage, phoneOf, type Stage } from './stage'

const port = 4805
let db: TestDatabase
let peer: CarrierPeer
let callbacks: CallbackServer
/** Numbers of each request. */
let requests: string[][]

beforeAll(async () => {
  db = await testDatabase({ CARRIER_PRIVATE_HOSTS: '127.0.0.1' })
  callbacks = await CallbackServer.start(4806)
})
beforeEach(async () => {
  peer = await CarrierPeer.start(port)
  requests = []
  peer.fault = (submit) => {
    requests.push(
      [...(submit.recipients.bcc ?? []), ...(submit.recipients.to ?? [])].map(
        ({ value }) => `+${value.replace('+', '')}`,
      ),
    )
    return undefined
  }
})
afterEach(() => peer.stop())
afterAll(async () => {
  await callbacks.stop()
  await db.drop()
})

const agreed = { recipientsPerRequest: 4 }

/** A campaign whose text is the same for all. */
async function planned(
  people: number,
  text = 'Open till nine tonight.',
): Promise<{ stage: Stage; campaignId: string }> {
  const { planCampaign } = await import('@/lib/messages/plan.server')
  const stage = await makeStage(db.pool, { port, people, credentials: agreed })
  const campaignId = await makeCampaign(db.pool, stage, {
    variants: [{ name: 'A', text, weight: 1, media: [] }],
    links: [],
  })
  await planCampaign({ workspaceId: stage.workspaceId, campaignId })
  return { stage, campaignId }
}

const deliver = async (stage: Stage) => (await import('@/lib/messages/deliver.server')).deliverLane(stage)

describe('several recipients in one request', () => {
  it('are sent as blind copies where the text is the same, and each once', async () => {
    const { stage, campaignId } = await planned(30)
    await deliver(stage)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 30 })
    expect(requests.flat().sort()).toEqual(
      Array.from({ length: 30 }, (_, index) => phoneOf(index + 1)).sort(),
    )
    expect(requests.length).toBeLessThan(30)
    expect(Math.max(...requests.map((numbers) => numbers.length))).toBeLessThanOrEqual(4)
  })

  it('stay apart where the texts differ', async () => {
    const { stage, campaignId } = await planned(6, 'Hi {{ first_name | default: "there" }}')
    await db.pool.query(`UPDATE contact SET first_name = phone WHERE workspace_id = $1`, [stage.workspaceId])
    await deliver(stage)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 6 })
    expect(requests.every((numbers) => numbers.length === 1)).toBe(true)
  })

  it('are tried one by one when the request is refused for one of them', async () => {
    const { stage, campaignId } = await planned(4)
    const note = peer.fault
    peer.fault = (submit, request) => {
      note(submit, request)
      return requests.at(-1)?.includes(phoneOf(2)) ? { kind: 'status', code: 2002 } : undefined
    }
    await deliver(stage)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 3, failed: 1 })
    const { rows } = await db.pool.query('SELECT phone FROM suppression WHERE workspace_id = $1', [
      stage.workspaceId,
    ])
    expect(rows).toEqual([{ phone: phoneOf(2) }])
  })

  it('have one id, and a report moves the one it is of, also when it came before the answer', async () => {
    const { stage, campaignId } = await planned(4)
    const early: string[] = []
    peer.onTaken = async ({ messageId }) => {
      if (early.length > 0) return
      for (const phone of requests[0] ?? []) early.push(phone)
      // Two reports of the same word under the same id, each of another number.
      for (const phone of early.slice(0, 2))
        await callbacks.report(stage.accountId, messageId, 'Retrieved', phone)
    }
    await deliver(stage)
    await expect
      .poll(async () => byStatus(db.pool, campaignId), { timeout: 10_000 })
      .toEqual({ submitted: 2, delivered: 2 })
    expect(early).toHaveLength(4)
    const { rows } = await db.pool.query(
      `SELECT phone FROM message WHERE campaign_id = $1 AND status = 'delivered'`,
      [campaignId],
    )
    expect(rows.map(({ phone }) => phone).sort()).toEqual(early.slice(0, 2).sort())
  })
})
