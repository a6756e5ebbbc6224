import { type Dispatcher, Pool } from 'undici'
import { guardedLookup } from '../platform/address-guard.server'
import { retryAfter } from '../platform/retry-after'
import { checkAddress } from './address.server'
import { type Ending, mayAskToWait, type Outcome, outcomeOf } from './outcome'

/** ms for a connection, and for everything from the request to the end of the answer. */
const connectMs = 5_000
const answerMs = 10_000
/** Bytes of an answer that are read, and of those that are kept. */
const readBytes = 16_384
const keptBytes = 2_048

/** How one attempt ended. `answer` is the beginning of the body as text; `askedMs`: the wait that it asked for. */
export type Attempted = {
  outcome: Outcome
  httpStatus: number | null
  answer: string
  durationMs: number
  askedMs: number
}

/** Kept-alive connections to one endpoint. */
export type Post = {
  url: string
  /** Posts once. Follows no redirect, repeats nothing, throws nothing. */
  send(headers: Record<string, string>, body: string): Promise<Attempted>
  close(): Promise<void>
}

/** An address that may not be reached any more gets every attempt refused, and nothing is connected to. */
export function openPost(address: string, connections: number): Post {
  let checked: ReturnType<typeof checkAddress>
  try {
    checked = checkAddress(address)
  } catch {
    return { url: address, send: async () => refused, close: async () => {} }
  }
  return connect(address, checked, connections)
}

const refused: Attempted = {
  outcome: 'inside_address',
  httpStatus: null,
  answer: '',
  durationMs: 0,
  askedMs: 0,
}

function connect(
  address: string,
  { url, guarded }: ReturnType<typeof checkAddress>,
  connections: number,
): Post {
  const pool = new Pool(url.origin, {
    connections,
    keepAliveTimeout: 4_000,
    maxHeaderSize: readBytes,
    connect: { timeout: connectMs, ...(guarded ? { lookup: guardedLookup('webhooks') } : {}) },
  })
  const path = url.pathname + url.search
  const fixed = { 'content-type': 'application/json', 'user-agent': 'Marquee-Webhooks/1' }
  return {
    url: address,
    async send(headers, body) {
      const start = performance.now()
      const ended = await attempt(pool, { path, headers: { ...fixed, ...headers }, body })
      return { ...ended, durationMs: Math.round(performance.now() - start) }
    },
    close: () => pool.destroy(),
  }
}

type Request = { path: string; headers: Record<string, string>; body: string }

async function attempt(pool: Pool, request: Request): Promise<Omit<Attempted, 'durationMs'>> {
  let response: Dispatcher.ResponseData
  try {
    response = await pool.request({ ...request, method: 'POST', signal: AbortSignal.timeout(answerMs) })
  } catch (error) {
    return { outcome: outcomeOf(reasonOf(error)), httpStatus: null, answer: '', askedMs: 0 }
  }
  const { statusCode, headers, body } = response
  const waits = mayAskToWait(statusCode) ? retryAfter(headers['retry-after']?.toString(), Date.now()) : 0
  return {
    outcome: outcomeOf({ status: statusCode }),
    httpStatus: statusCode,
    answer: await beginning(body),
    askedMs: waits ?? 0,
  }
}

/** The status has decided: a body that is long, slow or cut off changes nothing, and is not read to its end. */
async function beginning(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes > readBytes) break
    }
  } catch {
    // What came of it is shown.
  }
  // PostgreSQL keeps no NUL in text.
  return Buffer.concat(chunks).subarray(0, keptBytes).toString('utf8').replaceAll('\0', '\uFFFD')
}

function reasonOf(error: unknown): Ending {
  const { code, name } = error as { code?: unknown; name?: unknown }
  if (name === 'TimeoutError') return { reason: 'TIMEOUT' }
  return { reason: typeof code === 'string' ? code : '' }
}
