/** How an attempt can end. The words for each are in the catalogue (`webhooks.outcome`). */
export const outcomes = [
  'answered_2xx',
  'answered_3xx',
  'answered_4xx',
  'gone',
  'answered_5xx',
  'name_not_found',
  'connection_refused',
  'connection_timeout',
  'connection_lost',
  'answer_timeout',
  'answer_too_large',
  'tls_failed',
  'inside_address',
  'interrupted',
] as const
export type Outcome = (typeof outcomes)[number]

/** An answer's status, or the network's code for why there is none (Node, OpenSSL, undici). */
export type Ending = { status: number } | { reason: string }

const byReason: Readonly<Record<string, Outcome>> = {
  ENOTFOUND: 'name_not_found',
  EAI_AGAIN: 'name_not_found',
  ECONNREFUSED: 'connection_refused',
  EHOSTUNREACH: 'connection_timeout',
  ENETUNREACH: 'connection_timeout',
  ETIMEDOUT: 'connection_timeout',
  UND_ERR_CONNECT_TIMEOUT: 'connection_timeout',
  UND_ERR_HEADERS_TIMEOUT: 'answer_timeout',
  UND_ERR_BODY_TIMEOUT: 'answer_timeout',
  TIMEOUT: 'answer_timeout',
  UND_ERR_HEADERS_OVERFLOW: 'answer_too_large',
  HPE_HEADER_OVERFLOW: 'answer_too_large',
  ERR_INSIDE_ADDRESS: 'inside_address',
  EPROTO: 'tls_failed',
}

/** Codes of OpenSSL for certificates that do not prove who answers, and of Node's TLS. */
const tls = /^(ERR_TLS|ERR_SSL|CERT_|CRL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA)/

export function outcomeOf(ending: Ending): Outcome {
  if ('status' in ending) return ofStatus(ending.status)
  return byReason[ending.reason] ?? (tls.test(ending.reason) ? 'tls_failed' : 'connection_lost')
}

function ofStatus(status: number): Outcome {
  if (status === 410) return 'gone'
  if (status < 300) return 'answered_2xx'
  if (status < 400) return 'answered_3xx'
  return status < 500 ? 'answered_4xx' : 'answered_5xx'
}

export function isDelivered(outcome: Outcome): boolean {
  return outcome === 'answered_2xx'
}

/** Whether an answer's Retry-After is heeded: too many requests, or not available. */
export function mayAskToWait(status: number): boolean {
  return status === 429 || status === 503
}
