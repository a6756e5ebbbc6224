import {
  dissectMm1,
  encodeMm1Bytes,
  MM1_STATUS,
  type Mm1Message,
  type Mm1Span,
  type MmsContent,
  plmn,
  pushNotification,
  segmentPush,
} from '@/lib/mms'
import type { PduView } from './api'

/** The last leg, MMSC to handset and back, as PDUs. Pure. */

export const MM1_VERSION = '1.2'
/** Bytes of a PDU that are kept to be looked at. */
const SHOWN_BYTES = 1024
const SHOWN_FIELDS = 60

/** What the leg needs to know of a message. Times are epoch ms. */
export type LegMessage = {
  mm1Id: string
  messageId: string
  peer: string
  subject?: string | undefined
  bytes: number
  submittedAt: number
  expiresAt: number
  deliveryReport: boolean
  readReply: boolean
  messageClass: string
}

/** The notification an MMSC pushes, its SMS user data included. */
export function notification(message: LegMessage, contentLocation: string, now: number) {
  const pdu = encodeMm1Bytes({
    type: 'm-notification-ind',
    transactionId: message.mm1Id,
    version: MM1_VERSION,
    from: address(message.peer),
    ...(message.subject ? { subject: message.subject } : {}),
    deliveryReport: message.deliveryReport,
    messageClass: message.messageClass,
    messageSize: message.bytes,
    expiry: { relative: Math.max(0, Math.round((message.expiresAt - now) / 1000)) },
    contentLocation,
  })
  const reference = Number.parseInt(message.mm1Id.slice(-2), 36) || 0
  return { pdu, segments: segmentPush(pushNotification(reference & 0xff, pdu), reference) }
}

/** The message as the handset fetches it. */
export function retrieveConf(
  message: LegMessage,
  parties: { to: readonly string[]; cc: readonly string[] },
  content: MmsContent,
): Mm1Message {
  return {
    type: 'm-retrieve-conf',
    transactionId: message.mm1Id,
    version: MM1_VERSION,
    messageId: message.messageId,
    date: Math.round(message.submittedAt / 1000),
    from: address(message.peer),
    to: parties.to.map(address),
    ...(parties.cc.length > 0 ? { cc: parties.cc.map(address) } : {}),
    ...(message.subject ? { subject: message.subject } : {}),
    messageClass: message.messageClass,
    priority: 'Normal',
    deliveryReport: message.deliveryReport,
    readReport: message.readReply,
    content,
  }
}

/** E-mail addresses stay, everything else is a number. */
function address(value: string): string {
  return value.includes('@') ? value : plmn(value)
}

type Ends = Pick<PduView, 'step' | 'from' | 'to'>

/** A PDU as it is shown: its first bytes, and every header field with its place. */
export function showPdu(pdu: Uint8Array, ends: Ends, segments?: readonly Uint8Array[]): PduView {
  const { message, spans } = dissectMm1(pdu)
  return {
    id: `${ends.step}-${message.type}`,
    ...ends,
    title: titleOf(message.type),
    bytes: pdu.byteLength,
    hex: Buffer.from(pdu.subarray(0, SHOWN_BYTES)).toString('hex'),
    fields: spans.slice(0, SHOWN_FIELDS).map(shorten),
    ...partsOf(message),
    ...(segments ? { segments: segments.map((segment) => Buffer.from(segment).toString('hex')) } : {}),
  }
}

/** What the message carries, part by part. */
function partsOf(message: Mm1Message): Pick<PduView, 'parts'> {
  const content = 'content' in message ? message.content : undefined
  if (!content) return {}
  return {
    parts: content.parts.map(({ contentType, location, contentId, body }) => ({
      name: location ?? contentId ?? '',
      contentType: contentType.split(';')[0] ?? '',
      bytes: body.byteLength,
    })),
  }
}

/** A field as it is shown: not too long, a status with its word. */
function shorten(span: Mm1Span): Mm1Span {
  const word = span.name === 'X-Mms-Status' ? MM1_STATUS[Number(span.value)] : undefined
  if (word) return { ...span, value: `${word} (${span.value})` }
  return span.value.length > 200 ? { ...span, value: `${span.value.slice(0, 200)}…` } : span
}

/** A text on the wire, such as an MM7 envelope. */
export function showText(text: string, title: string, bytes: number, ends: Ends): PduView {
  return { id: `${ends.step}-text`, ...ends, title, bytes, text: text.slice(0, 8_000) }
}

/** `m-notification-ind` as the standard writes it: `M-Notification.ind`. */
function titleOf(type: string): string {
  const words = type.split('-')
  const kind = words.pop() ?? ''
  const name = words.slice(1).map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return `M-${name.join('-')}.${kind}`
}
