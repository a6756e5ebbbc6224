import type { SubmitOutcome } from '../carriers/carrier'
import { type Rung, smallerRung } from './rungs'

/** What is written of a submission's outcome. */
export type Settlement = {
  messageId: number
  status: 'submitted' | 'failed' | 'planned' | 'unknown'
  carrierId: string | null
  code: string | null
  reason: string | null
  /** For 'planned': when it is due again, ms from now. */
  delayMs: number
  /** Tries this one counts for. */
  tries: number
  /** For 'planned' with smaller media. */
  profileId: string | null
  /** What is now known of the number, beyond this message. */
  number: 'dead' | 'opted_out' | null
}

/** Tries after which a message is given up: some four hours with the pauses below. */
export const mostTries = 12

const firstPauseMs = 15_000
const longestPauseMs = 3_600_000

/** Pause before the next try in ms: doubling, at most an hour, spread by a fifth so that they do not all come back at once. */
export function pauseBefore(tries: number, messageId: number): number {
  const pause = Math.min(firstPauseMs * 2 ** tries, longestPauseMs)
  return Math.round(pause * (0.8 + 0.4 * ((messageId * 0.618_033_988_749_895) % 1)))
}

const base = {
  carrierId: null,
  code: null,
  reason: null,
  delayMs: 0,
  tries: 1,
  profileId: null,
  number: null,
}

type Tried = { tries: number; profileId: string | null; rungs: readonly Rung[] }

/** Decides what follows from an outcome. Pure. */
export function settlementOf(outcome: SubmitOutcome, tried: Tried): Settlement {
  const { messageId, code } = outcome
  const settled = { ...base, messageId, code }
  switch (outcome.kind) {
    case 'accepted':
      return { ...settled, status: 'submitted', carrierId: outcome.carrierId }
    case 'retry_later':
      return later(outcome, tried)
    case 'retry_smaller': {
      const smaller = smallerRung(tried.rungs, tried.profileId)
      if (!smaller || tried.tries + 1 >= mostTries)
        return { ...settled, status: 'failed', reason: 'too_large' }
      return { ...settled, status: 'planned', profileId: smaller.profileId }
    }
    case 'address_dead': {
      const number = outcome.certain ? 'dead' : null
      return { ...settled, status: 'failed', reason: 'address_dead', number }
    }
    case 'opted_out':
      return { ...settled, status: 'failed', reason: 'carrier_opted_out', number: 'opted_out' }
    case 'our_fault':
      return { ...settled, status: 'failed', reason: 'our_fault' }
    case 'account_problem':
      // Nothing is wrong with the message: it waits for the account.
      return { ...settled, status: 'planned', tries: 0, reason: 'account_problem' }
    case 'unknown':
      return { ...settled, status: 'unknown', reason: 'no_answer' }
  }
}

function later(outcome: Extract<SubmitOutcome, { kind: 'retry_later' }>, tried: Tried): Settlement {
  const { messageId, code, retryAfterMs, throttled } = outcome
  // Too fast is our doing, not the message's: it costs no try.
  if (throttled)
    return { ...base, messageId, code, status: 'planned', tries: 0, delayMs: retryAfterMs ?? 1000 }
  if (tried.tries + 1 >= mostTries)
    return { ...base, messageId, code, status: 'failed', reason: 'retry_later' }
  const delayMs = Math.max(retryAfterMs ?? 0, pauseBefore(tried.tries, messageId))
  return { ...base, messageId, code, status: 'planned', delayMs }
}

/** A claimed message that was never handed over goes back as it was. */
export function released(messageId: number): Settlement {
  return { ...base, messageId, status: 'planned', tries: 0 }
}

/**
 * A message whose picture is not there, and which nothing else can stand for: it waits, as after a refusal. `profileId`: a smaller
 * rung for which it is to be drawn, where the one it stands on is too heavy.
 */
export function awaitingPicture(
  { id, tries }: { id: number; tries: number },
  profileId: string | null = null,
): Settlement {
  if (tries + 1 >= mostTries) return notMade(id, 'no_picture')
  return { ...base, messageId: id, status: 'planned', profileId, delayMs: pauseBefore(tries, id) }
}

/** A message that could not even be made. */
export function notMade(
  messageId: number,
  reason: 'content' | 'no_picture' | 'no_value' | 'too_large',
): Settlement {
  return { ...base, messageId, status: 'failed', reason }
}
