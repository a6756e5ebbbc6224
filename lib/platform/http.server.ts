import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from './config.server'
import { AppError, httpStatus, publicError } from './errors'

/** A path answered by plain Node before Next sees it, because Next would be some forty times slower there. */
export type HotPath = {
  /** Paths that begin with it are this handler's. */
  prefix: string
  /** Answers in the main without a body, so with nothing that the security headers could guard; it adds them itself where it has one. */
  bodiless?: true
  handle: (request: IncomingMessage, response: ServerResponse, pathname: string) => Promise<void> | void
  /** Says that something went wrong, where people read the answers and not programs. Without, errors are JSON. */
  answerFailure?: (request: IncomingMessage, response: ServerResponse, status: number) => void
}

/** The client's address: the socket's, or the one that the trusted proxies in front vouch for (TRUST_PROXY of them). */
export function clientAddress(request: IncomingMessage): string {
  const direct = request.socket.remoteAddress ?? 'unknown'
  const hops = config().TRUST_PROXY
  if (hops === 0) return direct
  const chain = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean)
  return chain.at(-hops) ?? direct
}

/** Reads a request's body. @throws AppError('too_large') past `maxBytes`; the connection is then closed. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > maxBytes)
    throw new AppError('too_large', 'The body is larger than {mostBytes} bytes.', {
      values: { mostBytes: maxBytes },
    })
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length
    if (bytes > maxBytes)
      throw new AppError('too_large', 'The body is larger than {mostBytes} bytes.', {
        values: { mostBytes: maxBytes },
      })
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

/** Answers an error of a hot path as JSON, in the vocabulary of errors.ts. */
export function sendError(response: ServerResponse, error: unknown, errorId: string): void {
  const shown = publicError(error, errorId)
  if (response.headersSent) {
    response.destroy()
    return
  }
  if (shown.retryAfter) response.setHeader('retry-after', shown.retryAfter)
  if (shown.code === 'too_large') response.setHeader('connection', 'close')
  sendJson(response, httpStatus(shown.code), { error: shown })
}
