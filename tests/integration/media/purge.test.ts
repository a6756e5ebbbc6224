import { randomBytes, randomUUID } from 'node:crypto'
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAssets } from '@/lib/media/assets.server'
import { deleteAssets, restoreAssets } from '@/lib/media/library.server'
import { purge, REFERRERS, removeLoose } from '@/lib/media/purge.server'
import { keepBytes, storedSize } from '@/lib/platform/storage.server'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { type Person, signedIn } from './library'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const bytes = () => randomBytes(500)
const keep = async (person: Person, content = bytes()) =>
  (await keepBytes(person.workspaceId, content)).sha256
const isKept = async (person: Person, sha256: string) =>
  (await storedSize(person.workspaceId, sha256)) !== undefined
const sql = (text: string, values: unknown[] = []) => database.pool.query(text, values)
/** A day and a bit from now: everything loose is due. */
const LATER = () => new Date(Date.now() + 25 * 3_600_000)

/** An asset with one rendition, both with bytes of their own. */
async function asset(person: Person) {
  const [original, rendition] = [await keep(person), await keep(person)]
  const { rows } = await sql(
    `INSERT INTO asset (workspace_id, name, kind, mime, sha256, bytes, status) VALUES ($1, 'Poster', 'image', 'image/jpeg', $2, 500, 'ready') RETURNING id`,
    [person.workspaceId, original],
  )
  const id = rows[0].id as string
  await sql(
    `INSERT INTO rendition (workspace_id, asset_id, profile_id, status, sha256, mime, bytes) VALUES ($1, $2, 'att-long', 'ready', $3, 'image/jpeg', 500)`,
    [person.workspaceId, id, rendition],
  )
  return { id, original, rendition }
}

/** Deletes an asset and lets its days of grace pass. */
async function deletedLongAgo(person: Person, id: string, days = 31) {
  await deleteAssets(person.scope, [id])
  await sql('UPDATE asset SET deleted_at = now() - make_interval(days => $2) WHERE id = $1', [id, days])
}

describe('a deleted asset', () => {
  it('can be brought back for thirty days, and then leaves with all its bytes', async () => {
    const ines = await signedIn(database)
    const { id, original, rendition } = await asset(ines)
    await deletedLongAgo(ines, id, 29)
    await purge()
    expect((await listAssets(ines.scope, { q: '', look: 'deleted' })).assets.map((one) => one.id)).toEqual([
      id,
    ])
    expect(await restoreAssets(ines.scope, [id])).toEqual([id])

    await deletedLongAgo(ines, id)
    await purge()
    expect((await sql('SELECT FROM asset WHERE id = $1', [id])).rowCount).toBe(0)
    expect([await isKept(ines, original), await isKept(ines, rendition)]).toEqual([true, true])
    await removeLoose(LATER())
    expect([await isKept(ines, original), await isKept(ines, rendition)]).toEqual([false, false])
    expect((await sql('SELECT FROM loose_bytes WHERE workspace_id = $1', [ines.workspaceId])).rowCount).toBe(
      0,
    )
    const audit = await sql(
      `SELECT data FROM audit_event WHERE action = 'asset.purged' AND subject_id = $1`,
      [id],
    )
    expect(audit.rows).toEqual([{ data: { name: 'Poster' } }])
  })

  it('leaves what a launched campaign sends, however it is written down', async () => {
    const ines = await signedIn(database)
    const { id, original, rendition } = await asset(ines)
    const frozen = {
      variants: [{ media: [{ assetId: id, renditions: { 'att-long': { sha256: rendition } } }] }],
    }
    await sql(
      `INSERT INTO campaign (workspace_id, name, status, frozen) VALUES ($1, 'Sale', 'sending', $2)`,
      [ines.workspaceId, JSON.stringify(frozen)],
    )
    await deletedLongAgo(ines, id)
    await purge()
    await removeLoose(LATER())
    expect([await isKept(ines, original), await isKept(ines, rendition)]).toEqual([false, true])
    // Taken back, nothing needs it any more.
    await sql('UPDATE campaign SET frozen = NULL WHERE workspace_id = $1', [ines.workspaceId])
    await removeLoose(LATER())
    expect(await isKept(ines, rendition)).toBe(false)
  })

  it('leaves what a message on its way needs, until no carrier may fetch it any more', async () => {
    const ines = await signedIn(database)
    const { id, rendition } = await asset(ines)
    const account = await sql(
      `INSERT INTO carrier_account (workspace_id, adapter, name, sealed) VALUES ($1, 'mm7', 'Hub', 'x') RETURNING id`,
      [ines.workspaceId],
    )
    const sender = await sql(
      `INSERT INTO sender (workspace_id, account_id, type, address) VALUES ($1, $2, 'long_code', '+12025550143') RETURNING id`,
      [ines.workspaceId, account.rows[0].id],
    )
    await sql(
      `INSERT INTO message (workspace_id, kind, sender_id, phone, status, send_at, content) VALUES ($1, 'test', $2, '+12025550123', 'planned', now(), $3)`,
      [
        ines.workspaceId,
        sender.rows[0].id,
        JSON.stringify({ variant: { renditions: { x: { sha256: rendition } } } }),
      ],
    )
    await deletedLongAgo(ines, id)
    await purge()
    await removeLoose(LATER())
    expect(await isKept(ines, rendition)).toBe(true)
    await sql(
      `UPDATE message SET status = 'submitted', submitted_at = now() - interval '2 days' WHERE workspace_id = $1`,
      [ines.workspaceId],
    )
    await removeLoose(LATER())
    expect(await isKept(ines, rendition)).toBe(true)
    await sql(
      `UPDATE message SET status = 'delivered', submitted_at = now() - interval '10 days' WHERE workspace_id = $1`,
      [ines.workspaceId],
    )
    await removeLoose(LATER())
    expect(await isKept(ines, rendition)).toBe(false)
  })
})

describe('loose bytes', () => {
  it('stay while a version, another asset or a thumbnail of a design has the same', async () => {
    const ines = await signedIn(database)
    const { id, original } = await asset(ines)
    const shared = await keep(ines)
    await sql('UPDATE rendition SET sha256 = $2 WHERE asset_id = $1', [id, shared])
    await sql(
      `INSERT INTO asset_version (workspace_id, asset_id, number, kind, mime, sha256, bytes) VALUES ($1, $2, 1, 'image', 'image/jpeg', $3, 500)`,
      [ines.workspaceId, id, shared],
    )
    const thumb = await keep(ines)
    await sql('INSERT INTO design_thumbnail (workspace_id, key, sha256) VALUES ($1, $2, $3)', [
      ines.workspaceId,
      'k'.repeat(64),
      thumb,
    ])
    for (const sha256 of [original, shared, thumb])
      await sql('INSERT INTO loose_bytes (workspace_id, sha256) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        ines.workspaceId,
        sha256,
      ])
    await removeLoose(LATER())
    for (const sha256 of [original, shared, thumb]) expect(await isKept(ines, sha256)).toBe(true)
    await sql('DELETE FROM asset_version WHERE asset_id = $1', [id])
    await sql('UPDATE rendition SET sha256 = $2 WHERE asset_id = $1', [id, original])
    await removeLoose(LATER())
    expect([await isKept(ines, shared), await isKept(ines, original)]).toEqual([false, true])
  })

  it('stay when they are kept anew and named only after the sweep has looked', async () => {
    const ines = await signedIn(database)
    const content = bytes()
    const sha256 = await keep(ines, content)
    await sql(
      `INSERT INTO loose_bytes (workspace_id, sha256, since) VALUES ($1, $2, now() - interval '2 days')`,
      [ines.workspaceId, sha256],
    )
    // An upload of the same file has its bytes on the shelf, and its row is not written yet.
    await keep(ines, content)
    await removeLoose()
    expect(await isKept(ines, sha256)).toBe(true)
    await sql(
      `INSERT INTO asset (workspace_id, name, kind, mime, sha256, bytes) VALUES ($1, 'x', 'image', 'image/jpeg', $2, 1)`,
      [ines.workspaceId, sha256],
    )
    await removeLoose(LATER())
    expect(await isKept(ines, sha256)).toBe(true)
  })

  it('go once, and none that is needed, when several sweeps work beside uploads', async () => {
    const ines = await signedIn(database)
    const contents = Array.from({ length: 120 }, bytes)
    const hashes = await Promise.all(contents.map((content) => keep(ines, content)))
    const longAgo = new Date(Date.now() - 10 * 86_400_000)
    for (const sha256 of hashes) {
      utimesSync(
        join(database.dataDir, 'store', ines.workspaceId, sha256.slice(0, 2), sha256),
        longAgo,
        longAgo,
      )
    }
    await sql(
      `INSERT INTO loose_bytes (workspace_id, sha256, since) SELECT $1, unnest($2::text[]), now() - interval '2 days'`,
      [ines.workspaceId, hashes],
    )
    const uploads = contents.slice(0, 60).map(async (content) => {
      const sha256 = await keep(ines, content)
      await sql(
        `INSERT INTO asset (workspace_id, name, kind, mime, sha256, bytes) VALUES ($1, $2, 'image', 'image/jpeg', $3, 1)`,
        [ines.workspaceId, randomUUID(), sha256],
      )
    })
    const sweeps = Array.from({ length: 3 }, async () => {
      for (let left = 1; left > 0; ) left = await removeLoose()
    })
    await Promise.all([...uploads, ...sweeps])
    while ((await removeLoose()) > 0);
    const kept = await Promise.all(hashes.map((sha256) => isKept(ines, sha256)))
    expect(kept).toEqual(hashes.map((_, at) => at < 60))
  })

  it('are looked for in every table that names bytes', async () => {
    const { rows } = await sql(
      `SELECT DISTINCT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'sha256' ORDER BY name`,
    )
    // The wording of a consent is kept by its hash in its own row, and loose bytes are those looked after.
    const others = ['consent_wording', 'loose_bytes']
    expect(rows.map(({ name }) => name).filter((name) => !others.includes(name))).toEqual(
      [...REFERRERS].sort(),
    )
  })
})
