import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMm4, joinSegments, MM4_TYPES, type Mm4Message, MmsFormatError, parseMm4 } from '@/lib/mms'

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((text) => /^[^\p{C}\s]+$/u.test(text))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const address = fc.stringMatching(/^\+1[2-9]\d{9}\/TYPE=PLMN@mms\.example\.net$/)
const part = fc.record({
  contentType: fc.constantFrom('image/jpeg', 'text/plain; charset=utf-8'),
  contentId: fc.uuid(),
  body: fc.uint8Array({ minLength: 1, maxLength: 500 }).map((value) => Buffer.from(value)),
})
const message = fc.record({
  type: fc.constantFrom(...MM4_TYPES),
  transactionId: word,
  version: fc.constant('6.3.0'),
  messageId: maybe(word),
  from: address,
  to: fc.array(address, { minLength: 1, maxLength: 3 }),
  originatorSystem: maybe(fc.constant('system-user@mms.example.net')),
  ackRequest: maybe(fc.boolean()),
  deliveryReport: maybe(fc.boolean()),
  readReply: maybe(fc.boolean()),
  messageClass: maybe(fc.constant('Personal')),
  priority: maybe(fc.constant('Normal')),
  subject: maybe(word),
  date: maybe(fc.constant('Fri, 20 Nov 2026 10:02:00 -0500')),
  expiry: maybe(fc.constant('72')),
  status: maybe(fc.constant('Retrieved')),
  statusText: maybe(word),
  readStatus: maybe(fc.constant('Read')),
  requestStatus: maybe(fc.constant('Ok')),
  content: maybe(
    fc.record({
      kind: fc.constantFrom('mixed' as const, 'related' as const),
      parts: fc.array(part, { minLength: 1, maxLength: 3 }),
    }),
  ),
}) as fc.Arbitrary<Mm4Message>

const plain = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_, item) =>
      item instanceof Uint8Array ? Buffer.from(item).toString('hex') : item,
    ),
  )

describe('MM4', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(message, (given) => {
        expect(plain(parseMm4(joinSegments(buildMm4(given))))).toEqual(plain(given))
      }),
    )
  })

  it('reads what another relay writes', () => {
    const bytes = Buffer.from(
      'x-mms-message-type: MM4_DELIVERY_REPORT.req\nX-Mms-Transaction-Id: 42\nX-MMS-Status: Retrieved\nFrom: A <+1/TYPE=PLMN@a.net>\nTo: <x@b>,\n <y@b>\nSubject: =?ISO-8859-1?Q?caf=E9_au?=\n\n',
    )
    expect(parseMm4(bytes)).toEqual({
      type: 'MM4_delivery_report.REQ',
      transactionId: '42',
      status: 'Retrieved',
      from: '+1/TYPE=PLMN@a.net',
      to: ['x@b', 'y@b'],
      subject: 'café au',
    })
  })

  it.each([
    ['mail', 'From: a@b\n\nhello'],
    ['no transaction', 'X-Mms-Message-Type: MM4_forward.REQ\n\n'],
    ['a header that breaks its line', undefined],
  ])('refuses %s', (_, source) => {
    const run =
      source === undefined
        ? () => buildMm4({ type: 'MM4_forward.REQ', transactionId: '1', from: 'a\r\nBcc: b', to: [] })
        : () => parseMm4(Buffer.from(source))
    expect(run).toThrow(MmsFormatError)
  })
})
