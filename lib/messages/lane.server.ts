import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { OpenAccount } from '../carriers/accounts.server'
import type { CarrierConnection, SubmitOutcome } from '../carriers/carrier'
import { pool } from '../platform/db.server'
import { log } from '../platform/log.server'
import { Batcher } from './batcher'
import { type Claimed, claim } from './claim.server'
import { type Composed, composeCampaignMessage, composeDirectMessage } from './compose.server'
import { ContentStore } from './content-store.server'
import { FailureWatch, type LaneWatch } from './lane-watch'
import { holdPace, reservePace } from './pace.server'
import { type Settled, settle } from './settle.server'
import { released, type Settlement, settlementOf } from './settlement'
import { readLane } from './sources.server'
import { haltAccount, pauseForFailures } from './trouble.server'

/** Most messages claimed at once, most outcomes written at once, and how long in ms few outcomes wait for more. */
const largestClaim = 500
const outcomesPerWrite = 500
const gatherMs = 15
/** At the agreed pace a claim is what may leave in a quarter of a second: what is claimed is soon handed over. */
const claimSeconds = 0.25
/** Messages risked at a time while the carrier is in doubt. */
const carefully = 2
const readEveryMs = 1000
const longAgo = new Date(0)
/** A carrier that is away for longer (ms) is not waited for here: the sweep asks again. */
const longestWaitMs = 5000
/** ms for which lost database connections are waited out. */
const patienceMs = 120_000

type Source = string | null
type Item = {
  message: Claimed
  source: Source
  token: string
  /** performance.now() from which it may leave. */
  at: number
  made: Extract<Composed, { ok: true }>
}

export type LaneParts = {
  workspaceId: string
  senderId: string
  address: string
  account: OpenAccount
  connection: CarrierConnection
  connections: number
  watch: LaneWatch
  signal: AbortSignal
}

/**
 * One sender's messages on their way to its carrier: claims what is due, hands it over at the account's pace over kept-alive
 * connections, and writes the outcomes, all three at once. Ends when nothing is due, the account is closed or the signal says stop;
 * what was claimed and not handed over then goes back.
 */
export class Lane {
  private readonly outbox: Item[] = []
  private readonly inFlight = new Map<number, Item>()
  private readonly store: ContentStore
  private readonly failures = new Map<Source, FailureWatch>()
  private readonly outcomes: Batcher<Settled>
  private readonly writing = new Set<Promise<void>>()
  /** Tokens of claims whose commit may or may not have happened. */
  private readonly doubtful = new Set<string>()
  private sources: Source[] = []
  /** How far in time each source was claimed. */
  private readonly reached = new Map<Source, Date>()
  private readAt = Number.NEGATIVE_INFINITY
  private rate = 1
  /** Messages to claim at once. Only as many as are soon handed over: what a killed worker held is in doubt afterwards. */
  private appetite: number
  private stopped = false
  private heldUntil = 0
  private timer: NodeJS.Timeout | undefined
  private wake: () => void = () => {}
  private trouble: Promise<void> = Promise.resolve()

  constructor(private readonly parts: LaneParts) {
    this.store = new ContentStore(parts.workspaceId, parts.connection)
    this.outcomes = new Batcher((batch) => this.write(batch), { most: outcomesPerWrite, gatherMs })
    this.rate = parts.account.ratePerSecond
    this.appetite = parts.connections
    parts.signal.addEventListener('abort', () => this.stop(), { once: true })
  }

  /** Runs until nothing is due. */
  async run(): Promise<void> {
    if (this.parts.signal.aborted) return
    try {
      while (!this.stopped && (await this.step()));
    } finally {
      this.stop()
      await this.settled()
      await this.returnDoubtful().catch(() => {})
    }
  }

  /** False when there is nothing left to do. */
  private async step(): Promise<boolean> {
    const held = this.heldUntil - performance.now()
    if (held > longestWaitMs) return false
    if (held > 0) {
      await this.pause(held)
      return true
    }
    if (this.outbox.length * 2 >= this.claimSize()) {
      await this.progress()
      return true
    }
    const source = await this.nextSource()
    if (source === undefined) return this.idle()
    await this.take(source)
    return true
  }

  private claimSize(): number {
    if (this.parts.watch.careful) return carefully
    return Math.max(1, Math.min(this.appetite, Math.ceil(this.rate * claimSeconds)))
  }

  /** In turn, so that a large campaign does not hold up a small one. Undefined when nothing is due. */
  private async nextSource(): Promise<Source | undefined> {
    if (this.sources.length === 0 || performance.now() - this.readAt > readEveryMs) {
      const state = await patiently(() => readLane(this.parts.workspaceId, this.parts.senderId))
      this.readAt = performance.now()
      this.rate = state.ratePerSecond
      this.sources = state.sources
      if (state.closed) {
        this.stop()
        return undefined
      }
    }
    const source = this.sources.shift()
    if (source !== undefined) this.sources.push(source)
    return source
  }

  private async idle(): Promise<boolean> {
    if (this.stopped) return false
    if (this.outbox.length === 0 && this.inFlight.size === 0 && this.writing.size === 0) return false
    await this.progress()
    this.readAt = Number.NEGATIVE_INFINITY
    return true
  }

  private async take(source: Source): Promise<void> {
    const { workspaceId, senderId, account } = this.parts
    const limit = this.claimSize()
    const notBefore = this.reached.get(source) ?? longAgo
    const { claimed, taken, reached, token } = await this.claim(source, limit, notBefore)
    this.reached.set(source, reached)
    // Connections stood idle while this was claimed: they can take more.
    if (this.inFlight.size * 2 < this.parts.connections && taken === limit)
      this.appetite = Math.min(largestClaim, this.appetite * 2)
    if (taken < limit) {
      // Perhaps some came back behind the place reached; only a search from the beginning shows that nothing is left.
      this.reached.delete(source)
      if (notBefore === longAgo) this.sources = this.sources.filter((one) => one !== source)
    }
    if (claimed.length === 0) return
    const wait = await patiently(() => reservePace(workspaceId, account.id, claimed.length))
    const start = performance.now() + wait
    for (const [index, message] of claimed.entries())
      await this.compose(message, source, token, start + (index * 1000) / this.rate)
    log.debug({ senderId, claimed: claimed.length, withheld: taken - claimed.length }, 'claimed')
    this.pump()
    // At a slow pace the next claim waits too: what is claimed is as good as gone.
    if (wait > 2 * claimSeconds * 1000) await this.pause(wait - claimSeconds * 1000)
  }

  private async claim(source: Source, limit: number, notBefore: Date) {
    const { workspaceId, senderId } = this.parts
    const fields = source === null ? [] : (await patiently(() => this.store.campaign(source))).fields
    return patiently(async () => {
      await this.returnDoubtful()
      const token = randomUUID()
      try {
        return {
          token,
          ...(await claim({ workspaceId, senderId, campaignId: source, token, limit, fields, notBefore })),
        }
      } catch (error) {
        this.doubtful.add(token)
        throw error
      }
    })
  }

  /** A claim that failed may have been committed all the same; nothing of it was handed over, so it goes back. */
  private async returnDoubtful(): Promise<void> {
    for (const token of this.doubtful) {
      await pool().query(
        `UPDATE message SET status = 'planned', claim = NULL, claimed_at = NULL WHERE status = 'claimed' AND workspace_id = $1 AND claim = $2`,
        [this.parts.workspaceId, token],
      )
      this.doubtful.delete(token)
    }
  }

  private async compose(message: Claimed, source: Source, token: string, at: number): Promise<void> {
    const { address } = this.parts
    const made =
      source === null
        ? await composeDirectMessage(message, address, this.store)
        : await composeCampaignMessage(message, address, await this.store.campaign(source), this.store)
    if (made.ok) this.outbox.push({ message, source, token, at, made })
    else this.finish(made.settlement, { message, source, token })
  }

  /** Hands over what may leave now. */
  private pump(): void {
    if (this.stopped || this.heldUntil > performance.now()) {
      this.giveBack()
      return
    }
    clearTimeout(this.timer)
    const room = (this.parts.watch.careful ? carefully : this.parts.connections) - this.inFlight.size
    const now = performance.now()
    let count = 0
    while (count < room && count < this.outbox.length && (this.outbox[count] as Item).at <= now) count++
    if (count > 0) {
      const batch = this.outbox.splice(0, count)
      for (const item of batch) this.inFlight.set(item.message.id, item)
      this.wake()
      void this.parts.connection.submit(
        batch.map((item) => item.made.submission),
        (outcome) => this.answered(outcome),
      )
    }
    const next = this.outbox[0]
    if (next && next.at > now) this.timer = setTimeout(() => this.pump(), Math.max(1, next.at - now))
  }

  private answered(outcome: SubmitOutcome): void {
    const item = this.inFlight.get(outcome.messageId)
    if (!item) return
    this.inFlight.delete(outcome.messageId)
    const { tries, profileId } = item.message
    const settlement = settlementOf(outcome, { tries, profileId, renditions: item.made.renditions })
    this.finish(settlement, item)
    this.heed(outcome)
    this.pump()
  }

  private heed(outcome: SubmitOutcome): void {
    const advice = this.parts.watch.take(outcome, performance.now())
    if (advice.kind === 'go') return
    const { workspaceId, account } = this.parts
    log.warn({ workspaceId, account: account.id, advice }, 'the carrier is in trouble')
    if (advice.kind === 'halt') {
      this.stop()
      this.inTrouble(() => haltAccount(workspaceId, account.id, advice.why))
    } else {
      this.heldUntil = Math.max(this.heldUntil, performance.now() + advice.ms)
      this.giveBack()
      this.inTrouble(() => holdPace(workspaceId, account.id, advice.ms))
      this.wake()
    }
  }

  private inTrouble(work: () => Promise<void>): void {
    this.trouble = this.trouble
      .then(() => patiently(work))
      .catch((error) => log.error({ err: error }, 'trouble was not recorded'))
  }

  private finish(settlement: Settlement, item: Pick<Item, 'message' | 'source' | 'token'>): void {
    const written = this.outcomes.add({ ...settlement, token: item.token, phone: item.message.phone })
    this.writing.add(written)
    written
      .catch((error) =>
        log.error({ err: error, messageId: settlement.messageId }, 'an outcome could not be written'),
      )
      .finally(() => {
        this.writing.delete(written)
        this.wake()
      })
    if (item.source !== null) this.count(item.source, settlement)
    this.wake()
  }

  /** Watches for a campaign that mostly fails. */
  private count(campaignId: string, { status, reason }: Settlement): void {
    if (status === 'planned') return
    const watch = this.failures.get(campaignId) ?? new FailureWatch()
    this.failures.set(campaignId, watch)
    const tooMany = watch.take(status === 'submitted' ? null : reason)
    if (tooMany === undefined) return
    this.giveBack((item) => item.source === campaignId)
    this.sources = this.sources.filter((one) => one !== campaignId)
    this.inTrouble(() => pauseForFailures(this.parts.workspaceId, campaignId, tooMany))
  }

  /** What was claimed and never handed over is planned again, as if it had not been touched. */
  private giveBack(which: (item: Item) => boolean = () => true): void {
    clearTimeout(this.timer)
    const back = this.outbox.filter(which)
    const kept = this.outbox.filter((item) => !back.includes(item))
    this.outbox.splice(0, this.outbox.length, ...kept)
    for (const item of back) this.finish(released(item.message.id), item)
  }

  private stop(): void {
    this.stopped = true
    this.giveBack()
    this.wake()
  }

  /** Everything handed over has its answer, and every outcome is written. */
  private async settled(): Promise<void> {
    while (this.inFlight.size > 0 || this.writing.size > 0) await this.progress()
    await this.trouble
  }

  /** Outcomes are known only here until they are written: a database that is away is waited for. */
  private write(batch: Settled[]): Promise<void> {
    return patiently(() => settle(this.parts.workspaceId, batch))
  }

  private progress(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, readEveryMs)
      this.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  private async pause(ms: number): Promise<void> {
    await sleep(Math.min(ms, longestWaitMs), undefined, { signal: this.parts.signal }).catch(() => {})
  }
}

/** Repeats what failed because the database was away or ended one of two that deadlocked; anything else is thrown at once. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const end = performance.now() + patienceMs
  for (let pause = 50; ; pause = Math.min(pause * 2, 2000)) {
    try {
      return await work()
    } catch (error) {
      if (!isPassing(error) || performance.now() > end) throw error
      log.warn({ err: error }, 'the database is away, trying again')
      await sleep(pause)
    }
  }
}

/** Connection trouble (class 08, 57P0x, socket errors), deadlocks and serialisation failures. */
function isPassing(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  if (code && /^(08|57P|40001|40P01|53300|ECONN|EPIPE|ETIMEDOUT|ENOENT)/.test(code)) return true
  return /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i.test(
    message ?? '',
  )
}
