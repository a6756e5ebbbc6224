import type { HandsetMessage, HandsetModel } from '@/components/handset/types'
import type { HandsetView, MessageState, MessageView } from '@/lib/carriers/simulator/api'

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

export function partPath(slug: string, src: string): string {
  return `/${slug}/phones/part?src=${encodeURIComponent(src)}`
}
