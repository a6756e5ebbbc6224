import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from './errors'
import { securityHeaders } from './headers'
import { clientAddress, type HotPath, sendError } from './http.server'
import { log, withLogContext } from './log.server'

export type Front = {
  /** Answered first, in this order. */
  hotPaths: readonly HotPath[]
  /** Takes everything else. */
  rest: HotPath['handle']
  /** Base of relative request targets. */
  origin: string
}

/** The request listener of a web process: headers, hot paths, the rest, and one way to answer errors. */
export function frontOf({
  hotPaths,
  rest,
  origin,
}: Front): (request: IncomingMessage, response: ServerResponse) => void {
  const headers = Object.entries(securityHeaders(origin.startsWith('https://')))
  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    // Only this server may say who the client is.
    request.headers['x-client-address'] = clientAddress(request)
    void withLogContext({ requestId: randomUUID() }, async () => {
      try {
        const url = urlOf(request.url, origin)
        const hot = hotPaths.find((path) => url.pathname.startsWith(path.prefix))
        await (hot?.handle ?? rest)(request, response, url)
      } catch (error) {
        refuse(response, error)
      }
    })
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  const errorId = randomUUID().slice(0, 8)
  if (!(error instanceof AppError)) log.error({ err: error, errorId }, 'a request failed')
  sendError(response, error, errorId)
}

function urlOf(target = '/', origin: string): URL {
  try {
    return new URL(target, origin)
  } catch {
    throw new AppError('invalid', 'This address is not valid.')
  }
}
