import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemScope } from '@/lib/accounts/scope'
import { DEFAULT_KIT } from '@/lib/designs/brand'
import { designById } from '@/lib/designs/catalogue'
import type { DesignSource } from '@/lib/designs/document'
import { drawPage } from '@/lib/designs/draw.server'
import type { Words } from '@/lib/designs/words'
import type { SubmitReq } from '@/lib/mms'
import { type TestDatabase, testDatabase } from '../../support/database'
import { CarrierPeer } from './carrier-peer'
import { byStatus, hasten, makeCampaign, makeStage, mediumOf, phoneOf, type Stage } from './stage'

const port = 4861
let db: TestDatabase
let peer: CarrierPeer
/** Picture and number of each submission. */
let taken: Map<string, Buffer>

beforeAll(async () => {
  db = await testDatabase({ CARRIER_PRIVATE_HOSTS: '127.0.0.1' })
})
beforeEach(async () => {
  peer = await CarrierPeer.start(port)
  taken = new Map()
  peer.fault = (submit: SubmitReq) => {
    const picture = submit.content?.parts.find((part) => part.contentType.startsWith('image'))
    if (picture) taken.set(submit.recipients.to?.[0]?.value ?? '', Buffer.from(picture.body))
    return undefined
  }
})
afterEach(() => peer.stop())
afterAll(() => db.drop())

const cake: Words = {
  headline: 'Happy birthday, {{ first_name | default: "friend" }}',
  line: 'A treat is waiting',
}
const brand = { name: 'Larkfield', palette: DEFAULT_KIT.palette, pairing: DEFAULT_KIT.pairing }
const sourceOf = (words: Words): DesignSource => ({
  design: 'birthday-cake',
  format: 'square',
  words,
  brand,
  logo: null,
  picture: null,
})
const generic = Buffer.alloc(2_000, 'generic')

/** A campaign whose picture is drawn for each person. */
async function personalCampaign(stage: Stage, words: Words, design = 'birthday-cake'): Promise<string> {
  const { keepBytes } = await import('@/lib/platform/storage.server')
  const kept = await keepBytes(stage.workspaceId, generic)
  const rendition = { ...kept, mime: 'image/png', width: 1080, height: 1080, durationMs: null }
  const renditions = Object.fromEntries(
    ['standard', 'att-short', 'tmobile-short', 'verizon-short'].map((id) => [id, rendition]),
  )
  const media = [{ ...mediumOf(renditions), personal: { ...sourceOf(words), design } }]
  return makeCampaign(db.pool, stage, { variants: [{ name: 'A', text: 'Hi', weight: 1, media }], links: [] })
}

/** Gives people first names, repeated after `distinct`; the carrier is the same for all. */
async function name(stage: Stage, distinct: number): Promise<void> {
  await db.pool.query(
    `UPDATE contact SET carrier = 'att', first_name = 'Person ' || (right(phone, 7)::int % $2) WHERE workspace_id = $1`,
    [stage.workspaceId, distinct],
  )
}

const plan = async (stage: Stage, campaignId: string) =>
  (await import('@/lib/messages/plan.server')).planCampaign({ workspaceId: stage.workspaceId, campaignId })
const draw = async (stage: Stage, campaignId: string, signal = new AbortController().signal) =>
  (await import('@/lib/messages/personal-pass.server')).makePictures(
    { workspaceId: stage.workspaceId, campaignId },
    signal,
  )
const deliver = async (stage: Stage) => (await import('@/lib/messages/deliver.server')).deliverLane(stage)
const drawn = async (stage: Stage) =>
  (
    await db.pool.query<{ key: string; sha256: string; why: string | null }>(
      'SELECT key, sha256, why FROM personal_picture WHERE workspace_id = $1',
      [stage.workspaceId],
    )
  ).rows
const defaults = async (campaignId: string) =>
  (
    await db.pool.query<{ why: string; count: number }>(
      'SELECT why, count(*) FROM personal_default WHERE campaign_id = $1 GROUP BY 1',
      [campaignId],
    )
  ).rows

describe('personal pictures', () => {
  it('are drawn once for each distinct wording, and arrive as they were drawn', async () => {
    const stage = await makeStage(db.pool, { port, people: 100 })
    await name(stage, 40)
    const campaignId = await personalCampaign(stage, cake)
    await plan(stage, campaignId)
    await deliver(stage)
    // Nobody gets anything before the pictures are made.
    expect(taken.size).toBe(0)
    await draw(stage, campaignId)
    expect(await drawn(stage)).toHaveLength(40)
    await deliver(stage)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 100 })
    expect(taken.size).toBe(100)
    const sent = new Set([...taken.values()].map((bytes) => createHash('sha256').update(bytes).digest('hex')))
    expect(sent).toEqual(new Set((await drawn(stage)).map(({ sha256 }) => sha256)))
    expect(await defaults(campaignId)).toEqual([])

    // It is truly this person's picture, to a rounding of colours.
    const words = { ...cake, headline: `Happy birthday, Person ${2_000_007 % 40}` }
    const design = designById('birthday-cake')
    if (!design) throw new Error('There is no such design.')
    const page = drawPage({ design, format: 'square', brand: { ...brand, logo: null }, words, picture: null })
    const want = await sharp(Buffer.from(page.svg())).flatten().removeAlpha().raw().toBuffer()
    const have = await sharp(taken.get(phoneOf(7)))
      .raw()
      .toBuffer()
    expect(have.length).toBe(want.length)
    expect(have.every((value, index) => Math.abs(value - (want[index] ?? -9)) <= 2)).toBe(true)
  })

  it('go on where a worker was stopped, and draw nothing twice', async () => {
    const stage = await makeStage(db.pool, { port, people: 90 })
    await name(stage, 90)
    const campaignId = await personalCampaign(stage, cake)
    await plan(stage, campaignId)
    const stop = new AbortController()
    const running = draw(stage, campaignId, stop.signal)
    while ((await drawn(stage)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    stop.abort()
    await running
    const before = (await drawn(stage)).length
    expect(before).toBeLessThan(90)
    await draw(stage, campaignId)
    expect(await drawn(stage)).toHaveLength(90)
    const { rows } = await db.pool.query(
      'SELECT made, finished_at FROM personal_pass WHERE campaign_id = $1',
      [campaignId],
    )
    expect(rows[0].made).toBe(90 - before)
    expect(rows[0].finished_at).not.toBeNull()
    // Another campaign with the same words finds them.
    const again = await personalCampaign(stage, cake)
    await plan(stage, again)
    await draw(stage, again)
    expect(await drawn(stage)).toHaveLength(90)
  })

  it('give way to the default words where they cannot be drawn, and say why', async () => {
    const stage = await makeStage(db.pool, { port, people: 4 })
    await db.pool.query(
      `UPDATE contact SET carrier = 'att', first_name = CASE right(phone, 1) WHEN '1' THEN 'Maya' WHEN '2' THEN NULL WHEN '3' THEN '真矢' ELSE repeat('M', 70) END
       WHERE workspace_id = $1`,
      [stage.workspaceId],
    )
    const campaignId = await personalCampaign(stage, cake)
    await plan(stage, campaignId)
    await draw(stage, campaignId)
    await deliver(stage)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 4 })
    expect(taken.get(phoneOf(1))?.equals(generic)).toBe(false)
    for (const n of [2, 3, 4]) expect(taken.get(phoneOf(n))?.equals(generic)).toBe(true)
    expect((await defaults(campaignId)).map(({ why }) => why).sort()).toEqual(['empty', 'glyphs', 'too_long'])
    expect(await drawn(stage)).toHaveLength(1)
    const { personalReport } = await import('@/lib/messages/personal-report.server')
    const report = await personalReport(systemScope(stage.workspaceId), campaignId)
    expect(report).toMatchObject({ made: 1, drawing: false })
    expect(report?.defaults).toHaveLength(3)
    const stranger = await makeStage(db.pool, { port, people: 0 })
    expect(await personalReport(systemScope(stranger.workspaceId), campaignId)).toBeNull()
  })

  it('that are not there at the deadline give way to the default words', async () => {
    const stage = await makeStage(db.pool, { port, people: 3 })
    await name(stage, 3)
    const campaignId = await personalCampaign(stage, cake, 'no-such-design')
    await plan(stage, campaignId)
    await deliver(stage)
    expect(await byStatus(db.pool, campaignId)).toEqual({ planned: 3 })
    await db.pool.query(
      `UPDATE personal_pass SET due_at = now() - interval '1 second' WHERE campaign_id = $1`,
      [campaignId],
    )
    await deliver(stage)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 3 })
    expect(await defaults(campaignId)).toEqual([{ why: 'late', count: 3 }])
  })

  it('without which nothing can be sent are waited for', async () => {
    const stage = await makeStage(db.pool, { port, people: 2 })
    await name(stage, 2)
    const coupon = { headline: 'Yours', code: '{{ first_name }}' }
    const campaignId = await personalCampaign(stage, coupon, 'no-such-design')
    await plan(stage, campaignId)
    await draw(stage, campaignId)
    await deliver(stage)
    expect(await byStatus(db.pool, campaignId)).toEqual({ planned: 2 })
    expect(taken.size).toBe(0)
  })

  it('with a coupon go to those who have one, and are never drawn for those who opted out', async () => {
    const stage = await makeStage(db.pool, { port, people: 6 })
    await db.pool.query(
      `UPDATE contact SET carrier = 'att', attributes = CASE WHEN right(phone, 1) IN ('1', '2', '3') THEN jsonb_build_object('coupon', 'C-' || right(phone, 1)) ELSE '{}' END
       WHERE workspace_id = $1`,
      [stage.workspaceId],
    )
    const campaignId = await personalCampaign(stage, {
      ...cake,
      headline: 'Yours',
      code: '{{ attributes.coupon }}',
    })
    await plan(stage, campaignId)
    expect(await byStatus(db.pool, campaignId)).toEqual({ planned: 3 })
    await db.pool.query(
      `UPDATE contact SET consent = 'revoked' WHERE workspace_id = $1 AND right(phone, 1) = '2'`,
      [stage.workspaceId],
    )
    await draw(stage, campaignId)
    expect(await drawn(stage)).toHaveLength(2)
    // The coupon of one was taken away meanwhile.
    await db.pool.query(
      `UPDATE contact SET attributes = '{}' WHERE workspace_id = $1 AND right(phone, 1) = '3'`,
      [stage.workspaceId],
    )
    await deliver(stage)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 1, withheld: 1, failed: 1 })
    const { rows } = await db.pool.query(
      `SELECT reason FROM message WHERE campaign_id = $1 AND status = 'failed'`,
      [campaignId],
    )
    expect(rows).toEqual([{ reason: 'no_value' }])
  })

  it('hold nobody up whose variant has none, though others must wait for theirs', async () => {
    const stage = await makeStage(db.pool, { port, people: 4 })
    await name(stage, 4)
    const campaignId = await personalCampaign(stage, { headline: 'Yours', code: '{{ first_name }}' })
    const { rows } = await db.pool.query('SELECT frozen FROM campaign WHERE id = $1', [campaignId])
    const [first] = rows[0].frozen.variants
    const { personal: _, ...plain } = first.media[0]
    const variants = [first, { ...first, name: 'B', media: [plain] }, { ...first, name: 'C', media: [] }]
    await db.pool.query('UPDATE campaign SET frozen = $2 WHERE id = $1', [
      campaignId,
      { ...rows[0].frozen, variants },
    ])
    await plan(stage, campaignId)
    await db.pool.query('UPDATE message SET variant = 1 + id % 2 WHERE campaign_id = $1', [campaignId])
    await draw(stage, campaignId)
    await deliver(stage)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 4 })
  })

  it('stay under what the account takes, and are drawn smaller where they were found too heavy', async () => {
    const stage = await makeStage(db.pool, { port, people: 1 })
    await name(stage, 1)
    const limits = { from: null, messageBytes: 40_000, otherBytes: null, media: null, kinds: [] }
    const limit = (to: object | null) =>
      db.pool.query('UPDATE carrier_account SET limits = $2 WHERE id = $1', [stage.accountId, to])
    const coupon = { ...cake, headline: 'Yours', code: '{{ first_name }}' }
    await limit(limits)
    const campaignId = await personalCampaign(stage, coupon)
    await plan(stage, campaignId)
    await draw(stage, campaignId)
    await deliver(stage)
    expect(await byStatus(db.pool, campaignId)).toEqual({ submitted: 1 })
    expect(taken.get(phoneOf(1))?.equals(generic)).toBe(false)
    expect(taken.get(phoneOf(1))?.length).toBeLessThan(40_000)

    await limit(null)
    const { holdTo } = await import('@/lib/media/limits.server')
    await holdTo(stage, 'att-short', 40_000)
    const again = await personalCampaign(stage, coupon)
    const { rows } = await db.pool.query('SELECT frozen FROM campaign WHERE id = $1', [again])
    const renditions = rows[0].frozen.variants[0].media[0].renditions
    renditions['old-handset'] = { ...renditions['att-short'], bytes: 1_000 }
    await db.pool.query('UPDATE campaign SET frozen = $2 WHERE id = $1', [again, rows[0].frozen])
    await plan(stage, again)
    await draw(stage, again)
    await deliver(stage)
    expect(await byStatus(db.pool, again)).toEqual({ planned: 1 })
    await hasten(db.pool)
    await deliver(stage)
    expect(await byStatus(db.pool, again)).toEqual({ submitted: 1 })
    expect((await sharp(taken.get(phoneOf(1))).metadata()).width).toBeLessThanOrEqual(640)
  })

  it('are thrown away long after their campaign', async () => {
    const { sweepPersonalPictures } = await import('@/lib/designs/personal/studio.server')
    const stage = await makeStage(db.pool, { port, people: 2 })
    await name(stage, 2)
    const campaignId = await personalCampaign(stage, cake)
    await plan(stage, campaignId)
    await draw(stage, campaignId)
    await sweepPersonalPictures()
    expect(await drawn(stage)).toHaveLength(2)
    await db.pool.query(
      `UPDATE personal_picture SET used_at = now() - interval '31 days' WHERE workspace_id = $1`,
      [stage.workspaceId],
    )
    await sweepPersonalPictures()
    expect(await drawn(stage)).toEqual([])
  })
})
