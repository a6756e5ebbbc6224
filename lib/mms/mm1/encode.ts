import { MmsFormatError } from '../error'
import { joinSegments, type Segments, SegmentWriter } from '../multipart-build'
import { WspWriter } from '../wsp/writer'
import { writeBody } from './body'
import { CONTENT_TYPE, MESSAGE_TYPE, MM1_FIELDS } from './fields'
import { MM1_REQUIRED, MM1_TYPES, type Mm1Message } from './types'

/**
 * Writes an MMS PDU. `segments` are its bytes in order, media shared with the input; `length` is their sum.
 * Throws MmsFormatError `missing` for a required field and `bad_value` for what a field cannot hold.
 */
export function encodeMm1(message: Mm1Message): Segments {
  const missing = MM1_REQUIRED[message.type]?.find((key) => message[key] === undefined)
  if (missing) throw new MmsFormatError('missing', `${message.type} needs ${missing}.`)
  const header = new WspWriter().octet(MESSAGE_TYPE, MM1_TYPES[message.type])
  for (const { code, key, codec, list } of MM1_FIELDS) {
    const value = message[key]
    if (value === undefined) continue
    for (const item of list ? (value as unknown[]) : [value]) codec.write(header.octet(code), item)
  }
  for (const { name, value } of message.applicationHeaders ?? []) header.text(name).text(value)
  for (const { code, value } of message.unknown ?? []) header.octet(code).raw(value)
  const writer = new SegmentWriter()
  if (!message.content) return writer.bytes(header.finish()).finish()
  writer.bytes(header.octet(CONTENT_TYPE).finish())
  const body = writeBody(message.content)
  for (const segment of body.segments) writer.bytes(segment)
  return writer.finish()
}

/** The PDU as one buffer. */
export function encodeMm1Bytes(message: Mm1Message): Buffer {
  return joinSegments(encodeMm1(message))
}

/** A phone number as MM1 writes it: `+18285550151/TYPE=PLMN`. */
export function plmn(number: string): string {
  return `${number}/TYPE=PLMN`
}

/** An address without its type suffix. */
export function bareAddress(address: string): string {
  return address.replace(/\/TYPE=\w+$/i, '')
}
