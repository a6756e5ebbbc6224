import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needsYou } from '@/lib/analytics/attention.server'
import { lastResults, listGrowth, nextSevenDays, sendingNow } from '@/lib/analytics/home.server'
import { wordsIn } from '@/lib/words/catalogue'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { makeWorkspace } from '../consent/workspace'
import { addCampaign, send } from './campaign'

let database: TestDatabase
let ours: Awaited<ReturnType<typeof makeWorkspace>>
let theirs: Awaited<ReturnType<typeof makeWorkspace>>
/** 10 PM on Monday in New York, Tuesday in UTC. */
const now = new Date('2026-03-03T03:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  ours = await makeWorkspace(database.pool)
  theirs = await makeWorkspace(database.pool)
})
afterAll(() => database.drop())

async function query(sql: string, ...params: unknown[]): Promise<string> {
  const { rows } = await database.pool.query(sql, params)
  return rows[0]?.id
}

describe('the week ahead', () => {
  test('has what is scheduled and dated drafts, by the workspace its days', async () => {
    const scheduled = (at: string) =>
      query(
        `INSERT INTO campaign (workspace_id, name, status, send_at, launched_at, updated_at) VALUES ($1, $2, 'scheduled', $2::text::timestamptz, now(), now()) RETURNING id`,
        ours.workspaceId,
        at,
      )
    const early = await scheduled('2026-03-02T06:00:00Z')
    const last = await scheduled('2026-03-09T03:30:00Z')
    await scheduled('2026-03-02T04:30:00Z')
    await scheduled('2026-03-09T04:30:00Z')
    const dated = await query(
      `INSERT INTO campaign (workspace_id, name, draft, updated_at) VALUES ($1, 'dated', '{"schedule":{"kind":"at","at":"2026-03-05T15:00:00-05:00"}}', now()) RETURNING id`,
      ours.workspaceId,
    )
    await query(
      `INSERT INTO campaign (workspace_id, name, draft, updated_at) VALUES ($1, 'broken', '{"schedule":{"kind":"at","at":"tomorrow-ish!"}}', now()), ($1, 'undated', '{}', now()) RETURNING id`,
      ours.workspaceId,
    )
    const week = await nextSevenDays(ours.owner, now)
    expect(week.map((one) => one.id)).toEqual([early, dated, last])
    expect(week[1]).toMatchObject({ status: 'draft', at: '2026-03-05T20:00:00.000Z' })
  })
})

describe('last results', () => {
  test('come with people, an interval, money and the first day hour by hour', async () => {
    const id = await addCampaign(database.pool, ours.workspaceId)
    const one = (sent: Parameters<typeof send>[3]) => send(database.pool, ours.workspaceId, id, sent)
    await one({ clicks: [{ at: 0.5 }, { at: 30 }, { at: 2.2, verdict: 'bot' }], orders: [{ minor: 4200 }] })
    await one({})
    await one({ status: 'failed' })
    await one({ status: 'withheld' })
    const [result] = await lastResults(ours.owner)
    expect(result).toMatchObject({
      id,
      people: 3,
      delivered: 2,
      bought: 1,
      revenue: { currency: 'USD', minor: 4200 },
    })
    expect(result?.clicked.estimate).toBe(0.5)
    expect(result?.clicks).toEqual([1, ...new Array(23).fill(0)])
  })
})

describe('list growth', () => {
  test('counts who joined and left by day of the workspace', async () => {
    await database.pool.query(
      `INSERT INTO consent_event (workspace_id, phone, kind, mechanism, actor_kind, occurred_at, hash) VALUES
        ($1, 'a', 'granted', 'form', 'contact', '2026-03-02T23:00:00-05:00'::timestamptz - interval '2 hours', '\\x00'),
        ($1, 'b', 'granted', 'form', 'contact', '2026-03-01T12:00:00-05:00', '\\x00'),
        ($1, 'c', 'revoked', 'reply', 'contact', '2026-03-01T12:00:00-05:00', '\\x00'),
        ($1, 'd', 'help', 'reply', 'contact', '2026-03-01T12:00:00-05:00', '\\x00'),
        ($1, 'e', 'granted', 'form', 'contact', '2026-01-01', '\\x00')`,
      [theirs.workspaceId],
    )
    await database.pool.query(
      `INSERT INTO contact (workspace_id, phone, consent, line_type, updated_at) VALUES ($1, 'a', 'granted', 'mobile', now()),
        ($1, 'b', 'granted', 'mobile', now()), ($1, 'c', 'revoked', 'mobile', now()), ($1, 'f', 'granted', 'landline', now())`,
      [theirs.workspaceId],
    )
    await query(
      `INSERT INTO suppression (workspace_id, phone, reason) VALUES ($1, 'b', 'complaint'), ($1, 'c', 'opted_out'), ($1, 'nobody', 'manual') RETURNING phone`,
      theirs.workspaceId,
    )
    const growth = await listGrowth(theirs.owner, now)
    expect(growth).toMatchObject({ mayBeWrittenTo: 1, joined: 2, left: 1 })
    expect(growth.days).toHaveLength(30)
    expect(growth.days.at(-1)).toEqual({ day: '2026-03-02', joined: 1, left: 0 })
    expect(growth.days.at(-2)).toEqual({ day: '2026-03-01', joined: 1, left: 1 })
    expect((await listGrowth(ours.owner, now)).joined).toBe(0)
  })
})

/** Addresses inside a workspace that have a page. */
function routesOfWorkspace(): RegExp[] {
  const folder = path.resolve('app/(dashboard)/[workspace]')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('/page.tsx'))
    .map((name) => new RegExp(`^${path.dirname(name).replace(/\[\w+\]/g, '[^/]+')}$`))
}

describe('what needs you', () => {
  const t = wordsIn('en', 'home')
  test('names what is wrong, blockers first, each with its room', async () => {
    expect(await needsYou(ours.owner, now, t)).toEqual([])
    await query(
      `INSERT INTO carrier_account (workspace_id, adapter, name, sealed, halted_at, halt_reason) VALUES ($1, 'mm7', 'Main MMSC', 'x', now(), 'The password was refused') RETURNING id`,
      ours.workspaceId,
    )
    await query(
      `INSERT INTO asset (workspace_id, name, kind, mime, sha256, bytes, status, failure, created_at, updated_at)
       VALUES ($1, 'torn.jpg', 'image', 'image/jpeg', repeat('0', 64), 1, 'failed', 'The file ends too early', $2, now()) RETURNING id`,
      ours.workspaceId,
      now,
    )
    const lost = await addCampaign(database.pool, ours.workspaceId, 'Rain or shine')
    await send(database.pool, ours.workspaceId, lost, { status: 'unknown' })
    for (let i = 0; i < 6; i++)
      await query(
        `INSERT INTO consent_event (workspace_id, phone, kind, mechanism, actor_kind, occurred_at, hash) VALUES ($1, $2, 'revoked', 'reply', 'contact', $3, '\\x00') RETURNING id`,
        ours.workspaceId,
        String(i),
        now,
      )
    const endpoint = await query(
      `INSERT INTO webhook_endpoint (workspace_id, url, types, sealed, disabled_at, disabled_for)
       VALUES ($1, 'https://shop.example/hook', '{}', '', now(), 'failing') RETURNING id`,
      ours.workspaceId,
    )
    const stopped = await query(
      `INSERT INTO contact_import (workspace_id, file_name, storage_key, bytes, status, failure, created_at, created_by_id)
       VALUES ($1, 'list.csv', 'x', 1, 'failed', 'The disk was full', $2, $1) RETURNING id`,
      ours.workspaceId,
      now,
    )
    const toOwner = await needsYou(ours.owner, now, t)
    expect(toOwner.find(({ kind }) => kind === 'webhook')).toMatchObject({
      title: '“shop.example” is told nothing any more',
      room: `settings/webhooks/${endpoint}`,
    })
    expect(toOwner.find(({ kind }) => kind === 'import')?.room).toBe(`contacts/import/${stopped}`)
    const routes = routesOfWorkspace()
    expect(toOwner.filter(({ room }) => !routes.some((route) => route.test(room)))).toEqual([])
    const found = await needsYou(ours.as('viewer'), now, t)
    expect(found.map((one) => [one.kind, one.tone])).toEqual([
      ['account', 'block'],
      ['media', 'warn'],
      ['import', 'warn'],
      ['unknown', 'warn'],
      ['opt_outs', 'warn'],
    ])
    expect(found[0]).toMatchObject({
      title: 'Main MMSC does not take our messages',
      detail: 'The password was refused',
    })
    expect(found[3]?.room).toBe(`campaigns/${lost}/results`)
    expect(await needsYou(theirs.owner, now, t)).toEqual([])
  })

  test('looks at drafts that leave soon before those that were written last', async () => {
    const { workspaceId, owner } = await makeWorkspace(database.pool)
    const segment = await query(
      `INSERT INTO segment (workspace_id, name, rule, updated_at) VALUES ($1, 'All', '{"type":"group","match":"all","of":[]}', now()) RETURNING id`,
      workspaceId,
    )
    const write = (name: string, daysOld: number, due?: string) =>
      query(
        `INSERT INTO campaign (workspace_id, name, draft, updated_at) VALUES ($1, $2, $3, $4::timestamptz - $5 * interval '1 day') RETURNING id`,
        workspaceId,
        name,
        JSON.stringify({
          audience: { include: [segment], exclude: [] },
          ...(due ? { schedule: { kind: 'at', at: due } } : {}),
        }),
        now,
        daysOld,
      )
    await write('old and soon', 40, '2026-03-04T15:00:00Z')
    await write('old and far', 40, '2026-04-04T15:00:00Z')
    await write('sooner', 3, '2026-03-03T15:00:00Z')
    for (const [age, name] of ['newest', 'newer', 'new'].entries()) await write(name, age)
    const found = await needsYou(owner, now, t)
    expect(found.map(({ title }) => title.split(' has ')[0])).toEqual(['sooner', 'old and soon', 'newest'])
  })
})

describe('what is sending', () => {
  test('is each campaign on its way with its progress, of this workspace only', async () => {
    const id = await addCampaign(database.pool, ours.workspaceId, 'Spring sale', 'sending')
    await send(database.pool, ours.workspaceId, id, {})
    await send(database.pool, ours.workspaceId, id, { status: 'planned' })
    const [one, ...rest] = await sendingNow(ours.owner)
    expect(rest).toEqual([])
    expect(one).toMatchObject({
      id,
      name: 'Spring sale',
      progress: { people: 2, sent: 1, status: 'sending' },
    })
    expect(await sendingNow(theirs.owner)).toEqual([])
    expect(await nextSevenDays(theirs.owner, now)).toEqual([])
    expect(await lastResults(theirs.owner)).toEqual([])
  })
})
