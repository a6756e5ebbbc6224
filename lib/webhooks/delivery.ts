import type { DeliveryStatus } from './endpoint'
import type { DeliveryType } from './event-types'
import type { Outcome } from './outcome'

/** One line of the log. */
export type DeliveryLine = {
  id: string
  type: DeliveryType
  events: number
  status: DeliveryStatus
  /** Begun; how the last that ended did, and its HTTP status. */
  attempts: number
  outcome: Outcome | null
  httpStatus: number | null
  createdAt: Date
  /** When it is tried next, of a pending one. */
  nextAt: Date
  endedAt: Date | null
}

export type AttemptLine = {
  number: number
  at: Date
  durationMs: number | null
  outcome: Outcome
  httpStatus: number | null
  answer: string
}

export type DeliveryDetail = DeliveryLine & { body: string; log: AttemptLine[] }

/** What a member sees of what they sent by hand. */
export type Shown = { deliveryId: string; outcome: Outcome; httpStatus: number | null; durationMs: number }

/** What the log shows: deliveries of one state, older than one, and one that is opened. */
export type LogView = {
  status?: DeliveryStatus | undefined
  before?: string | undefined
  delivery?: string | undefined
}

/** The address of a view of the log; `here` is the endpoint's. */
export function logAddress(here: string, view: LogView): string {
  const given = Object.entries(view).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length ? `${here}?${new URLSearchParams(given)}` : here
}
