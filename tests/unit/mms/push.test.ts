import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodePush,
  MmsFormatError,
  parseSmsDeliver,
  parseUserData,
  pushNotification,
  SmsReassembler,
  segmentPush,
} from '@/lib/mms'

const payload = fc.uint8Array({ minLength: 1, maxLength: 2000 }).map((value) => Buffer.from(value))

describe('WAP push', () => {
  it('is the four header octets that every handset knows', () => {
    const push = pushNotification(0x2a, Buffer.from([0x8c, 0x82]))
    expect(push.toString('hex')).toBe('2a0603beaf848c82')
    expect(decodePush(push)).toEqual({
      transactionId: 0x2a,
      contentType: 'application/vnd.wap.mms-message',
      applicationId: 4,
      body: Buffer.from([0x8c, 0x82]),
    })
  })

  it('is told from other WSP PDUs, and from one that was cut off', () => {
    expect(() => decodePush(Buffer.from('2a0703beaf848c82', 'hex'))).toThrow(/type 7 is not a push/)
    expect(() => decodePush(Buffer.from('2a067fbeaf84', 'hex'))).toThrow(
      expect.objectContaining({ code: 'bad_length' }),
    )
  })

  it('throws only its own error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        for (const read of [
          () => decodePush(Buffer.from([1, 6, ...noise])),
          () => parseUserData(noise),
          () => parseSmsDeliver(noise),
        ]) {
          try {
            read()
          } catch (error) {
            expect(error).toBeInstanceOf(MmsFormatError)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('SMS segments', () => {
  it('are at most 140 bytes to port 2948, and come together in any order, doubled', () => {
    fc.assert(
      fc.property(payload, fc.nat(255), fc.infiniteStream(fc.nat()), (bytes, reference, order) => {
        const segments = segmentPush(bytes, reference)
        expect(segments.every((segment) => segment.length <= 140)).toBe(true)
        expect(segments.length).toBe(bytes.length <= 133 ? 1 : Math.ceil(bytes.length / 128))
        const shuffled = [...segments, ...segments]
          .map((segment) => ({ segment, key: order.next().value as number }))
          .sort((a, b) => a.key - b.key)
        const reassembler = new SmsReassembler()
        const whole: Buffer[] = []
        for (const { segment } of shuffled) {
          const parsed = parseUserData(segment)
          expect(parsed.ports).toEqual({ destination: 2948, source: 9200 })
          const complete = reassembler.add('+1', parsed, 0)
          if (complete) whole.push(complete)
        }
        expect(whole[0]).toEqual(bytes)
      }),
    )
  })

  it('with one lost never pretend to be whole, and are forgotten', () => {
    const segments = segmentPush(Buffer.alloc(400, 7), 1).map(parseUserData)
    const reassembler = new SmsReassembler({ maxPending: 2, maxAgeMs: 1000 })
    for (const segment of segments.slice(1)) expect(reassembler.add('+1', segment, 0)).toBeUndefined()
    expect(reassembler.add('+2', segments[0] as never, 0)).toBeUndefined()
    expect(reassembler.waiting).toBe(2)
    expect(reassembler.add('+1', segments[0] as never, 5000)).toBeUndefined()
    expect(reassembler.waiting).toBe(1)
  })

  it('refuse lying headers', () => {
    expect(() => parseUserData(Buffer.from([9, 0]))).toThrow(MmsFormatError)
    expect(() => parseUserData(Buffer.from([3, 0, 9, 1, 2]))).toThrow(MmsFormatError)
    expect(parseUserData(Buffer.from([5, 0, 3, 1, 2, 9, 65])).concatenation).toMatchObject({ total: 1 })
  })

  it('are read from an SMS-DELIVER', () => {
    const userData = segmentPush(Buffer.from('hi'), 1)[0] as Buffer
    const tpdu = Buffer.concat([
      Buffer.from('00 44 0b 91 81825505 51f1 00 f5 62111021000000'.replaceAll(' ', ''), 'hex'),
      Buffer.from([userData.length]),
      userData,
    ])
    const message = parseSmsDeliver(tpdu)
    expect(message).toMatchObject({ from: '+18285550151', hasHeader: true, eightBit: true })
    expect(parseUserData(message.userData).data.toString()).toBe('hi')
  })
})
