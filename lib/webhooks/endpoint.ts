import type { EventType } from './event-types'

/**
 * Why an endpoint is off: a member paused it, it said that it is gone (HTTP 410), nothing came through for three days, or its
 * secret could not be read any more.
 */
export const offReasons = ['paused', 'gone', 'failing', 'unreadable'] as const
export type OffReason = (typeof offReasons)[number]

/** Most endpoints of a workspace, and characters of their fields. */
export const mostEndpoints = 10
export const longestUrl = 500
export const longestDescription = 100

export type EndpointInput = { url: string; description: string; types: EventType[] }

/** An endpoint as its owner sees it. */
export type Endpoint = EndpointInput & {
  id: string
  createdAt: Date
  disabledAt: Date | null
  disabledFor: OffReason | null
  failingSince: Date | null
  /** Until when the secret before this one signs too. */
  beforeUntil: Date | null
  /** What was made for it last, and the deliveries that wait: past 1,000 they are not counted. */
  last: { status: DeliveryStatus; at: Date } | null
  waiting: number
}

export type EndpointState = 'working' | 'unused' | 'failing' | `off_${OffReason}`

type Facts = {
  disabledFor: OffReason | null
  failingSince: Date | null
  last: { status: DeliveryStatus; at: Date } | null
}

/** How an endpoint stands, in one word: whether it is off, then whether anything comes through. */
export function endpointState({ disabledFor, failingSince, last }: Facts): EndpointState {
  if (disabledFor) return `off_${disabledFor}`
  if (failingSince) return 'failing'
  return last ? 'working' : 'unused'
}

export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]
