import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCampaign, readCampaign, saveDraft } from '@/lib/campaigns/campaigns.server'
import { launchCampaign } from '@/lib/campaigns/launch.server'
import { renewScheduled, replaceEverywhere } from '@/lib/campaigns/replace-media.server'
import { PROFILES } from '@/lib/media/profiles'
import { frozenSchema } from '@/lib/messages/frozen'
import { everyone } from '@/lib/segments/rule'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { makeTeam, type Team } from '../accounts/people'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const hash = () => createHash('sha256').update(randomUUID()).digest('hex')

/** A picture that is ready for every carrier. */
async function picture({ workspaceId }: Team, status = 'ready'): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO asset (workspace_id, name, kind, mime, sha256, bytes, width, height, status, alt_text)
     VALUES ($1, 'Poster', 'image', 'image/jpeg', $2, 900, 300, 400, $3, 'A shoe') RETURNING id`,
    [workspaceId, hash(), status],
  )
  const id = rows[0]?.id as string
  await database.pool.query(
    `INSERT INTO rendition (workspace_id, asset_id, profile_id, status, sha256, mime, bytes, width, height)
     SELECT $1, $2, unnest($3::text[]), 'ready', $4, 'image/jpeg', 900, 300, 400`,
    [workspaceId, id, PROFILES.map((profile) => profile.id), hash()],
  )
  return id
}

interface Workspace {
  team: Team
  segmentId: string
  senderId: string
}

async function workspace(): Promise<Workspace> {
  const team = await makeTeam()
  const { workspaceId } = team
  const account = await database.prisma.carrierAccount.create({
    data: { workspaceId, adapter: 'simulator', name: 'Simulator', sealed: 'x' },
  })
  const sender = await database.prisma.sender.create({
    data: { workspaceId, accountId: account.id, address: '+18285550142', type: 'long_code' },
  })
  await database.prisma.contact.create({
    data: { workspaceId, phone: '+18285550100', timeZone: 'America/New_York', consent: 'granted' },
  })
  const segment = await database.prisma.segment.create({
    data: { workspaceId, name: 'All', rule: everyone as object },
  })
  return { team, segmentId: segment.id, senderId: sender.id }
}

/** Noon in New York on a day that is surely to come. */
const NOON = `${new Date().getFullYear() + 1}-06-03T12:00:00-04:00`

async function campaign({ team, segmentId, senderId }: Workspace, assets: string[], scheduled = false) {
  const scope = team.as('marketer')
  const { id } = await createCampaign(scope, { name: 'Drift', segmentId })
  const { draft } = await readCampaign(scope, id)
  const media = assets.map((assetId) => ({ assetId, altText: 'Old words' }))
  const { revision } = await saveDraft(scope, {
    id,
    revision: 0,
    name: 'Drift',
    draft: {
      ...draft,
      senderId,
      linkUrl: 'larkfield.example/drift',
      variants: [{ name: 'A', text: 'Hi {{ link }}', media, weight: 1 }],
      schedule: scheduled ? { kind: 'at', at: NOON } : { kind: 'now' },
    },
  })
  if (scheduled) await launchCampaign(scope, { id, revision })
  return id
}

async function shown(team: Team, id: string) {
  const { draft } = await readCampaign(team.as('viewer'), id)
  const row = await database.prisma.campaign.findFirstOrThrow({ where: { id } })
  const frozen = row.frozen ? frozenSchema.parse(row.frozen) : null
  return {
    draft: draft.variants[0]?.media.map(({ assetId }) => assetId),
    frozen: frozen?.variants[0]?.media.map(({ assetId }) => assetId) ?? null,
    sha256: frozen?.variants[0]?.media[0]?.renditions['att-long']?.sha256,
    status: row.status,
  }
}

const renditionOf = async (assetId: string) =>
  (await database.prisma.rendition.findFirstOrThrow({ where: { assetId, profileId: 'att-long' } })).sha256

describe('replacing a picture everywhere', () => {
  it('changes drafts and scheduled campaigns, never what was sent, and comes back', async () => {
    const place = await workspace()
    const { team } = place
    const [old, next] = [await picture(team), await picture(team)]
    const draft = await campaign(place, [old])
    const scheduled = await campaign(place, [old], true)
    const sent = await campaign(place, [old], true)
    await database.pool.query(`UPDATE campaign SET status = 'sent' WHERE id = $1`, [sent])
    const elsewhere = await workspace()
    const strange = await campaign(elsewhere, [old])

    const scope = team.as('marketer')
    const replaced = await replaceEverywhere(scope, { from: old, to: next })
    expect(replaced).toEqual({ drafts: [draft], scheduled: [scheduled], left: [] })
    expect(await shown(team, draft)).toMatchObject({ draft: [next], frozen: null })
    expect(await shown(team, scheduled)).toEqual({
      draft: [next],
      frozen: [next],
      sha256: await renditionOf(next),
      status: 'scheduled',
    })
    expect(await shown(team, sent)).toMatchObject({ frozen: [old], sha256: await renditionOf(old) })
    expect(await shown(elsewhere.team, strange)).toMatchObject({ draft: [old] })
    const links = await database.pool.query('SELECT number, url FROM link WHERE campaign_id = $1', [
      scheduled,
    ])
    expect(links.rows).toEqual([{ number: 0, url: 'https://larkfield.example/drift' }])
    const { rows } = await database.pool.query(
      `SELECT data FROM audit_event WHERE action = 'asset.replaced_everywhere' AND subject_id = $1`,
      [old],
    )
    expect(rows).toEqual([{ data: { by: next, drafts: 1, scheduled: 1 } }])

    await replaceEverywhere(scope, { from: next, to: old, only: [draft, scheduled] })
    expect(await shown(team, draft)).toMatchObject({ draft: [old] })
    expect(await shown(team, scheduled)).toMatchObject({ frozen: [old], sha256: await renditionOf(old) })
  })

  it('forgets none that is asked for while others are being renewed', async () => {
    const place = await workspace()
    const { team } = place
    const [one, other, next] = [await picture(team), await picture(team), await picture(team, 'processing')]
    const first = await campaign(place, [one], true)
    const second = await campaign(place, [other], true)
    const scope = team.as('marketer')
    const status = (to: string) =>
      database.pool.query('UPDATE asset SET status = $2 WHERE id = $1', [next, to])
    await replaceEverywhere(scope, { from: one, to: next })
    await status('ready')
    const holding = await database.pool.connect()
    await holding.query('BEGIN')
    await holding.query('SELECT FROM campaign WHERE id = $1 FOR UPDATE', [first])
    const renewing = renewScheduled()
    const waits = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%frozen || %'`
    while ((await database.pool.query(waits)).rowCount === 0)
      await new Promise((resolve) => setTimeout(resolve, 20))
    await status('processing')
    await replaceEverywhere(scope, { from: other, to: next })
    await holding.query('COMMIT')
    holding.release()
    await renewing
    await status('ready')
    await renewScheduled()
    for (const id of [first, second]) expect(await shown(team, id)).toMatchObject({ frozen: [next] })
  })

  it('leaves a campaign that shows both, and says so', async () => {
    const place = await workspace()
    const [old, next] = [await picture(place.team), await picture(place.team)]
    const both = await campaign(place, [old, next])
    const { drafts, left } = await replaceEverywhere(place.team.as('marketer'), { from: old, to: next })
    expect([drafts, left.map(({ id }) => id)]).toEqual([[], [both]])
    expect(await shown(place.team, both)).toMatchObject({ draft: [old, next] })
  })

  it('is refused to those who may only look, for pictures of others and for what cannot be sent', async () => {
    const place = await workspace()
    const { team } = place
    const [old, next] = [await picture(team), await picture(team)]
    const strange = await picture((await workspace()).team)
    const broken = await picture(team, 'failed')
    const ask = (role: 'marketer' | 'viewer', to: string) =>
      replaceEverywhere(team.as(role), { from: old, to })
    await expect(ask('viewer', next)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ask('marketer', strange)).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask('marketer', broken)).rejects.toMatchObject({ code: 'conflict' })
    await expect(ask('marketer', old)).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('a scheduled campaign whose picture changes', () => {
  it('takes it when the member asked for that and all is made, and not before', async () => {
    const place = await workspace()
    const { team } = place
    const id = await picture(team)
    const scheduled = await campaign(place, [id], true)
    const before = await renditionOf(id)
    const after = hash()
    await database.pool.query(
      `UPDATE asset SET status = 'processing', renew_scheduled = true WHERE id = $1`,
      [id],
    )
    await database.pool.query('UPDATE rendition SET sha256 = $2 WHERE asset_id = $1', [id, after])
    await renewScheduled()
    expect((await shown(team, scheduled)).sha256).toBe(before)
    await database.pool.query(`UPDATE asset SET status = 'ready' WHERE id = $1`, [id])
    await renewScheduled()
    expect((await shown(team, scheduled)).sha256).toBe(after)
    const { rows } = await database.pool.query('SELECT renew_scheduled FROM asset WHERE id = $1', [id])
    expect(rows).toEqual([{ renew_scheduled: false }])
  })

  it('keeps the picture that was reviewed when the new one cannot be sent', async () => {
    const place = await workspace()
    const id = await picture(place.team)
    const scheduled = await campaign(place, [id], true)
    const before = await renditionOf(id)
    await database.pool.query(`UPDATE asset SET status = 'failed', renew_scheduled = true WHERE id = $1`, [
      id,
    ])
    await renewScheduled()
    expect(await shown(place.team, scheduled)).toMatchObject({ sha256: before, status: 'scheduled' })
    const { rows } = await database.pool.query(
      `SELECT kind FROM campaign_event WHERE campaign_id = $1 ORDER BY id DESC LIMIT 1`,
      [scheduled],
    )
    expect(rows).toEqual([{ kind: 'mediaKept' }])
  })
})
