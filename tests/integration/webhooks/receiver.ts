import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Taken = { headers: IncomingHttpHeaders; body: string; path: string }

/** A program of a customer's: takes what is posted to it and answers as it is told. */
export class Receiver {
  readonly taken: Taken[] = []
  answer: (response: ServerResponse, taken: Taken) => void = (response) => response.end('thanks')

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Receiver> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk) => chunks.push(chunk))
      request.on('end', () => {
        const taken = {
          headers: request.headers,
          body: Buffer.concat(chunks).toString(),
          path: request.url ?? '',
        }
        receiver.taken.push(taken)
        receiver.answer(response, taken)
      })
    })
    const receiver = new Receiver(server)
    await once(server.listen(0, '127.0.0.1'), 'listening')
    return receiver
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hooks?shop=1`
  }

  answers(status: number, headers: Record<string, string> = {}, body = 'as told'): void {
    this.answer = (response) => response.writeHead(status, headers).end(body)
  }

  /** What arrived, by element of `data`. */
  get events(): { type: string; id: string; [field: string]: unknown }[] {
    return this.taken.flatMap(({ body }) => {
      const { type, data } = JSON.parse(body) as { type: string; data: { id: string }[] }
      return data.map((event) => ({ type, ...event }))
    })
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }
}
