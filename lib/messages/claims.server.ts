import { randomUUID } from 'node:crypto'
import { pool } from '../platform/db.server'
import { log } from '../platform/log.server'
import { type Claimed, claim } from './claim.server'
import type { ContentStore } from './content-store.server'
import type { Source } from './outbox.server'
import { isPassing, patiently } from './patience.server'
import { readLane } from './sources.server'
import { failCampaign } from './trouble.server'

const readEveryMs = 1000
const longAgo = new Date(0)

export type Taken = { source: Source; token: string; claimed: Claimed[]; full: boolean }

/** What a lane claims from: its sources in turn, so that a large campaign does not hold up a small one. */
export class Claims {
  private sources: Source[] = []
  /** How far in time each source was claimed. */
  private readonly reached = new Map<Source, Date>()
  private readAt = Number.NEGATIVE_INFINITY
  /** Tokens of claims of which nothing was handed over, whether they were committed or not. */
  private readonly doubtful = new Set<string>()
  /** Messages per second, as last read. */
  rate: number
  /** The account may not send now. */
  closed = false

  constructor(
    private readonly lane: { workspaceId: string; senderId: string },
    private readonly store: ContentStore,
    rate: number,
  ) {
    this.rate = rate
  }

  /** Claims up to `limit` of the next source; undefined when nothing is due or the account is closed. */
  async take(limit: number): Promise<Taken | undefined> {
    const source = await this.nextSource()
    if (source === undefined) return undefined
    const nothing = { source, token: '', claimed: [], full: false }
    if (source !== null && !(await this.isReadable(source))) return nothing
    const notBefore = this.reached.get(source) ?? longAgo
    const { claimed, taken, reached, token } = await this.claim(source, limit, notBefore)
    this.reached.set(source, reached)
    if (taken < limit) {
      // Perhaps some came back behind the place reached; only a search from the beginning shows that nothing is left.
      this.reached.delete(source)
      if (notBefore === longAgo) this.forget(source)
    }
    return { source, token, claimed, full: taken === limit }
  }

  /** Nothing more from this source until the next look. */
  forget(source: Source): void {
    this.sources = this.sources.filter((one) => one !== source)
  }

  /** Looks again before the next claim. */
  refresh(): void {
    this.readAt = Number.NEGATIVE_INFINITY
  }

  private async nextSource(): Promise<Source | undefined> {
    if (this.sources.length === 0 || performance.now() - this.readAt > readEveryMs) {
      const state = await patiently(() => readLane(this.lane.workspaceId, this.lane.senderId))
      this.readAt = performance.now()
      this.rate = state.ratePerSecond
      this.closed = state.closed
      this.sources = state.closed ? [] : state.sources
    }
    const source = this.sources.shift()
    if (source !== undefined) this.sources.push(source)
    return source
  }

  /** A campaign whose content cannot be read fails alone; the lane goes on with the others. */
  private async isReadable(campaignId: string): Promise<boolean> {
    try {
      await patiently(() => this.store.campaign(campaignId))
      return true
    } catch (error) {
      if (isPassing(error)) throw error
      log.error({ err: error, campaignId }, 'the content of a campaign cannot be read')
      await patiently(() => failCampaign(this.lane.workspaceId, campaignId))
      this.forget(campaignId)
      return false
    }
  }

  private async claim(source: Source, limit: number, notBefore: Date) {
    const fields = source === null ? [] : (await this.store.campaign(source)).fields
    return patiently(async () => {
      await this.returnDoubtful()
      const token = randomUUID()
      try {
        const request = { ...this.lane, campaignId: source, token, limit, fields, notBefore }
        return { token, ...(await claim(request)) }
      } catch (error) {
        this.doubtful.add(token)
        throw error
      }
    })
  }

  /** Nothing of this claim was handed over; it goes back as soon as the database can be reached. */
  doubt(token: string): void {
    this.doubtful.add(token)
  }

  /** A claim that failed may have been committed all the same. */
  async returnDoubtful(): Promise<void> {
    for (const token of this.doubtful) {
      await pool().query(
        `UPDATE message SET status = 'planned', claim = NULL, claimed_at = NULL WHERE status = 'claimed' AND workspace_id = $1 AND claim = $2`,
        [this.lane.workspaceId, token],
      )
      this.doubtful.delete(token)
    }
  }
}
