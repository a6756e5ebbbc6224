import { type Dispatcher, Pool } from 'undici'
import { checkAddress, guardedLookup } from '../address.server'
import type { Timeouts } from '../carrier'
import type { Mm7Credentials } from './credentials'

/** ms. A carrier that takes longer to answer than this has not answered. */
export const defaultTimeouts: Timeouts = { connect: 5_000, body: 30_000, answer: 30_000 }

/** Idle connections are given up after this (ms), well before servers usually do: a reset under our feet would leave an unknown. */
const idleMs = 4_000

/**
 * What came back. `handedOver` is false only when the last byte of the request never left this process: then nobody can have
 * taken the message.
 */
export type PostResult =
  | { ok: true; status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }
  | { ok: false; handedOver: boolean; reason: string }

export type Poster = {
  post(headers: Record<string, string>, segments: readonly Buffer[], mostBytes: number): Promise<PostResult>
  close(): Promise<void>
}

/** Kept-alive connections to one carrier. Never follows redirects and never repeats a request by itself. */
export function openPoster(
  credentials: Pick<Mm7Credentials, 'url' | 'ca' | 'certificate' | 'privateKey'>,
  connections: number,
  timeouts: Timeouts,
): Poster {
  const { url, guarded } = checkAddress(credentials.url)
  const pool = new Pool(url.origin, {
    connections,
    pipelining: 1,
    keepAliveTimeout: idleMs,
    keepAliveMaxTimeout: 30_000,
    headersTimeout: timeouts.answer,
    bodyTimeout: timeouts.answer,
    connect: {
      timeout: timeouts.connect,
      ...(guarded ? { lookup: guardedLookup } : {}),
      ...(credentials.ca ? { ca: credentials.ca } : {}),
      ...(credentials.certificate ? { cert: credentials.certificate, key: credentials.privateKey } : {}),
    },
  })
  const path = url.pathname + url.search
  return {
    post: (headers, segments, mostBytes) => post(pool, path, headers, segments, mostBytes, timeouts.body),
    close: () => pool.destroy(),
  }
}

function post(
  pool: Pool,
  path: string,
  headers: Record<string, string>,
  segments: readonly Buffer[],
  mostBytes: number,
  bodyMs: number,
): Promise<PostResult> {
  return new Promise((resolve) => {
    // A single buffer is written in one go as soon as the request starts; several are handed over piece by piece.
    const [whole] = segments
    const sending = new Sending(segments)
    const single = segments.length === 1
    const chunks: Buffer[] = []
    let bytes = 0
    let status = 0
    let answerHeaders: Record<string, string | string[] | undefined> = {}
    let late: NodeJS.Timeout | undefined
    const end = (result: PostResult) => {
      clearTimeout(late)
      resolve(result)
    }
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        if (single) {
          sending.complete = true
          return
        }
        sending.done = () => clearTimeout(late)
        late = setTimeout(() => controller.abort(new Error('the body was not taken in time')), bodyMs)
      },
      onResponseStart(_controller, code, received) {
        status = code
        answerHeaders = received
      },
      onResponseData(controller, chunk) {
        bytes += chunk.length
        if (bytes > mostBytes) controller.abort(new Error('the answer is too long'))
        else chunks.push(chunk)
      },
      onResponseEnd() {
        end({
          ok: true,
          status,
          headers: answerHeaders,
          body: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks),
        })
      },
      onResponseError(_controller, error) {
        end({ ok: false, handedOver: sending.complete, reason: reasonOf(error) })
      },
    }
    pool.dispatch(
      { path, method: 'POST', headers, body: single ? whole : (sending as never), idempotent: false },
      handler,
    )
  })
}

/** The request's body, piece by piece. It can be read once, so nothing below can send it a second time. */
class Sending {
  complete = false
  done: () => void = () => {}

  constructor(private readonly segments: readonly Buffer[]) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    const last = this.segments.length - 1
    for (const [index, segment] of this.segments.entries()) {
      if (index === last) {
        // From here on the whole message may have reached the carrier.
        this.complete = true
        this.done()
      }
      yield segment
    }
  }
}

function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' ? code : error instanceof Error ? error.message.slice(0, 80) : 'unknown'
}
