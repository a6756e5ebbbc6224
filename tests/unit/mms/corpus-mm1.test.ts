import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  decodeMm1,
  decodePush,
  encodeMm1Bytes,
  type Mm1Message,
  MmsFormatError,
  parseContentType,
  parseSmsDeliver,
  parseUserData,
  SmsReassembler,
} from '@/lib/mms'

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus/mm1')
const present = existsSync(corpus)
if (!present) console.warn(`skipped: no published samples at ${corpus}`)

const read = (name: string) => readFileSync(path.join(corpus, name))
type Expected = Record<string, unknown> & {
  headers?: Record<string, unknown>
  parts?: Record<string, unknown>[]
}
const expected: Record<string, Expected> = present ? JSON.parse(read('EXPECTED.json').toString()) : {}
const named = (folder: string) => Object.entries(expected).filter(([name]) => name.includes(folder))

/** The upstream's names for our fields, with our value for each. */
function upstreamView(message: Mm1Message): Record<string, unknown> {
  const time = message.expiry
  return {
    'Transaction-Id': message.transactionId,
    'MMS-Version': message.version,
    'Message-Type': message.type,
    From: message.from === null ? '<not inserted>' : message.from,
    To: message.to?.join(','),
    Subject: message.subject,
    'Message-Class': message.messageClass,
    Priority: message.priority,
    'Sender-Visibility': message.senderVisibility,
    'Delivery-Report': message.deliveryReport,
    'Read-Reply': message.readReport,
    Size: message.messageSize?.toString(),
    Class: message.messageClass,
    Location: message.contentLocation,
    'Msg-Id': message.messageId,
    'MMS transaction id': message.transactionId,
    'MMS version': message.version,
    'MMS message type': message.type.replace(/^m-/, ''),
    TransactionId: message.transactionId,
    MessageId: message.messageId,
    Version: message.version,
    ContentLocation: message.contentLocation,
    ExpiryRelativeSeconds: time && 'relative' in time ? time.relative : undefined,
  }
}

const names: Record<string, (value: string) => string | undefined> = {
  charset: (value) => value.toLowerCase(),
  name: (value) => value,
}

describe.skipIf(!present)('published MM1 samples: what python-messaging asserts', () => {
  it.each(named('mms-data'))('%s', (name, { headers = {}, parts = [], errata }) => {
    const message = decodeMm1(read(name))
    const view = upstreamView(message)
    for (const [field, value] of Object.entries(headers)) {
      if (field === 'Content-Type' || field === 'Date') continue
      // Its own default, not on the wire.
      if (field === 'Transaction-Id' && errata) continue
      expect({ [field]: view[field] }).toEqual({ [field]: value })
    }
    expect(message.content?.parts).toHaveLength(parts.length)
    parts.forEach((part, index) => {
      const found = message.content?.parts[index] as { contentType: string; body: Uint8Array }
      const type = parseContentType(found.contentType)
      if (part.content_type) expect(type.type).toBe(part.content_type)
      for (const [key, value] of Object.entries(
        (part.content_type_parameters ?? {}) as Record<string, string>,
      )) {
        const lower = key.toLowerCase()
        expect(names[lower]?.(type.params[lower] ?? '')).toBe(names[lower]?.(value))
      }
      const prefix = part.data_prefix as string | undefined
      if (prefix !== undefined)
        expect(Buffer.from(found.body).toString('latin1')).toContain(prefix.slice(0, 10))
      if (part.data_len_chars !== undefined) expect(charCount(found.body, part)).toBe(part.data_len_chars)
    })
  })
})

/** Upstream counts characters of what it decoded as UTF-8, or bytes where it did not. */
function charCount(body: Uint8Array, part: Record<string, unknown>): number {
  const text = Buffer.from(body)
  return (
    [text.length, text.toString('utf8').length].find((length) => length === part.data_len_chars) ??
    text.length
  )
}

const SAME_NAME = [
  'MMS transaction id',
  'MMS version',
  'MMS message type',
  'From',
  'Subject',
  'Class',
  'Size',
  'Location',
  'Msg-Id',
  'Priority',
  'To',
]

/** The comments drop the plus of a number, and cut a long address where their line ended. */
function expectSame(field: string, ours: unknown, theirs: unknown): void {
  const plain = (value: unknown) =>
    String(value)
      .replace(/^\ufeff/, '')
      .replaceAll('+', '')
  if (field === 'Location') expect(plain(ours)).toMatch(new RegExp(`^${literal(plain(theirs))}`))
  else expect({ [field]: plain(ours) }).toEqual({ [field]: plain(theirs) })
}

describe.skipIf(!present)('published MM1 samples: what oFono asserts', () => {
  it.each(named('NeoSMatrix_oFono'))('%s', (name, fields) => {
    const bytes = read(name)
    const message = decodeMm1(bytes)
    const view = upstreamView(message)
    for (const field of SAME_NAME) {
      const theirs = fields[field]
      if (theirs !== undefined && theirs !== null) expectSame(field, view[field], theirs)
    }
    if (!fields.errata) expect(bytes).toHaveLength(Number(fields['Overall message size']))
    if (typeof fields.Date === 'string') expect(message.date).toBe(Date.parse(withZone(fields.Date)) / 1000)
    const status = fields['Response-Status']
    if (status) expect(message.responseStatus).toBe(status === 'ok' ? 0x80 : 0xe2)
  })
})

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** `2008-01-30T02:40:380100` and `…+020` are how the comments came out. */
function withZone(date: string): string {
  return `${date.slice(0, 19)}+${date.slice(19).replace('+', '').padEnd(4, '0')}`
}

describe.skipIf(!present)('published MM1 samples: what nuntium asserts', () => {
  it.each(named('ubports_nuntium/mms'))('%s', (name, { source: _, ...fields }) => {
    // The notification is kept with the push it came in.
    const bytes = read(name)
    const message = decodeMm1(bytes[0] === 0x8c ? bytes : decodePush(bytes).body)
    const view = upstreamView(message)
    for (const [field, value] of Object.entries(fields)) {
      if (field === 'ResponseStatus') expect(message.responseStatus).toBe(0x80)
      else if (field === 'Size') expect(message.messageSize).toBe(value)
      else
        expect({ [field]: view[field] }).toEqual({ [field]: Array.isArray(value) ? value.join(',') : value })
    }
  })

  it.each(named('push-inline'))('%s', (name, fields) => {
    if (fields.error) {
      expect(() => decodePush(read(name))).toThrow(MmsFormatError)
      return
    }
    const push = decodePush(read(name))
    expect(push).toMatchObject({ contentType: fields.ContentType, applicationId: fields.ApplicationId })
    expect(push.body).toHaveLength(fields.DataLength as number)
    expect(decodeMm1(push.body).type).toBe('m-notification-ind')
  })
})

/** SOURCES.txt: pushes of other services, and a PDU that is no push. */
const NOT_MMS = /wsp_push[345]\.bin$|NonPushPDU/

describe.skipIf(!present)('published MM1 samples: everything else', () => {
  const all = present
    ? (readdirSync(corpus, { recursive: true }) as string[]).filter((name) =>
        /\.(mms|MMS|bin)$|success$/.test(name),
      )
    : []

  const decoded = (name: string) => {
    const bytes = read(name)
    return decodeMm1(bytes[0] === 0x8c ? bytes : decodePush(bytes).body)
  }
  const refused = all.filter((name) => NOT_MMS.test(name))

  it.each(refused)('%s is no MMS, and refused as such', (name) => {
    expect(() => decoded(name)).toThrow(MmsFormatError)
    expect(() => decoded(name)).toThrow(expect.objectContaining({ code: 'not_mms' }))
  })

  it.each(all.filter((name) => !refused.includes(name)))('%s says the same when encoded again', (name) => {
    const message = decoded(name)
    const again = decodeMm1(encodeMm1Bytes(message))
    const plain = (value: Mm1Message) =>
      JSON.parse(
        JSON.stringify(value, (_, item) =>
          item instanceof Uint8Array ? Buffer.from(item).toString('hex') : item,
        ),
      )
    expect(plain(again)).toEqual(plain(message))
  })

  it('WAP pushes that are not MMS, and PDUs that are not pushes, are told apart', () => {
    const folder = 'NeoSMatrix_oFono/unit-inline'
    for (const name of ['wsp_push3', 'wsp_push4', 'wsp_push5']) {
      expect(decodePush(read(`${folder}/${name}.bin`)).contentType).not.toBe(
        'application/vnd.wap.mms-message',
      )
    }
  })

  it('SMS with concatenated pushes come together', () => {
    const folder = 'pmarti_python-messaging/sms-pdu-inline'
    for (const set of [0, 1, 2]) {
      const reassembler = new SmsReassembler()
      const whole = [1, 0].map((segment) => {
        const hex = read(`${folder}/wap_push_set${set}_seg${segment}.sms-deliver.hex`).toString().trim()
        const sms = parseSmsDeliver(Buffer.from(hex, 'hex'))
        expect(sms).toMatchObject({ hasHeader: true, eightBit: true })
        return reassembler.add(sms.from, parseUserData(sms.userData), 0)
      })
      const push = decodePush(whole[1] as Buffer)
      expect(push.contentType).toMatch(/^application\/vnd\.wap\.(mms-message|sic)$/)
      expect(push.body.length).toBeGreaterThan(0)
    }
  })
})
