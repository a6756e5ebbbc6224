import type { CarrierConnection, SubmitOutcome } from '../carriers/carrier'
import type { Claimed } from './claim.server'
import type { Composed } from './compose.server'

/** A campaign, or null for tests and replies. */
export type Source = string | null

/** A message in this process's hands. */
export type Held = { message: Claimed; source: Source; token: string }

export type Item = Held & {
  /** performance.now() from which it may leave. */
  at: number
  made: Extract<Composed, { ok: true }>
}

export type OutboxParts = {
  connection: CarrierConnection
  /** How many may be on their way at once now. */
  room: () => number
  answered: (item: Item, outcome: SubmitOutcome) => void
  /** Not handed over, and not going to be. */
  returned: (item: Item) => void
  /** Something left; there is room for more. */
  left: () => void
}

/** Between claim and carrier: messages wait here for their moment and a free connection. Closed, it gives back what it holds. */
export class Outbox {
  private items: Item[] = []
  private readonly inFlight = new Map<number, Item>()
  private timer: NodeJS.Timeout | undefined
  private closed = false
  private heldUntil = Number.NEGATIVE_INFINITY

  constructor(private readonly parts: OutboxParts) {}

  get waiting(): number {
    return this.items.length
  }

  get underway(): number {
    return this.inFlight.size
  }

  /** How long in ms nothing leaves yet. */
  get heldFor(): number {
    return Math.max(0, this.heldUntil - performance.now())
  }

  put(item: Item): void {
    this.items.push(item)
  }

  /** Nothing leaves for `ms`. */
  hold(ms: number): void {
    this.heldUntil = Math.max(this.heldUntil, performance.now() + ms)
    this.giveBack()
  }

  /** For good. What is underway still gets its answer. */
  close(): void {
    this.closed = true
    this.giveBack()
  }

  /** What was claimed and never handed over can be planned again, as if it had not been touched. */
  giveBack(which: (item: Item) => boolean = () => true): void {
    clearTimeout(this.timer)
    const back = this.items.filter(which)
    this.items = this.items.filter((item) => !which(item))
    for (const item of back) this.parts.returned(item)
  }

  /** Hands over what may leave now, and comes back for the rest. */
  pump(): void {
    if (this.closed || this.heldFor > 0) {
      this.giveBack()
      return
    }
    clearTimeout(this.timer)
    const now = performance.now()
    const room = this.parts.room() - this.inFlight.size
    let count = 0
    while (count < room && count < this.items.length && (this.items[count] as Item).at <= now) count++
    if (count > 0) this.submit(this.items.splice(0, count))
    const next = this.items[0]
    if (next && next.at > now) this.timer = setTimeout(() => this.pump(), Math.max(1, next.at - now))
  }

  private submit(batch: Item[]): void {
    for (const item of batch) this.inFlight.set(item.message.id, item)
    this.parts.left()
    // An adapter answers for every message and never throws; should one break that, what it kept to itself is in doubt.
    const forgotten = () => {
      for (const { message } of batch)
        this.answered({
          messageId: message.id,
          kind: 'unknown',
          code: 'adapter',
          meaning: 'No outcome was given',
        })
    }
    this.parts.connection
      .submit(
        batch.map((item) => item.made.submission),
        (outcome) => this.answered(outcome),
      )
      .then(forgotten, forgotten)
  }

  private answered(outcome: SubmitOutcome): void {
    const item = this.inFlight.get(outcome.messageId)
    if (!item) return
    this.inFlight.delete(outcome.messageId)
    this.parts.answered(item, outcome)
    this.pump()
  }
}
