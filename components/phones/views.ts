import type { HandsetMessage, HandsetModel } from '@/components/handset/types'
import type { HandsetView, MessageState, MessageView, StepName } from '@/lib/carriers/simulator/api'

/** Words for where a message stands on a handset. */
export const stateWords: Record<MessageState, string> = {
  submitted: 'On its way',
  waiting: 'Notified, not fetched',
  downloading: 'Downloading',
  delivered: 'Delivered',
  read: 'Read',
  expired: 'Expired',
  rejected: 'Refused',
  unsupported: 'Cannot take pictures',
  cancelled: 'Cancelled',
}

export function modelOf(handset: HandsetView): HandsetModel {
  if (handset.device === 'iphone' || handset.device === 'android') return handset.device
  return 'old'
}

/** A message as the handset draws it, one bubble per slide. Pictures come through the page's own address. */
export function bubblesOf(message: MessageView, slug: string): HandsetMessage[] {
  if (message.state === 'waiting' || message.state === 'submitted') {
    return message.direction === 'in'
      ? [{ id: message.id, from: 'brand', waiting: { bytes: message.bytes } }]
      : []
  }
  if (['expired', 'rejected', 'unsupported', 'cancelled', 'downloading'].includes(message.state)) return []
  return message.slides.map((slide, index) => ({
    id: `${message.id}-${index}`,
    from: message.direction === 'in' ? ('brand' as const) : ('person' as const),
    ...(slide.text ? { text: slide.text } : {}),
    ...(slide.media
      ? { picture: { src: partPath(slug, slide.media.src), alt: slide.media.name ?? 'Picture' } }
      : {}),
  }))
}

function partPath(slug: string, src: string): string {
  return `/${slug}/phones/part?src=${encodeURIComponent(src)}`
}

/** Words for the stops of a message. */
export const stepNames: Record<StepName, string> = {
  submit: 'Submit',
  accept: 'Accept',
  shape: 'Shape',
  notify: 'Notify',
  wake: 'Wake',
  fetch: 'Fetch',
  download: 'Download',
  delivered: 'Delivered',
  read: 'Read',
  reply: 'Reply',
}

/** Time since submission: 0.08 s, 13.6 s. */
export function secondsInWords(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(2)} s` : `${(ms / 1000).toFixed(1)} s`
}
