import { MmsFormatError } from './error'
import { readContentType, writeContentType } from './wsp/content-type'
import { MMS_MESSAGE } from './wsp/media-types'
import { WspReader } from './wsp/reader'
import { WspWriter } from './wsp/writer'

const PUSH = 0x06
const APPLICATION_ID = 0x2f
const PUSH_FLAG = 0x34
/** X-Wap-Application-Id of the MMS user agent. */
const MMS_UA = 4

/** A connectionless WSP push: how an MMSC tells a handset that a message waits. */
export type WapPush = {
  transactionId: number
  contentType: string
  /** 4 is the MMS user agent; undefined when the push does not say, text for one without a number. */
  applicationId?: number | string
  body: Uint8Array
}

/** Writes a push (WAP-235 push over connectionless WSP). The content type goes as one octet, as handsets want. */
export function encodePush(push: WapPush): Buffer {
  const headers = new WspWriter().raw(writeContentType({ type: push.contentType, params: {} }))
  if (push.applicationId !== undefined) {
    headers.octet(0x80 | APPLICATION_ID)
    if (typeof push.applicationId === 'number') headers.integer(push.applicationId)
    else headers.text(push.applicationId)
  }
  const block = headers.finish()
  return new WspWriter()
    .octet(push.transactionId & 0xff, PUSH)
    .uintvar(block.length)
    .raw(block)
    .raw(push.body)
    .finish()
}

/** A push that carries an MMS notification. */
export function pushNotification(transactionId: number, pdu: Uint8Array): Buffer {
  return encodePush({ transactionId, contentType: MMS_MESSAGE, applicationId: MMS_UA, body: pdu })
}

/** Reads a push. Headers other than the application id are passed over. Throws MmsFormatError. */
export function decodePush(bytes: Uint8Array): WapPush {
  const reader = new WspReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const transactionId = reader.octet()
  const type = reader.octet()
  if (type !== PUSH) throw new MmsFormatError('not_mms', `WSP PDU type ${type} is not a push.`, { offset: 1 })
  const headers = reader.range(reader.uintvar())
  const { type: contentType } = readContentType(headers)
  const push: WapPush = { transactionId, contentType, body: reader.take(reader.remaining) }
  while (!headers.done) readPushHeader(headers, push)
  return push
}

function readPushHeader(headers: WspReader, push: WapPush): void {
  const code = headers.peek()
  if (code < 0x80) {
    headers.text()
    headers.text()
    return
  }
  headers.octet()
  if (code === (0x80 | APPLICATION_ID)) {
    const first = headers.peek()
    push.applicationId = first >= 32 && first < 0x80 ? headers.text() : headers.integer()
  } else if (code === (0x80 | PUSH_FLAG)) headers.integer()
  else headers.anyValue()
}
