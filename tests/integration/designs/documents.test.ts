import { afterAll, beforeAll, expect, it } from 'vitest'
import { dropDraft, readDocuments, readDraft, saveDraft, sweepDrafts } from '@/lib/designs/documents.server'
import { saveDrawing } from '@/lib/designs/studio.server'
import { readAsset } from '@/lib/media/asset-detail.server'
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

const words = { headline: 'Happy birthday, {{ first_name | default: "friend" }}', line: 'A treat is waiting' }
const drawing = {
  design: 'birthday-cake',
  format: 'portrait',
  words,
  pictureAssetId: null,
  name: 'Cake',
  altText: 'A cake',
  assetId: null,
  inPlace: false,
} as const

it('an asset remembers its design, and is drawn anew in its place or beside it', async () => {
  const id = await saveDrawing(ines.scope, drawing)
  const [kept] = await readDocuments(ines.scope, [id])
  expect(kept).toMatchObject({
    name: 'Cake',
    document: { design: 'birthday-cake', words, brandName: expect.any(String) },
  })
  const before = await readAsset(ines.scope, id)
  expect(before.tags).toContain('personal')

  const changed = { ...drawing, words: { ...words, line: 'Two treats are waiting' }, assetId: id }
  const beside = await saveDrawing(ines.scope, { ...changed, name: 'Another' })
  expect(beside).not.toBe(id)
  await renderAsset(ines.workspaceId, id)
  expect(
    await saveDrawing(ines.scope, {
      ...drawing,
      ...changed,
      words: { ...words, line: 'Three' },
      inPlace: true,
    }),
  ).toBe(id)
  const [anew] = await readDocuments(ines.scope, [id])
  expect(anew?.document.words.line).toBe('Three')
  const stranger = await signedIn(database)
  expect(await readDocuments(stranger.scope, [id])).toEqual([])
})

it('two documents that look the same are two assets', async () => {
  const one = await saveDrawing(ines.scope, {
    ...drawing,
    words: { headline: 'Hi {{ first_name | default: "you" }}' },
  })
  const two = await saveDrawing(ines.scope, {
    ...drawing,
    words: { headline: 'Hi {{ city | default: "you" }}' },
  })
  expect(two).not.toBe(one)
})

it('a document is forgotten with the file it describes', async () => {
  const id = await saveDrawing(ines.scope, { ...drawing, words: { headline: 'Once' } })
  await database.pool.query(`UPDATE asset SET sha256 = repeat('a', 64) WHERE id = $1`, [id])
  expect(await readDocuments(ines.scope, [id])).toEqual([])
})

it('letters that no font has are refused by name', async () => {
  const refused = saveDrawing(ines.scope, { ...drawing, words: { headline: '誕生日 Maya' } })
  await expect(refused).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('誕 生 日'),
  })
})

it('what is typed is kept for the member who typed it, until it is saved', async () => {
  const subject = 'design/birthday-cake'
  const content = { format: 'square', words: { headline: 'Hi {{ fir' }, pictureAssetId: null } as const
  const { revision } = await saveDraft(ines.scope, { subject, revision: 0, content })
  expect(await readDraft(ines.scope, subject)).toEqual({ revision, content })
  await expect(saveDraft(ines.scope, { subject, revision: 0, content })).rejects.toMatchObject({
    code: 'conflict',
  })
  const other = await joined(database, ines.slug, ines.workspaceId, 'marketer')
  expect(await readDraft(other.scope, subject)).toEqual({ revision: 0, content: null })
  const viewer = await joined(database, ines.slug, ines.workspaceId, 'viewer')
  await expect(saveDraft(viewer.scope, { subject, revision: 0, content })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await saveDrawing(ines.scope, { ...drawing, words: { headline: 'Typed' } })
  expect(await readDraft(ines.scope, subject)).toEqual({ revision: 0, content: null })
  // A tab that stayed open goes on.
  await saveDraft(ines.scope, { subject, revision: 1, content })
  await database.pool.query(`UPDATE design_draft SET updated_at = now() - interval '200 days'`)
  await sweepDrafts()
  expect((await readDraft(ines.scope, subject)).revision).toBe(0)
  await dropDraft(ines.scope, subject)
})
