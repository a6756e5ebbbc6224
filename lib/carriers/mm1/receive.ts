import { createHash } from 'node:crypto'
import {
  bareAddress,
  classifyRetrieveStatus,
  type DeliveryInd,
  decodeMm1,
  encodeMm1Bytes,
  MM1_STATUS,
  type Mm1Message,
  type ReadOrigInd,
  type ReadRecInd,
  type RetrieveConf,
  type SendReq,
} from '../../mms'
import type { CarrierAnswer, CarrierEvent, CarrierRequest, Received } from '../carrier'
import { deliveryReceipt, pastMoment, readReceipt, replyEvent } from '../incoming'

export const mmsType = 'application/vnd.wap.mms-message'

const ok = 0x80
const senderUnresolved = 0x84
const passingFailure = 0xc0

/**
 * Reads a PDU that an MMSC or a gateway pushes: m-delivery-ind and m-read-orig-ind as reports, and what a phone wrote, as the
 * m-send-req that the phone sent or the m-retrieve-conf that the gateway fetched. Only m-send-req has an answer of its own in MM1;
 * everything else is answered by HTTP.
 */
export function receiveMm1({ body }: CarrierRequest, _credentials: unknown, now: Date): Received {
  let message: Mm1Message
  try {
    message = decodeMm1(body)
  } catch {
    return refused('This is not an MMS PDU.')
  }
  switch (message.type) {
    case 'm-delivery-ind':
      return taken([deliveryReport(message, now)])
    case 'm-read-orig-ind':
    case 'm-read-rec-ind':
      return taken([readReport(message, now)])
    case 'm-send-req':
      return receivedReply(message, replyOf(message, body, now))
    case 'm-retrieve-conf':
      return taken([replyOf(message, body, now)])
    default:
      return refused(`${message.type} is not taken here; reports and messages are.`)
  }
}

function taken(events: (CarrierEvent | undefined)[]): Received {
  return {
    events: events.filter((event) => event !== undefined),
    done: plain(200, 'Taken.'),
    later: plain(503, 'Not taken; try again later.'),
  }
}

function refused(why: string): Received {
  const answer = plain(400, why)
  return { events: [], done: answer, later: answer }
}

function plain(status: number, text: string): CarrierAnswer {
  return { status, contentType: 'text/plain; charset=utf-8', body: Buffer.from(text) }
}

function receivedReply({ transactionId, version }: SendReq, event: CarrierEvent | undefined): Received {
  const conf = (responseStatus: number): CarrierAnswer => ({
    status: 200,
    contentType: mmsType,
    body: encodeMm1Bytes({ type: 'm-send-conf', transactionId, version, responseStatus }),
  })
  if (!event) return { events: [], done: conf(senderUnresolved), later: conf(senderUnresolved) }
  return { events: [event], done: conf(ok), later: conf(passingFailure) }
}

function deliveryReport({ messageId, to, date, status, statusText }: DeliveryInd, now: Date): CarrierEvent {
  const word = MM1_STATUS[status] ?? `0x${status.toString(16)}`
  return deliveryReceipt(word, {
    carrierId: messageId,
    at: momentOf(date, now),
    recipient: numberOf(to[0]),
    detail: statusText,
  })
}

/** Whoever read it is who it comes from. */
function readReport(
  { messageId, from, date, readStatus }: ReadOrigInd | ReadRecInd,
  now: Date,
): CarrierEvent {
  return readReceipt(readStatus, { carrierId: messageId, at: momentOf(date, now), recipient: numberOf(from) })
}

function replyOf(message: SendReq | RetrieveConf, body: Uint8Array, now: Date): CarrierEvent | undefined {
  // A gateway that could not fetch the message has nothing to tell.
  if (classifyRetrieveStatus(message.retrieveStatus).outcome !== 'delivered') return undefined
  return replyEvent({
    // Phones count their transactions from one again; a message that is sent a second time is the same byte by byte.
    carrierId: message.messageId || createHash('sha256').update(body).digest('hex').slice(0, 40),
    from: numberOf(message.from),
    to: numberOf(message.to?.[0]),
    at: momentOf(message.date, now),
    subject: message.subject,
    content: message.content,
  })
}

function numberOf(address: string | null | undefined): string | undefined {
  return address ? bareAddress(address) : undefined
}

/** `date` in seconds since 1970. */
function momentOf(date: number | undefined, now: Date): Date {
  return pastMoment(date === undefined ? undefined : new Date(date * 1000), now)
}
