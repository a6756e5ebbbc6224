import { classifyResponseStatus, decodeMm1, type Mm1Message } from '../../mms'
import { type HttpAnswer, httpVerdict, type Verdict, verdictOf } from '../http-answer'
import type { Mm1Credentials } from './credentials'

/**
 * What an MMSC's answer means for the message. An m-send-conf counts whatever the HTTP status was; without one, only answers that
 * say the request was not taken are certain, everything else is unknown.
 */
export function readSendConf(
  answer: HttpAnswer,
  transactionId: string,
  { serverErrors }: Pick<Mm1Credentials, 'serverErrors'>,
): Verdict {
  const message = tryDecode(answer.body)
  if (!message) return httpVerdict(answer, 'MM1', serverErrors)
  if (message.type !== 'm-send-conf')
    return { kind: 'unknown', code: message.type, meaning: 'The answer is not an answer' }
  // An empty one names no other request, and there is only one that this can be the answer to.
  if (message.transactionId && message.transactionId !== transactionId)
    return { kind: 'unknown', code: 'transaction', meaning: 'The answer belongs to another request' }
  const { responseStatus, messageId } = message
  return verdictOf(
    classifyResponseStatus(responseStatus),
    { code: `0x${responseStatus.toString(16)}`, carrierId: messageId || null, throttled: false },
    answer.retryAfterMs,
  )
}

function tryDecode(body: Uint8Array): Mm1Message | undefined {
  try {
    return decodeMm1(body)
  } catch {
    return undefined
  }
}
