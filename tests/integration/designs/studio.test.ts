import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrandKit, DEFAULT_KIT, PALETTES } from '@/lib/designs/brand'
import { DESIGNS, designById } from '@/lib/designs/catalogue'
import { altTextOf } from '@/lib/designs/drawing'
import { brandOf, readBrandKit, saveBrandKit } from '@/lib/designs/kit.server'
import { previewDrawing, saveDrawing } from '@/lib/designs/studio.server'
import { lookOf, thumbnail } from '@/lib/designs/thumbnail.server'
import { readAsset } from '@/lib/media/asset-detail.server'
import { keepPicture } from '@/lib/media/keep.server'
import { PROFILES } from '@/lib/media/profiles'
import { renderAsset } from '@/lib/media/render.server'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { joined, type Person, signedIn } from '../media/library'

let database: TestDatabase
let ines: Person

beforeAll(async () => {
  database = await testDatabase()
  ines = await signedIn(database)
})
afterAll(() => database.drop())

const words = { headline: 'Prices, cut', line: 'A clean 30% off', small: 'Through Sunday' }
const drawing = { design: 'sale-snip', format: 'portrait', words, pictureAssetId: null } as const
const asNew = { assetId: null, inPlace: false } as const
const harbour: BrandKit = {
  ...DEFAULT_KIT,
  palette: PALETTES[1]?.palette ?? DEFAULT_KIT.palette,
  pairing: 'journal',
}

const square = (colour: string) =>
  sharp({ create: { width: 300, height: 300, channels: 3, background: colour } })
    .png()
    .toBuffer()

describe('a design', () => {
  it('becomes an asset with alt text and renditions that fit every carrier', async () => {
    const altText = altTextOf(words)
    const id = await saveDrawing(ines.scope, { ...drawing, ...asNew, name: 'Snip, April', altText })
    await renderAsset(ines.workspaceId, id)
    const asset = await readAsset(ines.scope, id)
    expect(asset).toMatchObject({
      name: 'Snip, April',
      width: 1080,
      height: 1440,
      mime: 'image/png',
      status: 'ready',
    })
    expect(asset.altText).toBe('Prices, cut. A clean 30% off.')
    expect(asset.tags).toEqual(['design', 'sale'])
    const { rows } = await database.pool.query<{ profile_id: string; bytes: number }>(
      `SELECT profile_id, bytes FROM rendition WHERE asset_id = $1 AND status = 'ready' AND profile_id NOT LIKE 'thumb-%'`,
      [id],
    )
    expect(rows).toHaveLength(PROFILES.length)
    for (const { profile_id, bytes } of rows)
      expect(bytes).toBeLessThanOrEqual(
        PROFILES.find(({ id: known }) => known === profile_id)?.messageBytes ?? 0,
      )
  })

  it('is the same asset when the same picture is saved again', async () => {
    const one = await saveDrawing(ines.scope, {
      ...drawing,
      ...asNew,
      format: 'square',
      name: 'One',
      altText: '',
    })
    expect(
      await saveDrawing(ines.scope, { ...drawing, ...asNew, format: 'square', name: 'Two', altText: '' }),
    ).toBe(one)
  })

  it('shows a picture of the library, but never one of another workspace', async () => {
    const id = await keepPicture(ines.scope, 'red.png', await square('#e02020'))
    const slot = { ...drawing, design: 'launch-arch', pictureAssetId: id }
    await expect(previewDrawing(ines.scope, slot)).rejects.toMatchObject({ code: 'conflict' })
    await renderAsset(ines.workspaceId, id)
    const { src } = await previewDrawing(ines.scope, slot)
    const bytes = Buffer.from(src.split(',')[1] ?? '', 'base64')
    const { data } = await sharp(bytes)
      .extract({ left: 350, top: 300, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(data[0]).toBeGreaterThan(200)
    expect(data[1]).toBeLessThan(60)
    const stranger = await signedIn(database)
    await expect(previewDrawing(stranger.scope, slot)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('says what is set too small and what cannot be drawn', async () => {
    const long = { headline: '大特価'.repeat(3), line: 'Many words indeed. '.repeat(7), small: 'small' }
    const { notes } = await previewDrawing(ines.scope, { ...drawing, design: 'alert-notice', words: long })
    expect(notes.join(' ')).toContain('大')
  })

  it('is not saved by those who may only look, nor under an unknown name', async () => {
    const viewer = await joined(database, ines.slug, ines.workspaceId, 'viewer')
    const input = { ...drawing, ...asNew, name: 'x', altText: '' }
    await expect(saveDrawing(viewer.scope, input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(saveDrawing(ines.scope, { ...input, design: 'nothing' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await previewDrawing(viewer.scope, drawing)).width).toBe(1080)
  })
})

describe('the brand kit', () => {
  it('is a good default until it is chosen, and then colours every design', async () => {
    const person = await signedIn(database)
    expect(await readBrandKit(person.scope)).toEqual(DEFAULT_KIT)
    const before = lookOf(await brandOf(person.scope))
    await saveBrandKit(person.scope, harbour)
    expect(await readBrandKit(person.scope)).toEqual(harbour)
    expect(lookOf(await brandOf(person.scope))).not.toBe(before)
    const { rows } = await database.pool.query(
      'SELECT action, data FROM audit_event WHERE workspace_id = $1',
      [person.workspaceId],
    )
    expect(rows).toMatchObject([{ action: 'brand.changed', data: { accent: harbour.palette.accent } }])
  })

  it('takes a logo of its own library only, and changes for marketers only', async () => {
    const logo = await keepPicture(ines.scope, 'logo.png', await square('#101010'))
    await renderAsset(ines.workspaceId, logo)
    const stranger = await signedIn(database)
    await expect(saveBrandKit(stranger.scope, { ...harbour, logoAssetId: logo })).rejects.toMatchObject({
      code: 'not_found',
    })
    const viewer = await joined(database, ines.slug, ines.workspaceId, 'viewer')
    await expect(saveBrandKit(viewer.scope, harbour)).rejects.toMatchObject({ code: 'forbidden' })
    await saveBrandKit(ines.scope, { ...harbour, logoAssetId: logo })
    expect((await brandOf(ines.scope)).logo?.href).toMatch(/^data:image\//)
  })
})

describe('thumbnails', () => {
  it('are drawn once for a brand, and thrown away when it changes', async () => {
    const person = await signedIn(database)
    const brand = await brandOf(person.scope)
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
    const first = await thumbnail(person.scope, brand, 'sale-snip', 'portrait')
    expect(hash(await thumbnail(person.scope, brand, 'sale-snip', 'portrait'))).toBe(hash(first))
    const kept = () =>
      database.pool.query('SELECT sha256 FROM design_thumbnail WHERE workspace_id = $1', [person.workspaceId])
    expect((await kept()).rows).toEqual([{ sha256: hash(first) }])
    await saveBrandKit(person.scope, harbour)
    expect((await kept()).rows).toEqual([])
    const second = await thumbnail(person.scope, await brandOf(person.scope), 'sale-snip', 'portrait')
    expect(hash(second)).not.toBe(hash(first))
  })

  it('are drawn again when the store has lost them', async () => {
    const person = await signedIn(database)
    const brand = await brandOf(person.scope)
    const first = await thumbnail(person.scope, brand, 'sale-echo', 'square')
    await database.pool.query('UPDATE design_thumbnail SET sha256 = $2 WHERE workspace_id = $1', [
      person.workspaceId,
      '0'.repeat(64),
    ])
    expect((await thumbnail(person.scope, brand, 'sale-echo', 'square')).equals(first)).toBe(true)
  })

  it('exist for designs only', async () => {
    const brand = await brandOf(ines.scope)
    await expect(thumbnail(ines.scope, brand, 'nothing', 'portrait')).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(designById('sale-snip')).toBe(DESIGNS[0])
  })
})
