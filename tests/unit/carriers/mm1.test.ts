import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSendConf } from '@/lib/carriers/mm1/answer'
import { mm1Credentials } from '@/lib/carriers/mm1/credentials'
import { mmsType, receiveMm1 } from '@/lib/carriers/mm1/receive'
import {
  classifyResponseStatus,
  composeSlides,
  decodeMm1,
  encodeMm1Bytes,
  type Mm1Message,
  type MmsContent,
  plmn,
} from '@/lib/mms'

const credentials = mm1Credentials.parse({ url: 'http://mms.example/' })
const now = new Date('2026-03-01T12:00:00Z')
const seconds = now.getTime() / 1000
const version = '1.2'

const http = (message: Mm1Message, status = 200) => ({
  status,
  contentType: mmsType,
  body: encodeMm1Bytes(message),
})
const conf = (responseStatus: number, messageId?: string): Mm1Message => ({
  type: 'm-send-conf',
  transactionId: 'mq-1-0',
  version,
  responseStatus,
  ...(messageId ? { messageId } : {}),
})

describe('an m-send-conf', () => {
  it('with a Message-ID is accepted under it', () => {
    expect(readSendConf(http(conf(0x80, 'm-1')), 'mq-1-0', credentials)).toEqual({
      kind: 'accepted',
      carrierId: 'm-1',
      code: '0x80',
    })
    expect(readSendConf(http(conf(0x80)), 'mq-1-0', credentials)).toMatchObject({ carrierId: null })
  })

  it('of any status means what the table says, whatever the HTTP status', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0x81, max: 0xff }), fc.constantFrom(200, 400, 503), (octet, status) => {
        const { kind } = readSendConf(http(conf(octet), status), 'mq-1-0', credentials)
        expect(kind).toBe(classifyResponseStatus(octet).outcome)
      }),
    )
    const kinds = [0xc0, 0xe5, 0xe3, 0xe2, 0xe1].map(
      (octet) => readSendConf(http(conf(octet)), 'mq-1-0', credentials).kind,
    )
    expect(kinds).toEqual(['retry_later', 'retry_smaller', 'address_dead', 'our_fault', 'account_problem'])
  })

  it('to another request, or that is no m-send-conf, leaves the message unknown', () => {
    expect(readSendConf(http(conf(0x80)), 'mq-2-0', credentials)).toMatchObject({ kind: 'unknown' })
    const other: Mm1Message = { type: 'm-acknowledge-ind', transactionId: 'mq-1-0', version }
    expect(readSendConf(http(other), 'mq-1-0', credentials)).toMatchObject({ kind: 'unknown' })
  })

  it.each([
    [200, 'unknown'],
    [500, 'unknown'],
    [502, 'unknown'],
    [503, 'retry_later'],
    [407, 'account_problem'],
    [404, 'account_problem'],
    [413, 'retry_smaller'],
    [400, 'our_fault'],
  ])('that is missing from an HTTP %i makes the message %s', (status, kind) => {
    const answer = { status, contentType: 'text/html', body: Buffer.from('<h1>Gateway</h1>') }
    expect(readSendConf(answer, 'mq-1-0', credentials).kind).toBe(kind)
  })
})

const receive = (message: Mm1Message) =>
  receiveMm1({ contentType: mmsType, body: encodeMm1Bytes(message) }, credentials, now)

const slide = {
  media: { contentType: 'image/jpeg', name: 'a.jpg', body: Buffer.from('photo') },
  text: 'Here it is',
}
const content = composeSlides([slide], { smil: 'required', smilReference: 'cid' }) as MmsContent
const written: Mm1Message = {
  type: 'm-send-req',
  transactionId: 'T1',
  version,
  date: seconds - 60,
  from: plmn('+18285550151'),
  to: ['52755'],
  content,
}

describe('a pushed PDU', () => {
  it.each([
    [0x81, 'delivered', 'Retrieved'],
    [0x80, 'undeliverable', 'Expired'],
    [0x82, 'undeliverable', 'Rejected'],
    [0x83, 'underway', 'Deferred'],
    [0x85, 'underway', 'Indeterminate'],
  ])('m-delivery-ind with status %i is a receipt: %s', (status, event, word) => {
    const to = [plmn('8285550151')]
    const received = receive({
      type: 'm-delivery-ind',
      version,
      messageId: 'm-1',
      to,
      date: seconds - 5,
      status,
    })
    expect(received.events).toMatchObject([
      { kind: 'receipt', carrierId: 'm-1', event, status: word, recipient: '+18285550151' },
    ])
    expect(received.events[0]?.at).toEqual(new Date((seconds - 5) * 1000))
    expect([received.done.status, received.later.status]).toEqual([200, 503])
  })

  it('m-read-orig-ind is a receipt of who read', () => {
    const read = {
      type: 'm-read-orig-ind' as const,
      version,
      messageId: 'm-1',
      to: ['52755'],
      from: plmn('+18285550151'),
      date: seconds + 5000,
    }
    expect(receive({ ...read, readStatus: 'Read' }).events).toMatchObject([
      { event: 'read', status: 'read:Read', recipient: '+18285550151', at: now },
    ])
    expect(receive({ ...read, readStatus: 'Deleted' }).events).toMatchObject([{ event: 'delivered' }])
  })

  it('m-send-req of a phone is a reply, answered with m-send-conf', () => {
    const { events, done, later } = receive(written)
    expect(events).toMatchObject([
      {
        kind: 'reply',
        from: '+18285550151',
        to: '52755',
        text: 'Here it is',
        media: [{ mime: 'image/jpeg', bytes: Buffer.from('photo') }],
      },
    ])
    expect(decodeMm1(done.body)).toMatchObject({
      type: 'm-send-conf',
      transactionId: 'T1',
      responseStatus: 0x80,
    })
    expect(decodeMm1(later.body)).toMatchObject({ responseStatus: 0xc0 })
  })

  it('is the same reply when it comes again, and another when only its transaction is the same', () => {
    const idOf = (message: Mm1Message) => receive(message).events.map((event) => event.carrierId)
    expect(idOf(written)).toEqual(idOf(written))
    expect(idOf(written)).not.toEqual(idOf({ ...written, date: seconds }))
    expect(idOf({ ...written, messageId: 'm-9' })).toEqual(['m-9'])
  })

  it('from nobody is refused, and tells of nothing', () => {
    const { events, done } = receive({ ...written, from: null })
    expect(events).toEqual([])
    expect(decodeMm1(done.body)).toMatchObject({ responseStatus: 0x84 })
  })

  it('m-retrieve-conf is a reply when something was retrieved', () => {
    const retrieved = { ...written, type: 'm-retrieve-conf' as const, messageId: 'm-2' }
    expect(receive(retrieved).events).toMatchObject([{ kind: 'reply', carrierId: 'm-2', text: 'Here it is' }])
    const { content: _, ...gone } = { ...retrieved, retrieveStatus: 0xe2 }
    expect(receive(gone).events).toEqual([])
  })

  it('of another kind is refused by name', () => {
    const { events, done } = receive({ type: 'm-acknowledge-ind', transactionId: 'T1', version })
    expect([events, done.status]).toEqual([[], 400])
    expect(Buffer.from(done.body).toString()).toContain('m-acknowledge-ind')
  })

  it('that is damaged never throws and always has an answer', () => {
    const whole = encodeMm1Bytes(written)
    const damaged = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 })
      .map((changes) => {
        const body = Buffer.from(whole)
        for (const [at, octet] of changes) body[at] = octet
        return body
      })
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 300 })), (body) => {
        const { done, later } = receiveMm1({ contentType: '', body }, credentials, now)
        expect(done.body.byteLength).toBeGreaterThan(0)
        expect(later.body.byteLength).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the settings', () => {
  const problems = (change: object) => {
    const { error } = mm1Credentials.safeParse({ url: 'http://mms.example/', ...change })
    return error?.issues.map(({ path }) => path.join('.')) ?? []
  }

  it('take what a gateway may ask for', () => {
    const asked = { proxy: '10.0.0.172:80', senderHeader: 'X-MSISDN', profile: 'http://phones.example/a.xml' }
    expect(problems(asked)).toEqual([])
    expect(problems({ proxy: '[2001:db8::1]:8080' })).toEqual([])
  })

  it.each([
    ['url', { url: 'ftp://mms.example/' }],
    ['url', { url: 'https://mms.example/', proxy: '10.0.0.172:80' }],
    ['proxy', { proxy: 'http://10.0.0.172:80' }],
    ['proxy', { proxy: '10.0.0.172' }],
    ['proxy', { proxy: '10.0.0.172:99999' }],
    ['proxy', { proxy: 'user@10.0.0.172:80' }],
    ['senderHeader', { senderHeader: 'X MSISDN' }],
    ['senderHeader', { senderHeader: 'Content-Length' }],
    ['senderHeader', { senderHeader: 'host' }],
    ['senderHeader', { senderHeader: 'Keep-Alive' }],
    ['senderHeaderValue', { senderHeaderValue: 'a\r\nX-Other: b' }],
    ['userAgent', { userAgent: 'a\nb' }],
  ])('say that %s is wrong in %j', (field, change) => {
    expect(problems(change)).toEqual([field])
  })
})
