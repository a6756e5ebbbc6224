import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAsset } from '@/lib/media/assets.server'
import { LIBRARY_SHAPE, mediaBudget, messageBytes } from '@/lib/media/budget'
import { closeDecoder } from '@/lib/media/decode/pool.server'
import { learnedLimits } from '@/lib/media/limits.server'
import { PROFILES } from '@/lib/media/profiles'
import { refitBelow } from '@/lib/media/refit.server'
import { renderAsset } from '@/lib/media/render.server'
import { keepBytes } from '@/lib/platform/storage.server'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { photo } from '../../unit/media/pictures'
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

describe('a picture that a carrier found too large', () => {
  it('is made one rung smaller, once, and so is every later one in this workspace', async () => {
    const person = await signedIn(database)
    const stranger = await signedIn(database)
    const assetId = await uploaded(person, 90)
    await renderAsset(person.workspaceId, assetId)
    const before = await renditionOf(person, assetId, 'att-long')
    expect(before?.bytes).toBeGreaterThan(600_000)
    const refused = messageBytes(before?.bytes ?? 0, LIBRARY_SHAPE)

    const refit = await refitBelow(person, assetId, 'att-long', refused)
    expect(refit).toMatchObject({ profileId: 'att-long', messageBytes: 600_000 })
    expect(refit?.file.bytes).toBeLessThanOrEqual(mediaBudget({ messageBytes: 600_000 }, LIBRARY_SHAPE))
    expect(await renditionOf(person, assetId, 'att-long')).toMatchObject(refit?.file ?? {})

    const [again, third] = await Promise.all([
      refitBelow(person, assetId, 'att-long', refused),
      refitBelow(person, assetId, 'att-long', refused),
    ])
    expect([again, third]).toEqual([refit, refit])

    const later = await uploaded(person, 88)
    await renderAsset(person.workspaceId, later)
    expect((await renditionOf(person, later, 'att-long'))?.bytes).toBeLessThanOrEqual(600_000)
    expect((await renditionOf(person, later, 'verizon-short'))?.bytes).toBeGreaterThan(600_000)
    expect(await learnedLimits(stranger.workspaceId)).toEqual(new Map())
  })

  it('goes down rung by rung, never up, until there is none below', async () => {
    const person = await signedIn(database)
    const assetId = await uploaded(person, 70)
    const limits: (number | undefined)[] = []
    for (const refused of [900_000, 590_000, 900_000, 480_000, 290_000, 99_000]) {
      limits.push((await refitBelow(person, assetId, 'att-long', refused))?.messageBytes)
    }
    expect(limits).toEqual([600_000, 500_000, 500_000, 300_000, 100_000, undefined])
    expect((await renditionOf(person, assetId, 'att-long'))?.bytes).toBeLessThan(100_000)
  })

  it('is none of another workspace, and none that is unknown', async () => {
    const person = await signedIn(database)
    const stranger = await signedIn(database)
    const assetId = await uploaded(person, 60)
    expect(await refitBelow(stranger, assetId, 'att-long', 900_000)).toBeNull()
    expect(await refitBelow(person, assetId, 'no-such-profile', 900_000)).toBeNull()
  })

  it('is tried at the published limit again after a month', async () => {
    const person = await signedIn(database)
    const assetId = await uploaded(person, 50)
    await refitBelow(person, assetId, 'att-long', 900_000)
    await database.pool.query(`UPDATE profile_limit SET learned_at = now() - interval '31 days'`)
    expect(await learnedLimits(person.workspaceId)).toEqual(new Map())
  })
})
