import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAsset } from '@/lib/media/asset-detail.server'
import { assetsById, libraryCounts, listAssets, PAGE, renditionsOf } from '@/lib/media/assets.server'
import {
  changeAsset,
  createFolder,
  deleteAssets,
  deleteFolder,
  moveAssets,
  renameFolder,
  renderAgain,
  renderAllAgain,
  restoreAssets,
  tagAssets,
  uploadStates,
} from '@/lib/media/library.server'
import type { Sort } from '@/lib/media/sort'
import { judgeEarlier } from '@/lib/media/sweep.server'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { joined, type Person, signedIn } from './library'

let database: TestDatabase
let ines: Person

beforeAll(async () => {
  database = await testDatabase()
  ines = await signedIn(database)
})
afterAll(() => database.drop())

async function put(person: Person, values: Record<string, unknown> = {}): Promise<string> {
  const row = {
    name: 'Poster',
    kind: 'image',
    mime: 'image/jpeg',
    sha256: createHash('sha256').update(randomUUID()).digest('hex'),
    bytes: 1_000,
    width: 300,
    height: 400,
    status: 'ready',
    ...values,
  }
  const names = Object.keys(row)
  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO asset (workspace_id, ${names.join(', ')}) VALUES ($1, ${names.map((_, at) => `$${at + 2}`).join(', ')}) RETURNING id`,
    [person.workspaceId, ...Object.values(row)],
  )
  return rows[0]?.id as string
}

type Put = { name: string; at: number; bytes: number }

const names = async (person: Person, filter: Parameters<typeof listAssets>[1]) =>
  (await listAssets(person.scope, filter)).assets.map((asset) => asset.name).sort()

describe('the wall', () => {
  it('is narrowed by words, kind, tag, folder, shape and need', async () => {
    const person = await signedIn(database)
    const folder = await createFolder(person.scope, 'Spring')
    await put(person, { name: 'Drift hero', tags: ['drift', 'launch'], alt_text: 'A white shoe on teal' })
    await put(person, { name: 'Cold brew', kind: 'gif', width: 500, height: 400 })
    await put(person, { name: '50%_off', folder_id: folder, width: 400, height: 400, status: 'failed' })
    expect(await names(person, { q: 'drift' })).toEqual(['Drift hero'])
    expect(await names(person, { q: 'shoe WHITE' })).toEqual(['Drift hero'])
    expect(await names(person, { q: 'shoe brew' })).toEqual([])
    expect(await names(person, { q: '%_' })).toEqual(['50%_off'])
    expect(await names(person, { q: 'spring' })).toEqual(['50%_off'])
    expect(await names(person, { q: "'; drop table asset --" })).toEqual([])
    await put(person, { name: 'Drift song', kind: 'audio' })
    expect(await names(person, { q: '', kind: 'gif' })).toEqual(['Cold brew'])
    expect(await names(person, { q: 'o', kind: 'pictures' })).toEqual(['50%_off', 'Cold brew', 'Drift hero'])
    await deleteAssets(
      person.scope,
      (await listAssets(person.scope, { q: 'song' })).assets.map(({ id }) => id),
    )
    expect(await names(person, { q: '', tag: 'launch' })).toEqual(['Drift hero'])
    expect(await names(person, { q: '', folder })).toEqual(['50%_off'])
    expect(await names(person, { q: '', shape: 'landscape' })).toEqual(['Cold brew'])
    expect(await names(person, { q: '', look: 'alt' })).toEqual(['50%_off', 'Cold brew'])
    expect(await names(person, { q: '', look: 'failed' })).toEqual(['50%_off'])
    expect(await libraryCounts(person.scope)).toMatchObject({
      all: 3,
      bytes: 3_000,
      kinds: { image: 2, gif: 1 },
      folders: [{ name: 'Spring', count: 1 }],
      needsAlt: 2,
      failed: 1,
    })
  })

  it.each([
    ['newest', (a, b) => b.at - a.at],
    ['oldest', (a, b) => a.at - b.at],
    ['name', (a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)],
    ['largest', (a, b) => b.bytes - a.bytes],
  ] as [Sort, (a: Put, b: Put) => number][])(
    'turns pages in the order "%s", loses and doubles nothing, however alike they are',
    async (sort, compare) => {
      const person = await signedIn(database)
      const all: Put[] = []
      for (let n = 0; n < PAGE + 7; n += 1) {
        const one = {
          name: n % 2 ? `n${n % 9}` : `N${n % 9}`,
          at: 1_000_000 + (n % 10),
          bytes: 100 * (n % 8),
        }
        await put(person, { name: one.name, created_at: new Date(one.at), bytes: one.bytes })
        all.push(one)
      }
      const filter = { q: '', sort }
      const first = await listAssets(person.scope, filter)
      const second = await listAssets(person.scope, filter, first.next ?? undefined)
      const seen = [...first.assets, ...second.assets]
      expect([first.assets.length, second.assets.length, second.next]).toEqual([PAGE, 7, null])
      expect(new Set(seen.map(({ id }) => id)).size).toBe(PAGE + 7)
      const placeOf = ({ name, at, bytes }: Put) =>
        ({ newest: at, oldest: at, name: name.toLowerCase(), largest: bytes })[sort]
      expect(
        seen.map(({ name, createdAt, bytes }) => placeOf({ name, at: Date.parse(createdAt), bytes })),
      ).toEqual(all.sort(compare).map(placeOf))
    },
  )

  it('goes on after an asset that was renamed or deleted meanwhile', async () => {
    const person = await signedIn(database)
    for (let n = 0; n < PAGE + 3; n += 1) await put(person, { name: `n${String(n).padStart(3, '0')}` })
    const filter = { q: '', sort: 'name' } as const
    const first = await listAssets(person.scope, filter)
    await deleteAssets(person.scope, [first.next ?? ''])
    const second = await listAssets(person.scope, filter, first.next ?? undefined)
    expect(second.assets.map(({ name }) => name)).toEqual(['n060', 'n061', 'n062'])
  })

  it('does not tell the order of another workspace', async () => {
    const theirs = await put(await signedIn(database))
    expect((await listAssets(ines.scope, { q: '' }, theirs)).assets).toEqual([])
  })

  it('says where an asset is used, in drafts and in what was sent', async () => {
    const id = await put(ines, { name: 'Used' })
    const content = { variants: [{ name: 'A', text: 'Hi', assetId: id, weight: 1 }] }
    await database.pool.query(
      `INSERT INTO campaign (workspace_id, name, draft, frozen) VALUES ($1, 'Spring sale', $2, NULL), ($1, 'Launch', '{}', $2)`,
      [ines.workspaceId, JSON.stringify(content)],
    )
    const asset = await readAsset(ines.scope, id)
    expect(asset.usedIn).toBe(2)
    expect(asset.uses.map((use) => use.name).sort()).toEqual(['Launch', 'Spring sale'])
    expect(await names(ines, { q: '', used: 'yes' })).toEqual(['Used'])
  })
})

describe('the library', () => {
  it('renames, describes and tags, and leaves the rest as it was', async () => {
    const id = await put(ines, { name: 'Before', alt_text: 'Old words' })
    await changeAsset(ines.scope, id, { name: 'After', tags: [' Drift ', 'drift', 'LAUNCH', ''] })
    expect(await readAsset(ines.scope, id)).toMatchObject({
      name: 'After',
      altText: 'Old words',
      tags: ['drift', 'launch'],
    })
    const { rows } = await database.pool.query(`SELECT action, data FROM audit_event WHERE subject_id = $1`, [
      id,
    ])
    expect(rows).toEqual([{ action: 'asset.changed', data: { changed: ['name', 'tags'] } }])
  })

  it('deletes with a way back, unless the picture came anew meanwhile', async () => {
    const kept = await put(ines, { name: 'Kept' })
    const sha256 = 'c'.repeat(64)
    const replaced = await put(ines, { name: 'Replaced', sha256 })
    expect((await deleteAssets(ines.scope, [kept, replaced])).sort()).toEqual([kept, replaced].sort())
    await expect(readAsset(ines.scope, kept)).rejects.toMatchObject({ code: 'not_found' })
    await put(ines, { name: 'Anew', sha256 })
    expect(await restoreAssets(ines.scope, [kept, replaced])).toEqual([kept])
    expect((await readAsset(ines.scope, kept)).name).toBe('Kept')
  })

  it('keeps the assets of a folder that goes', async () => {
    const folder = await createFolder(ines.scope, 'Coffee')
    await expect(createFolder(ines.scope, 'Coffee')).rejects.toMatchObject({ code: 'conflict' })
    const other = await createFolder(ines.scope, 'Tea')
    await expect(renameFolder(ines.scope, other, 'Coffee')).rejects.toMatchObject({ code: 'conflict' })
    await renameFolder(ines.scope, other, 'Green tea')
    const id = await put(ines)
    expect(await moveAssets(ines.scope, [id], folder)).toBe(1)
    expect((await readAsset(ines.scope, id)).folderName).toBe('Coffee')
    expect(await deleteFolder(ines.scope, folder)).toBe(1)
    expect((await readAsset(ines.scope, id)).folderId).toBeNull()
  })
})

describe('nobody else', () => {
  it('sees or changes anything from another workspace', async () => {
    const id = await put(ines)
    const folder = await createFolder(ines.scope, 'Private')
    const { scope } = await signedIn(database, 'owner')
    await expect(readAsset(scope, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(changeAsset(scope, id, { name: 'Mine' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(renderAgain(scope, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(deleteFolder(scope, folder)).rejects.toMatchObject({ code: 'not_found' })
    await expect(moveAssets(scope, [id], folder)).rejects.toMatchObject({ code: 'not_found' })
    expect(await deleteAssets(scope, [id])).toEqual([])
    expect(await restoreAssets(scope, [id])).toEqual([])
    expect(await assetsById(scope, [id])).toEqual([])
    expect((await renditionsOf(scope, [id])).size).toBe(0)
    expect((await listAssets(scope, { q: '' })).assets).toEqual([])
    expect((await libraryCounts(scope)).all).toBe(0)
    expect(await uploadStates(scope, ['0'.repeat(32)])).toEqual([])
  })

  it('changes anything without the role', async () => {
    const { scope } = await joined(database, ines.slug, ines.workspaceId, 'agent')
    const id = await put(ines)
    expect((await readAsset(scope, id)).id).toBe(id)
    for (const change of [
      () => changeAsset(scope, id, { name: 'x' }),
      () => deleteAssets(scope, [id]),
      () => restoreAssets(scope, [id]),
      () => moveAssets(scope, [id], null),
      () => createFolder(scope, 'x'),
      () => renderAgain(scope, id),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})

describe('pictures that an earlier release made', () => {
  it('are judged by and by, while nothing else is made and nobody composes with them', async () => {
    const person = await signedIn(database)
    await database.pool.query(`UPDATE asset SET status = 'ready' WHERE status = 'processing'`)
    const rendition = (id: string, detail: object) =>
      database.pool.query(
        `INSERT INTO rendition (workspace_id, asset_id, profile_id, status, sha256, mime, bytes, detail)
         VALUES ($1, $2, 'att-long', 'ready', $3, 'image/jpeg', 1, $4)`,
        [person.workspaceId, id, 'b'.repeat(64), JSON.stringify(detail)],
      )
    const [old, judged, composed] = [await put(person), await put(person), await put(person)]
    await rendition(old, { quality: 80 })
    await rendition(judged, { quality: 80, score: null })
    await rendition(composed, { quality: 80 })
    const draft = { variants: [{ name: 'A', text: 'Hi', media: [{ assetId: composed }], weight: 1 }] }
    await database.pool.query(`INSERT INTO campaign (workspace_id, name, draft) VALUES ($1, 'Now', $2)`, [
      person.workspaceId,
      JSON.stringify(draft),
    ])
    expect(await judgeEarlier()).toBe(1)
    const { rows } = await database.pool.query(
      'SELECT id FROM asset WHERE workspace_id = $1 AND status = $2',
      [person.workspaceId, 'processing'],
    )
    expect(rows).toEqual([{ id: old }])
    expect(await judgeEarlier()).toBe(0)
  })
})

describe('many assets at once', () => {
  it('get a tag each, once, and only those of the workspace', async () => {
    const [person, stranger] = [await signedIn(database), await signedIn(database)]
    const [one, two, theirs] = [await put(person), await put(person, { tags: ['sale'] }), await put(stranger)]
    expect(await tagAssets(person.scope, [one, two, theirs], ' Sale ')).toBe(1)
    expect((await readAsset(person.scope, one)).tags).toEqual(['sale'])
    expect((await readAsset(person.scope, two)).tags).toEqual(['sale'])
    expect((await readAsset(stranger.scope, theirs)).tags).toEqual([])
  })

  it('are made anew together, those of others left alone', async () => {
    const [person, stranger] = [await signedIn(database), await signedIn(database)]
    const [one, theirs] = [await put(person), await put(stranger)]
    expect(await renderAllAgain(person.scope, [one, theirs, randomUUID()])).toBe(1)
    expect((await readAsset(person.scope, one)).status).toBe('processing')
    expect((await readAsset(stranger.scope, theirs)).status).toBe('ready')
  })
})
