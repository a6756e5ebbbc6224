import { request } from 'undici'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildMm7, encodedBody, REL6 } from '@/lib/mms'
import { type Bench, startBench, startVasp, submitReq, until, type Vasp } from './peer'

let vasp: Vasp
let bench: Bench

beforeEach(async () => {
  vasp = await startVasp()
  bench = await startBench(vasp.url)
})
afterEach(async () => {
  await bench.remove()
  await vasp.close()
})

const crowd = (index: number) => ({
  recipients: { to: [{ kind: 'number' as const, value: `+1303555${String(index).padStart(4, '0')}` }] },
})

/** Every StatusCode of TS 23.140 that says no. */
const REFUSALS = [
  ...[2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009],
  ...[3000, 3001, 3002, 3003, 3004],
  ...[4000, 4001, 4002, 4003, 4004, 4005, 4006, 4007, 4008],
]

describe('faults on demand', () => {
  it.each([
    [{ kind: 'status', value: 4006, times: 1 }, { status: { code: 4006 } }],
    [{ kind: 'throttle', value: 0, times: 1 }, { status: { code: 4006 } }],
  ] as const)('answers %j', async (fault, answer) => {
    await bench.fault(fault)
    expect(await bench.submit(crowd(1))).toMatchObject(answer)
    expect((await bench.ledger()).total).toBe(0)
    expect(await bench.submit(crowd(1))).toMatchObject({ status: { code: 1000 } })
  })

  it('answers every StatusCode, in the standard’s words and to whatever was asked', async () => {
    for (const value of REFUSALS) {
      await bench.fault({ kind: 'status', value, times: 1 })
      const { status } = (await bench.submit(crowd(1))) as { status: { code: number; text: string } }
      expect(status.code).toBe(value)
      expect(status.text).not.toBe('Status')
    }
    await bench.fault({ kind: 'status', value: 3001, times: 1 })
    const cancel = buildMm7(
      { op: 'CancelReq', transactionId: 'c', sender: { vaspId: 'acme' }, messageId: 'none' },
      REL6,
    )
    const answer = await bench.post({ headers: cancel.headers, body: encodedBody(cancel) })
    expect(answer.message).toMatchObject({ op: 'CancelRsp', status: { code: 3001 } })
    expect((await bench.ledger()).total).toBe(0)
  })

  it('is slow and refuses in one answer', async () => {
    await bench.fault({ kind: 'latency', value: 1, times: 1 })
    await bench.fault({ kind: 'status', value: 4000, times: 1 })
    expect(await bench.submit(crowd(1))).toMatchObject({ status: { code: 4000 } })
    expect((await bench.stats()).faultsStruck).toBe(2)
  })

  it('answers an HTTP status without MM7, and something malformed', async () => {
    await bench.fault({ kind: 'http', value: 502, times: 1 })
    await expect(bench.submit(crowd(1))).rejects.toThrow(/Envelope/)
    expect((await bench.ledger()).total).toBe(0)
    await bench.fault({ kind: 'malformed', times: 1 })
    await expect(bench.submit(crowd(1))).rejects.toThrow(/well-formed/)
    expect((await bench.ledger()).total).toBe(1)
  })

  it.each([
    ['hang_before', 0],
    ['reset_before', 0],
    ['hang_after', 1],
    ['reset_after', 1],
  ] as const)('%s: the message was taken %i times', async (kind, taken) => {
    await bench.fault({ kind, times: 1 })
    const built = buildMm7(submitReq(crowd(3), [{ text: 'x' }]), REL6)
    const attempt = request(`${bench.url}/mm7`, {
      method: 'POST',
      headers: built.headers,
      body: encodedBody(built),
      headersTimeout: 300,
    })
    await expect(attempt).rejects.toThrow()
    expect((await bench.ledger()).total).toBe(taken)
  })

  it('strikes only the VASP or recipient it is meant for', async () => {
    await bench.fault({ kind: 'status', value: 3000, recipient: '+13035550005' })
    expect(await bench.submit(crowd(4))).toMatchObject({ status: { code: 1000 } })
    expect(await bench.submit(crowd(5))).toMatchObject({ status: { code: 3000 } })
  })

  it('doubles, loses and reorders reports', async () => {
    await bench.send('PUT', '/behaviour', {
      latencyMs: [0, 0],
      unsupportedRate: 0,
      expiredRate: 0,
      readRate: 1,
    })
    await bench.fault({ kind: 'duplicate_reports', times: 1 })
    await bench.submit(crowd(1))
    await until(() => vasp.received.length === 2)
    await bench.fault({ kind: 'drop_reports', times: 1 })
    await bench.submit(crowd(2))
    await bench.send('DELETE', '/faults')
    await bench.fault({ kind: 'reorder_reports' })
    await bench.submit({ ...crowd(3), readReply: true })
    await until(() => vasp.received.length === 4)
    expect(vasp.received.slice(2).map((item) => item.op)).toEqual(['ReadReplyReq', 'DeliveryReportReq'])
  })

  it('tries a report again until the VASP takes it', async () => {
    await bench.send('PUT', '/behaviour', { latencyMs: [0, 0], retryMs: [1, 1, 1] })
    vasp.failNext(2)
    await bench.submit(crowd(1))
    await until(() => vasp.received.length === 1)
    expect((await bench.stats()).reports).toMatchObject({ sent: 1, retried: 2, abandoned: 0 })
  })

  it('gives up at last', async () => {
    await bench.send('PUT', '/behaviour', { latencyMs: [0, 0], retryMs: [1] })
    vasp.failNext(100)
    await bench.submit(crowd(1))
    await until(async () => (await bench.stats()).reports.abandoned === 1)
  })
})

describe('the JSON API at its border', () => {
  it.each([
    ['POST', '/faults', { kind: 'gremlins' }, /400/],
    ['PUT', '/behaviour', { pace: -1 }, /400/],
    ['PUT', '/vasps/acme', { callbackUrl: 'file:///etc/passwd' }, /400/],
    ['PATCH', '/handsets/nobody', { on: false }, /404/],
    ['GET', '/messages/none', undefined, /404/],
    ['GET', '/content/none', undefined, /410/],
    ['GET', '/nowhere', undefined, /404/],
  ])('%s %s is refused', async (method, path, body, error) => {
    await expect(bench.send(method, path, body)).rejects.toThrow(error)
  })

  it('refuses forms and foreign host names, which only a browser under attack would send', async () => {
    const form = await request(`${bench.url}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"kind":"http"}',
    })
    expect(form.statusCode).toBe(415)
    const rebound = await request(`${bench.url}/handsets`, { headers: { host: 'evil.example.com' } })
    expect(rebound.statusCode).toBe(403)
    await Promise.all([form.body.dump(), rebound.body.dump()])
  })
})
