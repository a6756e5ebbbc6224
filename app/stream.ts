import { randomUUID } from 'node:crypto'
import type { Scope } from '@/lib/accounts/scope'
import { membershipOf } from '@/lib/accounts/session.server'
import { AppError, httpStatus, publicError } from '@/lib/platform/errors'
import { log } from '@/lib/platform/log.server'

const heartbeatMs = 15_000

/**
 * The one way to answer with server-sent events from the dashboard: authenticates, then sends each value that `source` yields as
 * one `data:` line until the reader leaves. A comment every 15 s keeps proxies from closing it.
 */
export async function answerStream<T>(
  request: Request,
  workspaceSlug: string,
  source: (scope: Scope, signal: AbortSignal) => AsyncIterable<T>,
): Promise<Response> {
  try {
    const { scope } = await membershipOf(workspaceSlug)
    return new Response(streamOf(source, scope, request.signal), {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      },
    })
  } catch (error) {
    const shown = publicError(error, randomUUID().slice(0, 8))
    return Response.json({ error: shown }, { status: httpStatus(shown.code) })
  }
}

function streamOf<T>(
  source: (scope: Scope, signal: AbortSignal) => AsyncIterable<T>,
  scope: Scope,
  left: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const stop = new AbortController()
  left.addEventListener('abort', () => stop.abort())
  let beat: NodeJS.Timeout | undefined
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(encoder.encode(': hello\n\n'))
      beat = setInterval(() => controller.enqueue(encoder.encode(': beat\n\n')), heartbeatMs)
      stop.signal.addEventListener('abort', () => clearInterval(beat))
      try {
        for await (const value of source(scope, stop.signal)) {
          if (stop.signal.aborted) return
          controller.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`))
        }
      } catch (error) {
        if (!(error instanceof AppError)) log.warn({ err: error }, 'a live stream ended early')
      } finally {
        clearInterval(beat)
        if (!stop.signal.aborted) controller.close()
      }
    },
    cancel() {
      stop.abort()
    },
  })
}
