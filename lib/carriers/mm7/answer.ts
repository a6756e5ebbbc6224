import { classifyStatusCode, type Mm7Message, parseMm7 } from '../../mms'
import { type HttpAnswer, httpVerdict, type Verdict, verdictOf } from '../http-answer'
import type { Mm7Credentials } from './credentials'
import { dialectOf } from './credentials'

/**
 * What an answer means for the message. An MM7 status counts whatever the HTTP status was; without one, only answers that
 * say the request was not taken are certain, everything else is unknown.
 */
export function readAnswer(answer: HttpAnswer, transactionId: string, credentials: Mm7Credentials): Verdict {
  const accepted = quickAcceptance(answer, transactionId)
  if (accepted !== undefined) return { kind: 'accepted', carrierId: accepted, code: '1000' }
  const message = tryParse(answer)
  if (!message) return httpVerdict(answer, 'MM7', credentials.serverErrors)
  if (message.transactionId && message.transactionId !== transactionId)
    return { kind: 'unknown', code: 'transaction', meaning: 'The answer belongs to another request' }
  if (message.op === 'Fault') return faultVerdict(message.fault.code, message.fault.text)
  if (!('status' in message))
    return { kind: 'unknown', code: message.op, meaning: 'The answer is not an answer' }
  const code = message.status.code
  const classified = classifyStatusCode(code, dialectOf(credentials).statusVendor)
  const carrierId = ('messageId' in message && message.messageId) || null
  const throttled = code === 3510 || code === 4006
  return verdictOf(classified, { code: String(code), carrierId, throttled }, answer.retryAfterMs)
}

const quick =
  /<(?:\w+:)?TransactionID\b[^<>]*>([^<>&]+)<\/[\s\S]*<(?:\w+:)?SubmitRsp\b[\s\S]*<(?:\w+:)?StatusCode>1000<\/[\s\S]*<(?:\w+:)?MessageID>([^<>&\s]+)<\/[\s\S]*<\/(?:\w+:)?SubmitRsp>[\s\S]*<\/(?:\w+:)?Envelope>\s*$/i

/**
 * The carrier's id when the answer is the plain "accepted" that nearly all are: parsing it whole costs more than sending the
 * message. Anything unusual (entities, comments, CDATA, another transaction) is left to the parser.
 */
export function quickAcceptance({ status, body }: HttpAnswer, transactionId: string): string | undefined {
  if (status !== 200 || body.byteLength > 2048) return undefined
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  if (text.includes('<!') || !text.trimStart().startsWith('<')) return undefined
  const match = quick.exec(text)
  return match?.[1]?.trim() === transactionId ? match[2] : undefined
}

function tryParse(answer: HttpAnswer): Mm7Message | undefined {
  try {
    return parseMm7(answer.contentType || 'text/xml', answer.body)
  } catch {
    return undefined
  }
}

/** A SOAP Fault says that the request was not carried out. */
function faultVerdict(code: string, text: string): Verdict {
  const meaning = text || 'The carrier answered with a fault'
  return /client|sender/i.test(code)
    ? { kind: 'our_fault', code: 'fault', meaning }
    : { kind: 'retry_later', code: 'fault', meaning }
}
