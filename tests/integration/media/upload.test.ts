import { existsSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { publicMediaUrl, readMediaPath } from '@/lib/media/address.server'
import { readAsset } from '@/lib/media/asset-detail.server'
import { listAssets, renditionsOf } from '@/lib/media/assets.server'
import { uploadFile } from '@/lib/media/incoming.server'
import { ingestUpload } from '@/lib/media/ingest.server'
import { uploadStates } from '@/lib/media/library.server'
import { PROFILES } from '@/lib/media/profiles'
import { renderAsset } from '@/lib/media/render.server'
import { forgetAbandoned, remindMedia } from '@/lib/media/sweep.server'
import { inEnglish, sayWritten } from '@/lib/words/said'
import { photo } from '../../unit/media/pictures'
import { joined, type Person, signedIn, stageForAll, tusAs, uploaded } from './library'

const stage = stageForAll()

const EVERYTHING = { q: '' }
let shade = 0

/** A picture no other test has. */
async function newPicture(width = 320, height = 400): Promise<Buffer> {
  shade += 1
  return (await photo(width, height))
    .tint({ r: shade * 16, g: 90, b: 60 })
    .jpeg()
    .toBuffer()
}

async function state(person: Person, id: string) {
  return (await uploadStates(person.scope, [id]))[0]
}

describe('an upload', () => {
  it('goes on where it stopped, and becomes an asset with every rendition', async () => {
    const bytes = await newPicture()
    const tus = tusAs(stage.ines, stage.server.url)
    const created = await tus.create(bytes.length, 'Drift_02 hero.JPG')
    expect(created.status).toBe(201)
    const path = created.headers.get('location') ?? ''
    expect((await tus.send(path, 0, bytes.subarray(0, 5_000))).status).toBe(204)
    expect(await tus.offset(path)).toBe(5_000)
    expect((await tus.send(path, 3_000, bytes.subarray(3_000))).status).toBe(409)
    expect((await tus.send(path, 5_000, bytes.subarray(5_000))).status).toBe(204)

    const id = path.split('/').at(-1) ?? ''
    await ingestUpload(stage.ines.workspaceId, id)
    const { assetId, finished } = (await state(stage.ines, id)) ?? {}
    expect(finished).toBe(true)
    expect(existsSync(uploadFile(id))).toBe(false)
    await renderAsset(stage.ines.workspaceId, assetId ?? '')

    const asset = await readAsset(stage.ines.scope, assetId ?? '')
    expect(asset).toMatchObject({
      name: 'Drift 02 hero',
      kind: 'image',
      mime: 'image/jpeg',
      bytes: bytes.length,
      width: 320,
      height: 400,
      status: 'ready',
      usedIn: 0,
    })
    expect(asset.lights.map((light) => light.fit)).toEqual(['fits', 'fits', 'fits', 'fits', 'fits'])
    const files = (await renditionsOf(stage.ines.scope, [asset.id])).get(asset.id) ?? {}
    expect(Object.keys(files).sort()).toEqual(PROFILES.map((profile) => profile.id).sort())
    for (const profile of PROFILES) expect(files[profile.id]?.bytes).toBeLessThan(profile.messageBytes)
  })

  it('of the same picture is told as that picture, not kept twice', async () => {
    const bytes = await newPicture()
    const first = await uploaded(stage, bytes, 'spring-sale.jpg')
    expect(await uploaded(stage, bytes, 'spring-sale-final.jpg')).toMatchObject({
      finished: true,
      assetId: null,
      duplicateOf: { id: first.assetId, name: 'spring-sale' },
    })
    const other = await signedIn(stage.database)
    const theirs = await uploaded(stage, bytes, 'theirs.jpg', { person: other })
    expect(theirs.duplicateOf).toBeNull()
  })

  it('is refused before a byte of a 5 GB or empty file is sent, and says so', async () => {
    const tus = tusAs(stage.ines, stage.server.url)
    const huge = await tus.create(5_000_000_000, 'clip.mov')
    expect(huge.status).toBe(413)
    expect((await huge.json()).error.message).toMatch(/5\.0 GB; a picture may have up to 100 MB/)
    expect((await tus.create(0, 'nothing.jpg')).status).toBe(400)
    const without = await fetch(`${stage.server.url}/api/uploads/${stage.ines.slug}`, {
      method: 'POST',
      headers: { 'tus-resumable': '1.0.0', cookie: stage.ines.cookie, 'upload-defer-length': '1' },
    })
    expect(without.status).toBe(400)
  })

  it('cannot grow past the length it announced', async () => {
    const tus = tusAs(stage.ines, stage.server.url)
    const path = (await tus.create(100, 'small.jpg')).headers.get('location') ?? ''
    const answer = await tus.send(path, 0, Buffer.alloc(5_000)).catch(() => null)
    expect(answer?.status ?? 413).toBe(413)
    expect((await tus.offset(path)) ?? 0).toBeLessThanOrEqual(100)
  })

  it.each([
    ['list.mp4', Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'), /not a file we can read/],
    [
      'page.png',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      /This is HTML, not something a phone shows or plays/,
    ],
    ['logo.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /Export it as PNG/],
  ])('of %s is judged by its content, and the reason is kept', async (name, bytes, reason) => {
    const { id, failure, ...known } = await uploaded(stage, bytes, name)
    expect(known).toMatchObject({ finished: true, assetId: null })
    expect(sayWritten(inEnglish, failure ?? '')).toMatch(reason)
    expect(existsSync(uploadFile(id))).toBe(false)
  })

  it('of a damaged picture keeps the original and marks the asset', async () => {
    const whole = await newPicture()
    const assetId = (await uploaded(stage, whole.subarray(0, whole.length / 2), 'cut.jpg')).assetId ?? ''
    await renderAsset(stage.ines.workspaceId, assetId)
    const asset = await readAsset(stage.ines.scope, assetId)
    expect(asset.status).toBe('failed')
    expect(asset.failure).toMatch(/ends before the picture does/)
    expect(new Set(asset.lights.map((light) => light.fit))).toEqual(new Set(['refused']))
    const saved = await fetch(`${stage.server.url}${asset.download}`)
    expect((await saved.arrayBuffer()).byteLength).toBe(Math.floor(whole.length / 2))
  })

  it('can be taken back until it has arrived', async () => {
    const tus = tusAs(stage.ines, stage.server.url)
    const path = (await tus.create(1_000, 'changed-my-mind.jpg')).headers.get('location') ?? ''
    expect((await tus.cancel(path)).status).toBe(204)
    expect(await tus.offset(path)).toBeNull()
    expect(await state(stage.ines, path.split('/').at(-1) ?? '')).toBeUndefined()
  })
})

describe('who may upload', () => {
  it('is a member with the role, and only into their own upload', async () => {
    const bytes = await newPicture()
    const path =
      (await tusAs(stage.ines, stage.server.url).create(bytes.length, 'mine.jpg')).headers.get('location') ??
      ''
    const nobody = { ...stage.ines, cookie: '' }
    const stranger = await signedIn(stage.database)
    const viewer = await joined(stage.database, stage.ines.slug, stage.ines.workspaceId, 'viewer')
    const colleague = await joined(stage.database, stage.ines.slug, stage.ines.workspaceId, 'owner')
    const create = async (person: Person) =>
      (await tusAs(person, stage.server.url, stage.ines.slug).create(10, 'x.jpg')).status
    const send = async (person: Person) =>
      (await tusAs(person, stage.server.url, stage.ines.slug).send(path, 0, bytes)).status
    expect(await create(nobody)).toBe(401)
    expect(await create(stranger)).toBe(404)
    expect(await create(viewer)).toBe(403)
    expect(await create(colleague)).toBe(201)
    expect([await send(nobody), await send(stranger), await send(viewer), await send(colleague)]).toEqual([
      401, 404, 403, 404,
    ])
    expect(await send(stage.ines)).toBe(204)
  })

  it('is nobody after signing out everywhere', async () => {
    const person = await signedIn(stage.database)
    await stage.database.pool.query('UPDATE app_user SET session_epoch = session_epoch + 1 WHERE id = $1', [
      person.userId,
    ])
    expect((await tusAs(person, stage.server.url).create(10, 'x.jpg')).status).toBe(401)
  })
})

describe('what was lost on the way', () => {
  it('is found by the sweep: an arrival nobody wrote down, a job nobody did', async () => {
    const person = await signedIn(stage.database)
    const id = await tusAs(person, stage.server.url).upload(await newPicture(), 'late.jpg')
    await stage.database.pool.query(
      `UPDATE upload SET received_at = NULL, created_at = now() - interval '2 minutes' WHERE id = $1`,
      [id],
    )
    await remindMedia()
    const { rows } = await stage.database.pool.query('SELECT received_at FROM upload WHERE id = $1', [id])
    expect(rows[0].received_at).not.toBeNull()
    await ingestUpload(person.workspaceId, id)
    await ingestUpload(person.workspaceId, id)
    expect((await listAssets(person.scope, EVERYTHING)).assets).toHaveLength(1)
  })

  it('is forgotten after a week, bytes and all', async () => {
    const tus = tusAs(stage.ines, stage.server.url)
    const path = (await tus.create(1_000, 'abandoned.jpg')).headers.get('location') ?? ''
    const id = path.split('/').at(-1) ?? ''
    await stage.database.pool.query(
      `UPDATE upload SET created_at = now() - interval '8 days' WHERE id = $1`,
      [id],
    )
    expect(existsSync(uploadFile(id))).toBe(true)
    await forgetAbandoned()
    expect(existsSync(uploadFile(id))).toBe(false)
    expect(await state(stage.ines, id)).toBeUndefined()
  })
})

describe('served media', () => {
  it('is shown as the picture it is, for ever, and can never be a page', async () => {
    const assetId = (await uploaded(stage, await newPicture(), 'served.jpg')).assetId ?? ''
    await renderAsset(stage.ines.workspaceId, assetId)
    const asset = await readAsset(stage.ines.scope, assetId)
    const rendition = asset.renditions.find((made) => made.profileId === 'att-long')
    const address = `${stage.server.url}${rendition?.src}`
    const shown = await fetch(address)
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(rendition?.bytes),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    const bytes = Buffer.from(await shown.arrayBuffer())
    expect((await sharp(bytes).metadata()).width).toBe(rendition?.width)

    const now = new Date()
    const forCarriers = publicMediaUrl(stage.ines.workspaceId, rendition?.sha256 ?? '', 'image/jpeg', now)
    const { pathname } = new URL(forCarriers)
    const fetched = await fetch(new URL(pathname, address))
    expect(fetched.headers.get('cache-control')).toBe('private, no-store')
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(bytes)
    const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
    expect(readMediaPath(pathname, inDays(7))).not.toBeNull()
    expect(readMediaPath(pathname, inDays(9))).toBeNull()

    const part = await fetch(address, { headers: { range: 'bytes=10-19' } })
    expect(part.status).toBe(206)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20))
    expect((await fetch(address, { headers: { range: 'bytes=99999999-' } })).status).toBe(416)
    expect((await fetch(address, { headers: { 'if-none-match': `"${rendition?.sha256}"` } })).status).toBe(
      304,
    )
    expect((await fetch(address, { method: 'HEAD' })).headers.get('content-length')).toBe(
      String(bytes.length),
    )
    expect((await fetch(address, { method: 'POST' })).status).toBe(400)

    const original = await fetch(`${stage.server.url}${asset.download}`)
    expect(original.headers.get('content-type')).toBe('application/octet-stream')
    expect(original.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(original.headers.get('cache-control')).toMatch(/no-store/)
  })

  it('has no address but the one we made', async () => {
    const assetId = (await uploaded(stage, await newPicture(), 'sealed.jpg')).assetId ?? ''
    const { download } = await readAsset(stage.ines.scope, assetId)
    const past = (await readAsset(stage.ines.scope, assetId, new Date(0))).download
    const status = async (path: string) => (await fetch(`${stage.server.url}${path}`)).status
    expect(await status(download)).toBe(200)
    expect(await status(past)).toBe(404)
    for (let at = '/media/'.length; at < download.length - '.bin'.length; at += 7) {
      const flipped = download[at] === 'A' ? 'B' : 'A'
      expect(await status(download.slice(0, at) + flipped + download.slice(at + 1))).toBe(404)
    }
    expect(await status('/media/..%2f..%2fetc%2fpasswd')).toBe(404)
  })
})
