import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError, httpStatus, publicError } from './errors'
import { securityHeaders } from './headers'
import { clientAddress, type HotPath, sendError } from './http.server'
import { log, withLogContext } from './log.server'

export type Front = {
  /** Answered first, in this order. */
  hotPaths: readonly HotPath[]
  /** Takes everything else. */
  rest: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void
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
    // Only this server may say who the client is.
    request.headers['x-client-address'] = clientAddress(request)
    withLogContext({ requestId: randomUUID() }, () => {
      try {
        answer(request, response)?.catch((error) => refuse(request, response, error))
      } catch (error) {
        refuse(request, response, error)
      }
    })
  }

  // Not async, and no URL is made for a hot path: at tens of thousands of requests per second each costs as much as the work itself.
  function answer(request: IncomingMessage, response: ServerResponse): Promise<void> | void {
    const pathname = pathOf(request.url)
    const hot = hotPathOf(pathname)
    if (!hot?.bodiless) guard(response)
    return hot ? hot.handle(request, response, pathname) : rest(request, response, urlOf(request.url, origin))
  }

  function hotPathOf(pathname: string): HotPath | undefined {
    return hotPaths.find((path) => pathname.startsWith(path.prefix))
  }

  function guard(response: ServerResponse): void {
    if (response.headersSent) return
    for (const [name, value] of headers) response.setHeader(name, value)
  }

  function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    const errorId = randomUUID().slice(0, 8)
    if (!(error instanceof AppError)) log.error({ err: error, errorId }, 'a request failed')
    guard(response)
    const answerFailure = hotPathOf(pathOf(request.url))?.answerFailure
    if (answerFailure && !response.headersSent) {
      const { code, retryAfter } = publicError(error, errorId)
      if (retryAfter) response.setHeader('retry-after', retryAfter)
      answerFailure(request, response, httpStatus(code))
    } else sendError(response, error, errorId)
  }
}

function pathOf(target = '/'): string {
  const queryAt = target.indexOf('?')
  return queryAt < 0 ? target : target.slice(0, queryAt)
}

function urlOf(target = '/', origin: string): URL {
  try {
    return new URL(target, origin)
  } catch {
    throw new AppError('invalid', 'This address is not valid.')
  }
}
