import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildMm7, encodedBody, type Mm7Response, parseMm7, partText, REL6, type SubmitReq } from '@/lib/mms'
import { isMm1, readSendReq, sendConf } from './mm1-speech'

/** What the peer took: its own proof of who got what. */
export type Taken = {
  transactionId: string
  messageId: string
  to: string
  text: string
  types: string[]
  at: number
}

/** What the peer does with one submission instead of accepting it. */
export type Fault =
  | { kind: 'status'; code: number }
  | { kind: 'http'; status: number; body?: string; headers?: Record<string, string> }
  /** Takes the message, then never answers, drops the connection at once or in the middle of its answer, or answers nonsense. */
  | { kind: 'take_hang' | 'take_reset' | 'take_cut' | 'take_garbage' }
  /** Takes the message and answers after `ms`. */
  | { kind: 'slow'; ms: number }

/** A small MMSC on loopback that speaks true MM7, and MM1 to who speaks that, and keeps a ledger of what it took. */
export class CarrierPeer {
  readonly taken: Taken[] = []
  requests = 0
  connections = 0
  /** Decides what happens to a submission; undefined accepts it. */
  fault: (submit: SubmitReq, request: IncomingMessage) => Fault | undefined = () => undefined
  /** Whether to drop the connection while the body is still coming. */
  cut: () => boolean = () => false
  /** Whether to leave the body where it is, for ever. */
  deaf: () => boolean = () => false
  /** Called after a message was taken, before the answer is sent. */
  onTaken: (taken: Taken) => void | Promise<void> = () => {}
  private readonly server: Server
  private readonly sockets = new Set<Socket>()

  private constructor() {
    this.server = createServer((request, response) => {
      void this.answer(request, response).catch(() => response.destroy())
    })
    this.server.keepAliveTimeout = 30_000
    this.server.on('connection', (socket) => {
      this.sockets.add(socket)
      this.connections++
      socket.on('error', () => {})
      socket.once('close', () => this.sockets.delete(socket))
    })
  }

  static async start(port: number): Promise<CarrierPeer> {
    const peer = new CarrierPeer()
    await new Promise<void>((resolve) => peer.server.listen(port, '127.0.0.1', resolve))
    return peer
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise<void>((resolve) => this.server.close(() => resolve()))
  }

  /** How often each number was taken. */
  counts(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { to } of this.taken) counts.set(to, (counts.get(to) ?? 0) + 1)
    return counts
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests++
    if (this.cut()) return void request.socket.resetAndDestroy()
    if (this.deaf()) return
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const submit = read(request, Buffer.concat(chunks))
    const fault = this.fault(submit, request)
    if (fault?.kind === 'http') {
      response.writeHead(fault.status, { 'content-type': 'text/html', ...fault.headers })
      return void response.end(fault.body ?? '<h1>Error</h1>')
    }
    if (fault?.kind === 'status') return send(request, response, submit, fault.code)
    const taken = this.take(submit)
    await this.onTaken(taken)
    if (fault?.kind === 'take_hang') return
    if (fault?.kind === 'take_reset') return void request.socket.resetAndDestroy()
    if (fault?.kind === 'take_cut') {
      response.writeHead(200, { 'content-type': 'text/xml', 'content-length': 500 })
      return void response.write('<?xml version="1.0"?>', () => request.socket.resetAndDestroy())
    }
    if (fault?.kind === 'take_garbage') return void response.end('<soap:Envelope><oops')
    if (fault?.kind === 'slow') await sleep(fault.ms)
    send(request, response, submit, 1000, taken.messageId)
  }

  private take(submit: SubmitReq): Taken {
    const texts = (submit.content?.parts ?? []).filter((part) => part.contentType.startsWith('text/plain'))
    const taken = {
      transactionId: submit.transactionId,
      messageId: `peer-${this.taken.length + 1}`,
      to: submit.recipients.to?.[0]?.value ?? '',
      text: texts.map(partText).join('\n'),
      types: (submit.content?.parts ?? []).map((part) => part.contentType.split(';')[0] ?? ''),
      at: Date.now(),
    }
    this.taken.push(taken)
    return taken
  }
}

function read(request: IncomingMessage, body: Buffer): SubmitReq {
  if (isMm1(request)) return readSendReq(body)
  return parseMm7(String(request.headers['content-type']), body) as SubmitReq
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { transactionId }: SubmitReq,
  code: number,
  messageId?: string,
): void {
  if (isMm1(request)) return void sendConf(response, transactionId, code, messageId)
  const status = { code, text: 'Status' }
  const answer: Mm7Response =
    code < 2000
      ? { op: 'SubmitRsp', transactionId, status, ...(messageId ? { messageId } : {}) }
      : { op: 'RSErrorRsp', transactionId, status }
  const built = buildMm7(answer, REL6)
  response.writeHead(code < 2000 ? 200 : 500, built.headers)
  response.end(encodedBody(built))
}
