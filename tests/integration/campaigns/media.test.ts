import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountLimits } from '@/lib/carriers/account-limits'
import type { MessageView } from '@/lib/carriers/simulator/api'
import { type Edit, NO_EDIT } from '@/lib/media/edit/edit'
import { messageWeight } from '@/lib/messages/weight'
import { everyone } from '@/lib/segments/rule'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { animation, photo } from '../../unit/media/pictures'
import { makeTeam, type Team } from '../accounts/people'
import { byStatus, hasten } from '../messages/stage'

const simulatorPort = 4857
const simulatorUrl = `http://127.0.0.1:${simulatorPort}`
let database: TestDatabase
let simulator: ChildProcess
let team: Team
let accountId: string
let senderId: string
const photos: string[] = []

beforeAll(async () => {
  database = await testDatabase({ SIMULATOR_URL: simulatorUrl })
  simulator = spawn('node', ['--import', 'tsx', 'workers/simulator.ts'], {
    env: {
      ...process.env,
      SIMULATOR_PORT: String(simulatorPort),
      SIMULATOR_PACE: '0',
      DATA_DIR: database.dataDir,
    },
    stdio: 'ignore',
  })
  await until(async () => (await fetch(`${simulatorUrl}/stats`).catch(() => undefined))?.ok ?? false)
  team = await makeTeam()
  const { createAccount, createSender } = await import('@/lib/carriers/accounts.server')
  const owner = team.as('owner')
  accountId = (await createAccount(owner, { adapter: 'simulator', name: 'Simulator', credentials: {} })).id
  const address = '+18285550142'
  senderId = (await createSender(owner, { accountId, address, type: 'long_code' })).id
  for (const grain of [80, 60, 95]) photos.push(await makePhoto(grain))
}, 180_000)
afterAll(async () => {
  simulator.kill('SIGTERM')
  const { closeDecoder } = await import('@/lib/media/decode/pool.server')
  closeDecoder()
  await database.drop()
})

async function until<T>(done: () => Promise<T | false>): Promise<T> {
  for (let round = 0; round < 600; round++) {
    const found = await done()
    if (found) return found
    await sleep(50)
  }
  const { rows } = await database.pool.query(
    'SELECT status, attempts, reason, send_at, claimed_at, now() FROM message ORDER BY id DESC LIMIT 3',
  )
  throw new Error(`It did not happen. The last messages: ${JSON.stringify(rows)}`)
}

/** A photo that asks for every byte it can get, rendered for the library. */
async function makePhoto(grain: number): Promise<string> {
  const bytes = await (await photo(1_000, 1_300, grain)).jpeg({ quality: 97 }).toBuffer()
  return kept('image', bytes, 'image/jpeg')
}

/** A file of the library, as its worker renders it. */
async function kept(kind: string, bytes: Buffer, mime: string, edit: Partial<Edit> = {}): Promise<string> {
  const { workspaceId } = team
  const { keepBytes } = await import('@/lib/platform/storage.server')
  const { renderAsset } = await import('@/lib/media/render.server')
  const { profilesOf } = await import('@/lib/campaigns/media.server')
  const { sha256 } = await keepBytes(workspaceId, bytes)
  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO asset (workspace_id, name, kind, mime, sha256, bytes, edit, alt_text)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'A shoe') RETURNING id`,
    [workspaceId, `A ${kind}`, kind, mime, sha256, bytes.length, JSON.stringify({ ...NO_EDIT, ...edit })],
  )
  const id = rows[0]?.id as string
  const { first, below } = profilesOf('long_code')
  await database.pool.query(
    `INSERT INTO rendition (workspace_id, asset_id, profile_id) SELECT $1, $2, unnest($3::text[])`,
    [workspaceId, id, [...first, ...below]],
  )
  await renderAsset(workspaceId, id)
  return id
}

type Ready = { id: string; revision: number }

/** A draft with these photos to one person, whose phone is on the simulator's shelf. */
async function draftWith(assetIds: string[], phone: string): Promise<Ready> {
  const { createCampaign, readCampaign, saveDraft } = await import('@/lib/campaigns/campaigns.server')
  const scope = team.as('marketer')
  const { workspaceId } = team
  await database.pool.query('UPDATE contact SET deleted_at = now() WHERE workspace_id = $1', [workspaceId])
  await database.pool.query(
    `INSERT INTO contact (workspace_id, phone, first_name, consent, time_zone) VALUES ($1, $2, 'Maya', 'granted', 'America/New_York')
     ON CONFLICT (workspace_id, phone) DO UPDATE SET deleted_at = NULL`,
    [workspaceId, phone],
  )
  const segment = await database.prisma.segment.create({
    data: { workspaceId, name: phone, rule: everyone as object },
  })
  const { id } = await createCampaign(scope, { name: 'Drift', segmentId: segment.id })
  const { draft } = await readCampaign(scope, id)
  const media = assetIds.map((assetId) => ({ assetId, altText: '' }))
  const text = 'Hi {{ first_name | default: "there" }}'
  const saved = await saveDraft(scope, {
    id,
    revision: 0,
    name: 'Drift',
    draft: { ...draft, senderId, variants: [{ name: 'A', text, media, weight: 1 }] },
  })
  return { id, revision: saved.revision }
}

const blockers = async ({ id }: Ready) => {
  const { inspectDraft } = await import('@/lib/campaigns/inspect.server')
  const { blockersOf } = await import('@/lib/campaigns/preflight')
  const { inspection } = await inspectDraft(team.as('viewer'), id)
  return { ids: blockersOf(inspection.findings).map((finding) => finding.id), inspection }
}

async function makeAllFits(assetIds = photos): Promise<void> {
  const { makeFits } = await import('@/lib/media/fitted.server')
  for (const assetId of assetIds) await makeFits(team.workspaceId, assetId)
}

async function send({ id, revision }: Ready): Promise<void> {
  const { launchCampaign } = await import('@/lib/campaigns/launch.server')
  const { prepareCampaign } = await import('@/lib/campaigns/prepare.server')
  const { deliverLane } = await import('@/lib/messages/deliver.server')
  await launchCampaign(team.as('marketer'), { id, revision })
  // The column keeps milliseconds: now() may be rounded to what is still to come.
  await database.pool.query(`UPDATE campaign SET hold_until = now() - interval '1 second' WHERE id = $1`, [
    id,
  ])
  await prepareCampaign(team.workspaceId, id, new AbortController().signal)
  await hasten(database.pool)
  await deliverLane({ workspaceId: team.workspaceId, senderId })
}

/** Messages that a test has seen: what comes next is another one. */
const known = new Set<string>()

async function received(handset: string): Promise<{ message: MessageView; parts: Buffer[] }> {
  const message = await until(async () => {
    const seen: { messages: MessageView[] } = await (
      await fetch(`${simulatorUrl}/handsets/${handset}`)
    ).json()
    const came = seen.messages.findLast(({ state }) => state === 'delivered' || state === 'read')
    return came && !known.has(`${handset} ${came.id}`) ? came : false
  })
  known.add(`${handset} ${message.id}`)
  const parts = message.slides.flatMap(({ media }) => media ?? [])
  const bytes = parts.map(async ({ src }) =>
    Buffer.from(await (await fetch(simulatorUrl + src)).arrayBuffer()),
  )
  return { message, parts: await Promise.all(bytes) }
}

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('a message with three photos', () => {
  it('shares each carrier’s limit, waits for its pictures, and arrives byte for byte', async () => {
    const ready = await draftWith(photos, '+18285550151')
    expect((await blockers(ready)).ids).toEqual(['picture-busy-together-A'])
    const { launchCampaign } = await import('@/lib/campaigns/launch.server')
    await expect(
      launchCampaign(team.as('marketer'), { id: ready.id, revision: ready.revision }),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Being fitted') })

    await makeAllFits()
    const { ids, inspection } = await blockers(ready)
    expect(ids).toEqual([])
    for (const { files, limit, around } of inspection.carriers[0] ?? []) {
      const media = files.reduce((sum, file) => sum + (file?.bytes ?? 0), 0)
      expect(media + around).toBeLessThanOrEqual(limit)
      // T-Mobile takes all three as the library has them.
      if (limit <= 1_000_000) expect(media + around).toBeGreaterThan(limit * 0.97)
    }

    await send(ready)
    const { message, parts } = await received('maya')
    expect(message.slides).toHaveLength(3)
    expect(message.slides.at(-1)?.text).toMatch(/^Larkfield: Hi Maya/)
    const { rows } = await database.pool.query('SELECT frozen, status FROM campaign WHERE id = $1', [
      ready.id,
    ])
    const { frozenSchema } = await import('@/lib/messages/frozen')
    const { variants } = frozenSchema.parse(rows[0].frozen)
    const profile = 'standard'
    expect(parts.map(sha)).toEqual(variants[0]?.media.map(({ renditions }) => renditions[profile]?.sha256))
    expect(messageWeight(message.bytes, '')).toBeLessThanOrEqual(600_000)
    // Asked again, nothing is made anew.
    const before = await database.pool.query('SELECT count(*) FROM fitted_rendition')
    await blockers(ready)
    expect((await database.pool.query('SELECT count(*) FROM fitted_rendition')).rows).toEqual(before.rows)
  })

  it('that the carrier finds too large goes one rung smaller, all of it', async () => {
    const ready = await draftWith(photos.slice(1), '+13035550177')
    await blockers(ready)
    await makeAllFits()
    await fetch(`${simulatorUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'status', value: 2004, times: 1 }),
    })
    await send(ready)
    const { rows } = await database.pool.query(
      `SELECT m.profile_id AS "profileId", c.frozen FROM message m JOIN campaign c ON c.id = m.campaign_id WHERE m.campaign_id = $1`,
      [ready.id],
    )
    expect(await byStatus(database.pool, ready.id)).not.toHaveProperty('failed')
    expect(rows[0].profileId).toBe('tollfree')
  })

  it('is refused where the least of all is too much', async () => {
    const ready = await draftWith(photos.slice(0, 2), '+18285550152')
    const { holdTo } = await import('@/lib/media/limits.server')
    await holdTo({ workspaceId: team.workspaceId, accountId }, 'att-long', 12_000)
    const { inspection } = await blockers(ready)
    expect(inspection.findings.find(({ id }) => id === 'together-A')).toMatchObject({
      severity: 'blocker',
      detail: expect.stringContaining('AT&T'),
    })
  })
})

describe('a sender whose account takes less than the carriers', () => {
  const limits: AccountLimits = {
    from: null,
    messageBytes: 400_000,
    otherBytes: 200_000,
    media: 2,
    kinds: ['contacts'],
  }
  const limited = async (own: AccountLimits | null) => {
    const { setAccountLimits } = await import('@/lib/carriers/account-limits.server')
    await setAccountLimits(team.as('owner'), accountId, own)
  }

  it('sends what its account takes, and is told whose limit it is', async () => {
    await database.pool.query('DELETE FROM profile_limit')
    await limited(limits)
    const ready = await draftWith(photos.slice(0, 2), '+18285550151')
    await blockers(ready)
    await makeAllFits()
    const { ids, inspection } = await blockers(ready)
    expect(ids).toEqual([])
    expect(inspection.findings.find(({ id }) => id === 'account-limit')).toMatchObject({
      severity: 'passed',
      title: expect.stringMatching(/“Simulator” takes at most 400/),
      detail: expect.stringMatching(/AT&T/),
    })
    for (const { files, limit, around } of inspection.carriers[0] ?? []) {
      const media = files.reduce((sum, file) => sum + (file?.bytes ?? 0), 0)
      expect(limit).toBe(400_000)
      expect(media + around).toBeLessThanOrEqual(400_000)
    }
    await send(ready)
    const { message } = await received('maya')
    expect(message.slides).toHaveLength(2)
    expect(messageWeight(message.bytes, '')).toBeLessThanOrEqual(400_000)
  })

  it('is told where it holds too many, and what it does not take', async () => {
    await limited(limits)
    const many = await draftWith(photos, '+18285550151')
    const { inspection } = await blockers(many)
    expect(inspection.findings.find(({ id }) => id === 'together-A')).toMatchObject({
      severity: 'blocker',
      title: expect.stringMatching(/“Simulator” takes 2 pictures or files in one message/),
    })
    const clip = await made('video', 'video/mp4', Buffer.alloc(60_000, 'film'))
    const card = await made(
      'document',
      'text/x-vcard',
      Buffer.from('BEGIN:VCARD\r\nFN:Ines\r\nEND:VCARD\r\n'),
    )
    const mixed = await draftWith([clip, card], '+18285550151')
    const seen = await blockers(mixed)
    expect(seen.inspection.findings.map(({ id }) => id)).toContain(`less-nothing-${clip}`)
    for (const { files, limit } of seen.inspection.carriers[0] ?? []) {
      expect(limit).toBe(200_000)
      expect(files.map((file) => file?.mime ?? null)).toEqual([null, 'text/x-vcard'])
    }
    await limited(null)
    expect((await blockers(many)).ids).not.toContain('together-A')
  })

  it('is limited only by those who may, and only in its own workspace', async () => {
    const { setAccountLimits } = await import('@/lib/carriers/account-limits.server')
    await expect(setAccountLimits(team.as('marketer'), accountId, limits)).rejects.toMatchObject({
      code: 'forbidden',
    })
    const stranger = (await makeTeam()).as('owner')
    await expect(setAccountLimits(stranger, accountId, limits)).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      setAccountLimits(team.as('owner'), accountId, { ...limits, messageBytes: 10 }),
    ).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('a GIF that was agreed to go as a clip', () => {
  it('goes as one where clips are taken; as a GIF through an account without, and that is said', async () => {
    const { setAccountLimits } = await import('@/lib/carriers/account-limits.server')
    const limits = { from: null, messageBytes: null, otherBytes: null, media: null }
    await setAccountLimits(team.as('owner'), accountId, { ...limits, kinds: ['clips'] })
    const spin = await kept('gif', await animation(160, 200, 6), 'image/gif', { asVideo: true })
    const ready = await draftWith([spin], '+18285550152')
    const mimes = ({ inspection }: Awaited<ReturnType<typeof blockers>>) => [
      ...new Set(inspection.carriers[0]?.flatMap(({ files }) => files.map((file) => file?.mime))),
    ]
    expect(mimes(await blockers(ready))).toEqual(['video/mp4'])

    await setAccountLimits(team.as('owner'), accountId, { ...limits, kinds: [] })
    expect((await blockers(ready)).ids).toEqual(['picture-busy-together-A'])
    await makeAllFits([spin])
    const seen = await blockers(ready)
    expect(seen.ids).toEqual([])
    expect(mimes(seen)).toEqual(['image/gif'])
    expect(seen.inspection.findings.find(({ id }) => id === `less-animation-${spin}`)).toMatchObject({
      severity: 'advice',
      title: expect.stringMatching(/goes as a GIF on AT&T/),
      detail: '“Simulator” takes no clips, so people get the animation instead.',
    })
    await send(ready)
    const { message, parts } = await received('devon')
    expect(message.slides.map(({ media }) => media?.contentType)).toEqual(['image/gif'])
    expect((await sharp(parts[0], { animated: true }).metadata()).pages).toBe(6)

    // Should it not even be made as that, its first frame goes, and a link to the whole.
    await database.pool.query(`UPDATE fitted_rendition SET status = 'failed' WHERE asset_id = $1`, [spin])
    const still = await blockers(ready)
    expect([still.ids, mimes(still)]).toEqual([[], ['image/jpeg']])
    expect(still.inspection.findings.map(({ id }) => id)).toContain(`less-still-${spin}`)
    await setAccountLimits(team.as('owner'), accountId, null)
    expect(mimes(await blockers(await draftWith([spin], '+18285550152')))).toEqual(['video/mp4'])
  })
})

/** An asset as its worker left it: these files for every profile, or none because it cannot be made. */
async function made(kind: string, mime: string, bytes: Buffer | null): Promise<string> {
  const { keepBytes } = await import('@/lib/platform/storage.server')
  const { profilesOf } = await import('@/lib/campaigns/media.server')
  const { workspaceId } = team
  const { first, below } = profilesOf('long_code')
  const kept = await keepBytes(workspaceId, bytes ?? Buffer.from(mime))
  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO asset (workspace_id, name, kind, mime, sha256, bytes, status, alt_text, duration_ms)
     VALUES ($1, $2, $3, $4, $5, $6, 'ready', $2, 8000) RETURNING id`,
    [workspaceId, `A ${kind}`, kind, mime, kept.sha256, kept.bytes],
  )
  await database.pool.query(
    `INSERT INTO rendition (workspace_id, asset_id, profile_id, status, sha256, mime, bytes)
     SELECT $1, $2, unnest($3::text[]), $4::rendition_status, $5, $6, $7`,
    [
      workspaceId,
      rows[0]?.id,
      [...first, ...below],
      bytes ? 'ready' : 'failed',
      bytes && kept.sha256,
      bytes && mime,
      bytes && kept.bytes,
    ],
  )
  return rows[0]?.id as string
}

describe('a message of several kinds', () => {
  it('plays a clip, hands over a card, and leads to the sound that does not go', async () => {
    await database.pool.query('DELETE FROM profile_limit')
    const card = Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ines Calloway\r\nEND:VCARD\r\n')
    const clip = Buffer.alloc(60_000, 'clip')
    const whole = Buffer.alloc(90_000, 'sound')
    const sound = await made('audio', 'audio/mp4', whole)
    // On the phones of carriers nobody knows it cannot be played.
    await database.pool.query(
      `UPDATE rendition SET status = 'failed', sha256 = NULL WHERE asset_id = $1 AND profile_id IN ('standard', 'tollfree')`,
      [sound],
    )
    const assetIds = [
      await made('document', 'text/x-vcard', card),
      await made('video', 'video/mp4', clip),
      sound,
    ]
    const ready = await draftWith(assetIds, '+18285550152')
    const { ids, inspection } = await blockers(ready)
    expect(ids).toEqual([])
    expect(inspection.findings.find(({ id }) => id === `less-nothing-${sound}`)?.title).toMatch(
      /left out on other carriers/,
    )
    await send(ready)
    const { rows } = await database.pool.query(
      `SELECT frozen -> 'links' AS links FROM campaign WHERE id = $1`,
      [ready.id],
    )
    expect(rows[0].links).toEqual([{ number: 0, url: expect.stringMatching(/\/v\/[\w-]{92}$/) }])
    const { message } = await received('devon')
    expect(message.slides.map(({ media, audio }) => [media?.contentType, audio?.contentType])).toEqual([
      ['video/mp4', undefined],
      ['text/x-vcard', undefined],
    ])
    const [played, handed] = message.slides
    expect(played?.text).toMatch(/^Larkfield: Hi Maya[\s\S]*https?:\/\/\S+\/l\/\w{11}$/)
    expect(played?.durationMs).toBe(10_000)
    expect(handed?.media?.card?.title).toBe('Ines Calloway')
  })
})
