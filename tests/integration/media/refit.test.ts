import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAsset } from '@/lib/media/asset-detail.server'
import { LIBRARY_SHAPE, mediaBudget } from '@/lib/media/budget'
import { closeDecoder } from '@/lib/media/decode/pool.server'
import { heldTo, holdTo, learnedLimits } from '@/lib/media/limits.server'
import { PROFILES } from '@/lib/media/profiles'
import { refit } from '@/lib/media/refit.server'
import { renderAsset, renderClip } from '@/lib/media/render.server'
import { keepBytes } from '@/lib/platform/storage.server'
import { inEnglish, sayWritten } from '@/lib/words/said'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { clip, sound } from '../../unit/media/clips'
import { animation, photo } from '../../unit/media/pictures'
import { type Person, signedIn } from './library'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  closeDecoder()
  await database.drop()
})

const WANTED = ['att-long', 'verizon-short']

/** A picture as it is after its upload: nothing made yet, and only these profiles asked for. */
async function uploaded({ workspaceId }: Person, grain: number): Promise<string> {
  const bytes = await (await photo(1_100, 1_400, grain)).jpeg({ quality: 97 }).toBuffer()
  const { sha256 } = await keepBytes(workspaceId, bytes)
  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO asset (workspace_id, name, kind, mime, sha256, bytes) VALUES ($1, 'Poster', 'image', 'image/jpeg', $2, $3) RETURNING id`,
    [workspaceId, sha256, bytes.length],
  )
  const id = rows[0]?.id as string
  for (const profile of PROFILES) {
    await database.pool.query(
      'INSERT INTO rendition (workspace_id, asset_id, profile_id, status) VALUES ($1, $2, $3, $4)',
      [workspaceId, id, profile.id, WANTED.includes(profile.id) ? 'pending' : 'failed'],
    )
  }
  return id
}

async function renditionOf(person: Person, assetId: string, profileId: string) {
  const { renditions } = await readAsset(person.scope, assetId)
  return renditions.find((made) => made.profileId === profileId)
}

async function accountOf({ workspaceId }: Person, adapter = 'mm7'): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO carrier_account (workspace_id, adapter, name, sealed) VALUES ($1, $2, 'Hub', 'x') RETURNING id`,
    [workspaceId, adapter],
  )
  return rows[0]?.id as string
}

describe('a picture that a carrier found too large', () => {
  it('is made one rung smaller, once, and so is every later one in this workspace', async () => {
    const person = await signedIn(database)
    const stranger = await signedIn(database)
    const { workspaceId } = person
    const assetId = await uploaded(person, 90)
    await renderAsset(workspaceId, assetId)
    const before = await renditionOf(person, assetId, 'att-long')
    expect(before?.bytes).toBeGreaterThan(600_000)
    expect(await refit(workspaceId, assetId, 'att-long')).toMatchObject({ bytes: before?.bytes })

    await holdTo({ workspaceId, accountId: await accountOf(person) }, 'att-long', 600_000)
    const made = await refit(workspaceId, assetId, 'att-long')
    expect(made?.bytes).toBeLessThanOrEqual(mediaBudget({ messageBytes: 600_000 }, LIBRARY_SHAPE))
    expect(await renditionOf(person, assetId, 'att-long')).toMatchObject(made ?? {})
    const again = await Promise.all([
      refit(workspaceId, assetId, 'att-long'),
      refit(workspaceId, assetId, 'att-long'),
    ])
    expect(again).toEqual([made, made])

    const later = await uploaded(person, 88)
    await renderAsset(workspaceId, later)
    expect((await renditionOf(person, later, 'att-long'))?.bytes).toBeLessThanOrEqual(600_000)
    expect((await renditionOf(person, later, 'verizon-short'))?.bytes).toBeGreaterThan(600_000)
    expect(await learnedLimits(stranger.workspaceId)).toEqual(new Map())
  })

  it('is none of another workspace, and none that is unknown', async () => {
    const person = await signedIn(database)
    const stranger = await signedIn(database)
    const assetId = await uploaded(person, 60)
    expect(await refit(stranger.workspaceId, assetId, 'att-long')).toBeNull()
    expect(await refit(person.workspaceId, assetId, 'no-such-profile')).toBeNull()
  })
})

/** Anything as it is after its upload, asked for AT&T alone. */
async function kept(person: Person, kind: string, mime: string, bytes: Buffer): Promise<string> {
  const { sha256 } = await keepBytes(person.workspaceId, bytes)
  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO asset (workspace_id, name, kind, mime, sha256, bytes) VALUES ($1, 'Film', $2, $3, $4, $5) RETURNING id`,
    [person.workspaceId, kind, mime, sha256, bytes.length],
  )
  const id = rows[0]?.id as string
  await database.pool.query(
    `INSERT INTO rendition (workspace_id, asset_id, profile_id) VALUES ($1, $2, 'att-long')`,
    [person.workspaceId, id],
  )
  return id
}

describe('what moves or sounds and a carrier found too large', { timeout: 300_000 }, () => {
  it.each([
    ['a clip', 'video', 'video/mp4', () => clip({ seconds: 2, width: 320, height: 180, rate: 15 })],
    ['an animation', 'gif', 'image/gif', () => animation(180, 130, 9, 90)],
    ['a sound', 'audio', 'audio/mp4', () => sound(20)],
  ])('%s is made one rung smaller, once', async (_, kind, mime, make) => {
    const person = await signedIn(database)
    const { workspaceId } = person
    const assetId = await kept(person, kind, mime, await make())
    await (kind === 'gif' ? renderAsset : renderClip)(workspaceId, assetId)
    const before = await renditionOf(person, assetId, 'att-long')
    expect(before?.status).toBe('ready')
    const refused = before?.bytes ?? 0
    expect(refused).toBeGreaterThan(100_000)
    // As is remembered of an answer: a rung below what was refused.
    const held = heldTo('att-long', refused) ?? 0
    expect(held).toBeLessThan(refused)
    await holdTo({ workspaceId, accountId: await accountOf(person) }, 'att-long', held)
    const made = await refit(workspaceId, assetId, 'att-long')
    expect(made?.bytes).toBeLessThanOrEqual(mediaBudget({ messageBytes: held }, LIBRARY_SHAPE))
    expect(await renditionOf(person, assetId, 'att-long')).toMatchObject(made ?? {})
    expect(await refit(workspaceId, assetId, 'att-long')).toEqual(made)
  })

  it('is sent no more where no smaller one is worth seeing, and says why', async () => {
    const person = await signedIn(database)
    const { workspaceId } = person
    const assetId = await kept(
      person,
      'video',
      'video/mp4',
      await clip({ seconds: 40, width: 96, height: 64, rate: 5 }),
    )
    await renderClip(workspaceId, assetId)
    expect((await renditionOf(person, assetId, 'att-long'))?.status).toBe('ready')
    await holdTo({ workspaceId, accountId: await accountOf(person) }, 'att-long', 100_000)
    expect(await refit(workspaceId, assetId, 'att-long')).toBeNull()
    const refused = await renditionOf(person, assetId, 'att-long')
    expect(refused?.status).toBe('failed')
    expect(sayWritten(inEnglish, refused?.failure ?? '')).toMatch(
      /^The clip lasts 4[01] s; about \d+ s of it fit here/,
    )
  })
})

describe('what a profile is held to', () => {
  it('goes down rung by rung until there is none below', () => {
    const held = [900_000, 590_000, 480_000, 290_000, 99_000].map((refused) => heldTo('att-long', refused))
    expect(held).toEqual([600_000, 500_000, 300_000, 100_000, null])
    expect(heldTo('no-such-profile', 900_000)).toBeNull()
  })

  it('is the least of its accounts, never raised, and not what the simulator was told to refuse', async () => {
    const person = await signedIn(database)
    const { workspaceId } = person
    const [hub, other, simulator] = await Promise.all([
      accountOf(person),
      accountOf(person),
      accountOf(person, 'simulator'),
    ])
    await holdTo({ workspaceId, accountId: hub }, 'att-long', 500_000)
    await holdTo({ workspaceId, accountId: hub }, 'att-long', 600_000)
    await holdTo({ workspaceId, accountId: other }, 'att-long', 600_000)
    await holdTo({ workspaceId, accountId: simulator }, 'att-long', 100_000)
    expect(await learnedLimits(workspaceId)).toEqual(new Map([['att-long', 500_000]]))
    await database.pool.query(`UPDATE profile_limit SET learned_at = now() - interval '31 days'`)
    expect(await learnedLimits(workspaceId)).toEqual(new Map())
  })
})
