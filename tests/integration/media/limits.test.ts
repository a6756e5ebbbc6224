import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIBRARY_SHAPE, mediaBudget } from '@/lib/media/budget'
import { closeDecoder } from '@/lib/media/decode/pool.server'
import { countedBytes } from '@/lib/media/limit-line'
import { learnedLimits, limitsOfAccount } from '@/lib/media/limits.server'
import { listLimits, setLimit } from '@/lib/media/overrides.server'
import { refit } from '@/lib/media/refit.server'
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

const lineOf = async ({ scope }: Person, profileId: string) =>
  (await listLimits(scope)).find((line) => line.profileId === profileId)

async function accountOf({ workspaceId }: Person): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO carrier_account (workspace_id, adapter, name, sealed) VALUES ($1, 'mm7', 'Hub', 'x') RETURNING id`,
    [workspaceId],
  )
  return rows[0]?.id as string
}

describe('a limit that a workspace sets', () => {
  it('holds what is made and what is sent, there and nowhere else, until it is taken back', async () => {
    const person = await signedIn(database, 'owner')
    const stranger = await signedIn(database)
    const { scope, workspaceId } = person
    const accountId = await accountOf(person)
    await setLimit(scope, 'att-long', 525_000)
    expect((await learnedLimits(workspaceId)).get('att-long')).toBe(525_000)
    expect((await limitsOfAccount(workspaceId, accountId)).get('att-long')).toBe(525_000)
    expect((await learnedLimits(stranger.workspaceId)).size).toBe(0)
    await setLimit(scope, 'att-long', 400_000)
    expect(await lineOf(person, 'att-long')).toMatchObject({
      published: 1_000_000,
      own: 400_000,
      learned: null,
    })
    await setLimit(scope, 'att-long', null)
    expect((await learnedLimits(workspaceId)).size).toBe(0)
    const { rows } = await database.pool.query(
      `SELECT data FROM audit_event WHERE workspace_id = $1 AND action = 'profile.limited' ORDER BY id`,
      [workspaceId],
    )
    expect(rows.map(({ data }) => data.messageBytes)).toEqual([525_000, 400_000, null])
  })

  it('never lifts what a carrier taught', async () => {
    const person = await signedIn(database, 'owner')
    const { scope, workspaceId } = person
    await database.pool.query(
      'INSERT INTO profile_limit (workspace_id, account_id, profile_id, message_bytes) VALUES ($1, $2, $3, $4)',
      [workspaceId, await accountOf(person), 'att-long', 300_000],
    )
    await setLimit(scope, 'att-long', 600_000)
    expect((await learnedLimits(workspaceId)).get('att-long')).toBe(300_000)
    const line = await lineOf(person, 'att-long')
    expect(line && countedBytes(line)).toBe(300_000)
  })

  it('is refused where it holds nothing, where nobody carries it, and to those who may not', async () => {
    const { scope } = await signedIn(database, 'owner')
    await expect(setLimit(scope, 'att-long', 1_200_000)).rejects.toMatchObject({ code: 'invalid' })
    await expect(setLimit(scope, 'att-long', 10_000)).rejects.toMatchObject({ code: 'invalid' })
    await expect(setLimit(scope, 'pigeon', 100_000)).rejects.toMatchObject({ code: 'not_found' })
    const { scope: marketer } = await signedIn(database, 'marketer')
    await expect(setLimit(marketer, 'att-long', 500_000)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('makes a picture smaller when it is lowered, and larger when it is lifted', {
    timeout: 120_000,
  }, async () => {
    const { scope, workspaceId } = await signedIn(database, 'owner')
    const original = await (await photo(1_100, 1_400, 90)).jpeg({ quality: 97 }).toBuffer()
    const { sha256 } = await keepBytes(workspaceId, original)
    const { rows } = await database.pool.query<{ id: string }>(
      `INSERT INTO asset (workspace_id, name, kind, mime, sha256, bytes) VALUES ($1, 'P', 'image', 'image/jpeg', $2, $3) RETURNING id`,
      [workspaceId, sha256, original.length],
    )
    const id = rows[0]?.id as string
    await database.pool.query(
      `INSERT INTO rendition (workspace_id, asset_id, profile_id) VALUES ($1, $2, 'universal')`,
      [workspaceId, id],
    )
    await setLimit(scope, 'universal', 150_000)
    const small = await refit(workspaceId, id, 'universal')
    expect(small?.bytes).toBeLessThanOrEqual(mediaBudget({ messageBytes: 150_000 }, LIBRARY_SHAPE))
    await setLimit(scope, 'universal', null)
    expect((await refit(workspaceId, id, 'universal'))?.bytes).toBe(small?.bytes)
    expect((await refit(workspaceId, id, 'universal', true))?.bytes).toBeGreaterThan(200_000)
  })
})
