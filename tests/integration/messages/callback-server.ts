import { createServer } from 'node:http'
import { buildMm7, encodedBody, type Mm7Message, type Mm7Request, parseMm7, REL6 } from '@/lib/mms'

/** The product's callback path behind a plain server, and a carrier's side to post to it. */
export class CallbackServer {
  private constructor(
    private readonly port: number,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(port: number): Promise<CallbackServer> {
    const { carrierPaths } = await import('@/lib/messages/callbacks.server')
    const { frontOf } = await import('@/lib/platform/front.server')
    const server = createServer(
      frontOf({
        hotPaths: carrierPaths,
        rest: (_, response) => void response.writeHead(404).end(),
        origin: 'http://localhost',
      }),
    )
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    return new CallbackServer(
      port,
      () =>
        new Promise((resolve) => {
          server.closeAllConnections()
          server.close(() => resolve())
        }),
    )
  }

  async path(accountId: string): Promise<string> {
    const { callbackUrl } = await import('@/lib/carriers/accounts.server')
    return new URL(callbackUrl({ id: accountId, adapter: 'mm7' })).pathname
  }

  async raw(
    path: string,
    contentType: string,
    body: Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.port}${path}`, {
      method: 'POST',
      headers: { 'content-type': contentType, ...headers },
      body: new Uint8Array(body),
    })
  }

  /** Posts as the carrier of that account; the parsed answer. */
  async post(accountId: string, message: Mm7Request): Promise<Mm7Message> {
    const built = buildMm7(message, REL6)
    const answer = await this.raw(await this.path(accountId), built.contentType, encodedBody(built))
    return parseMm7(answer.headers.get('content-type') ?? '', new Uint8Array(await answer.arrayBuffer()))
  }

  report(accountId: string, messageId: string, mmStatus: string, recipient?: string): Promise<Mm7Message> {
    return this.post(accountId, {
      op: 'DeliveryReportReq',
      transactionId: `report-${messageId}`,
      messageId,
      mmStatus,
      date: new Date().toISOString(),
      sender: { kind: 'shortCode', value: '52755' },
      recipient: { kind: 'number', value: recipient ?? '+18280000000' },
    })
  }

  reply(accountId: string, from: string, text: string, id: string): Promise<Mm7Message> {
    return this.post(accountId, {
      op: 'DeliverReq',
      transactionId: id,
      linkedId: id,
      sender: { kind: 'number', value: from },
      recipients: { to: [{ kind: 'shortCode', value: '52755' }] },
      content: {
        kind: 'mixed',
        parts: [{ contentType: 'text/plain; charset=utf-8', contentId: 't', body: Buffer.from(text) }],
      },
    })
  }
}
