import type { Words } from '../words/translate'

/** Where one recipient's copy stands. */
export const messageStatuses = [
  'planned',
  'claimed',
  'submitted',
  'delivered',
  'failed',
  'unknown',
  'withheld',
] as const
export type MessageStatus = (typeof messageStatuses)[number]

/** How much is known of a message's way. Evidence only ever adds: what arrives late, twice or out of order changes nothing. */
export const rank: Readonly<Record<MessageStatus, number>> = {
  planned: 0,
  claimed: 1,
  unknown: 2,
  submitted: 3,
  failed: 4,
  // A message that is on the phone is delivered, whatever else was reported of it before or after.
  delivered: 5,
  // Decided before it was ever handed over; nothing follows.
  withheld: 6,
}

/** What can happen to a message. */
export type MessageEvent =
  /** A worker took it, in the same statement that asked for consent. */
  | 'claim'
  /** Consent, a stop or a moved number forbade it, before it was handed over. */
  | 'withhold'
  /** The carrier has it. */
  | 'accepted'
  /** The carrier said that it does not have it and that a later try may pass. */
  | 'deferred'
  /** The carrier refused it for good. */
  | 'refused'
  /** Handed over, and no answer: the carrier may or may not have it. */
  | 'silence'
  /** A report says that it is on the phone. */
  | 'delivered'
  /** A report says that it never will be. */
  | 'undeliverable'
  /** A report says that it is on its way. */
  | 'underway'

const targets: Readonly<Record<MessageEvent, MessageStatus>> = {
  claim: 'claimed',
  withhold: 'withheld',
  accepted: 'submitted',
  deferred: 'planned',
  refused: 'failed',
  silence: 'unknown',
  delivered: 'delivered',
  undeliverable: 'failed',
  underway: 'submitted',
}

/** Statuses from which each event of our own may happen; reports are taken in any status in which the carrier may know the message. */
const sources: Readonly<Record<MessageEvent, readonly MessageStatus[]>> = {
  claim: ['planned'],
  withhold: ['planned'],
  deferred: ['claimed'],
  refused: ['claimed', 'unknown'],
  silence: ['claimed'],
  accepted: ['claimed', 'unknown'],
  delivered: ['claimed', 'unknown', 'submitted', 'failed'],
  undeliverable: ['claimed', 'unknown', 'submitted'],
  underway: ['claimed', 'unknown'],
}

/**
 * The status after an event; the same status when the event does not apply (late, doubled, out of order). The one step back,
 * claimed → planned, needs the carrier's own word that it does not have the message.
 */
export function after(status: MessageStatus, event: MessageEvent): MessageStatus {
  return sources[event].includes(status) ? targets[event] : status
}

/** Nothing more will be done for it. An unknown one is not over: a report may still tell. */
export function isOver(status: MessageStatus): boolean {
  return status === 'delivered' || status === 'failed' || status === 'withheld'
}

/** What `message.reason` may hold; null where nothing was said. */
const reasons = [
  'opted_out',
  'no_consent',
  'landline',
  'no_hours',
  'number_changed',
  'stopped',
  'retry_later',
  'too_large',
  'address_dead',
  'carrier_opted_out',
  'our_fault',
  'content',
  'no_picture',
  'no_value',
  'expired',
  'rejected',
  'no_answer',
] as const

/** Why a message failed or was withheld, for people. */
export function reasonInWords(t: Words<'messages'>, reason: string | null): string {
  return t(`reason.${reasons.find((known) => known === reason) ?? 'none'}`)
}
