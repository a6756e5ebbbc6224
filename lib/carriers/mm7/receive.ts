import {
  buildMm7,
  classifyMmStatus,
  encodedBody,
  type Mm7Address,
  type Mm7Message,
  MmsFormatError,
  parseContentType,
  parseMm7,
  partText,
} from '../../mms'
import type { CarrierAnswer, CarrierEvent, CarrierRequest, Received } from '../carrier'
import { dialectOf, type Mm7Credentials } from './credentials'

type Report = Extract<Mm7Message, { op: 'DeliveryReportReq' | 'ReadReplyReq' }>
type Deliver = Extract<Mm7Message, { op: 'DeliverReq' }>
type AnswerOp = 'DeliveryReportRsp' | 'ReadReplyRsp' | 'DeliverRsp' | 'VASPErrorRsp'

/** Reads a report or a reply from an MMSC, with the answers to give it. */
export function receiveMm7(request: CarrierRequest, credentials: Mm7Credentials, now: Date): Received {
  let message: Mm7Message
  try {
    message = parseMm7(request.contentType, request.body)
  } catch (error) {
    const transactionId = error instanceof MmsFormatError ? error.transactionId : undefined
    const refusal = answer('VASPErrorRsp', transactionId ?? '', 4004, credentials)
    return { events: [], done: refusal, later: refusal }
  }
  switch (message.op) {
    case 'DeliveryReportReq':
      return received(message, 'DeliveryReportRsp', [deliveryReport(message, now)], credentials)
    case 'ReadReplyReq':
      return received(message, 'ReadReplyRsp', [readReport(message, now)], credentials)
    case 'DeliverReq':
      return received(message, 'DeliverRsp', [replyOf(message, now)], credentials)
    default: {
      const refusal = answer('VASPErrorRsp', message.transactionId, 4003, credentials)
      return { events: [], done: refusal, later: refusal }
    }
  }
}

function received(
  { transactionId }: Mm7Message,
  op: AnswerOp,
  events: (CarrierEvent | undefined)[],
  credentials: Mm7Credentials,
): Received {
  return {
    events: events.filter((event) => event !== undefined),
    done: answer(op, transactionId, 1000, credentials),
    later: answer(op, transactionId, 3000, credentials),
  }
}

const statusText: Record<number, string> = {
  1000: 'Success',
  3000: 'Server error',
  4003: 'Unsupported operation',
  4004: 'Validation error',
}

function answer(
  op: AnswerOp,
  transactionId: string,
  code: number,
  credentials: Mm7Credentials,
): CarrierAnswer {
  const status = { code, text: statusText[code] ?? 'Status' }
  const built = buildMm7({ op, transactionId, status }, dialectOf(credentials))
  return { status: 200, contentType: built.contentType, body: encodedBody(built) }
}

function deliveryReport(report: Report, now: Date): CarrierEvent {
  const { outcome, certain, meaning } = classifyMmStatus(report.mmStatus)
  const failed = outcome === 'retry_later' || outcome === 'address_dead' || outcome === 'our_fault'
  const arrived = outcome === 'delivered' || outcome === 'read'
  return {
    kind: 'receipt',
    carrierId: report.messageId,
    status: report.mmStatus.slice(0, 60),
    event: arrived ? 'delivered' : failed ? 'undeliverable' : 'underway',
    addressDead: outcome === 'address_dead' && certain,
    reason: outcome === 'retry_later' ? 'expired' : outcome === 'address_dead' ? 'rejected' : 'our_fault',
    at: timeOf(report.date, now),
    recipient: numberOf(report.recipient),
    detail: (report.statusText ?? meaning).slice(0, 300),
  }
}

function readReport(report: Report, now: Date): CarrierEvent {
  const read = classifyMmStatus(report.mmStatus).outcome === 'read'
  return {
    kind: 'receipt',
    carrierId: report.messageId,
    // Kept apart from the delivery report of the same word.
    status: `read:${report.mmStatus}`.slice(0, 60),
    // Deleted unread: it was on the phone all the same.
    event: read ? 'read' : 'delivered',
    addressDead: false,
    reason: '',
    at: timeOf(report.date, now),
    recipient: numberOf(report.recipient),
    detail: report.statusText?.slice(0, 300) ?? null,
  }
}

const mostMedia = 10

function replyOf(deliver: Deliver, now: Date): CarrierEvent | undefined {
  const from = numberOf(deliver.sender)
  if (!from) return undefined
  const parts = (deliver.content?.parts ?? []).map((part) => ({
    part,
    type: parseContentType(part.contentType).type,
  }))
  const texts = parts.filter(({ type }) => type === 'text/plain').map(({ part }) => partText(part))
  const media = parts.filter(
    ({ type }) => !type.startsWith('text/plain') && !type.startsWith('application/smil'),
  )
  return {
    kind: 'reply',
    // LinkedID names the multimedia message itself; the transaction only this attempt to hand it over.
    carrierId: (deliver.linkedId ?? deliver.transactionId).slice(0, 200),
    from,
    to: numberOf(deliver.recipients?.to?.[0]),
    text: (texts.join('\n') || deliver.subject || '').slice(0, 5000),
    media: media.slice(0, mostMedia).map(({ part, type }) => ({ mime: type, bytes: part.body })),
    at: timeOf(deliver.timeStamp, now),
  }
}

/** A time from the carrier, or now when it gives none, one that cannot be read, or one in the future. */
function timeOf(text: string | undefined, now: Date): Date {
  const at = text ? new Date(text) : now
  return Number.isNaN(at.getTime()) || at > now ? now : at
}

/** E.164 for a full number; short codes and e-mail addresses as they are. */
function numberOf(address: Mm7Address | undefined): string | null {
  if (!address?.value) return null
  const digits = address.value.replace(/^\+/, '')
  if (!/^\d+$/.test(digits)) return address.value
  if (digits.length < 10) return digits
  return digits.length === 10 ? `+1${digits}` : `+${digits}`
}
