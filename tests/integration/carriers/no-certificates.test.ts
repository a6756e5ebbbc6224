import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database'
import { CallbackServer } from '../messages/callback-server'
import { makeStage } from '../messages/stage'

const callbackCertificate = 'ab'.repeat(32)
let db: TestDatabase
let front: CallbackServer

beforeAll(async () => {
  // A server that no proxy tells of client certificates.
  db = await testDatabase({ CARRIER_PRIVATE_HOSTS: '127.0.0.1' })
  front = await CallbackServer.start(4505)
})
afterAll(async () => {
  await front.stop()
  await db.drop()
})

it('an account that asks for a certificate cannot be made', async () => {
  const { createAccount } = await import('@/lib/carriers/accounts.server')
  const { systemScope } = await import('@/lib/accounts/scope')
  const { workspaceId } = await makeStage(db.pool, { port: 4506, people: 0 })
  const make = (rules: object) => {
    const credentials = { url: 'http://127.0.0.1:4506/mm7', vaspId: 'lark', ...rules }
    return createAccount(systemScope(workspaceId), { adapter: 'mm7', name: 'Hub', credentials })
  }
  await expect(make({})).resolves.toHaveProperty('id')
  await expect(make({ callbackCertificate })).rejects.toMatchObject({
    code: 'invalid',
    details: { fields: { callbackCertificate: expect.stringContaining('CLIENT_CERTIFICATE_HEADER') } },
  })
})

it('one that asked before takes nothing, whatever headers say', async () => {
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
