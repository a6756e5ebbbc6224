import { buildMm7, encodedBody, type Mm7Message, MmsFormatError, parseMm7 } from '../../mms'
import type { CarrierAnswer, CarrierEvent, CarrierRequest, Received } from '../carrier'
import { deliveryReceipt, pastMoment, readReceipt, replyEvent } from '../incoming'
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
      return received(
        message,
        'DeliveryReportRsp',
        [deliveryReceipt(message.mmStatus, reportOf(message, now))],
        credentials,
      )
    case 'ReadReplyReq':
      return received(
        message,
        'ReadReplyRsp',
        [readReceipt(message.mmStatus, reportOf(message, now))],
        credentials,
      )
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

function reportOf({ messageId, date, recipient, statusText }: Report, now: Date) {
  return { carrierId: messageId, at: timeOf(date, now), recipient: recipient?.value, detail: statusText }
}

function replyOf(deliver: Deliver, now: Date): CarrierEvent | undefined {
  return replyEvent({
    // LinkedID names the multimedia message itself; the transaction only this attempt to hand it over.
    carrierId: deliver.linkedId ?? deliver.transactionId,
    from: deliver.sender?.value,
    to: deliver.recipients?.to?.[0]?.value,
    at: timeOf(deliver.timeStamp, now),
    subject: deliver.subject,
    content: deliver.content,
  })
}

function timeOf(text: string | undefined, now: Date): Date {
  return pastMoment(text ? new Date(text) : undefined, now)
}
