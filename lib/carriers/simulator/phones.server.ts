import type { Readable } from 'node:stream'
import { request } from 'undici'
import { config } from '@/lib/platform/config.server'
import { AppError, type ErrorCode, type ErrorDetails } from '@/lib/platform/errors'
import type { HandsetView, MessageView, PduView, SimulatorEvent } from './api'
import type { HandsetChange, HandsetInput, ReplyBody } from './bodies'

const TIMEOUT_MS = 5_000
const MAX_EVENT_CHARS = 2_000_000

/** The shelf as one workspace sees it: `vaspIds` are its own, and nothing else is shown or touched. */
export type Phones = ReturnType<typeof openPhones>

/** Whom phones write to that have had no message yet. */
type Business = { to: string; vaspId: string }

/** The product's way to the simulator's handsets. Every call throws AppError; `unavailable` when it does not run. */
export function openPhones(
  vaspIds: readonly string[],
  baseUrl: string = config().SIMULATOR_URL,
  business?: Business,
) {
  const vasp = `vasp=${vaspIds.map(encodeURIComponent).join(',')}`
  const at = (path: string) => `${baseUrl}${path}${path.includes('?') ? '&' : '?'}${vasp}`
  const id = encodeURIComponent
  return {
    list: () => call<HandsetView[]>('GET', at('/handsets')),
    handset: (handset: string) =>
      call<{ handset: HandsetView; messages: MessageView[] }>('GET', at(`/handsets/${id(handset)}`)),
    /** The newest few messages of every phone, for the shelf. */
    recent: () => call<MessageView[]>('GET', at('/messages?latest=3')),
    add: (phone: HandsetInput) => call<HandsetView>('POST', at('/handsets'), phone),
    change: (handset: string, change: HandsetChange) =>
      call<HandsetView>('PATCH', at(`/handsets/${id(handset)}`), change),
    remove: (handset: string) => call<unknown>('DELETE', at(`/handsets/${id(handset)}`)),
    reply: (handset: string, body: ReplyBody) =>
      call<MessageView>('POST', at(`/handsets/${id(handset)}/replies`), { otherwise: business, ...body }),
    wipe: (handset: string) => call<unknown>('DELETE', at(`/handsets/${id(handset)}/messages`)),
    wipeAll: () => call<unknown>('DELETE', at('/handsets/messages')),
    message: (message: string) => call<MessageView>('GET', at(`/messages/${id(message)}`)),
    /** What travelled for a message: notification, content, acknowledgement, decoded field by field. */
    pdus: (message: string) => call<PduView[]>('GET', at(`/messages/${id(message)}/pdus`)),
    /** The owner presses "Get" on a phone that does not fetch by itself. */
    fetchNow: (message: string) => call<unknown>('POST', at(`/messages/${id(message)}/fetch`), {}),
    /** The owner opens a message; a read report follows if it was asked for. */
    open: (message: string) => call<unknown>('POST', at(`/messages/${id(message)}/open`), {}),
    /** The bytes of a picture or sound, by the `src` of a slide. */
    part: (src: string) => part(baseUrl, src, vasp),
    /** What happens on the shelf, until `signal` aborts. Ends when the simulator stops. */
    events: (signal: AbortSignal) => events(at('/events'), signal),
  }
}

async function call<T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: unknown): Promise<T> {
  const answer = await request(url, {
    method,
    headersTimeout: TIMEOUT_MS,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(notRunning)
  const json = (await answer.body.json().catch(() => ({}))) as {
    error?: { code: ErrorCode; message: string } & ErrorDetails
  }
  if (answer.statusCode < 400) return json as T
  const { code = 'unavailable', message = 'The simulator did not answer.', fields } = json.error ?? {}
  throw new AppError(code, message, fields ? { fields } : {})
}

function notRunning(cause: unknown): never {
  const error = new AppError('unavailable', 'The simulator is not running. Start it and reload.')
  error.cause = cause
  throw error
}

const PART = /^\/messages\/[\w-]{1,80}\/parts\/\d{1,3}$/

async function part(baseUrl: string, src: string, vasp: string) {
  if (!PART.test(src)) throw new AppError('not_found', 'There is no such picture.')
  const answer = await request(`${baseUrl}${src}?${vasp}`, { headersTimeout: TIMEOUT_MS }).catch(notRunning)
  if (answer.statusCode !== 200) {
    await answer.body.dump()
    throw new AppError('gone', 'The picture is no longer kept.')
  }
  return { contentType: String(answer.headers['content-type']), body: answer.body as Readable }
}

async function* events(url: string, signal: AbortSignal): AsyncGenerator<SimulatorEvent> {
  const answer = await request(url, { signal, headersTimeout: TIMEOUT_MS, bodyTimeout: 0 }).catch(notRunning)
  let buffered = ''
  try {
    for await (const chunk of answer.body.setEncoding('utf8')) {
      buffered += chunk
      const blocks = buffered.split('\n\n')
      buffered = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (data) yield JSON.parse(data) as SimulatorEvent
      }
      if (buffered.length > MAX_EVENT_CHARS) return
    }
  } catch {
    if (!signal.aborted) throw new AppError('unavailable', 'The simulator stopped.')
  }
}
