import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeMm1, encodeMm1Bytes, MM1_TYPES, type Mm1Message, type MmsContent } from '@/lib/mms'
import { WspReader } from '@/lib/mms/wsp/reader'
import { WspWriter } from '@/lib/mms/wsp/writer'
import { meaning, messageOf } from './mm1-messages'

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
