import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database'
import { makeWorkspace } from '../consent/workspace'

let db: TestDatabase
let route: typeof import('@/app/api/v1/contacts/route')
let keys: typeof import('@/lib/accounts/api-keys.server')

beforeAll(async () => {
  db = await testDatabase()
  route = await import('@/app/api/v1/contacts/route')
  keys = await import('@/lib/accounts/api-keys.server')
})
afterAll(() => db.drop())

const address = 'http://localhost/api/v1/contacts'

async function client(scopes: ('contacts.read' | 'contacts.write')[]) {
  const { owner } = await makeWorkspace(db.pool)
  const { key } = await keys.createApiKey(owner, { name: 'Shop', scopes })
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const answer = async (response: Promise<Response>) => {
    const { status, ...rest } = await response.then(async (r) => ({ status: r.status, body: await r.json() }))
    return { status, ...rest }
  }
  return {
    post: (body: unknown) =>
      answer(route.POST(new Request(address, { method: 'POST', headers, body: JSON.stringify(body) }))),
    get: (query = '') => answer(route.GET(new Request(`${address}${query}`, { headers }))),
  }
}

const consent = {
  wording: 'I agree to receive marketing texts from Larkfield.',
  source: 'Checkout',
  at: '2026-01-02T10:00:00-05:00',
}

it('makes contacts with what proves their consent, and lists them', async () => {
  const api = await client(['contacts.read', 'contacts.write'])
  const made = await api.post({ phone: '(828) 555-0101', firstName: 'Maya', consent })
  expect(made).toMatchObject({
    status: 200,
    body: { phone: '+18285550101', consentEventId: expect.any(Number) },
  })
  expect(await api.post({ phone: '8285550101' })).toMatchObject({
    status: 409,
    body: { error: { code: 'conflict' } },
  })
  expect(await api.post({ phone: '12' })).toMatchObject({
    status: 400,
    body: { error: { fields: { phone: expect.any(String) } } },
  })
  expect(await api.get('?view=sendable')).toMatchObject({
    status: 200,
    body: { contacts: [{ phone: '+18285550101', name: 'Maya', consent: 'granted' }], next: null },
  })
  expect((await api.get('?after=nonsense')).status).toBe(400)
})

it('makes nobody when the consent cannot be recorded', async () => {
  const api = await client(['contacts.read', 'contacts.write'])
  const future = { ...consent, at: '2999-01-01T00:00:00Z' }
  expect((await api.post({ phone: '8285550101', consent: future })).status).toBe(400)
  expect((await api.get()).body.contacts).toEqual([])
})

it('refuses a key without the scope, and shows another workspace nothing', async () => {
  const reader = await client(['contacts.read'])
  expect((await reader.post({ phone: '8285550101' })).status).toBe(403)
  const writer = await client(['contacts.write'])
  await writer.post({ phone: '8285550101' })
  expect((await writer.get()).status).toBe(403)
  expect((await reader.get()).body.contacts).toEqual([])
})
