import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeMm1,
  dissectMm1,
  encodeMm1Bytes,
  MM1_TYPES,
  type Mm1Message,
  type MmsContent,
  MmsFormatError,
} from '@/lib/mms'
import { WspReader } from '@/lib/mms/wsp/reader'
import { WspWriter } from '@/lib/mms/wsp/writer'

const text = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .filter((value) => !value.includes('\0') && !/[\ud800-\udfff]/u.test(value) && !value.startsWith('\ufeff'))
const token = fc.stringMatching(/^[A-Za-z0-9_.@/-]{1,30}$/)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const octet = fc.integer({ min: 0x80, max: 0xff })
const seconds = fc.integer({ min: 0, max: 4_000_000_000 })
const time = fc.oneof(
  seconds.map((absolute) => ({ absolute })),
  seconds.map((relative) => ({ relative })),
)
const address = fc.oneof(
  fc.stringMatching(/^\+1[2-9]\d{9}\/TYPE=PLMN$/),
  fc.constant('name@example.com'),
  text,
)
const addresses = fc.array(address, { minLength: 1, maxLength: 3 })
const part = fc.record(
  {
    contentType: fc.constantFrom(
      'image/jpeg; name=a.jpg',
      'text/plain; charset=utf-8',
      'application/smil',
      'audio/amr',
      'x/unheard; name="a b"',
    ),
    contentId: token,
    location: token,
    body: fc.uint8Array({ maxLength: 3000 }).map((value) => Buffer.from(value)),
  },
  { requiredKeys: ['contentType', 'body'] },
)
const content: fc.Arbitrary<MmsContent> = fc.record({
  kind: fc.constantFrom('related' as const, 'mixed' as const),
  parts: fc.array(part, { maxLength: 5 }),
})

const optional = {
  date: maybe(seconds),
  from: maybe(fc.option(address, { nil: null })),
  to: maybe(addresses),
  cc: maybe(addresses),
  bcc: maybe(addresses),
  subject: maybe(text),
  messageClass: maybe(fc.constantFrom('Personal', 'Advertisement', 'Informational', 'Auto', 'NewClass')),
  expiry: maybe(time),
  deliveryTime: maybe(time),
  priority: maybe(fc.constantFrom('Low', 'Normal', 'High')),
  senderVisibility: maybe(fc.constantFrom('Hide', 'Show')),
  deliveryReport: maybe(fc.boolean()),
  readReport: maybe(fc.boolean()),
  reportAllowed: maybe(fc.boolean()),
  contentLocation: maybe(token),
  messageId: maybe(token),
  messageSize: maybe(seconds),
  responseStatus: maybe(octet),
  responseText: maybe(text),
  retrieveStatus: maybe(octet),
  retrieveText: maybe(text),
  status: maybe(octet),
  statusText: maybe(text),
  readStatus: maybe(fc.constantFrom('Read', 'Deleted')),
  replyCharging: maybe(octet),
  replyChargingDeadline: maybe(time),
  replyChargingId: maybe(token),
  replyChargingSize: maybe(seconds),
  previouslySentBy: maybe(
    fc.array(fc.record({ count: fc.nat(200), address }), { minLength: 1, maxLength: 2 }),
  ),
  previouslySentDate: maybe(
    fc.array(fc.record({ count: fc.nat(200), date: seconds }), { minLength: 1, maxLength: 2 }),
  ),
  distributionIndicator: maybe(fc.boolean()),
  recommendedRetrievalMode: maybe(octet),
  recommendedRetrievalText: maybe(text),
  applicId: maybe(token),
  replyApplicId: maybe(token),
  auxApplicInfo: maybe(token),
  contentClass: maybe(octet),
  drmContent: maybe(fc.boolean()),
  adaptationAllowed: maybe(fc.boolean()),
  replaceId: maybe(token),
  cancelId: maybe(token),
  cancelStatus: maybe(octet),
  store: maybe(fc.boolean()),
  mmState: maybe(octet),
  storeStatus: maybe(octet),
  storeStatusText: maybe(text),
  stored: maybe(fc.boolean()),
  applicationHeaders: maybe(
    fc.array(fc.record({ name: token, value: text }), { minLength: 1, maxLength: 2 }),
  ),
  unknown: maybe(fc.constant([{ code: 0xcf, value: Buffer.from([3, 1, 2, 3]) }])),
  content: maybe(content),
}

/** A message of a type with every required field and a random choice of the others. */
function messageOf(type: string): fc.Arbitrary<Mm1Message> {
  return fc.record({
    ...optional,
    type: fc.constant(type),
    version: fc.constantFrom('1.0', '1.1', '1.2', '1.3'),
    transactionId: token,
    responseStatus: octet,
    messageClass: fc.constant('Personal'),
    messageSize: seconds,
    expiry: time,
    contentLocation: token,
    status: octet,
    messageId: token,
    to: addresses,
    from: fc.option(address, { nil: null }),
    date: seconds,
    readStatus: fc.constantFrom('Read', 'Deleted'),
  }) as unknown as fc.Arbitrary<Mm1Message>
}

function meaning(message: Mm1Message): unknown {
  return JSON.parse(
    JSON.stringify(message, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
    ),
  )
}

describe.each(Object.keys(MM1_TYPES))('%s', (type) => {
  it('is decoded as it was encoded', () => {
    fc.assert(
      fc.property(messageOf(type), (message) => {
        const { start: _, ...given } = (message.content ?? {}) as MmsContent
        const decoded = decodeMm1(encodeMm1Bytes(message))
        const { start: __, ...found } = (decoded.content ?? {}) as MmsContent
        expect(meaning({ ...decoded, content: found } as Mm1Message)).toEqual(
          meaning({ ...message, content: given } as Mm1Message),
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('vectors worked out from the standard', () => {
  const hex = (value: string) => Buffer.from(value.replace(/\s/g, ''), 'hex')

  it('m-notification-ind', () => {
    const bytes = hex(
      '8c82 98 54313200 8d92 89 0f 80 2b31383238353535303135310000 8a81 8e 030dd70c 88 05 8103 03f480 83 687474703a2f2f6d2f6900',
    )
    expect(() => decodeMm1(bytes)).not.toThrow()
    expect(decodeMm1(bytes)).toEqual({
      type: 'm-notification-ind',
      transactionId: 'T12',
      version: '1.2',
      from: '+18285550151',
      messageClass: 'Advertisement',
      messageSize: 907_020,
      expiry: { relative: 259_200 },
      contentLocation: 'http://m/i',
    })
  })

  it('m-send-conf, exactly', () => {
    const message: Mm1Message = {
      type: 'm-send-conf',
      transactionId: '31',
      version: '1.0',
      responseStatus: 0x80,
      messageId: 'ab',
    }
    expect(encodeMm1Bytes(message).toString('hex')).toBe('8c81983331008d908b6162009280')
  })

  it('m-retrieve-conf with SMIL and text, exactly', () => {
    const message: Mm1Message = {
      type: 'm-retrieve-conf',
      transactionId: '1',
      version: '1.2',
      date: 1,
      from: '+1/TYPE=PLMN',
      subject: 'é',
      content: {
        kind: 'related',
        start: 's',
        parts: [
          { contentType: 'application/smil', contentId: 's', body: Buffer.from('<smil/>') },
          {
            contentType: 'text/plain; charset=utf-8',
            contentId: 't',
            location: 't.txt',
            body: Buffer.from('hi'),
          },
        ],
      },
    }
    const expected = hex(`8c84 983100 8d92 850101 89 0e 80 2b312f545950453d504c4d4e00
      96 05 ea 7f c3a9 00
      84 18 b3 89 6170706c69636174696f6e2f736d696c00 8a 3c733e00
      02
      17 07 6170706c69636174696f6e2f736d696c00 c0 223c733e00 3c736d696c2f3e
      11 02 03 83 81 ea c0 223c743e00 8e 742e74787400 6869`)
    expect(encodeMm1Bytes(message).toString('hex')).toBe(expected.toString('hex'))
    expect(decodeMm1(expected)).toEqual(message)
  })

  it('primitives: Uintvar and Long-integer of WAP-230', () => {
    const written = (value: number) => new WspWriter().uintvar(value).finish().toString('hex')
    expect([written(0), written(127), written(128), written(0x87a5)]).toEqual(['00', '7f', '8100', '828f25'])
    expect(new WspReader(hex('828f25')).uintvar()).toBe(0x87a5)
    expect(new WspReader(hex('032135aa')).longInteger()).toBe(0x2135aa)
  })

  it('charsets: a Shift_JIS subject, UTF-16 with and without a byte order mark, a UTF-8 one', () => {
    const subject = (value: string) => {
      const message = decodeMm1(hex(`8c84 8d90 96${value}`))
      return message.subject
    }
    expect(subject('04 91 8eb8 00'.replaceAll(' ', ''))).toBe('失')
    expect(subject('08 0203f7 feff 0041 00')).toBe('A')
    expect(subject('07 0203f5 0041 0000')).toBe('A')
    expect(subject('06 ea efbbbf 41 00')).toBe('A')
    expect(subject('02 ea 00')).toBe('')
    expect(subject('00')).toBe('')
  })
})

describe('what peers do wrong', () => {
  const bytes = (...values: (number | string)[]) =>
    Buffer.concat(
      values.map((value) =>
        typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.from([value]),
      ),
    )

  it('keeps unknown fields and unknown values of known fields', () => {
    const pdu = bytes(0x8c, 0x84, 0x8d, 0x93, 0x86, 0x99, 0xcf, 3, 'abc', 'X-Scanned\0yes\0')
    const message = decodeMm1(pdu)
    expect(message.unknown).toEqual([
      { code: 0x86, value: Buffer.from([0x99]) },
      { code: 0xcf, value: Buffer.from([3, 0x61, 0x62, 0x63]) },
    ])
    expect(message.applicationHeaders).toEqual([{ name: 'X-Scanned', value: 'yes' }])
    expect(meaning(decodeMm1(encodeMm1Bytes(message)))).toEqual(meaning(message))
  })

  it('undoes a transfer encoding written as a textual header', () => {
    const headers = bytes(0x83, 'Content-Transfer-Encoding\0base64\0')
    const pdu = bytes(0x8c, 0x84, 0x8d, 0x92, 0x84, 0xa3, 1, headers.length, 4)
    const message = decodeMm1(Buffer.concat([pdu, headers, Buffer.from('aGk=')]))
    expect(message.content?.parts[0]?.body.toString()).toBe(Buffer.from('hi').toString())
  })

  it('shows where every field lies, without gaps', () => {
    const pdu = encodeMm1Bytes({
      type: 'm-acknowledge-ind',
      transactionId: 'abc',
      version: '1.2',
      reportAllowed: true,
    })
    const { spans } = dissectMm1(pdu)
    expect(spans.map((span) => span.name)).toEqual([
      'X-Mms-Message-Type',
      'X-Mms-Transaction-Id',
      'X-Mms-MMS-Version',
      'X-Mms-Report-Allowed',
    ])
    expect(spans.reduce((sum, span) => sum + span.length, 0)).toBe(pdu.length)
    expect(spans[1]).toMatchObject({ offset: 2, length: 5, value: 'abc' })
  })

  it.each([
    ['nothing', bytes(), 'not_mms', 0],
    ['a web page', bytes('<html>'), 'not_mms', 0],
    ['an unknown message type', bytes(0x8c, 0xf0), 'unsupported', 1],
    ['a string that never ends', bytes(0x8c, 0x80, 0x98, 'abc'), 'truncated', 3],
    ['a length over the end', bytes(0x8c, 0x84, 0x96, 30, 'x'), 'bad_length', 4],
    [
      'a Uintvar length over the end',
      bytes(0x8c, 0x84, 0x96, 31, 0x8f, 0xff, 0xff, 0xff, 0x7f),
      'bad_length',
      9,
    ],
    ['a number of 31 octets', bytes(0x8c, 0x84, 0x85, 31), 'bad_length', 3],
    ['a number over 53 bits', bytes(0x8c, 0x84, 0x85, 8, 'abcdefgh'), 'bad_value', 12],
    ['a part that is longer than the rest', bytes(0x8c, 0x84, 0x84, 0xa3, 1, 1, 0x7f, 0x83), 'bad_length', 7],
    ['more parts than there can be', bytes(0x8c, 0x84, 0x84, 0xa3, 0x8f, 0x7f, 1, 0, 0x83), 'truncated', 9],
    ['a required field missing', bytes(0x8c, 0x81, 0x98, '1\0', 0x8d, 0x90), 'missing', undefined],
  ])('refuses %s, and says where', (_, pdu, code, offset) => {
    let caught: unknown
    try {
      decodeMm1(pdu)
    } catch (error) {
      caught = error
    }
    expect(caught).toMatchObject({ name: 'MmsFormatError', code, offset })
  })

  it('bounds nesting, parts and bytes', () => {
    const nested = (depth: number): Buffer =>
      depth === 0
        ? bytes(0)
        : Buffer.concat([
            bytes(1, 1),
            Buffer.from(new WspWriter().uintvar(nested(depth - 1).length).finish()),
            bytes(0xa3),
            nested(depth - 1),
          ])
    expect(() => decodeMm1(Buffer.concat([bytes(0x8c, 0x84, 0x84, 0xa3), nested(8)]))).toThrow(/nested/)
    const many = Buffer.concat([
      bytes(0x8c, 0x84, 0x84, 0xa3, 0x82, 0x00),
      ...Array(256).fill(bytes(1, 0, 0x83)),
    ])
    expect(() => decodeMm1(many)).toThrow(/Too many parts/)
    expect(() => decodeMm1(Buffer.alloc(10), { maxBytes: 9, maxParts: 1 })).toThrow(/10 bytes/)
  })

  it('throws only its own error, whatever the bytes', () => {
    const whole = encodeMm1Bytes({
      type: 'm-retrieve-conf',
      version: '1.2',
      from: '+18285550151/TYPE=PLMN',
      subject: 'Héllo',
      expiry: { relative: 5 },
      content: {
        kind: 'related',
        start: 's',
        parts: [{ contentType: 'application/smil', contentId: 's', body: Buffer.from('<smil/>') }],
      },
    })
    const mutated = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 })
      .map((changes) => {
        const copy = Buffer.from(whole)
        for (const [at, value] of changes) copy[at] = value
        return copy
      })
    fc.assert(
      fc.property(
        fc.oneof(
          mutated,
          fc.uint8Array({ maxLength: 200 }).map((value) => Buffer.concat([Buffer.from([0x8c, 0x84]), value])),
        ),
        (pdu) => {
          try {
            meaning(decodeMm1(pdu))
          } catch (error) {
            expect(error).toBeInstanceOf(MmsFormatError)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })
})
