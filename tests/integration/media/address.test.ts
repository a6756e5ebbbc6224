import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { picturePath, readMediaPath } from '@/lib/media/address.server'
import { MEDIA_TYPES } from '@/lib/media/profiles'
import { type TestDatabase, testDatabase } from '@/tests/support/database'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

it('keeps what an address says, of every type that is shown', () => {
  const workspaceId = '01a203e0-5348-7274-a4ab-b7e22fc43965'
  for (const mime of [...MEDIA_TYPES, 'image/webp']) {
    const sha256 = randomBytes(32).toString('hex')
    const path = picturePath(workspaceId, sha256, mime)
    expect(readMediaPath(path, new Date())).toEqual({ workspaceId, sha256, form: mime, expires: 0 })
  }
})

// Addresses last: a type may not move to another place.
it.each([
  ['image/jpeg', 1],
  ['image/gif', 3],
  ['text/calendar', 10],
  ['image/webp', 11],
])('names %s by its place, %i', (mime, place) => {
  const path = picturePath('01a203e0-5348-7274-a4ab-b7e22fc43965', 'ab'.repeat(32), mime)
  expect(Buffer.from(path.slice('/media/'.length), 'base64url')[0]).toBe(place)
})
