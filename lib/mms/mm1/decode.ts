import { MmsFormatError } from '../error'
import { readContentType } from '../wsp/content-type'
import { WspReader } from '../wsp/reader'
import { readBody } from './body'
import { CONTENT_TYPE, fieldOf, MESSAGE_TYPE } from './fields'
import { MM1_REQUIRED, MM1_TYPES, type Mm1Message, type Mm1Type, type UnknownField } from './types'

/** Bounds on one PDU: bytes in all, and parts of its body. */
export type Mm1Limits = { maxBytes: number; maxParts: number }

/** What holds unless the caller says otherwise. */
export const MM1_LIMITS: Mm1Limits = { maxBytes: 12_000_000, maxParts: 128 }

/** Where a field lies in the PDU, for showing it. `value` is what it says, in words. */
export type Mm1Span = { name: string; offset: number; length: number; value: string }

const TYPE_BY_OCTET = new Map<number, Mm1Type>(
  Object.entries(MM1_TYPES).map(([name, octet]) => [octet, name as Mm1Type]),
)

/**
 * Reads an MMS PDU (OMA MMS-ENC 1.0 to 1.3). Parts are views of the input. Unknown fields are kept, textual ones
 * too. Throws MmsFormatError with the offset; nothing else, whatever the bytes.
 */
export function decodeMm1(bytes: Uint8Array, limits: Mm1Limits = MM1_LIMITS): Mm1Message {
  return decode(bytes, limits)
}

/** The same, with the place of every header field: what "show me the bytes" needs. */
export function dissectMm1(bytes: Uint8Array, limits: Mm1Limits = MM1_LIMITS) {
  const spans: Mm1Span[] = []
  const message = decode(bytes, limits, spans)
  return { message, spans }
}

const MAX_FIELDS = 2_000

type Raw = Record<string, unknown> & {
  type?: Mm1Type
  applicationHeaders?: { name: string; value: string }[]
  unknown?: UnknownField[]
}

function decode(bytes: Uint8Array, limits: Mm1Limits, spans?: Mm1Span[]): Mm1Message {
  if (bytes.byteLength > limits.maxBytes) {
    throw new MmsFormatError('too_large', `A PDU of ${bytes.byteLength} bytes.`, { offset: limits.maxBytes })
  }
  const reader = new WspReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (reader.done || reader.peek() !== MESSAGE_TYPE) {
    throw new MmsFormatError('not_mms', 'It does not begin with X-Mms-Message-Type.', { offset: 0 })
  }
  const message: Raw = {}
  for (let count = 0; !reader.done; count++) {
    if (count > MAX_FIELDS) reader.fail('too_large', 'Too many header fields')
    const start = reader.at
    if (reader.peek() === CONTENT_TYPE) {
      readContent(reader, message, limits, spans)
      break
    }
    // Some MMSCs pad the end of a header with NULs.
    if (reader.peek() === 0) {
      reader.octet()
      continue
    }
    const [name, value] = readHeader(reader, message)
    spans?.push({ name, offset: start, length: reader.at - start, value: words(value) })
  }
  return checked(message)
}

function readHeader(reader: WspReader, message: Raw): [name: string, value: unknown] {
  const code = reader.peek()
  if (code < 0x80) {
    const header = { name: reader.text(), value: reader.text() }
    append(message, 'applicationHeaders', header)
    return [header.name, header.value]
  }
  reader.octet()
  if (code === MESSAGE_TYPE) return ['X-Mms-Message-Type', readType(reader, message)]
  const spec = fieldOf(code)
  const start = reader.at
  const value = spec?.codec.read(reader)
  if (spec === undefined || value === undefined) {
    reader.at = start
    const field = { code, value: reader.anyValue() }
    append(message, 'unknown', field)
    return [spec?.name ?? `Field 0x${code.toString(16)}`, field.value]
  }
  if (spec.list) append(message, spec.key, value)
  else message[spec.key] ??= value
  return [spec.name, value]
}

function append(message: Raw, key: string, value: unknown): void {
  const list = message[key] as unknown[] | undefined
  if (list) list.push(value)
  else message[key] = [value]
}

function readType(reader: WspReader, message: Raw): string {
  const octet = reader.octet()
  const type = TYPE_BY_OCTET.get(octet)
  if (type === undefined) {
    throw new MmsFormatError('unsupported', `Message type 0x${octet.toString(16)}.`, {
      offset: reader.at - 1,
    })
  }
  message.type ??= type
  return type
}

function readContent(reader: WspReader, message: Raw, limits: Mm1Limits, spans: Mm1Span[] | undefined): void {
  const start = reader.at
  reader.octet()
  const contentType = readContentType(reader)
  spans?.push({ name: 'Content-Type', offset: start, length: reader.at - start, value: contentType.type })
  const body = reader.at
  if (reader.done) return
  const content = readBody(reader, contentType, limits.maxParts)
  message.content = content
  const value = `${content.parts.length} ${content.parts.length === 1 ? 'part' : 'parts'}`
  spans?.push({ name: 'Body', offset: body, length: reader.end - body, value })
}

function checked(message: Raw): Mm1Message {
  const { type, transactionId } = message
  const missing = (type ? MM1_REQUIRED[type] : undefined)?.find((key) => message[key] === undefined)
  if (!type || missing) {
    const details = typeof transactionId === 'string' ? { transactionId } : {}
    throw new MmsFormatError('missing', `${type ?? 'The message'} has no ${missing ?? 'type'}.`, details)
  }
  message.version ??= '1.0'
  return message as unknown as Mm1Message
}

function words(value: unknown): string {
  if (value === null) return 'inserted by the MMSC'
  if (Buffer.isBuffer(value)) return value.toString('hex', 0, 64)
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, item]) => `${key} ${item}`)
      .join(', ')
  return String(value)
}
