import { request } from 'undici'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PduView } from '@/lib/carriers/simulator/api'
import {
  decodeMm1,
  decodePush,
  encodeMm1Bytes,
  type Mm1Message,
  parseUserData,
  plmn,
  renderContent,
  type SendReq,
  SmsReassembler,
} from '@/lib/mms'
import { type Bench, startBench, startVasp, until, type Vasp } from './peer'

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

const picture = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 31) % 256))
const slides = [
  { media: { contentType: 'image/gif', name: 'a.gif', body: picture }, text: 'Pick the next Drift' },
]

async function post(message: Mm1Message | Buffer, headers: Record<string, string> = {}) {
  const answer = await request(`${bench.url}/mm1`, {
    method: 'POST',
    headers: { 'content-type': 'application/vnd.wap.mms-message', ...headers },
    body: Buffer.isBuffer(message) ? message : encodeMm1Bytes(message),
  })
  const body = Buffer.from(await answer.body.arrayBuffer())
  return { status: answer.statusCode, message: answer.statusCode === 200 ? decodeMm1(body) : undefined }
}

const sendReq = (change: Partial<SendReq> = {}): SendReq => ({
  type: 'm-send-req',
  transactionId: 'out-1',
  version: '1.2',
  from: plmn('+13035550100'),
  to: [plmn('+18285550151')],
  subject: 'By MM1',
  content: { kind: 'mixed', parts: [{ contentType: 'text/plain; charset=utf-8', body: Buffer.from('Hi') }] },
  ...change,
})

describe('the last leg in bytes', () => {
  it('keeps every PDU, decoded field by field, with the SMS it came in', async () => {
    await bench.submit({ subject: 'Drift', readReply: true }, { slides })
    const [message] = await until(async () => {
      const found = await bench.messages('maya')
      return found[0]?.state === 'read' && found
    })
    const pdus = await until(async () => {
      const found = await bench.get<PduView[]>(`/messages/${message?.id}/pdus`)
      return found.length === 5 && found
    })
    expect(pdus.map(({ title, from, to }) => `${from} > ${to} ${title}`)).toEqual([
      'business > mmsc MM7 SubmitReq',
      'mmsc > handset M-Notification.ind',
      'mmsc > handset M-Retrieve.conf',
      'handset > mmsc M-Notifyresp.ind',
      'handset > mmsc M-Read-Rec.ind',
    ])
    const notify = pdus[1] as PduView
    const reassembler = new SmsReassembler()
    const whole = notify.segments
      ?.map((hex) => reassembler.add('x', parseUserData(Buffer.from(hex, 'hex')), 0))
      .at(-1)
    const { body } = decodePush(whole as Buffer)
    expect(Buffer.from(body).toString('hex')).toBe(notify.hex)
    expect(decodeMm1(body)).toMatchObject({
      subject: 'Drift',
      from: '+18285550142/TYPE=PLMN',
      messageSize: message?.bytes,
    })
    expect(notify.fields?.reduce((sum, field) => sum + field.length, 0)).toBe(notify.bytes)
    expect(pdus[0]?.text).toContain('<SubmitReq')
    expect(message?.steps.find((step) => step.name === 'download')).toMatchObject({
      bytes: pdus[2]?.bytes,
      pdu: pdus[2]?.id,
    })
  })

  it('serves the content as m-retrieve-conf, and says so when it is no longer there', async () => {
    await bench.submit({}, { slides })
    const [message] = await until(async () => {
      const found = await bench.messages('maya')
      return found[0]?.state === 'read' && found
    })
    const answer = await request(`${bench.url}/content/${message?.id}`)
    expect(answer.headers['content-type']).toBe('application/vnd.wap.mms-message')
    const conf = decodeMm1(Buffer.from(await answer.body.arrayBuffer()))
    expect(conf).toMatchObject({ type: 'm-retrieve-conf', to: ['+18285550151/TYPE=PLMN'] })
    const [slide] = renderContent(conf.content as never)
    expect(slide?.text).toBe('Pick the next Drift')
    expect(Buffer.compare(Buffer.from(slide?.visual?.body ?? []), picture)).toBe(0)
  })

  it('ends a deferred retrieval with m-acknowledge-ind', async () => {
    await bench.submit({ recipients: { to: [{ kind: 'number', value: '+18285550154' }] } })
    await until(() => vasp.received.length === 1)
    await bench.send('PATCH', '/handsets/anika', { data: true })
    await until(() => vasp.received.length === 2)
    const [message] = await bench.messages('anika')
    const pdus = await bench.get<PduView[]>(`/messages/${message?.id}/pdus`)
    const titles = pdus.map((pdu) => pdu.title)
    expect(titles).toContain('M-Acknowledge.ind')
    const later = pdus.find((pdu) => pdu.title === 'M-Notifyresp.ind')
    expect(later?.fields?.find((field) => field.name === 'X-Mms-Status')?.value).toBe('Deferred (131)')
  })

  it('shows what the owner sent and how the MMSC answered', async () => {
    await bench.submit({})
    await until(() => vasp.received.length === 1)
    const reply = await bench.send<{ id: string }>('POST', '/handsets/maya/replies', { text: 'STOP' })
    const pdus = await bench.get<PduView[]>(`/messages/${reply.id}/pdus`)
    expect(pdus.map((pdu) => pdu.title)).toEqual(['M-Send.req', 'M-Send.conf'])
  })
})

describe('an MM1 client of somebody else', () => {
  it('sends to a phone on the shelf', async () => {
    expect(await post(sendReq())).toMatchObject({
      status: 200,
      message: {
        type: 'm-send-conf',
        transactionId: 'out-1',
        responseStatus: 0x80,
        messageId: expect.any(String),
      },
    })
    const [message] = await until(async () => {
      const found = await bench.messages('maya')
      return found[0]?.state === 'read' && found
    })
    expect(message).toMatchObject({ peer: '+13035550100', subject: 'By MM1', slides: [{ text: 'Hi' }] })
    expect((await bench.ledger()).total).toBe(1)
  })

  it('is refused with the status of the standard', async () => {
    const body = Buffer.alloc(1_200_000)
    const big = { kind: 'mixed' as const, parts: [{ contentType: 'image/jpeg', body }] }
    expect((await post(sendReq({ content: big }))).message).toMatchObject({ responseStatus: 0xe5 })
    expect((await post(sendReq({ to: ['nobody@example.com'] }))).message).toMatchObject({
      responseStatus: 0xe3,
    })
    expect((await post(Buffer.from([0x8c, 0x80, 0x98]))).message).toMatchObject({
      type: 'm-send-conf',
      responseStatus: 0xe2,
    })
    expect((await post(sendReq(), { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await bench.ledger()).total).toBe(0)
  })

  it('meets faults on demand, which leave the shelf’s own phones alone', async () => {
    await bench.fault({ kind: 'status', value: 0xc3, times: 1, protocol: 'mm1' })
    expect((await post(sendReq())).message).toMatchObject({ type: 'm-send-conf', responseStatus: 0xc3 })
    await bench.fault({ kind: 'throttle', value: 0, times: 1, protocol: 'mm1' })
    expect((await post(sendReq())).message).toMatchObject({ responseStatus: 0xc0 })
    await bench.fault({ kind: 'http', value: 503, times: 1, protocol: 'mm1' })
    expect(await post(sendReq())).toEqual({ status: 503, message: undefined })
    await bench.fault({ kind: 'reset_before', times: 1, protocol: 'mm1' })
    await expect(post(sendReq())).rejects.toThrow()
    expect((await bench.ledger()).total).toBe(0)
    await bench.fault({ kind: 'malformed', times: 1, protocol: 'mm1' })
    await expect(post(sendReq())).rejects.toThrow()
    await bench.fault({ kind: 'reset_after', times: 1, protocol: 'mm1' })
    await expect(post(sendReq())).rejects.toThrow()
    expect((await bench.ledger()).total).toBe(2)

    await bench.submit({})
    await until(() => vasp.received.length === 1)
    await bench.fault({ kind: 'http', protocol: 'mm1' })
    expect(await bench.submit({})).toMatchObject({ status: { code: 1000 } })
    expect(await bench.send('POST', '/handsets/maya/replies', { text: 'STOP' })).toMatchObject({
      state: 'delivered',
    })
  })

  it('writes to several phones, and each shows who else got it, but for blind copies', async () => {
    const group = {
      to: [plmn('+18285550151'), plmn('+18285550152')],
      cc: [plmn('+13035550177')],
      bcc: [plmn('+18285550153')],
    }
    expect((await post(sendReq(group))).message).toMatchObject({ responseStatus: 0x80 })
    const read = async (handset: string) =>
      until(async () => {
        const [message] = await bench.messages(handset)
        return message?.state === 'read' && message
      })
    const [maya, devon, jun] = [await read('maya'), await read('devon'), await read('jun')]
    expect(maya.others).toEqual(['+18285550152', '+13035550177'])
    expect(devon.others).toEqual(['+18285550151', '+13035550177'])
    expect(jun.others).toEqual(['+18285550151', '+18285550152', '+13035550177'])
    expect(new Set([maya.messageId, devon.messageId, jun.messageId]).size).toBe(1)
    const answer = await request(`${bench.url}/content/${maya.id}`)
    expect(decodeMm1(Buffer.from(await answer.body.arrayBuffer()))).toMatchObject({
      to: ['+18285550151/TYPE=PLMN', '+18285550152/TYPE=PLMN'],
      cc: ['+13035550177/TYPE=PLMN'],
    })
  })

  it('writes to a business as a handset does', async () => {
    await bench.submit({})
    await until(() => vasp.received.length === 1)
    const toBusiness = sendReq({ from: null, to: [plmn('+18285550142')] })
    expect((await post(toBusiness, { 'x-msisdn': '+18285550151' })).message).toMatchObject({
      responseStatus: 0x80,
    })
    await until(() => vasp.received.length === 2)
    expect(vasp.received[1]).toMatchObject({
      op: 'DeliverReq',
      vaspId: 'acme',
      sender: { value: '+18285550151' },
    })
  })
})
