import { afterAll, beforeAll, expect, it } from 'vitest'
import { listQuery } from '@/lib/contacts/list'
import { makeTeam } from '@/tests/integration/accounts/people'
import { type TestDatabase, testDatabase } from '@/tests/support/database'

let database: TestDatabase
let people: typeof import('@/lib/carriers/shelf-people.server')
let contacts: typeof import('@/lib/contacts/contacts.server')
let list: typeof import('@/lib/contacts/list.server')
let consent: typeof import('@/lib/consent/record.server')

beforeAll(async () => {
  database = await testDatabase()
  people = await import('@/lib/carriers/shelf-people.server')
  contacts = await import('@/lib/contacts/contacts.server')
  list = await import('@/lib/contacts/list.server')
  consent = await import('@/lib/consent/record.server')
})
afterAll(() => database.drop())

it('makes contacts of the phones’ owners once, and never against their will', async () => {
  const scope = (await makeTeam()).as('owner')
  const everyone = async () =>
    (await list.listContacts(scope, { ...listQuery.parse({}), tag: people.shelfTag })).rows
  expect(await people.addShelfPeople(scope, new Date())).toBe(8)
  expect(await people.addShelfPeople(scope, new Date())).toBe(0)
  const added = await everyone()
  expect(added.map((one) => one.consent)).toEqual(Array(8).fill('granted'))

  const maya = added.find(({ phone }) => phone === '+18285550151')
  await consent.recordByHand(scope, { phone: '+18285550151', kind: 'revoked' }, new Date())
  await contacts.deleteContacts(scope, [maya?.id ?? ''])
  expect(await people.addShelfPeople(scope, new Date())).toBe(0)
  expect((await everyone()).map(({ phone }) => phone)).not.toContain('+18285550151')
})

it('is refused to who may not write contacts', async () => {
  const viewer = (await makeTeam()).as('viewer')
  await expect(people.addShelfPeople(viewer, new Date())).rejects.toMatchObject({ code: 'forbidden' })
})
