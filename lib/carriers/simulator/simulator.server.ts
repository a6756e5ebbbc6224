import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError } from '@/lib/platform/errors'
import { sendError } from '@/lib/platform/http.server'
import { log } from '@/lib/platform/log.server'
import { AdminFace, type Parts, vaspsOf } from './admin-face.server'
import { ContentStore } from './content.server'
import { Events } from './events.server'
import { Faults } from './faults'
import { HandsetClient } from './handset-client.server'
import { Handsets } from './handsets.server'
import { Journal } from './journal.server'
import { Mm1Face } from './mm1-face.server'
import { Mm7Face } from './mm7-face.server'
import { Mmsc } from './mmsc.server'
import { Replies } from './replies.server'
import { Reports } from './reports.server'
import type { SimulatorSettings } from './settings.server'
import { State } from './state.server'

export type Simulator = { url: string; port: number; close(): Promise<void> }

/**
 * Starts a small MMSC with handsets on it and resolves once it listens. Port 0 takes any free one. It owns its
 * folder alone: two simulators need two folders. Throws when the port or the folder cannot be used.
 */
export async function startSimulator(settings: SimulatorSettings): Promise<Simulator> {
  const journal = await Journal.open(settings.folder)
  const content = await ContentStore.open(settings.folder, settings.keep.contentBytes)
  const state = new State(journal, settings)
  const faults = new Faults()
  const reports = new Reports(
    journal,
    content,
    faults,
    () => state.behaviour,
    (id) => state.vasp(id),
  )
  let url = ''
  const client = new HandsetClient(() => url)
  const handsets = new Handsets(state, content, reports, client)
  const mmsc = new Mmsc(state, content, reports, handsets)
  const replies = new Replies(state, content, client)
  const mm1 = new Mm1Face(state, content, reports, mmsc, faults, client)
  const mm7 = new Mm7Face(mmsc, state, faults)
  const parts: Parts = { state, content, reports, handsets, mmsc, replies, mm1, mm7, faults }
  const events = new Events(state)
  const server = createServer(listener(parts, events))
  server.requestTimeout = 60_000
  server.keepAliveTimeout = 30_000
  const port = await listen(server, settings)
  url = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`
  handsets.resume()
  return {
    url,
    port,
    async close() {
      handsets.close()
      events.close()
      await reports.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await journal.close()
    },
  }
}

async function listen(server: Server, { host, port }: SimulatorSettings): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return (server.address() as AddressInfo).port
}

function listener(parts: Parts, events: Events) {
  const admin = new AdminFace(parts)
  return (request: IncomingMessage, response: ServerResponse) => {
    answer(parts, admin, events, request, response).catch((error) => {
      const errorId = randomUUID().slice(0, 8)
      if (!(error instanceof AppError)) log.error({ error, errorId }, 'the simulator failed to answer')
      sendError(response, error, errorId)
    })
  }
}

async function answer(
  parts: Parts,
  admin: AdminFace,
  events: Events,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://simulator')
  if (url.pathname === '/mm7' && request.method === 'POST') return parts.mm7.handle(request, response)
  if (url.pathname === '/mm1' && request.method === 'POST') return parts.mm1.handle(request, response)
  if (!isLocalName(request.headers.host))
    throw new AppError('forbidden', 'The simulator answers to loopback names only.')
  const content = /^\/content\/([\w-]{1,80})$/.exec(url.pathname)?.[1]
  if (content && request.method === 'GET') return parts.mm1.serveContent(content, response)
  if (url.pathname === '/events' && request.method === 'GET')
    return events.watch(request, response, vaspsOf(url))
  if (await admin.handle(request, response, url)) return
  throw new AppError('not_found', 'The simulator has no such address. MM7 goes to POST /mm7.')
}

/** Keeps other sites' pages out, should a browser be tricked into calling loopback by their name. */
function isLocalName(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase()
  return name === 'localhost' || name === '[::1]' || /^\d+\.\d+\.\d+\.\d+$/.test(name) || !name.includes('.')
}
