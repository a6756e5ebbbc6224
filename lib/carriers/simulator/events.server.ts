import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SimulatorEvent } from './api'
import type { State } from './state.server'

const MAX_WATCHERS = 64
const MAX_BEHIND_BYTES = 1_000_000
const HEARTBEAT_MS = 15_000

/** `GET /events`: what happens on the shelf as server-sent events; `?vasp=` narrows it. */
export class Events {
  private readonly watchers = new Set<ServerResponse>()

  constructor(private readonly state: State) {}

  watch(request: IncomingMessage, response: ServerResponse, vaspIds: ReadonlySet<string> | undefined): void {
    if (this.watchers.size >= MAX_WATCHERS) {
      response.writeHead(503, { 'Content-Type': 'text/plain' })
      response.end('Too many watchers.')
      return
    }
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      Connection: 'keep-alive',
    })
    response.write('retry: 2000\n\n')
    const send = (event: SimulatorEvent) => {
      const seen = vaspIds ? this.narrow(event, vaspIds) : event
      if (!seen) return
      if (response.writableLength > MAX_BEHIND_BYTES) response.destroy()
      else response.write(`event: ${event.type}\ndata: ${JSON.stringify(seen)}\n\n`)
    }
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS)
    heartbeat.unref()
    this.state.events.on('event', send)
    this.watchers.add(response)
    const done = () => {
      clearInterval(heartbeat)
      this.state.events.off('event', send)
      this.watchers.delete(response)
    }
    request.on('close', done)
    response.on('close', done)
  }

  /** The event as watchers of these VASPs may see it. */
  private narrow(event: SimulatorEvent, vaspIds: ReadonlySet<string>): SimulatorEvent | undefined {
    if (event.type === 'message') return vaspIds.has(event.message.vaspId) ? event : undefined
    if (event.type === 'removed') return isAbout(event, vaspIds) ? event : undefined
    const { id } = event.type === 'handset' ? event.handset : { id: event.handsetId }
    const handset = this.state.phones.all(vaspIds).find((one) => one.id === id)
    if (!handset) return undefined
    if (event.type === 'handset')
      return { type: 'handset', handset: this.state.handsetView(handset, vaspIds) }
    return isAbout(event, vaspIds) ? event : undefined
  }

  close(): void {
    for (const response of this.watchers) response.destroy()
  }
}

function isAbout(event: { vaspIds?: string[] }, vaspIds: ReadonlySet<string>): boolean {
  return !event.vaspIds || event.vaspIds.some((id) => vaspIds.has(id))
}
