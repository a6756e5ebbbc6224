import { randomUUID } from 'node:crypto'
import { Agent, request } from 'undici'
import {
  buildMm7,
  contentOf,
  encodedBody,
  MM7_DIALECTS,
  type Mm7Message,
  parseMime,
  parseMm7,
  REL6,
} from '@/lib/mms'
import { log } from '@/lib/platform/log.server'
import type { Behaviour, Vasp } from './bodies'
import type { ContentStore } from './content.server'
import type { Faults } from './faults'
import type { Journal } from './journal.server'

/** Something the MMSC owes a VASP. Times are epoch ms. */
export type Outgoing = {
  id: string
  kind: 'delivery' | 'read' | 'deliver'
  vaspId: string
  messageId: string
  /** The handset's number and the business's address. */
  recipient: string
  from: string
  status: string
  due: number
  attempt: number
  reply?: { content: { name: string; contentType: string }; linkedId?: string }
}

const TIMEOUT_MS = 10_000
const PRODUCT = 'Marquee MMSC'

/**
 * Delivery reports, read reports and replies on their way to the VASPs: at most `reportConcurrency` at a time,
 * tried again as MMSCs do, and still owed after a restart.
 */
export class Reports {
  private readonly waiting: Outgoing[] = []
  private readonly agent: Agent
  private inFlight = 0
  private timer: NodeJS.Timeout | undefined
  private closed = false
  readonly counts = { sent: 0, retried: 0, abandoned: 0 }

  constructor(
    private readonly journal: Journal,
    private readonly content: ContentStore,
    private readonly faults: Faults,
    private readonly behaviour: () => Behaviour,
    private readonly vasp: (id: string) => Vasp,
  ) {
    this.agent = new Agent({ connections: 64, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS })
    for (const [, outgoing] of journal.entries<Outgoing>('r/')) push(this.waiting, outgoing)
    this.pump()
  }

  get pending(): number {
    return this.waiting.length + this.inFlight
  }

  /** Owes a report, due after `delayMs`. */
  add(owed: Omit<Outgoing, 'id' | 'due' | 'attempt'>, delayMs = 0): void {
    const about = { vaspId: owed.vaspId, recipient: owed.recipient }
    if (!this.faults.none && this.faults.strike(['drop_reports'], about)) return
    const shuffle = !this.faults.none && this.faults.strike(['reorder_reports'], about)
    const wait = shuffle ? (owed.kind === 'read' ? 0 : delayMs + 500 + Math.random() * 1_000) : delayMs
    const twice = !this.faults.none && this.faults.strike(['duplicate_reports'], about)
    for (let copy = 0; copy < (twice ? 2 : 1); copy++) {
      const outgoing: Outgoing = { ...owed, id: randomUUID(), due: Date.now() + wait, attempt: 0 }
      this.journal.put(`r/${outgoing.id}`, outgoing)
      push(this.waiting, outgoing)
    }
    this.pump()
  }

  private pump(): void {
    clearTimeout(this.timer)
    if (this.closed) return
    while (this.inFlight < this.behaviour().reportConcurrency) {
      const next = this.waiting[0]
      if (!next || next.due > Date.now()) break
      pop(this.waiting)
      void this.send(next)
    }
    const next = this.waiting[0]
    if (next && this.inFlight < this.behaviour().reportConcurrency) {
      this.timer = setTimeout(() => this.pump(), Math.max(1, Math.min(next.due - Date.now(), 2 ** 30)))
      this.timer.unref()
    }
  }

  private async send(outgoing: Outgoing): Promise<void> {
    this.inFlight++
    try {
      await this.post(outgoing)
      this.counts.sent++
      this.journal.delete(`r/${outgoing.id}`)
    } catch (error) {
      this.failed(outgoing, error)
    } finally {
      this.inFlight--
      this.pump()
    }
  }

  private failed(outgoing: Outgoing, error: unknown): void {
    if (this.closed) return
    const pause = this.behaviour().retryMs[outgoing.attempt]
    if (pause === undefined) {
      this.counts.abandoned++
      this.journal.delete(`r/${outgoing.id}`)
      log.warn({ vaspId: outgoing.vaspId, kind: outgoing.kind, error }, 'gave up telling a VASP')
      return
    }
    this.counts.retried++
    const again = { ...outgoing, attempt: outgoing.attempt + 1, due: Date.now() + pause }
    this.journal.put(`r/${outgoing.id}`, again)
    push(this.waiting, again)
  }

  private async post(outgoing: Outgoing): Promise<void> {
    const vasp = this.vasp(outgoing.vaspId)
    const dialect = MM7_DIALECTS[vasp.dialect] ?? REL6
    const message = await this.message(outgoing)
    const built = buildMm7(message, dialect)
    const headers: Record<string, string> = { ...built.headers }
    if (vasp.callbackAuth) headers.Authorization = basic(vasp.callbackAuth)
    const answer = await request(vasp.callbackUrl, {
      method: 'POST',
      dispatcher: this.agent,
      headers,
      body: encodedBody(built),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const body = Buffer.from(await answer.body.arrayBuffer())
    if (answer.statusCode >= 300) throw new Error(`HTTP ${answer.statusCode}`)
    const parsed = parseMm7(String(answer.headers['content-type'] ?? 'text/xml'), body)
    const code = 'status' in parsed ? parsed.status.code : 0
    if (parsed.transactionId !== message.transactionId) throw new Error('The TransactionID does not match.')
    if (code < 1000 || code > 1999) throw new Error(`StatusCode ${code}`)
  }

  private async message(outgoing: Outgoing): Promise<Mm7Message> {
    const base = { transactionId: `${outgoing.id}-${outgoing.attempt}`, relayServerId: PRODUCT }
    const phone = { kind: 'number' as const, value: outgoing.recipient }
    const business = { kind: 'number' as const, value: outgoing.from }
    const date = new Date().toISOString()
    if (outgoing.kind !== 'deliver') {
      const op = outgoing.kind === 'read' ? ('ReadReplyReq' as const) : ('DeliveryReportReq' as const)
      const { messageId, status: mmStatus } = outgoing
      return { op, ...base, messageId, recipient: phone, sender: business, date, mmStatus }
    }
    const { reply, vaspId } = outgoing
    const content = reply && (await this.replyContent(reply.content))
    return {
      op: 'DeliverReq',
      ...base,
      vaspId,
      ...(reply?.linkedId ? { linkedId: reply.linkedId } : {}),
      sender: phone,
      recipients: { to: [business] },
      timeStamp: date,
      priority: 'Normal',
      ...(content ? { content } : {}),
    }
  }

  private async replyContent({ name, contentType }: { name: string; contentType: string }) {
    const bytes = await this.content.get(name)
    return bytes && contentOf(parseMime(contentType, bytes))
  }

  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.timer)
    await this.agent.destroy()
  }
}

function basic({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

/** A binary heap by `due`, smallest first. */
function push(heap: Outgoing[], item: Outgoing): void {
  let at = heap.length
  heap.push(item)
  while (at > 0) {
    const parent = (at - 1) >> 1
    if ((heap[parent] as Outgoing).due <= item.due) break
    heap[at] = heap[parent] as Outgoing
    at = parent
  }
  heap[at] = item
}

function pop(heap: Outgoing[]): void {
  const item = heap.pop()
  if (!item || heap.length === 0) return
  let at = 0
  for (;;) {
    let next = at * 2 + 1
    if (next >= heap.length) break
    const right = heap[next + 1]
    if (right && right.due < (heap[next] as Outgoing).due) next++
    if ((heap[next] as Outgoing).due >= item.due) break
    heap[at] = heap[next] as Outgoing
    at = next
  }
  heap[at] = item
}
