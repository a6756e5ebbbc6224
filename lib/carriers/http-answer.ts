import type { Classification } from '../mms'
import type { SubmitOutcome } from './carrier'

/** An HTTP answer to a submission, read within `longestAnswer`. `retryAfterMs` from its Retry-After header. */
export type HttpAnswer = { status: number; contentType: string; body: Uint8Array; retryAfterMs?: number }

/** Bytes of an answer beyond which it is not read. */
export const longestAnswer = 64 * 1024

/** An outcome before it has the message's id. */
export type Verdict = SubmitOutcome extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'messageId'>
    : never
  : never

/** What an HTTP 5xx without a word of the protocol means: see the account's setting of that name. */
export type ServerErrors = 'uncertain' | 'refused'

/** What a status of the protocol means for the message. */
export function verdictOf(
  { outcome, meaning, certain }: Classification,
  { code, carrierId, throttled }: { code: string; carrierId: string | null; throttled: boolean },
  retryAfterMs: number | undefined,
): Verdict {
  switch (outcome) {
    case 'accepted':
    case 'delivered':
    case 'read':
      return { kind: 'accepted', carrierId, code }
    case 'retry_later':
      return later(code, meaning, throttled, retryAfterMs)
    case 'address_dead':
      return { kind: 'address_dead', code, meaning, certain }
    default:
      return { kind: outcome, code, meaning }
  }
}

function later(code: string, meaning: string, throttled: boolean, retryAfterMs: number | undefined): Verdict {
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs }
  return { kind: 'retry_later', code, meaning, throttled, ...wait }
}

const credentials = 'The carrier refused the user name and password'
const accountStatus: Readonly<Record<number, string>> = {
  401: credentials,
  403: credentials,
  407: credentials,
}

/**
 * What HTTP alone says where the answer holds no word of the protocol (`protocol`: its name, for people). Only answers that say
 * the request was not taken are certain, everything else is unknown.
 */
export function httpVerdict(
  { status, retryAfterMs }: HttpAnswer,
  protocol: string,
  serverErrors: ServerErrors,
): Verdict {
  const code = `http ${status}`
  const wrong = accountStatus[status] ?? wrongAddress(status)
  if (wrong) return { kind: 'account_problem', code, meaning: wrong }
  if (status === 413) return { kind: 'retry_smaller', code, meaning: 'The message is too large' }
  if (status === 429) return later(code, 'Sent faster than agreed', true, retryAfterMs)
  if (status === 503) return later(code, 'The carrier is not available', false, retryAfterMs)
  if (status >= 400 && status < 500)
    return { kind: 'our_fault', code, meaning: 'The carrier refused the request' }
  if (status < 500) return { kind: 'unknown', code, meaning: `The answer is not ${protocol}` }
  if (serverErrors === 'refused') return { kind: 'retry_later', code, meaning: 'The carrier had an error' }
  return {
    kind: 'unknown',
    code,
    meaning: 'The carrier had an error and did not say whether it took the message',
  }
}

function wrongAddress(status: number): string | undefined {
  if (status === 404 || status === 405 || status === 410) return 'The address is not right'
  return status >= 300 && status < 400 ? 'The address redirects' : undefined
}
