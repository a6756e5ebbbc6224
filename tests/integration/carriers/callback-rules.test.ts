import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildMm7, encodedBody, encodeMm1Bytes, plmn, REL6 } from '@/lib/mms'
import { type TestDatabase, testDatabase } from '../../support/database'
import { CallbackServer } from '../messages/callback-server'
import { makeStage } from '../messages/stage'

const fingerprint = 'ab'.repeat(32)
let db: TestDatabase
let front: CallbackServer

beforeAll(async () => {
  db = await testDatabase({
    CARRIER_PRIVATE_HOSTS: '127.0.0.1',
    TRUST_PROXY: '1',
    CLIENT_CERTIFICATE_HEADER: 'X-Client-Cert-SHA256',
  })
  front = await CallbackServer.start(4503)
})
afterAll(async () => {
  await front.stop()
  await db.drop()
})

const report = buildMm7(
  {
    op: 'DeliveryReportReq',
    transactionId: 'r1',
    messageId: 'nobody-knows',
    mmStatus: 'Retrieved',
    date: '2026-03-01T12:00:00Z',
    sender: { kind: 'shortCode', value: '52755' },
    recipient: { kind: 'number', value: '+18285550151' },
  },
  REL6,
)

async function accountWith(credentials: object) {
  const { accountId } = await makeStage(db.pool, { port: 4504, people: 0, credentials })
  const path = await front.path(accountId)
  const post = (headers: Record<string, string> = {}) =>
    front.raw(path, report.contentType, encodedBody(report), headers)
  return { accountId, path, post }
}

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })
const kept = async (accountId: string) =>
  (await db.pool.query('SELECT FROM early_receipt WHERE account_id = $1', [accountId])).rowCount

describe('an account whose carrier signs in', () => {
  it('is told by a challenge, and takes nothing without', async () => {
    const { accountId, post } = await accountWith({ callbackUsername: 'mmsc', callbackPassword: 'lark' })
    const refused = await post()
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toMatch(/^Basic realm=/)
    expect((await post(basic('mmsc:field'))).status).toBe(401)
    expect(await kept(accountId)).toBe(0)
    const taken = await post(basic('mmsc:lark'))
    expect(taken.status).toBe(200)
    expect(await taken.text()).toContain('DeliveryReportRsp')
    expect(await kept(accountId)).toBe(1)
  })

  it('does not say that it exists to who does not know its address', async () => {
    const { path } = await accountWith({ callbackUsername: 'mmsc', callbackPassword: 'lark' })
    const guess = `${path.slice(0, -4)}0000`
    const answer = await front.raw(guess, report.contentType, encodedBody(report), basic('mmsc:lark'))
    expect(answer.status).toBe(404)
    expect(answer.headers.get('www-authenticate')).toBeNull()
  })
})

describe('an account whose carrier comes from known networks', () => {
  it('believes the trusted proxy about where a report comes from, and nobody before it', async () => {
    const { accountId, post } = await accountWith({ callbackAddresses: '203.0.113.0/24' })
    const from = async (chain: string) => (await post({ 'x-forwarded-for': chain })).status
    expect(await from('203.0.113.9')).toBe(200)
    expect(await kept(accountId)).toBe(1)
    expect(await from('198.51.100.9')).toBe(403)
    expect(await from('203.0.113.9, 198.51.100.9')).toBe(403)
    expect(await from('198.51.100.9, 203.0.113.9')).toBe(200)
    expect((await post()).status).toBe(403)
  })
})

describe('an account whose carrier shows a certificate', () => {
  it('takes what the proxy says of it', async () => {
    const { post } = await accountWith({ callbackCertificate: fingerprint })
    const showing = async (certificate: string) =>
      (await post({ 'x-client-cert-sha256': certificate })).status
    expect(await showing(fingerprint.toUpperCase())).toBe(200)
    expect(await showing('cd'.repeat(32))).toBe(403)
    expect((await post()).status).toBe(403)
  })
})

describe('an MM1 account', () => {
  it('keeps the same rules', async () => {
    const { accountId, post } = await accountWith({})
    expect((await post()).status).toBe(200)
    const { sealCredentials, callbackUrl } = await import('@/lib/carriers/accounts.server')
    const { rows } = await db.pool.query('SELECT workspace_id FROM carrier_account WHERE id = $1', [
      accountId,
    ])
    const workspaceId: string = rows[0].workspace_id
    const id = crypto.randomUUID()
    const credentials = { url: 'http://127.0.0.1:4504/', callbackUsername: 'mmsc', callbackPassword: 'lark' }
    await db.pool.query(
      `INSERT INTO carrier_account (workspace_id, id, adapter, name, sealed) VALUES ($1, $2, 'mm1', 'Gateway', $3)`,
      [workspaceId, id, sealCredentials(workspaceId, id, credentials)],
    )
    const path = new URL(callbackUrl({ id, adapter: 'mm1' })).pathname
    const pdu = encodeMm1Bytes({
      type: 'm-delivery-ind',
      version: '1.2',
      messageId: 'nobody-knows',
      to: [plmn('+18285550151')],
      date: 1_772_366_400,
      status: 0x81,
    })
    const push = (headers = {}) => front.raw(path, 'application/vnd.wap.mms-message', pdu, headers)
    expect((await push()).status).toBe(401)
    expect(await kept(id)).toBe(0)
    expect((await push(basic('mmsc:lark'))).status).toBe(200)
    expect(await kept(id)).toBe(1)
  })
})
