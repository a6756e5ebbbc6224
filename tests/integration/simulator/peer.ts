import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { request } from 'undici'
import type { HandsetView, LedgerEntry, MessageView, Stats } from '@/lib/carriers/simulator/api'
import type { Fault, FaultInput } from '@/lib/carriers/simulator/bodies'
import { KEEP, type SimulatorSettings } from '@/lib/carriers/simulator/settings.server'
import { type Simulator, startSimulator } from '@/lib/carriers/simulator/simulator.server'
import {
  buildMm7,
  composeSlides,
  type EncodedMessage,
  encodedBody,
  type Mm7Message,
  type MmsContent,
  parseMm7,
  REL6,
  type SubmitReq,
} from '@/lib/mms'

/** A VASP on loopback that answers every report as a well-behaved client does, and remembers it. */
export type Vasp = {
  url: string
  received: Mm7Message[]
  /** Answers the next `n` requests with HTTP 500. */
  failNext(n: number): void
  close(): Promise<void>
}

export async function startVasp(): Promise<Vasp> {
  const received: Mm7Message[] = []
  let failures = 0
  const server = createServer(async (incoming, response) => {
    const message = parseMm7(incoming.headers['content-type'] ?? '', await bodyOf(incoming))
    if (failures > 0) {
      failures--
      response.writeHead(500).end()
      return
    }
    received.push(message)
    const op = message.op.replace('Req', 'Rsp') as 'DeliverRsp'
    const answer = buildMm7({ op, transactionId: message.transactionId, status: { code: 1000 } }, REL6)
    response.writeHead(200, { 'Content-Type': answer.contentType })
    response.end(encodedBody(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/carrier/mm7/acme`,
    received,
    failNext(n) {
      failures = n
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

export type Bench = Simulator & {
  folder: string
  settings: SimulatorSettings
  submit(
    submit: Partial<SubmitReq>,
    options?: { slides?: Parameters<typeof composeSlides>[0] },
  ): Promise<Mm7Message>
  post(
    encoded: Pick<EncodedMessage, 'headers'> & { body: Buffer },
  ): Promise<{ status: number; body: Buffer; message: Mm7Message }>
  get<T>(path: string): Promise<T>
  send<T>(method: string, path: string, body?: unknown): Promise<T>
  messages(handset: string): Promise<MessageView[]>
  handset(id: string): Promise<HandsetView>
  fault(input: FaultInput): Promise<Fault>
  stats(): Promise<Stats>
  ledger(): Promise<{ total: number; entries: LedgerEntry[] }>
  remove(): Promise<void>
}

/** A simulator in this process on a free port, with a folder of its own and no waits. */
export async function startBench(callbackUrl: string, folder?: string): Promise<Bench> {
  const own = folder ?? (await mkdtemp(path.join(tmpdir(), 'simulator-')))
  const settings: SimulatorSettings = {
    host: '127.0.0.1',
    port: 0,
    folder: own,
    callbackUrl,
    pace: 0,
    keep: KEEP,
  }
  const simulator = await startSimulator(settings)
  let transaction = 0
  const send = async <T>(method: string, at: string, body?: unknown): Promise<T> => {
    const answer = await request(`${simulator.url}${at}`, {
      method: method as 'GET',
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const text = await answer.body.text()
    if (answer.statusCode >= 400) throw new Error(`${answer.statusCode} ${text}`)
    return JSON.parse(text) as T
  }
  const post: Bench['post'] = async ({ headers, body }) => {
    const answer = await request(`${simulator.url}/mm7`, { method: 'POST', headers, body })
    const bytes = Buffer.from(await answer.body.arrayBuffer())
    return {
      status: answer.statusCode,
      body: bytes,
      message: parseMm7(String(answer.headers['content-type']), bytes),
    }
  }
  return {
    ...simulator,
    folder: own,
    settings,
    post,
    async submit(change, { slides = [{ text: 'Hello' }] } = {}) {
      const built = buildMm7(submitReq({ transactionId: `tx-${++transaction}`, ...change }, slides), REL6)
      return (await post({ headers: built.headers, body: encodedBody(built) })).message
    },
    get: (at) => send('GET', at),
    send,
    messages: async (id) => (await send<{ messages: MessageView[] }>('GET', `/handsets/${id}`)).messages,
    handset: async (id) => (await send<{ handset: HandsetView }>('GET', `/handsets/${id}`)).handset,
    fault: (input) => send('POST', '/faults', input),
    stats: () => send('GET', '/stats'),
    ledger: () => send('GET', '/ledger'),
    async remove() {
      await simulator.close()
      await rm(own, { recursive: true, force: true })
    },
  }
}

export function submitReq(
  change: Partial<SubmitReq>,
  slides: Parameters<typeof composeSlides>[0],
): SubmitReq {
  return {
    op: 'SubmitReq',
    transactionId: 'tx',
    sender: { vaspId: 'acme', vasId: 'promo', address: { kind: 'number', value: '+18285550142' } },
    recipients: { to: [{ kind: 'number', value: '+18285550151' }] },
    deliveryReport: true,
    content: composeSlides(slides, REL6) as MmsContent,
    ...change,
  }
}

/** Waits until `probe` gives something; the only clock is the test's own timeout. */
export async function until<T>(
  probe: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (;;) {
    const found = await probe()
    if (found !== undefined && found !== false) return found
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
