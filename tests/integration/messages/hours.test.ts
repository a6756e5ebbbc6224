import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database'
import { CarrierPeer } from './carrier-peer'
import { byStatus, makeCampaign, makeStage, phoneOf, type Stage } from './stage'

const port = 4807
let db: TestDatabase
let peer: CarrierPeer

beforeAll(async () => {
  db = await testDatabase({ CARRIER_PRIVATE_HOSTS: '127.0.0.1' })
})
beforeEach(async () => {
  peer = await CarrierPeer.start(port)
})
afterEach(() => peer.stop())
afterAll(() => db.drop())

/** A zone, without changes of the clock, in which it is now about this hour. */
function zoneAt(hour: number): string {
  const east = ((((hour - new Date().getUTCHours()) % 24) + 36) % 24) - 12
  return east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`
}

/** Person 1 is at 2 PM, person 2 at 3 AM, person 3 nobody knows where; numbers that say nothing of a place. */
async function nightAndDay(): Promise<{ stage: Stage; campaignId: string }> {
  const stage = await makeStage(db.pool, { port, people: 3 })
  await db.pool.query(
    `UPDATE contact SET phone = replace(phone, '+1828', '+1888'), country = 'US', state = 'NC',
       time_zone = CASE phone WHEN $2 THEN $4 WHEN $3 THEN $5 END
     WHERE workspace_id = $1`,
    [stage.workspaceId, phoneOf(1), phoneOf(2), zoneAt(14), zoneAt(3)],
  )
  const campaignId = await makeCampaign(db.pool, stage, { keepHours: true })
  const { planCampaign } = await import('@/lib/messages/plan.server')
  await planCampaign({ workspaceId: stage.workspaceId, campaignId }, undefined, 2)
  return { stage, campaignId }
}

type Row = { phone: string; status: string; sendAt: Date; sendUntil: Date | null }

async function messagesOf(campaignId: string): Promise<Row[]> {
  const { rows } = await db.pool.query<Row>(
    `SELECT phone, status, send_at AS "sendAt", send_until AS "sendUntil" FROM message WHERE campaign_id = $1 ORDER BY phone`,
    [campaignId],
  )
  return rows
}

const deliver = async (stage: Stage) => (await import('@/lib/messages/deliver.server')).deliverLane(stage)
const deferLate = async () => (await import('@/lib/messages/hours.server')).deferLate()
const hoursEnd = async (campaignId: string): Promise<Date | null> =>
  (await db.pool.query('SELECT hours_end FROM campaign WHERE id = $1', [campaignId])).rows[0].hours_end

describe('a campaign that keeps people’s hours', () => {
  it('leaves to those for whom it is day, and waits for the morning of the others', async () => {
    const { stage, campaignId } = await nightAndDay()
    const [day, night, unknown] = await messagesOf(campaignId)
    expect(day?.sendAt.getTime()).toBeLessThanOrEqual(Date.now())
    const { allowedFor } = await import('@/lib/messages/hours.server')
    const key = [zoneAt(3), 'US', 'NC', '+1888'].join('\u001f')
    const morning = allowedFor(key, new Date())
    expect(night).toMatchObject({ sendAt: morning?.from, sendUntil: morning?.until })
    expect(night?.sendAt.getTime()).toBeGreaterThan(Date.now() + 3 * 3_600_000)
    expect(unknown?.sendUntil).not.toBeNull()
    await deliver(stage)
    expect(peer.counts().has(phoneOf(1).replace('+1828', '+1888'))).toBe(true)
    expect(peer.counts().has(phoneOf(2).replace('+1828', '+1888'))).toBe(false)
    const { rows } = await db.pool.query('SELECT status FROM campaign WHERE id = $1', [campaignId])
    expect(rows[0].status).toBe('sending')
  })

  it('hands nothing over once the hours have ended, and puts it off to the next ones', async () => {
    const { stage, campaignId } = await nightAndDay()
    // It took until now: the hours of the first person ended a minute ago, and where they are it has become night.
    await db.pool.query(
      `UPDATE message SET send_until = now() - interval '1 minute' WHERE campaign_id = $1 AND send_at <= now()`,
      [campaignId],
    )
    await db.pool.query(`UPDATE contact SET time_zone = $2 WHERE workspace_id = $1`, [
      stage.workspaceId,
      zoneAt(22),
    ])
    await db.pool.query(`UPDATE campaign SET hours_end = now() - interval '1 second' WHERE id = $1`, [
      campaignId,
    ])
    await deliver(stage)
    expect(peer.taken).toHaveLength(0)
    await deferLate()
    const [day] = await messagesOf(campaignId)
    expect(day?.status).toBe('planned')
    expect(day?.sendAt.getTime()).toBeGreaterThan(Date.now() + 8 * 3_600_000)
    expect(day?.sendUntil?.getTime()).toBeGreaterThan(day?.sendAt.getTime() ?? 0)
    expect((await hoursEnd(campaignId))?.getTime()).toBeGreaterThan(Date.now())
    await deliver(stage)
    expect(peer.taken).toHaveLength(0)
  })

  it('looks no more once everything has left', async () => {
    const { stage, campaignId } = await nightAndDay()
    await db.pool.query(
      `UPDATE message SET send_at = now() - interval '1 second', send_until = now() + interval '1 hour' WHERE campaign_id = $1`,
      [campaignId],
    )
    await deliver(stage)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 3 })
    await db.pool.query(
      `UPDATE campaign SET hours_end = now() - interval '1 second', status = 'sending' WHERE id = $1`,
      [campaignId],
    )
    await deferLate()
    expect(await hoursEnd(campaignId)).toBeNull()
  })
})
