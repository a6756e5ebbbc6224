import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database'
import { CallbackServer } from '../messages/callback-server'
import { makeStage } from '../messages/stage'

const callbackCertificate = 'ab'.repeat(32)
let db: TestDatabase
let front: CallbackServer

beforeAll(async () => {
  // No proxy tells it of client certificates, and nobody outside knows its address.
  db = await testDatabase({ CARRIER_PRIVATE_HOSTS: '127.0.0.1' })
  front = await CallbackServer.start(4505)
})
afterAll(async () => {
  await front.stop()
  await db.drop()
})

it.each([
  ['asks for a certificate', { callbackCertificate }, 'callbackCertificate', 'CLIENT_CERTIFICATE_HEADER'],
  ['lets its carrier fetch pictures', { media: 'reference' }, 'media', 'PUBLIC_URL'],
])('an account that %s cannot be made', async (_, wish, field, variable) => {
  const { createAccount } = await import('@/lib/carriers/accounts.server')
  const { systemScope } = await import('@/lib/accounts/scope')
  const { workspaceId } = await makeStage(db.pool, { port: 4506, people: 0 })
  const make = (rules: object) => {
    const credentials = { url: 'http://127.0.0.1:4506/mm7', vaspId: 'lark', ...rules }
    return createAccount(systemScope(workspaceId), { adapter: 'mm7', name: 'Hub', credentials })
  }
  await expect(make({})).resolves.toHaveProperty('id')
  await expect(make(wish)).rejects.toMatchObject({
    code: 'invalid',
    details: { fields: { [field]: expect.stringContaining(variable) } },
  })
})

it('an account that asked for one before takes no report, whatever headers say', async () => {
  const { accountId } = await makeStage(db.pool, {
    port: 4506,
    people: 0,
    credentials: { callbackCertificate },
  })
  const path = await front.path(accountId)
  for (const name of ['client-cert', 'x-client-cert-sha256', 'undefined']) {
    const answer = await front.raw(path, 'text/xml', Buffer.from('<a/>'), { [name]: callbackCertificate })
    expect(answer.status, name).toBe(403)
  }
})
