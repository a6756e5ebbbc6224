import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sumUsage, usageBy } from '@/lib/analytics/usage'
import { readHoldings, readUsage, usageNames } from '@/lib/analytics/usage.server'
import { createAccount, createSender } from '@/lib/carriers/accounts.server'
import { changeAccount } from '@/lib/carriers/change-account.server'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { makeWorkspace } from '../consent/workspace'
import { addCampaign } from './campaign'

let database: TestDatabase
let ours: Awaited<ReturnType<typeof makeWorkspace>>
let theirs: Awaited<ReturnType<typeof makeWorkspace>>
let accountId: string
let senderId: string

const credentials = {
  url: 'https://mmsc.example.com/mm7',
  vaspId: 'larkfield',
  username: 'lark',
  password: 'x',
}
/** 10 PM on the last of February in New York, March in UTC. */
const february = new Date('2026-03-01T03:00:00Z')
const march = new Date('2026-03-20T12:00:00Z')
const now = new Date('2026-03-21T12:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  ours = await makeWorkspace(database.pool)
  theirs = await makeWorkspace(database.pool)
  const account = { adapter: 'mm7', name: 'Hub', credentials, priceMicros: 22_000 }
  accountId = (await createAccount(ours.as('owner'), account)).id
  const number = { accountId, address: '+18285550100', type: 'long_code' as const }
  senderId = (await createSender(ours.as('owner'), number)).id
})
afterAll(() => database.drop())

async function sent(
  submittedAt: Date | null,
  status: string,
  { workspaceId = ours.workspaceId, campaignId = null as string | null } = {},
): Promise<void> {
  await database.pool.query(
    `INSERT INTO message (workspace_id, kind, campaign_id, sender_id, phone, status, send_at, submitted_at)
     VALUES ($1, CASE WHEN $2::uuid IS NULL THEN 'test' ELSE 'campaign' END::message_kind, $2, $3, '+18285550101', $4, now(), $5)`,
    [workspaceId, campaignId, senderId, status, submittedAt],
  )
}

const forget = () => database.pool.query('DELETE FROM usage_month')

describe('usage', () => {
  it('counts what carriers took by the months of the workspace, at the price of the day', async () => {
    const campaignId = await addCampaign(database.pool, ours.workspaceId)
    await sent(february, 'delivered', { campaignId })
    await sent(march, 'delivered')
    await sent(march, 'failed', { campaignId })
    await sent(march, 'submitted', { campaignId })
    await sent(null, 'failed', { campaignId })
    await sent(march, 'delivered', { workspaceId: theirs.workspaceId })
    const months = await readUsage(ours.as('marketer'), now)
    expect(months).toHaveLength(12)
    expect(months.at(-1)?.month).toBe('2026-03')
    expect(sumUsage(months.at(-1)?.cells ?? [])).toEqual({
      submitted: 3,
      delivered: 1,
      failed: 1,
      costMicros: 66_000,
    })
    expect(sumUsage(months.at(-2)?.cells ?? [])).toMatchObject({ submitted: 1, costMicros: 22_000 })
    const names = await usageNames(ours.as('marketer'), months.at(-1)?.cells ?? [])
    expect(names.senders[senderId]).toEqual({ address: '+18285550100', account: 'Hub' })
    expect(names.campaigns[campaignId]).toBe('Slow Lark')
  })

  it('leaves what was sent before a new price as it was', async () => {
    const campaignId = await addCampaign(database.pool, ours.workspaceId)
    const before = new Date(Date.now() - 3_600_000)
    await database.pool.query('UPDATE carrier_price SET since = $2 WHERE account_id = $1', [
      accountId,
      before,
    ])
    await sent(before, 'delivered', { campaignId })
    await sent(new Date(), 'delivered', { campaignId })
    const change = { id: accountId, name: 'Hub', ratePerSecond: 25, credentials }
    await changeAccount(ours.as('owner'), { ...change, priceMicros: 22_000 })
    await changeAccount(ours.as('owner'), { ...change, priceMicros: 10_000 })
    const after = new Date(Date.now() + 60_000)
    await sent(after, 'delivered', { campaignId })
    await forget()
    const cells = (await readUsage(ours.as('owner'), after)).flatMap((month) => month.cells)
    const own = cells.filter((cell) => cell.campaignId === campaignId)
    expect(
      usageBy(own, ({ priceMicros }) => priceMicros).map(({ key, submitted }) => [key, submitted]),
    ).toEqual([
      [22_000, 2],
      [10_000, 1],
    ])
  })

  it('counts a settled month anew when the workspace moves to another zone', async () => {
    const later = new Date('2026-05-20T12:00:00Z')
    const submitted = async () =>
      (await readUsage(ours.as('owner'), later)).map(({ month, cells }) => [month, sumUsage(cells).submitted])
    await forget()
    const [inNewYork, zone] = [await submitted(), ours.workspaceId]
    expect(inNewYork).toEqual(expect.arrayContaining([['2026-02', 1]]))
    await database.pool.query(`UPDATE workspace SET time_zone = 'Asia/Tokyo' WHERE id = $1`, [zone])
    const inTokyo = new Map((await submitted()) as [string, number][])
    const march = (inNewYork as [string, number][]).find(([month]) => month === '2026-03')?.[1] ?? 0
    expect([inTokyo.get('2026-02'), inTokyo.get('2026-03')]).toEqual([0, march + 1])
    await database.pool.query(`UPDATE workspace SET time_zone = 'America/New_York' WHERE id = $1`, [zone])
  })

  it('keeps a count, and looks again once it is due', async () => {
    await forget()
    const before = sumUsage((await readUsage(ours.as('owner'), now)).flatMap(({ cells }) => cells)).submitted
    await sent(march, 'delivered')
    const count = async (at: Date) =>
      sumUsage((await readUsage(ours.as('owner'), at)).flatMap(({ cells }) => cells)).submitted
    expect(await count(new Date(now.getTime() + 5_000))).toBe(before)
    expect(await count(new Date(now.getTime() + 3_600_000))).toBe(before + 1)
  })

  it('counts files once, however many name them, and shows nothing to those who may not spend', async () => {
    await database.pool.query(
      `INSERT INTO asset (workspace_id, name, kind, mime, sha256, bytes, status, updated_at)
       SELECT $1, n, 'image', 'image/jpeg', repeat(n, 64), 1000, 'ready', now() FROM unnest('{a,b}'::text[]) n`,
      [ours.workspaceId],
    )
    await database.pool.query(
      `INSERT INTO rendition (workspace_id, asset_id, profile_id, status, sha256, bytes, updated_at)
       SELECT workspace_id, id, p, 'ready', repeat('c', 64), 300, now() FROM asset, unnest('{p,q}'::text[]) p WHERE workspace_id = $1`,
      [ours.workspaceId],
    )
    expect(await readHoldings(ours.as('owner'))).toMatchObject({ assets: 2, bytes: 2300 })
    expect(await readHoldings(theirs.as('owner'))).toMatchObject({ assets: 0, bytes: 0 })
    await expect(readUsage(ours.as('viewer'), now)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
