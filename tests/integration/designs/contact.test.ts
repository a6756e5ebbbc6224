import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveContactCard } from '@/lib/designs/contact.server'
import { readVcard } from '@/lib/media/cards/vcard'
import { closeDecoder } from '@/lib/media/decode/pool.server'
import { renderAsset } from '@/lib/media/render.server'
import { readStored } from '@/lib/platform/storage.server'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { type Person, signedIn } from '../media/library'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  closeDecoder()
  await database.drop()
})

const NUMBER = '+18285550142'

async function withSender(): Promise<Person> {
  const person = await signedIn(database)
  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO carrier_account (workspace_id, adapter, name, sealed) VALUES ($1, 'mm7', 'Hub', 'x') RETURNING id`,
    [person.workspaceId],
  )
  await database.pool.query(
    `INSERT INTO sender (workspace_id, account_id, address, type) VALUES ($1, $2, $3, 'long_code')`,
    [person.workspaceId, rows[0]?.id, NUMBER],
  )
  return person
}

const form = { name: 'Larkfield Coffee', phone: NUMBER, email: '', url: 'https://larkfield.test/' }

describe('the contact card of a workspace', () => {
  it('becomes an asset that every carrier gets in the form its phones save', {
    timeout: 60_000,
  }, async () => {
    const { scope, workspaceId } = await withSender()
    const id = await saveContactCard(scope, form)
    expect(await saveContactCard(scope, form)).toBe(id)
    await renderAsset(workspaceId, id)
    const asset = await database.pool.query('SELECT kind, mime, status, detail FROM asset WHERE id = $1', [
      id,
    ])
    expect(asset.rows[0]).toMatchObject({
      kind: 'document',
      mime: 'text/vcard',
      status: 'ready',
      detail: { contact: { name: 'Larkfield Coffee', phone: NUMBER } },
    })
    const { rows } = await database.pool.query<{ profile: string; sha256: string; mime: string }>(
      `SELECT profile_id AS profile, sha256, mime FROM rendition
       WHERE asset_id = $1 AND profile_id IN ('att-long', 'old-handset') AND status = 'ready' ORDER BY 1`,
      [id],
    )
    expect(rows.map(({ mime }) => mime)).toEqual(['text/x-vcard', 'text/x-vcard'])
    const [modern, old] = await Promise.all(
      rows.map(({ sha256 }) => readStored(workspaceId, sha256, 1_000_000)),
    )
    expect(modern?.toString()).toContain('VERSION:3.0')
    expect(old?.toString()).toContain('VERSION:2.1')
    expect(readVcard(modern ?? new Uint8Array())).toMatchObject({ card: { urls: [form.url] } })
  })

  it('is refused for a number the workspace does not send from, and to viewers', async () => {
    const { scope } = await withSender()
    await expect(saveContactCard(scope, { ...form, phone: '+15035550188' })).rejects.toMatchObject({
      code: 'not_found',
    })
    const viewer = await signedIn(database, 'viewer')
    await expect(saveContactCard(viewer.scope, form)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
