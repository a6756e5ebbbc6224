import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { apiKeyScope } from '@/lib/accounts/api-keys.server'
import type { ApiScope } from '@/lib/accounts/roles'
import { allow, type Scope } from '@/lib/accounts/scope'
import { AppError, httpStatus, publicError } from '@/lib/platform/errors'
import { limit } from '@/lib/platform/limiter.server'
import { log, withLogContext } from '@/lib/platform/log.server'
import { parse } from '@/lib/platform/parse'

const maxBodyBytes = 256 * 1024

/**
 * The one way to answer an API request: authenticates the key (`Authorization: Bearer mq_…`), checks its scope and rate,
 * parses body or query, calls `run`, answers JSON. Errors are `{ error: { code, message, fields? } }` with the matching status.
 */
export function apiHandler<Schema extends z.ZodType, T>(
  permission: ApiScope,
  schema: Schema,
  run: (scope: Scope, input: z.output<Schema>, request: Request) => Promise<T>,
): (request: Request) => Promise<Response> {
  return (request) => {
    const requestId = randomUUID()
    return withLogContext({ requestId }, async () => {
      try {
        const scope = await apiKeyScope(request.headers.get('authorization'))
        allow(scope, permission)
        await limit(`api:${scope.workspaceId}:${scope.actor.id}`, { count: 600, seconds: 60 })
        const value = await run(scope, parse(schema, await inputOf(request)), request)
        return Response.json(value, { headers: { 'x-request-id': requestId } })
      } catch (error) {
        return refuse(error, requestId)
      }
    })
  }
}

function refuse(error: unknown, requestId: string): Response {
  if (!(error instanceof AppError)) log.error({ err: error, requestId }, 'an API request failed')
  const shown = publicError(error, requestId)
  const headers: Record<string, string> = { 'x-request-id': requestId }
  if (shown.retryAfter) headers['retry-after'] = String(shown.retryAfter)
  return Response.json({ error: shown }, { status: httpStatus(shown.code), headers })
}

async function inputOf(request: Request): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'DELETE')
    return Object.fromEntries(new URL(request.url).searchParams)
  const text = await boundedText(request)
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('invalid', 'The body is not JSON.')
  }
}

async function boundedText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length
    if (bytes > maxBodyBytes)
      throw new AppError('too_large', `The body is larger than ${maxBodyBytes} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
