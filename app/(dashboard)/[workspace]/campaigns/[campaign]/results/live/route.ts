import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { saying } from '@/app/words'
import { membershipOf } from '@/lib/accounts/session.server'
import { type Progress, sayProgress } from '@/lib/analytics/progress'
import { progressOf } from '@/lib/analytics/progress.server'
import { httpStatus, notFound, publicError } from '@/lib/platform/errors'

type Context = { params: Promise<{ workspace: string; campaign: string }> }

export const dynamic = 'force-dynamic'

const everyMs = 2000
/** The browser connects again by itself, which asks for its membership again. */
const longestMs = 5 * 60_000
const moving = new Set(['holding', 'preparing', 'sending', 'paused'])

/** A campaign's progress as server-sent events, until it is over. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { workspace, campaign } = await params
    const { scope } = await membershipOf(workspace)
    if (!/^[0-9a-f-]{36}$/.test(campaign)) throw notFound('campaign')
    const say = await saying()
    const next = async () => sayProgress(say, await progressOf(scope, campaign))
    const body = events(await next(), next, request.signal)
    return new Response(body, {
      headers: {
        'content-type': 'text/event-stream',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      },
    })
  } catch (error) {
    const shown = publicError(error, randomUUID().slice(0, 8))
    return Response.json({ error: shown }, { status: httpStatus(shown.code) })
  }
}

function events(
  first: Progress,
  next: () => Promise<Progress>,
  gone: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const left = new AbortController()
  const stop = AbortSignal.any([gone, left.signal])
  async function* progress() {
    const ends = Date.now() + longestMs
    let latest = first
    yield latest
    while (moving.has(latest.status) && Date.now() < ends && !stop.aborted) {
      await sleep(everyMs, undefined, { signal: stop })
      latest = await next()
      yield latest
    }
  }
  const source = progress()
  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done } = await source.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`))
      } catch {
        // The visitor left, or the database is away: the browser asks again.
        if (!stop.aborted) controller.close()
      }
    },
    cancel() {
      left.abort()
    },
  })
}
