import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { contentOf, parseMime } from '@/lib/mms'
import { AppError, notFound } from '@/lib/platform/errors'
import { readBody, sendJson } from '@/lib/platform/http.server'
import { parse } from '@/lib/platform/parse'
import type { Stats } from './api'
import { behaviourBody, changeBody, faultBody, handsetBody, replyBody, vaspBody } from './bodies'
import type { ContentStore } from './content.server'
import type { Faults } from './faults'
import type { Handsets } from './handsets.server'
import type { Mm1Face } from './mm1-face.server'
import type { Mm7Face } from './mm7-face.server'
import type { Mmsc } from './mmsc.server'
import type { Replies } from './replies.server'
import type { Reports } from './reports.server'
import type { HandsetModel } from './shelf'
import { type State, viewOf } from './state.server'

const MAX_BODY = 9_000_000
const SHOWN_TYPES = /^(image\/(jpeg|png|gif)|video\/(mp4|3gpp)|audio\/[\w.+-]+|text\/plain)$/

export type Parts = {
  state: State
  content: ContentStore
  reports: Reports
  handsets: Handsets
  mmsc: Mmsc
  replies: Replies
  mm1: Mm1Face
  mm7: Mm7Face
  faults: Faults
}

type Call = { request: IncomingMessage; response: ServerResponse; url: URL; ids: string[] }
type Route = [method: string, path: RegExp, run: (call: Call) => Promise<unknown> | unknown]

/** The JSON API: the shelf, faults, VASPs, counters and the ledger. */
export class AdminFace {
  private readonly startedAt = new Date().toISOString()
  private readonly routes: Route[]

  constructor(private readonly parts: Parts) {
    this.routes = [...this.shelfRoutes(), ...this.operatorRoutes()]
  }

  /** Answers a request, or says that no route is meant. Throws AppError. */
  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    for (const [method, path, run] of this.routes) {
      const match = path.exec(url.pathname)
      if (!match || method !== request.method) continue
      const ids = match.slice(1).map((id) => decodeURIComponent(id))
      const answer = await run({ request, response, url, ids })
      if (!response.headersSent) sendJson(response, 200, answer ?? { ok: true })
      return true
    }
    return false
  }

  private shelfRoutes(): Route[] {
    return [
      ...this.handsetRoutes(),
      ['GET', /^\/messages$/, ({ url }) => this.latest(url)],
      [
        'POST',
        /^\/messages\/([\w-]+)\/fetch$/,
        (call) => this.parts.handsets.fetchNow(this.message(call).id),
      ],
      ['POST', /^\/messages\/([\w-]+)\/open$/, (call) => this.parts.handsets.open(this.message(call).id)],
      ['GET', /^\/messages\/([\w-]+)\/pdus$/, (call) => this.parts.state.pdus(this.message(call).id)],
      ['GET', /^\/messages\/([\w-]+)$/, (call) => viewOf(this.message(call))],
      ['GET', /^\/messages\/([\w-]+)\/parts\/(\d{1,3})$/, (call) => this.part(call)],
    ]
  }

  private handsetRoutes(): Route[] {
    const { state } = this.parts
    const view = (handset: HandsetModel, url: URL) => state.handsetView(handset, vaspsOf(url))
    return [
      [
        'GET',
        /^\/handsets$/,
        ({ url }) => state.phones.all(vaspsOf(url)).map((handset) => view(handset, url)),
      ],
      ['POST', /^\/handsets$/, (call) => this.add(call)],
      [
        'DELETE',
        /^\/handsets\/messages$/,
        async ({ url }) => {
          for (const handset of state.phones.all(vaspsOf(url))) await this.wipe(handset, url)
        },
      ],
      [
        'GET',
        /^\/handsets\/(\w+)$/,
        (call) => ({
          handset: view(this.handset(call), call.url),
          messages: state.messagesOf(this.handset(call).id, vaspsOf(call.url)).map(viewOf),
        }),
      ],
      ['PATCH', /^\/handsets\/(\w+)$/, (call) => this.change(call)],
      ['DELETE', /^\/handsets\/(\w+)$/, (call) => this.remove(call)],
      ['POST', /^\/handsets\/(\w+)\/replies$/, (call) => this.reply(call)],
      ['DELETE', /^\/handsets\/(\w+)\/messages$/, (call) => this.wipe(this.handset(call), call.url)],
    ]
  }

  private operatorRoutes(): Route[] {
    const { state, faults } = this.parts
    return [
      ['GET', /^\/healthz$/, () => ({ ok: true })],
      ['GET', /^\/stats$/, () => this.stats()],
      ['GET', /^\/behaviour$/, () => state.behaviour],
      [
        'PUT',
        /^\/behaviour$/,
        async ({ request }) => state.setBehaviour(parse(behaviourBody, await json(request))),
      ],
      ['GET', /^\/faults$/, () => faults.all()],
      ['POST', /^\/faults$/, async ({ request }) => faults.add(parse(faultBody, await json(request)))],
      ['DELETE', /^\/faults$/, () => faults.remove(undefined)],
      ['DELETE', /^\/faults\/(\w+)$/, ({ ids }) => faults.remove(ids[0])],
      [
        'GET',
        /^\/vasps$/,
        () => state.vaspIds().map((id) => ({ id, callbackUrl: state.vasp(id).callbackUrl })),
      ],
      [
        'PUT',
        /^\/vasps\/([^/]{1,80})$/,
        async ({ ids, request }) => state.setVasp(ids[0] ?? '', parse(vaspBody, await json(request))),
      ],
      ['GET', /^\/ledger\/duplicates$/, () => state.duplicates()],
      [
        'GET',
        /^\/ledger$/,
        ({ url }) => {
          const { after, limit } = parse(ledgerQuery, Object.fromEntries(url.searchParams))
          return state.ledger(after, limit)
        },
      ],
    ]
  }

  private handset({ ids, url }: Call): HandsetModel {
    return this.parts.state.phones.get(ids[0] ?? '', vaspsOf(url))
  }

  private async add({ request, response, url }: Call): Promise<void> {
    const { state } = this.parts
    const handset = state.phones.add(parse(handsetBody, await json(request)), vaspsOf(url))
    state.announceHandset(handset)
    // Who is told that a phone is there finds it there after a crash as well.
    await state.settled()
    sendJson(response, 201, state.handsetView(handset, vaspsOf(url)))
  }

  private async change(call: Call) {
    const { state, handsets } = this.parts
    const change = parse(changeBody, await json(call.request))
    state.phones.change(this.handset(call), change, vaspsOf(call.url))
    const handset = this.handset(call)
    state.announceHandset(handset)
    handsets.wake(handset.id)
    return state.handsetView(handset, vaspsOf(call.url))
  }

  private async remove(call: Call): Promise<void> {
    const { state, handsets, content } = this.parts
    const handset = this.handset(call)
    state.phones.refuseRemoval(handset)
    handsets.abandon(handset.id)
    const unused = state.wipe(handset.id)
    state.removeHandset(handset)
    for (const name of unused) await content.remove(name)
  }

  private async reply(call: Call) {
    const body = parse(replyBody, await json(call.request))
    const reply = await this.parts.replies.send(this.handset(call), body, vaspsOf(call.url))
    if (!reply) throw new AppError('conflict', 'This phone has no message to answer yet. Send it one first.')
    return reply
  }

  /** The newest few messages of every phone, oldest first. */
  private latest(url: URL) {
    const { state } = this.parts
    const { latest } = parse(latestQuery, Object.fromEntries(url.searchParams))
    return state.phones
      .all(vaspsOf(url))
      .flatMap((handset) => state.messagesOf(handset.id, vaspsOf(url)).slice(-latest))
      .map(viewOf)
  }

  private async wipe(handset: HandsetModel, url: URL): Promise<void> {
    for (const name of this.parts.state.wipe(handset.id, vaspsOf(url))) await this.parts.content.remove(name)
    this.parts.state.announceHandset(handset)
  }

  private message({ ids, url }: Call) {
    const message = this.parts.state.message(ids[0] ?? '')
    const vaspIds = vaspsOf(url)
    if (!message || (vaspIds && !vaspIds.has(message.vaspId))) throw notFound('message')
    return message
  }

  /** The bytes of one part, served so that they can only ever be looked at. */
  private async part(call: Call): Promise<void> {
    const { ids, response } = call
    const { content } = this.message(call)
    const bytes = content && (await this.parts.content.get(content.name))
    if (!content || !bytes) throw new AppError('gone', 'The content is no longer kept.')
    const part = contentOf(parseMime(content.contentType, bytes)).parts[Number(ids[1])]
    if (!part) throw notFound('part')
    const type = part.contentType.split(';')[0]?.trim().toLowerCase() ?? ''
    response.writeHead(200, {
      'Content-Type': SHOWN_TYPES.test(type) ? type : 'application/octet-stream',
      'Content-Length': part.body.byteLength,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, max-age=3600',
    })
    response.end(part.body)
  }

  private stats(): Stats {
    const { mm7, mmsc, reports, faults, state } = this.parts
    return {
      startedAt: this.startedAt,
      ...mm7.counts,
      accepted: mmsc.accepted,
      reports: { pending: reports.pending, ...reports.counts },
      faultsStruck: faults.struck,
      ledger: state.ledger(0, 0).total,
      memoryBytes: process.memoryUsage.rss(),
    }
  }
}

const ledgerQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(50_000).default(1_000),
})

const latestQuery = z.object({ latest: z.coerce.number().int().min(1).max(100).default(1) })

/** `?vasp=a,b`: only what belongs to these VASPs. */
export function vaspsOf(url: URL): ReadonlySet<string> | undefined {
  const given = url.searchParams.get('vasp')
  return given === null ? undefined : new Set(given.split(',').filter(Boolean))
}

async function json(request: IncomingMessage): Promise<unknown> {
  // A page of another site can post forms to loopback, but not JSON without asking first.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new AppError('unsupported', 'Send JSON, with Content-Type application/json.')
  }
  const body = await readBody(request, MAX_BODY)
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new AppError('invalid', 'The body is not JSON.')
  }
}
