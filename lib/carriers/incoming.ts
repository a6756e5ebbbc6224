import { classifyMmStatus, isSmil, type MmsContent, parseContentType, partText } from '../mms'
import type { CarrierEvent } from './carrier'

type Report = {
  carrierId: string
  at: Date
  /** As the carrier wrote it. */
  recipient: string | undefined
  detail?: string | undefined
}

/** A delivery report. `mmStatus` is the MMStatus word of TS 23.140. */
export function deliveryReceipt(
  mmStatus: string,
  { carrierId, at, recipient, detail }: Report,
): CarrierEvent {
  const { outcome, certain, meaning } = classifyMmStatus(mmStatus)
  const failed = outcome === 'retry_later' || outcome === 'address_dead' || outcome === 'our_fault'
  const arrived = outcome === 'delivered' || outcome === 'read'
  return {
    kind: 'receipt',
    carrierId,
    status: mmStatus.slice(0, 60),
    event: arrived ? 'delivered' : failed ? 'undeliverable' : 'underway',
    addressDead: outcome === 'address_dead' && certain,
    reason: outcome === 'retry_later' ? 'expired' : outcome === 'address_dead' ? 'rejected' : 'our_fault',
    at,
    recipient: phoneNumber(recipient),
    detail: (detail ?? meaning).slice(0, 300),
  }
}

/** A read report: `Read`, or `Deleted` unread. */
export function readReceipt(word: string, { carrierId, at, recipient, detail }: Report): CarrierEvent {
  const read = classifyMmStatus(word).outcome === 'read'
  return {
    kind: 'receipt',
    carrierId,
    // Kept apart from the delivery report of the same word.
    status: `read:${word}`.slice(0, 60),
    // Deleted unread: it was on the phone all the same.
    event: read ? 'read' : 'delivered',
    addressDead: false,
    reason: '',
    at,
    recipient: phoneNumber(recipient),
    detail: detail?.slice(0, 300) ?? null,
  }
}

const mostMedia = 10

type Reply = {
  carrierId: string
  from: string | undefined
  to: string | undefined
  at: Date
  subject: string | undefined
  content: MmsContent | undefined
}

/** A message from a phone; undefined when it does not say whose. A presentation is nothing a person wrote. */
export function replyEvent({ carrierId, from, to, at, subject, content }: Reply): CarrierEvent | undefined {
  const sender = phoneNumber(from)
  if (!sender) return undefined
  const parts = (content?.parts ?? []).map((part) => ({ part, type: parseContentType(part.contentType) }))
  const texts = parts.filter(({ type }) => type.type === 'text/plain').map(({ part }) => partText(part))
  const media = parts.filter(({ type }) => type.type !== 'text/plain' && !isSmil(type))
  return {
    kind: 'reply',
    carrierId: carrierId.slice(0, 200),
    from: sender,
    to: phoneNumber(to),
    text: (texts.join('\n') || subject || '').slice(0, 5000),
    media: media.slice(0, mostMedia).map(({ part, type }) => ({ mime: type.type, bytes: part.body })),
    at,
  }
}

/** A moment that the carrier named, or now when it named none, one that makes no sense, or one in the future. */
export function pastMoment(given: Date | undefined, now: Date): Date {
  return !given || Number.isNaN(given.getTime()) || given > now ? now : given
}

/** E.164 for a full number; short codes and e-mail addresses as they are. */
function phoneNumber(address: string | undefined): string | null {
  if (!address) return null
  const digits = address.replace(/^\+/, '')
  if (!/^\d+$/.test(digits)) return address
  if (digits.length < 10) return digits
  return digits.length === 10 ? `+1${digits}` : `+${digits}`
}
