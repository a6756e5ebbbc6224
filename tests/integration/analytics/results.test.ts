import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { breakdownOf } from '@/lib/analytics/breakdown.server'
import { clickCurve, clickHours, linkTable } from '@/lib/analytics/clicks.server'
import { exportResults } from '@/lib/analytics/export.server'
import { progressOf } from '@/lib/analytics/progress.server'
import { resultsOf } from '@/lib/analytics/results.server'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { makeWorkspace } from '../consent/workspace'
import { addCampaign, hours, launchedAt, leave, send } from './campaign'

let database: TestDatabase
let ours: Awaited<ReturnType<typeof makeWorkspace>>
let theirs: Awaited<ReturnType<typeof makeWorkspace>>
let campaign: string

beforeAll(async () => {
  database = await testDatabase()
  ours = await makeWorkspace(database.pool)
  theirs = await makeWorkspace(database.pool)
  campaign = await addCampaign(database.pool, ours.workspaceId)
  const one = (sent: Parameters<typeof send>[3]) => send(database.pool, ours.workspaceId, campaign, sent)
  await one({
    state: 'NC',
    carrier: 'att',
    clicks: [{ at: 1 }, { at: 2, link: 1 }],
    orders: [{ minor: 5000 }, { minor: 2000 }],
  })
  await one({ state: 'NC', carrier: 'att', clicks: [{ at: 0.1, verdict: 'bot' }] })
  await one({
    state: 'TN',
    carrier: 'tmobile',
    variant: 1,
    clicks: [{ at: 1.5, verdict: 'unknown' }],
    orders: [{ minor: 900, currency: 'CAD' }],
  })
  await one({ state: 'TN', carrier: null, variant: 1, leaves: 20, read: true })
  await one({ state: 'TN', leaves: 24 * 9 })
  await one({ status: 'failed', reason: 'address_dead' })
  await one({ status: 'failed', reason: 'address_dead' })
  await one({ status: 'failed', reason: 'expired' })
  await one({ status: 'submitted' })
  await one({ status: 'unknown' })
  await one({ status: 'withheld', reason: 'opted_out' })
  await one({ status: 'planned' })
  // The same things in another workspace, about other people.
  const other = await addCampaign(database.pool, theirs.workspaceId, 'Theirs')
  await send(database.pool, theirs.workspaceId, other, {
    clicks: [{ at: 1 }],
    orders: [{ minor: 1 }],
    leaves: 2,
  })
})
afterAll(() => database.drop())

describe('results', () => {
  test('what it cost is what carriers took, at the price of the launch', async () => {
    expect((await resultsOf(ours.as('viewer'), campaign)).spent).toBeNull()
    const account = '00000000-0000-7000-8000-0000000000a1'
    await database.pool.query(
      `WITH a AS (INSERT INTO carrier_account (workspace_id, id, adapter, name, sealed) VALUES ($1, $2, 'mm7', 'Hub', '')),
            s AS (INSERT INTO sender (workspace_id, id, account_id, address, type) VALUES ($1, '00000000-0000-7000-8000-0000000000b1', $2, '+18285550100', 'long_code'))
       SELECT`,
      [ours.workspaceId, account],
    )
    const priced = (since: number, micros: number) =>
      database.pool.query(
        'INSERT INTO carrier_price (workspace_id, account_id, since, price_micros) VALUES ($1, $2, $3, $4)',
        [ours.workspaceId, account, hours(since), micros],
      )
    const spent = async () => (await resultsOf(ours.as('viewer'), campaign)).spent
    await priced(5, 10_000)
    expect(await spent()).toEqual({ micros: 100_000, currency: 'USD' })
    await priced(-9, 40_000)
    await priced(-1, 20_000)
    expect(await spent()).toEqual({ micros: 200_000, currency: 'USD' })
    await database.pool.query(
      `UPDATE message SET submitted_at = NULL WHERE campaign_id = $1 AND (reason = 'expired' OR status = 'unknown')`,
      [campaign],
    )
    expect(await spent()).toEqual({ micros: 160_000, currency: 'USD' })
  })

  test('the funnel counts people, once each, and no bots', async () => {
    const { funnel, optedOut } = await resultsOf(ours.as('viewer'), campaign)
    expect(funnel).toEqual({
      people: 11,
      waiting: 1,
      sent: 10,
      delivered: 5,
      read: 1,
      failed: 3,
      underway: 2,
      unknown: 1,
      withheld: 1,
      clicked: 2,
      bought: 2,
      clicks: 3,
      botClicks: 1,
    })
    // The one who left nine days later did not leave because of it.
    expect(optedOut).toBe(1)
  })

  test('revenue is per currency with its interval, failures by reason', async () => {
    const { revenue, failures, withheld } = await resultsOf(ours.owner, campaign)
    expect(revenue).toMatchObject([
      { currency: 'USD', orders: 2, buyers: 1, minor: 7000, low: 0 },
      { currency: 'CAD', orders: 1, buyers: 1, minor: 900 },
    ])
    expect(revenue[0]?.high).toBeGreaterThan(7000)
    expect(failures).toEqual([
      { reason: 'address_dead', count: 2 },
      { reason: 'expired', count: 1 },
    ])
    expect(withheld).toEqual([{ reason: 'opted_out', count: 1 }])
  })

  test('an opt-out belongs to the campaign that wrote last', async () => {
    const first = await addCampaign(database.pool, ours.workspaceId, 'First')
    const second = await addCampaign(database.pool, ours.workspaceId, 'Second')
    const person = await send(database.pool, ours.workspaceId, first, {})
    await database.pool.query(
      `UPDATE message SET submitted_at = $3 WHERE workspace_id = $1 AND campaign_id = $2`,
      [ours.workspaceId, first, hours(-5)],
    )
    await send(database.pool, ours.workspaceId, second, {}, person)
    await leave(database.pool, ours.workspaceId, person, hours(2))
    expect((await resultsOf(ours.owner, first)).optedOut).toBe(0)
    expect((await resultsOf(ours.owner, second)).optedOut).toBe(1)
  })

  test('an opt-out more than a week after the message is not laid to it, however long the campaign went on', async () => {
    const long = await addCampaign(database.pool, ours.workspaceId, 'Long')
    await database.pool.query('UPDATE campaign SET finished_at = $2 WHERE id = $1', [long, hours(24 * 5)])
    await send(database.pool, ours.workspaceId, long, { leaves: 24 * 6 })
    await send(database.pool, ours.workspaceId, long, { leaves: 24 * 9 })
    expect((await resultsOf(ours.owner, long)).optedOut).toBe(1)
  })

  test('the breakdown adds up to the funnel on every side', async () => {
    const [{ funnel, optedOut }, breakdown] = await Promise.all([
      resultsOf(ours.owner, campaign),
      breakdownOf(ours.owner, campaign, new Date()),
    ])
    const sides = [breakdown.variants, breakdown.carriers, breakdown.states]
    for (const side of sides) {
      const sum = (of: 'delivered' | 'clicked' | 'bought' | 'optedOut') =>
        side.reduce((total, row) => total + row[of], 0)
      expect([sum('delivered'), sum('clicked'), sum('bought'), sum('optedOut')]).toEqual([
        funnel.delivered,
        funnel.clicked,
        funnel.bought,
        optedOut,
      ])
    }
    expect(breakdown.states[0]).toEqual({ key: 'TN', delivered: 3, clicked: 1, bought: 1, optedOut: 1 })
    expect(breakdown.variants.map((row) => [row.key, row.delivered])).toEqual([
      [0, 3],
      [1, 2],
    ])
  })

  test('a breakdown is kept for a while, and counted again when it is old', async () => {
    const now = new Date()
    const first = await breakdownOf(ours.owner, campaign, now)
    expect((await breakdownOf(ours.owner, campaign, new Date(now.getTime() + 1000))).at).toBe(first.at)
    const later = new Date(Date.parse(first.at) + 24 * 3_600_000)
    expect((await breakdownOf(ours.owner, campaign, later)).at).toBe(later.toISOString())
  })

  test('clicks over time keep bots apart and lose none', async () => {
    const { points } = await clickCurve(ours.owner, campaign, hours(48))
    const sum = (of: 'people' | 'bots') => points.reduce((total, point) => total + point[of], 0)
    expect([sum('people'), sum('bots')]).toEqual([3, 1])
    expect(points[0]?.at).toBe(launchedAt.getTime())
    expect(points.length).toBeLessThan(250)
  })

  test('links and hours of the day', async () => {
    expect(await linkTable(ours.owner, campaign)).toEqual([
      { number: 0, url: 'https://lark.example/a', people: 2, clicks: 2, bots: 1 },
      { number: 1, url: 'https://lark.example/b', people: 1, clicks: 1, bots: 0 },
    ])
    const byHour = await clickHours(ours.owner, campaign)
    // Launched Monday 10 AM in New York; clicks one, one and a half and two hours later.
    expect(byHour[0]?.slice(10, 13)).toEqual([0, 2, 1])
    expect(byHour.flat().reduce((sum, count) => sum + count, 0)).toBe(3)
  })

  test('progress counts what has left, by lane', async () => {
    const progress = await progressOf(ours.owner, campaign)
    expect(progress).toMatchObject({
      status: 'sent',
      people: 11,
      sent: 10,
      delivered: 5,
      failed: 3,
      rate: null,
    })
  })
})

describe('the export', () => {
  async function text(): Promise<string> {
    let all = ''
    for await (const part of await exportResults(ours.owner, campaign)) all += part
    return all
  }

  test('has one line per person, in words, and runs no formulas', async () => {
    await database.pool.query(
      `UPDATE contact SET first_name = '=HYPERLINK("http://evil")', last_name = 'O,Neil' WHERE workspace_id = $1 AND state = 'NC'`,
      [ours.workspaceId],
    )
    const lines = (await text()).trimEnd().split('\r\n')
    expect(lines).toHaveLength(1 + 12)
    expect(lines[0]).toMatch(/^\uFEFFPhone,First name/)
    const buyer = lines.find((line) => line.includes('70.00 USD'))
    expect(buyer).toContain(`"'=HYPERLINK(""http://evil"")","O,Neil",NC,att,"A, bag",delivered,`)
    expect(lines[0]).toContain(',Delivered at,Read at,')
    // Sent, delivered and read, all at the launch.
    expect(lines.filter((line) => line.split(launchedAt.toISOString()).length === 4)).toHaveLength(1)
    expect(buyer).toMatch(/,2,2026-03-02T16:00:00.000Z,2,70.00 USD$/)
    expect(lines.filter((line) => line.includes('This number cannot receive picture messages'))).toHaveLength(
      2,
    )
  })

  test('is for those who may export', async () => {
    await expect(exportResults(ours.as('viewer'), campaign)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('another workspace', () => {
  test('finds nothing', async () => {
    const now = new Date()
    const readers = [resultsOf, breakdownOf, clickCurve, linkTable, clickHours, progressOf, exportResults]
    for (const read of readers)
      await expect(read(theirs.owner, campaign, now), read.name).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a draft has no results', async () => {
    const { rows } = await database.pool.query(
      `INSERT INTO campaign (workspace_id, name, updated_at) VALUES ($1, 'Draft', now()) RETURNING id`,
      [ours.workspaceId],
    )
    await expect(resultsOf(ours.owner, rows[0].id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('results are there from the moment a campaign left the marketer’s hands, before a worker has begun', async () => {
  const { rows } = await database.pool.query(
    `INSERT INTO campaign (workspace_id, name, status, hold_until, updated_at) VALUES ($1, 'Leaving', 'holding', now(), now()) RETURNING id`,
    [ours.workspaceId],
  )
  expect(await resultsOf(ours.owner, rows[0].id)).toMatchObject({ funnel: { people: 0, sent: 0 } })
})
