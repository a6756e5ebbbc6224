import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readAsset } from '@/lib/media/asset-detail.server'
import { NO_EDIT } from '@/lib/media/edit/edit'
import { recordRendition } from '@/lib/media/record.server'
import { renderAsset } from '@/lib/media/render.server'
import { editAsset, restoreVersion } from '@/lib/media/versions.server'
import { readStored } from '@/lib/platform/storage.server'
import { photo } from '../../unit/media/pictures'
import { type Person, signedIn, stageForAll, tusAs, uploaded } from './library'

const stage = stageForAll()

let shade = 0

async function newPicture(width = 320, height = 200): Promise<Buffer> {
  shade += 1
  return (await photo(width, height))
    .tint({ r: shade * 16, g: 90, b: 60 })
    .jpeg()
    .toBuffer()
}

/** Uploads a picture, in the place of an asset where one is named. The upload as the tray sees it then. */
const upload = (person: Person, bytes: Buffer, replacesId?: string) =>
  uploaded(stage, bytes, 'poster.jpg', { person, extra: replacesId ? { replacesId } : {} })

async function asset(person: Person, bytes: Buffer): Promise<string> {
  const id = (await upload(person, bytes)).assetId ?? ''
  await renderAsset(person.workspaceId, id)
  return id
}

async function made(person: Person, id: string, profileId = 'att-long') {
  const { renditions } = await readAsset(person.scope, id)
  return renditions.find((rendition) => rendition.profileId === profileId)
}

describe('an edit', () => {
  it('makes other renditions, and leaves the original as it came', async () => {
    const ines = await signedIn(stage.database)
    const bytes = await newPicture()
    const id = await asset(ines, bytes)
    const crop = { x: 0.25, y: 0, width: 0.5, height: 1 }
    expect(await editAsset(ines.scope, id, { ...NO_EDIT, turn: 90, crop })).toEqual(NO_EDIT)
    expect((await readAsset(ines.scope, id)).status).toBe('processing')
    await renderAsset(ines.workspaceId, id)
    const edited = await readAsset(ines.scope, id)
    expect(edited).toMatchObject({ status: 'ready', width: 100, height: 320, usedIn: 0 })
    expect(edited.source).toMatchObject({ width: 320, height: 200, src: expect.stringMatching(/^\/media\//) })
    expect(await made(ines, id)).toMatchObject({ status: 'ready', width: 100, height: 320 })
    const { rows } = await stage.database.pool.query('SELECT sha256 FROM asset WHERE id = $1', [id])
    expect((await readStored(ines.workspaceId, rows[0].sha256, 1e6)).equals(bytes)).toBe(true)

    await editAsset(ines.scope, id, NO_EDIT)
    await renderAsset(ines.workspaceId, id)
    expect(await readAsset(ines.scope, id)).toMatchObject({ width: 320, height: 200, edit: NO_EDIT })
    expect(await made(ines, id)).toMatchObject({ width: 320, height: 200 })
  })

  it('of the focus alone makes nothing anew', async () => {
    const ines = await signedIn(stage.database)
    const id = await asset(ines, await newPicture())
    await editAsset(ines.scope, id, { ...NO_EDIT, focus: { x: 0.75, y: 0.5 } })
    expect(await readAsset(ines.scope, id)).toMatchObject({ status: 'ready', focus: { x: 0.75, y: 0.5 } })
  })

  it('lets go of what a slower worker still made of the asset as it was', async () => {
    const ines = await signedIn(stage.database)
    const id = await asset(ines, await newPicture())
    const before = await made(ines, id)
    const { rows } = await stage.database.pool.query<{ revision: number }>(
      'SELECT revision FROM asset WHERE id = $1',
      [id],
    )
    await editAsset(ines.scope, id, { ...NO_EDIT, flip: true })
    const late = { workspaceId: ines.workspaceId, id, revision: rows[0]?.revision ?? 0 }
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer()
    const nothing = { quality: 1, chroma: null, score: 1, curve: [], colours: null, encodes: 1, ms: 1 }
    const picture = { ...nothing, targetId: 'att-long', bytes, mime: 'image/jpeg' as const, sameAs: null }
    await recordRendition(late, { ...picture, width: 9, height: 9, frames: 1 })
    expect(await made(ines, id)).toMatchObject({ status: 'pending', sha256: before?.sha256 })
    await recordRendition(
      { ...late, revision: late.revision + 1 },
      { ...picture, width: 9, height: 9, frames: 1 },
    )
    expect(await made(ines, id)).toMatchObject({ status: 'ready', width: 9 })
  })

  it('is refused to viewers, to other workspaces, and past the end of a clip', async () => {
    const ines = await signedIn(stage.database)
    const stranger = await signedIn(stage.database)
    const viewer = await signedIn(stage.database, 'viewer')
    const id = await asset(ines, await newPicture())
    await expect(editAsset(stranger.scope, id, NO_EDIT)).rejects.toMatchObject({ code: 'not_found' })
    await expect(editAsset(viewer.scope, id, NO_EDIT)).rejects.toMatchObject({ code: 'forbidden' })
    const trim = { startMs: 0, endMs: 5_000 }
    await expect(editAsset(ines.scope, id, { ...NO_EDIT, trim })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('a file in the place of another', () => {
  it('becomes the asset, and the one before comes back with its edit', async () => {
    const ines = await signedIn(stage.database)
    const first = await newPicture(320, 200)
    const id = await asset(ines, first)
    await editAsset(ines.scope, id, { ...NO_EDIT, flip: true })
    await renderAsset(ines.workspaceId, id)
    expect(await upload(ines, await newPicture(240, 300), id)).toMatchObject({ assetId: id, failure: null })
    await renderAsset(ines.workspaceId, id)
    const replaced = await readAsset(ines.scope, id)
    expect(replaced).toMatchObject({ name: 'poster', version: 2, width: 240, height: 300, edit: NO_EDIT })
    expect(replaced.versions).toMatchObject([{ number: 1, bytes: first.length, width: 320, height: 200 }])
    expect(replaced.versions[0]?.thumbnail).toMatch(/^\/media\//)

    expect(await restoreVersion(ines.scope, id, 1, false)).toBe(2)
    await renderAsset(ines.workspaceId, id)
    const restored = await readAsset(ines.scope, id)
    expect(restored).toMatchObject({ version: 1, width: 320, bytes: first.length, status: 'ready' })
    expect(restored.edit.flip).toBe(true)
    expect(restored.versions.map(({ number }) => number)).toEqual([2])

    await upload(ines, await newPicture(200, 200), id)
    expect((await readAsset(ines.scope, id)).version).toBe(3)
    await expect(restoreVersion(ines.scope, id, 9, false)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is not taken when it is an asset already, this one or another', async () => {
    const ines = await signedIn(stage.database)
    const [one, two] = [await newPicture(), await newPicture()]
    const id = await asset(ines, one)
    const other = await asset(ines, two)
    expect(await upload(ines, one, id)).toMatchObject({ assetId: null, duplicateOf: { id } })
    expect(await upload(ines, two, id)).toMatchObject({ assetId: null, duplicateOf: { id: other } })
    expect(await readAsset(ines.scope, id)).toMatchObject({ version: 1, versions: [], status: 'ready' })
  })

  it('is refused for an asset of another workspace', async () => {
    const ines = await signedIn(stage.database)
    const stranger = await signedIn(stage.database)
    const id = await asset(ines, await newPicture())
    const answer = await tusAs(stranger, stage.server.url).create(100, 'x.jpg', { replacesId: id })
    expect(answer.status).toBe(404)
  })

  it('brings no version back whose file is an asset of its own by now', async () => {
    const ines = await signedIn(stage.database)
    const first = await newPicture()
    const id = await asset(ines, first)
    await upload(ines, await newPicture(), id)
    await asset(ines, first)
    await expect(restoreVersion(ines.scope, id, 1, false)).rejects.toMatchObject({ code: 'conflict' })
    expect((await readAsset(ines.scope, id)).versions).toHaveLength(1)
  })
})
