import type { MmsContent } from './content'
import { MmsFormatError } from './error'
import { MIME_LIMITS, type MimeLimits } from './mime-entity'
import { headerValue, type MimeHeader } from './mime-header'
import { joinContent } from './mm7/build'
import { contentOf } from './mm7/parse'
import { parseMimeWithHeaders } from './multipart'
import { headerLines, type Segments, SegmentWriter } from './multipart-build'

/** MM4 (3GPP TS 23.140 §8.4): MMSCs among themselves, over SMTP. Addresses are E.164 without the suffix. */

export const MM4_TYPES = [
  'MM4_forward.REQ',
  'MM4_forward.RES',
  'MM4_delivery_report.REQ',
  'MM4_delivery_report.RES',
  'MM4_read_reply_report.REQ',
  'MM4_read_reply_report.RES',
] as const
export type Mm4Type = (typeof MM4_TYPES)[number]

export type Mm4Message = {
  type: Mm4Type
  transactionId: string
  /** `6.3.0` when left out. */
  version?: string
  /** X-Mms-Message-ID: what reports refer to. */
  messageId?: string
  /** Envelope and header addresses: SMTP addresses such as `+18285550151/TYPE=PLMN@mms.example.net`. */
  from: string
  to: string[]
  /** X-Mms-Originator-System: where the answer goes. */
  originatorSystem?: string
  ackRequest?: boolean
  deliveryReport?: boolean
  readReply?: boolean
  messageClass?: string
  priority?: string
  subject?: string
  /** xs:dateTime or RFC 5322 date, as written. */
  date?: string
  expiry?: string
  /** MM status of a delivery report, e.g. `Retrieved`. */
  status?: string
  statusText?: string
  readStatus?: string
  /** Of a RES: `Ok`, or `Error-…`. */
  requestStatus?: string
  content?: MmsContent
}

type TextKey = {
  [K in keyof Mm4Message]-?: Exclude<Mm4Message[K], undefined> extends string ? K : never
}[keyof Mm4Message]
type FlagKey = 'ackRequest' | 'deliveryReport' | 'readReply'

/** Header fields in the order the standard lists them. */
const HEADERS: readonly ([name: string, key: TextKey] | [name: string, key: FlagKey, flag: true])[] = [
  ['X-Mms-3GPP-MMS-Version', 'version'],
  ['X-Mms-Message-Type', 'type'],
  ['X-Mms-Transaction-ID', 'transactionId'],
  ['X-Mms-Message-ID', 'messageId'],
  ['X-Mms-Expiry', 'expiry'],
  ['X-Mms-Message-Class', 'messageClass'],
  ['X-Mms-Priority', 'priority'],
  ['X-Mms-Delivery-Report', 'deliveryReport', true],
  ['X-Mms-Read-Reply', 'readReply', true],
  ['X-Mms-Ack-Request', 'ackRequest', true],
  ['X-Mms-Originator-System', 'originatorSystem'],
  ['X-Mms-MM-Status-Code', 'status'],
  ['X-Mms-Status-Text', 'statusText'],
  ['X-Mms-Read-Status', 'readStatus'],
  ['X-Mms-Request-Status-Code', 'requestStatus'],
  ['Date', 'date'],
  ['Subject', 'subject'],
]

const ALIASES: Readonly<Record<string, string>> = { 'X-Mms-MM-Status-Code': 'X-Mms-Status' }

/** Writes an MM4 message as the bytes that follow SMTP's DATA (not dot-stuffed). Throws MmsFormatError. */
export function buildMm4(message: Mm4Message): Segments {
  const headers: [string, string][] = []
  const values: Mm4Message = { version: '6.3.0', ...message }
  for (const [name, key] of HEADERS) {
    const value = values[key]
    if (value !== undefined)
      headers.push([name, typeof value === 'boolean' ? (value ? 'Yes' : 'No') : encodeWord(value)])
  }
  headers.push(['From', message.from], ['To', message.to.join(', ')], ['MIME-Version', '1.0'])
  const writer = new SegmentWriter()
  if (!message.content) return writer.text(`${headerLines(headers)}\r\n`).finish()
  const { contentType, body } = joinContent(message.content)
  headers.push(['Content-Type', contentType], ['Content-Transfer-Encoding', 'binary'])
  return writer
    .text(`${headerLines(headers)}\r\n`)
    .bytes(body)
    .finish()
}

/** Reads an MM4 message (TS 23.140 8.4). Header names in any case; addresses without angle brackets. Throws MmsFormatError. */
export function parseMm4(bytes: Uint8Array, limits: MimeLimits = MIME_LIMITS): Mm4Message {
  const entity = parseMimeWithHeaders(bytes, limits)
  const type = MM4_TYPES.find(
    (known) => known.toLowerCase() === headerValue(entity.headers, 'X-Mms-Message-Type')?.toLowerCase(),
  )
  if (!type) throw new MmsFormatError('not_mms', 'It has no MM4 X-Mms-Message-Type.', { offset: 0 })
  const found: Record<string, unknown> = {}
  for (const [name, key, flag] of HEADERS) {
    const value = fieldValue(entity.headers, name)
    if (value !== undefined) found[key] = flag ? /^yes$/i.test(value) : decodeWords(value)
  }
  if (!found.transactionId) throw new MmsFormatError('missing', 'X-Mms-Transaction-ID is missing.')
  const message = {
    ...found,
    type,
    from: addresses(headerValue(entity.headers, 'From'))[0] ?? '',
    to: addresses(headerValue(entity.headers, 'To')),
  } as Mm4Message
  const hasType = headerValue(entity.headers, 'Content-Type') !== undefined
  if (hasType && (entity.parts.length > 0 || entity.body.length > 0)) message.content = contentOf(entity)
  return message
}

function fieldValue(headers: readonly MimeHeader[], name: string): string | undefined {
  const alias = ALIASES[name]
  return headerValue(headers, name) ?? (alias ? headerValue(headers, alias) : undefined)
}

function addresses(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((item) => /<([^<>]*)>/.exec(item)?.[1] ?? item.trim())
    .filter((item) => item !== '')
}

/** RFC 2047 for what is not printable ASCII. */
function encodeWord(value: string): string {
  return /^[ -~]*$/.test(value) && !value.includes('=?')
    ? value
    : `=?utf-8?B?${Buffer.from(value).toString('base64')}?=`
}

function decodeWords(value: string): string {
  return value.replace(
    /=\?([\w-]{1,40})\?([BQ])\?([^?]{0,2000})\?=/gi,
    (whole, charset: string, kind: string, data: string) => {
      const bytes =
        kind.toUpperCase() === 'B' ? Buffer.from(data, 'base64') : Buffer.from(unquote(data), 'latin1')
      try {
        return new TextDecoder(charset).decode(bytes)
      } catch {
        return whole
      }
    },
  )
}

function unquote(data: string): string {
  return data
    .replace(/_/g, ' ')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
