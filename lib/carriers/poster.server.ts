import { type Dispatcher, Pool } from 'undici'
import { guardedLookup, insideAddress } from '../platform/address-guard.server'
import { AppError, refusal } from '../platform/errors'
import { retryAfter } from '../platform/retry-after'
import { type Said, said } from '../words/said'
import { checkRoute } from './address.server'
import type { Submission, SubmitOutcome, Timeouts } from './carrier'
import { type HttpAnswer, longestAnswer, type Verdict } from './http-answer'

/** ms. A carrier that takes longer to answer than this has not answered. */
const defaultTimeouts: Timeouts = { connect: 5_000, body: 30_000, answer: 30_000 }

/** Idle connections are given up after this (ms), well before servers usually do: a reset under our feet would leave an unknown. */
const idleMs = 4_000

/**
 * What came back. `handedOver` is false only when the last byte of the request never left this process: then nobody can have
 * taken the message.
 */
type PostResult =
  | { ok: true; status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }
  | { ok: false; handedOver: boolean; reason: string }

/** Where submissions go, and what proves who we are. */
export type Destination = {
  url: string
  /** `host:port` of an HTTP proxy on the way, as the MMS gateways of mobile networks are. For http addresses alone. */
  proxy?: string | undefined
  username?: string | undefined
  password?: string | undefined
  ca?: string | undefined
  certificate?: string | undefined
  privateKey?: string | undefined
}

/** `length` in bytes, of all segments. */
type Written = { headers: Record<string, string>; segments: Buffer[]; length: number }

/** A submission as the carrier's protocol writes it, and how its answer is read. */
export type Protocol = {
  /** May throw: the message is then at fault. */
  write(submission: Submission): Written
  /** Throws nothing. */
  read(answer: HttpAnswer, submission: Submission): Verdict
}

export type Poster = {
  /** Posts each message of a batch on its own, all at once; see `CarrierConnection.submit`. */
  submit(
    batch: readonly Submission[],
    settle: (outcome: SubmitOutcome) => void,
    protocol: Protocol,
  ): Promise<void>
  /** Posts one request, whomever it is for. `write` may throw: what it writes is then at fault. */
  exchange(write: () => Written, read: (answer: HttpAnswer) => Verdict): Promise<Verdict>
  /** Posts an empty request, which nobody can take for a message. @throws AppError('unavailable') when it was in vain. */
  probe(headers: Record<string, string>): Promise<Said>
  close(): Promise<void>
}

/** Bytes up to which a message is put together and written at once; larger ones go piece by piece, uncopied. */
const smallMessage = 32_768

/** Why nothing answers, by the code of the network, for somebody who can mend the address. */
const unreached: Readonly<Record<string, Said>> = {
  ENOTFOUND: said('There is no such host. Is the address spelled right?'),
  EAI_AGAIN: said('The name of the host could not be looked up just now. Try again in a minute.'),
  ECONNREFUSED: said(
    'The host is there, but nothing listens at that port. Is the port right, and is it running?',
  ),
  [insideAddress]: said(
    'This address is inside the own network. The operator can allow it with CARRIER_PRIVATE_HOSTS.',
  ),
  ECONNRESET: said('The host hung up. Is it http where https is meant, or the other way round?'),
}

/**
 * Kept-alive connections to one carrier. Never follows redirects and never repeats a request by itself.
 * @throws AppError('invalid') for an address that may not be reached.
 */
export function openPoster(
  destination: Destination,
  { connections, timeouts: given }: { connections: number; timeouts?: Partial<Timeouts> },
): Poster {
  const timeouts = { ...defaultTimeouts, ...given }
  const { connectTo, guarded, target, host } = checkRoute(destination.url, destination.proxy)
  const { ca, certificate, privateKey } = destination
  const pool = new Pool(connectTo, {
    connections,
    pipelining: 1,
    keepAliveTimeout: idleMs,
    keepAliveMaxTimeout: 30_000,
    headersTimeout: timeouts.answer,
    bodyTimeout: timeouts.answer,
    connect: {
      timeout: timeouts.connect,
      ...(guarded ? { lookup: guardedLookup('carriers') } : {}),
      ...(ca ? { ca } : {}),
      ...(certificate ? { cert: certificate, key: privateKey } : {}),
    },
  })
  const own = { host, ...basic(destination) }
  const send = (headers: Record<string, string>, segments: readonly Buffer[]) =>
    post(pool, target, { ...own, ...headers }, segments, timeouts.body)
  const exchange: Poster['exchange'] = async (write, read) => {
    let written: Written
    try {
      written = write()
    } catch (error) {
      const meaning = error instanceof Error ? error.message : 'The message could not be written'
      return { kind: 'our_fault', code: 'encode', meaning }
    }
    const { headers, segments, length } = written
    const whole = segments.length > 1 && length <= smallMessage ? [Buffer.concat(segments, length)] : segments
    return verdict(await send(headers, whole), read)
  }
  return {
    async submit(batch, settle, protocol) {
      const settleOne = async (submission: Submission) => {
        const found = await exchange(
          () => protocol.write(submission),
          (answer) => protocol.read(answer, submission),
        )
        settle({ messageId: submission.messageId, ...found } as SubmitOutcome)
      }
      await Promise.all(batch.map(settleOne))
    },
    exchange,
    probe: async (headers) => probed(await send(headers, [])),
    close: () => pool.destroy(),
  }
}

function basic({ username, password }: Destination): Record<string, string> {
  if (!username) return {}
  return { Authorization: `Basic ${Buffer.from(`${username}:${password ?? ''}`).toString('base64')}` }
}

function verdict(result: PostResult, read: (answer: HttpAnswer) => Verdict): Verdict {
  if (result.ok) {
    const { status, headers, body } = result
    const wait = retryAfter(first(headers['retry-after']), Date.now())
    const contentType = first(headers['content-type']) ?? ''
    return read({ status, contentType, body, ...(wait === undefined ? {} : { retryAfterMs: wait }) })
  }
  if (!result.handedOver)
    return { kind: 'retry_later', code: result.reason, meaning: 'The carrier could not be reached' }
  return { kind: 'unknown', code: result.reason, meaning: 'Handed over, but the carrier never answered' }
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

function probed(result: PostResult): Said {
  if (!result.ok)
    throw refusal(
      'unavailable',
      unreached[result.reason] ?? said('The address does not answer: {reason}', { reason: result.reason }),
    )
  const { status } = result
  if (status === 401 || status === 403)
    throw new AppError('unavailable', 'It answers, and refuses the user name or password (HTTP {status}).', {
      values: { status },
    })
  if (status === 404)
    throw new AppError('unavailable', 'A server answers there, but not at this path (HTTP 404).')
  return said('It answers (HTTP {status} to an empty request). The first message proves the rest.', {
    status,
  })
}

function post(
  pool: Pool,
  path: string,
  headers: Record<string, string>,
  segments: readonly Buffer[],
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
        if (bytes > longestAnswer) controller.abort(new Error('the answer is too long'))
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
