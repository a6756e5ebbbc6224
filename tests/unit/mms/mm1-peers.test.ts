import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeMm1, dissectMm1, encodeMm1Bytes, MmsFormatError } from '@/lib/mms'
import { WspWriter } from '@/lib/mms/wsp/writer'
import { meaning } from './mm1-messages'

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
