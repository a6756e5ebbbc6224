import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises'
import type { OpenAccount } from '../carriers/accounts.server'
import type { CarrierConnection, SubmitOutcome } from '../carriers/carrier'
import { heldTo, holdTo, limitsOfAccount } from '../media/limits.server'
import { log } from '../platform/log.server'
import { enqueue } from '../platform/queue.server'
import { Batcher } from './batcher'
import type { Claimed } from './claim.server'
import { Claims, type Taken } from './claims.server'
import { composeCampaignMessage, composeDirectMessage } from './compose.server'
import { ContentStore } from './content-store.server'
import { FailureWatch, type LaneWatch } from './lane-watch'
import { type Held, type Item, Outbox, type Source } from './outbox.server'
import { holdPace, reservePace } from './pace.server'
import { patiently } from './patience.server'
import { noteDefaults, type PersonalPieces } from './personal.server'
import { type Settled, settle } from './settle.server'
import { released, type Settlement, settlementOf } from './settlement'
import { haltAccount, pauseForFailures } from './trouble.server'
import { weightLimit } from './weight'

/** Most messages claimed at once, most outcomes written at once, and how long in ms few outcomes wait for more. */
const largestClaim = 1000
const outcomesPerWrite = 500
const gatherMs = 15
/** At the agreed pace a claim is what may leave in a quarter of a second: what is claimed is soon handed over. */
const claimSeconds = 0.25
/** Messages risked at a time while the carrier is in doubt. */
const carefully = 2
/** Longest time in ms between two looks at what has changed. */
const lookEveryMs = 1000
/** Pictures drawn for those of a claim who have none yet: more would hold the lane up. */
const drawnAtOnce = 24
/** Messages composed before answers are heard again. */
const composedAtOnce = 32
/** A carrier that is away for longer (ms) is not waited for here: the sweep asks again. */
const longestWaitMs = 5000

/** When a claimed message is handed over, and with which pictures. */
type Turn = { source: Source; token: string; at: number; personal: PersonalPieces | undefined }

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
  private readonly outbox: Outbox
  private readonly store: ContentStore
  private learned: ReadonlyMap<string, number> = new Map()
  private readonly claims: Claims
  private readonly failures = new Map<Source, FailureWatch>()
  private readonly outcomes: Batcher<Settled>
  private readonly writing = new Set<Promise<void>>()
  /** Messages to claim at once. Only as many as are soon handed over: what a killed worker held is in doubt afterwards. */
  private appetite: number
  private written = 0
  private stopped = false
  private wake: () => void = () => {}
  private trouble: Promise<void> = Promise.resolve()

  constructor(private readonly parts: LaneParts) {
    this.store = new ContentStore(parts.workspaceId, parts.connection)
    this.outcomes = new Batcher((batch) => this.write(batch), { most: outcomesPerWrite, gatherMs })
    this.claims = new Claims(parts, this.store, parts.account.ratePerSecond)
    this.appetite = parts.connections
    this.outbox = new Outbox({
      connection: parts.connection,
      room: () => (parts.watch.careful ? carefully : parts.connections),
      answered: (item, outcome) => {
        const { profileId, rungs } = item.made
        this.finish(settlementOf(outcome, { tries: item.message.tries, profileId, rungs }), item)
        if (outcome.kind === 'retry_smaller') this.learn(item)
        this.heed(outcome)
      },
      returned: (item) => this.finish(released(item.message.id), item),
      left: () => this.wake(),
    })
  }

  /** Runs until nothing is due. */
  async run(): Promise<void> {
    const { signal, workspaceId, account } = this.parts
    if (signal.aborted) return
    this.learned = await limitsOfAccount(workspaceId, account.id)
    const stop = () => this.stop()
    signal.addEventListener('abort', stop)
    try {
      while (!this.stopped && (await this.step()));
    } finally {
      signal.removeEventListener('abort', stop)
      this.stop()
      await this.settled()
      await this.claims.returnDoubtful().catch(() => {})
    }
  }

  /** False when there is nothing left to do. */
  private async step(): Promise<boolean> {
    const held = this.outbox.heldFor
    if (held > longestWaitMs) return false
    if (held > 0) {
      await this.pause(held)
      return true
    }
    if (this.outbox.waiting >= this.claimSize() * (this.isPaced() ? 1 : 0.5)) {
      await this.progress()
      return true
    }
    const before = this.written
    const taken = await this.claims.take(this.claimSize())
    if (taken === undefined) return this.idle(before)
    await this.take(taken)
    return true
  }

  private claimSize(): number {
    if (this.parts.watch.careful) return carefully
    return Math.max(1, Math.min(this.appetite, Math.ceil(this.claims.rate * claimSeconds)))
  }

  /** The account's pace, not the carrier's connections, decides how fast messages leave: then one claim is always ready ahead. */
  private isPaced(): boolean {
    return this.claims.rate * claimSeconds < this.appetite
  }

  /** `before`: outcomes written before nothing due was found. One written since may have given a message back. */
  private async idle(before: number): Promise<boolean> {
    if (this.stopped || this.claims.closed) return false
    if (this.outbox.waiting + this.outbox.underway + this.writing.size > 0) await this.progress()
    else if (this.written === before) return false
    this.claims.refresh()
    return true
  }

  private async take({ source, token, claimed, full }: Taken): Promise<void> {
    const { workspaceId, senderId, account } = this.parts
    // Connections stood idle while this was claimed: they can take more.
    if (full && this.outbox.underway * 2 < this.parts.connections)
      this.appetite = Math.min(largestClaim, this.appetite * 2)
    if (claimed.length === 0) return
    const wait = await patiently(() => reservePace(workspaceId, account.id, claimed.length)).catch(
      (error) => {
        this.claims.doubt(token)
        throw error
      },
    )
    const personal = await this.drawFor(claimed, source, token)
    const start = performance.now() + wait
    for (const [index, message] of claimed.entries()) {
      const at = start + (index * 1000) / this.claims.rate
      await this.compose(message, { source, token, at, personal })
      if (index % composedAtOnce === composedAtOnce - 1) {
        this.outbox.pump()
        await immediate()
      }
    }
    log.debug({ senderId, claimed: claimed.length }, 'claimed')
    this.outbox.pump()
    // At a slow pace the next claim waits too: what is claimed is as good as gone.
    if (wait > 2 * claimSeconds * 1000) await this.pause(wait - claimSeconds * 1000)
  }

  /** Pictures of these people, which were made before they were claimed; of the few that changed since, now. */
  private async drawFor(
    claimed: Claimed[],
    source: Source,
    token: string,
  ): Promise<PersonalPieces | undefined> {
    if (source === null) return undefined
    try {
      const { personal } = await this.store.campaign(source)
      if (!personal) return undefined
      const { pieces } = await patiently(() => personal.fill(claimed, { most: drawnAtOnce }))
      const campaign = { workspaceId: this.parts.workspaceId, campaignId: source }
      await patiently(() => noteDefaults(campaign, pieces.reasons()))
      return pieces
    } catch (error) {
      this.claims.doubt(token)
      throw error
    }
  }

  private async compose(message: Claimed, { source, token, at, personal }: Turn): Promise<void> {
    const { address: from, account } = this.parts
    const means = { from, store: this.store, learned: this.learned, limits: account.limits, personal }
    const made =
      source === null
        ? await composeDirectMessage(message, means)
        : await composeCampaignMessage(message, await this.store.campaign(source), means)
    if (made.ok) this.outbox.put({ message, source, token, at, made })
    else this.finish(made.settlement, { message, source, token })
  }

  /** The others for this profile go out smaller at once, and the library's pictures are made smaller too. */
  private learn({ message: { profileId }, made: { weight, assetIds } }: Item): void {
    const { workspaceId, account } = this.parts
    const held = profileId && heldTo(profileId, weight)
    if (!profileId || !held || held >= weightLimit(profileId, this.learned)) return
    this.learned = new Map([...this.learned, [profileId, held]])
    log.warn({ workspaceId, account: account.id, profileId, refused: weight, held }, 'refused as too large')
    this.inTrouble(async () => {
      await holdTo({ workspaceId, accountId: account.id }, profileId, held)
      for (const assetId of assetIds) await enqueue('media.refit', { workspaceId, assetId, profileId })
    })
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
      this.outbox.hold(advice.ms)
      this.inTrouble(() => holdPace(workspaceId, account.id, advice.ms))
      this.wake()
    }
  }

  private inTrouble(work: () => Promise<void>): void {
    this.trouble = this.trouble
      .then(() => patiently(work))
      .catch((error) => log.error({ err: error }, 'trouble was not recorded'))
  }

  private finish(settlement: Settlement, item: Held): void {
    const written = this.outcomes.add({ ...settlement, token: item.token, phone: item.message.phone })
    this.writing.add(written)
    written
      .catch((error) =>
        log.error({ err: error, messageId: settlement.messageId }, 'an outcome could not be written'),
      )
      .finally(() => {
        this.writing.delete(written)
        this.written += 1
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
    this.outbox.giveBack((item) => item.source === campaignId)
    this.outbox.pump()
    this.claims.forget(campaignId)
    this.inTrouble(() => pauseForFailures(this.parts.workspaceId, campaignId, tooMany))
  }

  private stop(): void {
    this.stopped = true
    this.outbox.close()
    this.wake()
  }

  /** Everything handed over has its answer, and every outcome is written. */
  private async settled(): Promise<void> {
    while (this.outbox.underway + this.writing.size > 0) await this.progress()
    await this.trouble
  }

  /** Outcomes are known only here until they are written: a database that is away is waited for. */
  private write(batch: Settled[]): Promise<void> {
    return patiently(() => settle(this.parts.workspaceId, batch))
  }

  private progress(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, lookEveryMs)
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
