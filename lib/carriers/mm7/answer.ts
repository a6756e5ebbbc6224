import { type Classification, classifyStatusCode, type Mm7Message, parseMm7 } from '../../mms'
import type { SubmitOutcome } from '../carrier'
import type { Mm7Credentials } from './credentials'
import { dialectOf } from './credentials'

/** An HTTP answer to a SubmitReq, read within `longestAnswer`. `retryAfterMs` from its Retry-After header. */
export type HttpAnswer = { status: number; contentType: string; body: Uint8Array; retryAfterMs?: number }

/** Bytes of an answer beyond which it is not read. */
export const longestAnswer = 64 * 1024

/** An outcome before it has the message's id. */
export type Verdict = SubmitOutcome extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'messageId'>
    : never
  : never

/**
 * What an answer means for the message. An MM7 status counts whatever the HTTP status was; without one, only answers that
 * say the request was not taken are certain, everything else is unknown.
 */
export function readAnswer(answer: HttpAnswer, transactionId: string, credentials: Mm7Credentials): Verdict {
  const accepted = quickAcceptance(answer, transactionId)
  if (accepted !== undefined) return { kind: 'accepted', carrierId: accepted, code: '1000' }
  const message = tryParse(answer)
  if (!message) return withoutMm7(answer, credentials)
  if (message.transactionId && message.transactionId !== transactionId)
    return { kind: 'unknown', code: 'transaction', meaning: 'The answer belongs to another request' }
  if (message.op === 'Fault') return faultVerdict(message.fault.code, message.fault.text)
  if (!('status' in message))
    return { kind: 'unknown', code: message.op, meaning: 'The answer is not an answer' }
  const code = message.status.code
  const classified = classifyStatusCode(code, dialectOf(credentials).statusVendor)
  const carrierId = ('messageId' in message && message.messageId) || null
  return verdictOf(classified, code, carrierId, answer.retryAfterMs)
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

function verdictOf(
  { outcome, meaning, certain }: Classification,
  statusCode: number,
  carrierId: string | null,
  retryAfterMs: number | undefined,
): Verdict {
  const code = String(statusCode)
  switch (outcome) {
    case 'accepted':
    case 'delivered':
    case 'read':
      return { kind: 'accepted', carrierId, code }
    case 'retry_later': {
      const throttled = statusCode === 3510 || statusCode === 4006
      return {
        kind: 'retry_later',
        code,
        meaning,
        throttled,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      }
    }
    case 'address_dead':
      return { kind: 'address_dead', code, meaning, certain }
    default:
      return { kind: outcome, code, meaning }
  }
}

/** A SOAP Fault says that the request was not carried out. */
function faultVerdict(code: string, text: string): Verdict {
  const meaning = text || 'The carrier answered with a fault'
  return /client|sender/i.test(code)
    ? { kind: 'our_fault', code: 'fault', meaning }
    : { kind: 'retry_later', code: 'fault', meaning }
}

const accountStatus: Readonly<Record<number, string>> = {
  401: 'The carrier refused the user name and password',
  403: 'The carrier refused the user name and password',
  407: 'The carrier refused the user name and password',
  404: 'The MM7 address is not right',
  405: 'The MM7 address is not right',
  410: 'The MM7 address is not right',
}

function withoutMm7({ status, retryAfterMs }: HttpAnswer, { serverErrors }: Mm7Credentials): Verdict {
  const code = `http ${status}`
  const wrong =
    accountStatus[status] ?? (status >= 300 && status < 400 ? 'The MM7 address redirects' : undefined)
  if (wrong) return { kind: 'account_problem', code, meaning: wrong }
  if (status === 413) return { kind: 'retry_smaller', code, meaning: 'The message is too large' }
  if (status === 429 || status === 503) {
    const throttled = status === 429
    const meaning = throttled ? 'Sent faster than agreed' : 'The carrier is not available'
    return {
      kind: 'retry_later',
      code,
      meaning,
      throttled,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    }
  }
  if (status >= 400 && status < 500)
    return { kind: 'our_fault', code, meaning: 'The carrier refused the request' }
  if (status >= 500) return serverError(code, serverErrors)
  return { kind: 'unknown', code, meaning: 'The answer is not MM7' }
}

function serverError(code: string, means: Mm7Credentials['serverErrors']): Verdict {
  if (means === 'refused') return { kind: 'retry_later', code, meaning: 'The carrier had an error' }
  return {
    kind: 'unknown',
    code,
    meaning: 'The carrier had an error and did not say whether it took the message',
  }
}

/** Milliseconds of a Retry-After header (RFC 9110 §10.2.3), at most an hour. */
export function retryAfter(value: string | undefined, now: number): number | undefined {
  if (!value) return undefined
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : undefined
}
