import { Readable } from 'node:stream'
import { request } from 'undici'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildMm7, encodedBody, REL5, REL6, SINCH } from '@/lib/mms'
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

/** A submission with one thing changed in its bytes. */
async function sendChanged(change: (text: string) => string, slides = [{ text: 'Hello' }]) {
  const built = buildMm7(submitReq({ subject: 'Hi' }, slides), REL6)
  const body = Buffer.from(change(encodedBody(built).toString('latin1')), 'latin1')
  return bench.post({ headers: { ...built.headers, 'Content-Length': String(body.length) }, body })
}

describe('strictness', () => {
  it.each([
    [
      'elements out of order',
      (xml: string) => xml.replace(/(<Recipients>.*<\/Recipients>)(.*?)(<Subject>Hi<\/Subject>)/s, '$3$1$2'),
      4004,
      /must come before|needs/,
    ],
    [
      'an unknown element',
      (xml: string) => xml.replace('<Subject>', '<Nonsense/><Subject>'),
      4004,
      /no element Nonsense/,
    ],
    [
      'an element twice',
      (xml: string) => xml.replace('<Subject>', '<Subject>a</Subject><Subject>'),
      4004,
      /twice/,
    ],
    [
      'a bad boolean',
      (xml: string) => xml.replace('<DeliveryReport>true', '<DeliveryReport>maybe'),
      4004,
      /boolean/,
    ],
    [
      'an unknown namespace',
      (xml: string) => xml.replaceAll('REL-6-MM7-1-4', 'REL-6-MM7-6-7'),
      4002,
      /Namespace/,
    ],
    ['an unknown version', (xml: string) => xml.replace('6.8.0', '9.9.9'), 4002, /MM7Version/],
    [
      'another operation',
      (xml: string) => xml.replaceAll('SubmitReq', 'QueryStatusReq'),
      4003,
      /not offered/,
    ],
    [
      'no mustUnderstand',
      (xml: string) => xml.replace(' soap:mustUnderstand="1"', ''),
      4004,
      /mustUnderstand/,
    ],
    [
      'another envelope',
      (xml: string) => xml.replace('schemas.xmlsoap.org/soap', 'www.w3.org/2003/05'),
      4004,
      /SOAP 1.1/,
    ],
    [
      'a body that was cut off',
      (xml: string) => xml.replace(/--mq_[0-9a-f]{40}--\s*$/, ''),
      2007,
      /closing boundary/,
    ],
    ['XML that is not', (xml: string) => xml.replace('</soap:Body>', ''), 4004, /well-formed/],
    [
      'a DOCTYPE',
      (xml: string) => xml.replace('<soap:Envelope', '<!DOCTYPE a><soap:Envelope'),
      4004,
      /DOCTYPE/,
    ],
    [
      'an href that names nothing',
      (xml: string) => xml.replace('href="cid:content-1"', 'href="cid:other"'),
      2007,
      /No part/,
    ],
    [
      'SMIL that names nothing',
      (xml: string) => xml.replace('src="cid:text1"', 'src="cid:text9"'),
      2007,
      /text9/,
    ],
    [
      'a type that is not carried',
      (xml: string) => xml.replace('text/plain; charset', 'application/zip; charset'),
      2004,
      /not carried/,
    ],
    [
      'a landline word for a number',
      (xml: string) => xml.replace('+18285550151', 'reception'),
      2002,
      /Not a mobile/,
    ],
    ['no VASPID', (xml: string) => xml.replace('<VASPID>acme</VASPID>', ''), 4001, /VASPID/],
  ])('refuses %s', async (_, change, code, details) => {
    const { message } = await sendChanged(change)
    expect(message).toMatchObject({ status: { code } })
    expect('status' in message ? message.status.details : '').toMatch(details)
    expect(await bench.ledger()).toMatchObject({ total: 0 })
  })

  it('answers what it could not read with an RSErrorRsp fault and the transaction id', async () => {
    const { status, message } = await sendChanged((xml) => xml.replace('<Subject>', '<Nonsense/><Subject>'))
    expect(status).toBe(500)
    expect(message).toMatchObject({ op: 'RSErrorRsp', transactionId: 'tx', fault: { code: 'soap:Client' } })
  })

  it('wants Content-Length', async () => {
    const built = buildMm7(submitReq({}, [{ text: 'x' }]), REL6)
    const answer = await request(`${bench.url}/mm7`, {
      method: 'POST',
      headers: { 'content-type': built.contentType },
      body: Readable.from([encodedBody(built)]),
    })
    expect(answer.statusCode).toBe(411)
    await answer.body.dump()
  })

  it('takes release 5 and the Sinch dialect too', async () => {
    for (const dialect of [REL5, SINCH]) {
      const built = buildMm7(submitReq(crowd(1), [{ text: 'x' }]), dialect)
      expect((await bench.post({ headers: built.headers, body: encodedBody(built) })).message).toMatchObject({
        status: { code: 1000 },
      })
    }
  })

  it('holds each network to its size for each kind of sender', async () => {
    const slides = [{ media: { contentType: 'image/jpeg', name: 'a.jpg', body: Buffer.alloc(700_000, 1) } }]
    expect(await bench.submit({}, { slides })).toMatchObject({ status: { code: 1000 } })
    const tollFree = { vaspId: 'acme', address: { kind: 'number' as const, value: '+18335550119' } }
    expect(await bench.submit({ sender: tollFree }, { slides })).toMatchObject({
      status: {
        code: 2004,
        details: expect.stringMatching(/AT&T takes 600000 bytes from a toll free; this has 70\d{4}/),
      },
    })
  })

  it('splits a request of which some recipients cannot be served', async () => {
    const to = ['+18285550151', '+13035550001', 'x'].map((value) => ({ kind: 'number' as const, value }))
    expect(await bench.submit({ recipients: { to } })).toMatchObject({
      status: { code: 1100, details: /x: 2002/ },
    })
    expect((await bench.ledger()).entries.map((entry) => entry.recipient)).toEqual([
      '+18285550151',
      '+13035550001',
    ])
  })

  it('asks for credentials when a VASP has them', async () => {
    await bench.send('PUT', '/vasps/acme', {
      callbackUrl: vasp.url,
      submitAuth: { username: 'u', password: 'p' },
    })
    const built = buildMm7(submitReq({}, [{ text: 'x' }]), REL6)
    const post = (headers: Record<string, string>) =>
      bench.post({ headers: { ...built.headers, ...headers }, body: encodedBody(built) })
    expect(await post({})).toMatchObject({ status: 401, message: { status: { code: 4001 } } })
    expect(await post({ authorization: `Basic ${btoa('u:p')}` })).toMatchObject({ status: 200 })
  })
})

describe('the crowd', () => {
  it('is delivered, reported once each, and some numbers never take MMS', async () => {
    await bench.send('PUT', '/behaviour', {
      latencyMs: [0, 20],
      unsupportedRate: 0.1,
      expiredRate: 0,
      readRate: 1,
    })
    for (let index = 0; index < 100; index++) await bench.submit({ ...crowd(index), readReply: true })
    await until(async () => (await bench.stats()).reports.pending === 0)
    const count = (op: string, status?: string) =>
      vasp.received.filter(
        (item) => item.op === op && (!status || ('mmStatus' in item && item.mmStatus === status)),
      ).length
    expect(count('DeliveryReportReq')).toBe(100)
    expect(count('DeliveryReportReq', 'Unrecognised')).toBeGreaterThan(0)
    expect(count('ReadReplyReq')).toBe(count('DeliveryReportReq', 'Retrieved'))
    expect((await bench.ledger()).total).toBe(100)
    expect(await bench.get('/ledger/duplicates')).toEqual([])
  })

  it('is told apart by content in the ledger: the same message twice shows', async () => {
    await bench.submit(crowd(7))
    await bench.submit(crowd(7))
    await bench.submit(crowd(7), { slides: [{ text: 'Something else' }] })
    expect(await bench.get('/ledger/duplicates')).toMatchObject([{ recipient: '+13035550007', times: 2 }])
  })
})
