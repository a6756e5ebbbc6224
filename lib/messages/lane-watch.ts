import type { SubmitOutcome } from '../carriers/carrier'
import { type Said, said } from '../words/said'

/** What a lane does about how its carrier answers. */
export type Advice =
  | { kind: 'go' }
  /** Send nothing for this long; then carefully. */
  | { kind: 'wait'; ms: number; why: string }
  /** The account as a whole is refused: a person must look. */
  | { kind: 'halt'; why: Said }

const shortestWaitMs = 1000
const longestWaitMs = 60_000
/** Failed hand-overs in a row after which the carrier counts as away. */
const failuresInARow = 3

/**
 * Watches the outcomes of one lane. Single failures are the messages' own affair; several in a row without a success between
 * them are the carrier's: then the lane waits, longer each time, so that an outage costs a few tries and few unknowns instead of a
 * whole campaign's.
 */
export class LaneWatch {
  private inARow = 0
  private waits = 0
  private until = Number.NEGATIVE_INFINITY

  /** True until the carrier has answered well again: then only a few messages are risked at a time. */
  get careful(): boolean {
    return this.waits > 0 || this.inARow > 0
  }

  /** `now` in ms of any steady clock. */
  take(outcome: SubmitOutcome, now: number): Advice {
    switch (outcome.kind) {
      case 'account_problem':
        return {
          kind: 'halt',
          why: said('{meaning} ({code}).', { meaning: said(outcome.meaning), code: outcome.code }),
        }
      case 'retry_later':
        if (outcome.throttled)
          return { kind: 'wait', ms: outcome.retryAfterMs ?? shortestWaitMs, why: outcome.meaning }
        return this.failed(outcome.meaning, now, outcome.retryAfterMs)
      case 'unknown':
        return this.failed(outcome.meaning, now)
      default:
        this.inARow = 0
        this.waits = 0
        return { kind: 'go' }
    }
  }

  private failed(why: string, now: number, retryAfterMs = 0): Advice {
    // What was on its way when the wait began fails for the same reason; it says nothing new.
    if (now < this.until) return { kind: 'go' }
    this.inARow++
    if (this.inARow < failuresInARow) return { kind: 'go' }
    this.inARow = 0
    const ms = Math.max(retryAfterMs, Math.min(shortestWaitMs * 2 ** this.waits, longestWaitMs))
    this.waits++
    this.until = now + ms
    return { kind: 'wait', ms, why }
  }
}

/** Share and number of failures among a campaign's last outcomes at which it is paused, so that a person can look. */
const failureLimits = { window: 200, least: 20, share: 0.3 }

/** The last outcomes of one campaign. */
export class FailureWatch {
  private readonly last: (string | null)[] = []

  /** Takes an outcome (null when it went well, else why not); returns the commonest reason once there are too many failures. */
  take(failure: string | null): string | undefined {
    this.last.push(failure)
    if (this.last.length > failureLimits.window) this.last.shift()
    if (failure === null) return undefined
    const failures = this.last.filter((one) => one !== null)
    if (failures.length < failureLimits.least || failures.length / this.last.length < failureLimits.share)
      return undefined
    this.last.length = 0
    return commonest(failures)
  }
}

function commonest(list: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
