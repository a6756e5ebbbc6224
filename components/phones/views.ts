import type { HandsetAttachment, HandsetMessage, HandsetModel } from '@/components/handset/types'
import { formatBytes } from '@/components/ui/format'
import type {
  HandsetView,
  MessageState,
  MessageView,
  SlideMediaView,
  SlideView,
  StepName,
} from '@/lib/carriers/simulator/api'

/** Words for where a message stands on a handset. */
const stateWords: Record<MessageState, string> = {
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

/** Where the newest message of a phone stands, and the bulb for it. */
export function standing(handset: HandsetView, messages: readonly MessageView[]) {
  const last = messages.findLast((message) => message.direction === 'in')
  if (!last)
    return { words: handset.switches.on ? 'Nothing yet' : 'Switched off', bulb: 'off' as const, last }
  const words =
    last.state === 'downloading' && last.progress !== undefined
      ? `Downloading, ${last.progress} %`
      : last.state === 'submitted' && !handset.switches.on
        ? 'Waits until it is on'
        : stateWords[last.state]
  const isThere = last.state === 'delivered' || last.state === 'read'
  const moves = last.state === 'downloading' || (last.state === 'submitted' && handset.switches.on)
  return { words, bulb: moves ? ('live' as const) : isThere ? ('on' as const) : ('off' as const), last }
}

export function modelOf(handset: HandsetView): HandsetModel {
  if (handset.device === 'iphone' || handset.device === 'android') return handset.device
  return 'old'
}

/** A message as the handset draws it, one bubble per slide. Media come through the page's own address. */
export function bubblesOf(message: MessageView, slug: string): HandsetMessage[] {
  const { id, state, direction, bytes, progress, slides } = message
  if (state === 'waiting' || state === 'downloading')
    return [{ id, from: 'brand', waiting: { bytes, ...(progress === undefined ? {} : { progress }) } }]
  // A phone that is off knows of nothing; one without MMS got a text that says what it missed.
  if (['submitted', 'expired', 'rejected', 'cancelled'].includes(state) && direction === 'in') return []
  const from = direction === 'in' ? ('brand' as const) : ('person' as const)
  return slides.map((slide, index) => ({ id: `${id}-${index}`, group: id, from, ...partsOf(slide, slug) }))
}

type Media = SlideMediaView

function partsOf({ text, media, audio }: SlideView, slug: string): Partial<HandsetMessage> {
  const attached = [...(media && !isPicture(media) ? [media] : []), ...(audio ? [audio] : [])]
  return {
    ...(text ? { text } : {}),
    ...(media && isPicture(media)
      ? { picture: { src: partPath(slug, media.src), alt: media.alt ?? media.name ?? 'Picture' } }
      : {}),
    ...(attached.length > 0 ? { attached: attached.map((one) => attachment(one, slug)) } : {}),
  }
}

function attachment(media: Media, slug: string): NonNullable<HandsetMessage['attached']>[number] {
  const { contentType, bytes, name, alt, card } = media
  const words = fileWords[contentType] ?? contentType.split('/')[0] ?? 'File'
  return {
    kind: attachmentKind(contentType),
    src: partPath(slug, media.src),
    name: card?.title ?? alt ?? name ?? words,
    detail: card?.facts.join(', ') || `${words}, ${formatBytes(bytes)}`,
  }
}

function attachmentKind(contentType: string): HandsetAttachment['kind'] {
  if (fileWords[contentType] === 'Contact card') return 'contact'
  if (fileWords[contentType] === 'Event') return 'event'
  if (!PLAYED.has(contentType)) return 'file'
  return contentType.startsWith('video/') ? 'clip' : 'sound'
}

function isPicture({ contentType }: Media): boolean {
  return /^image\/(jpe?g|png|gif)$/.test(contentType)
}

/** What browsers play; the rest of what phones play is offered as a file. */
const PLAYED: ReadonlySet<string> = new Set([
  'video/mp4',
  'audio/mpeg',
  'audio/mp4',
  'audio/aac',
  'audio/ogg',
  'audio/wav',
])

const fileWords: Readonly<Record<string, string>> = {
  'text/x-vcard': 'Contact card',
  'text/vcard': 'Contact card',
  'text/calendar': 'Event',
  'text/x-vcalendar': 'Event',
  'audio/amr': 'Voice note',
  'video/3gpp': 'Clip',
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

/** What happens at each stop, for those who meet an MMS for the first time. */
export const stepMeanings: Record<StepName, string> = {
  submit: 'Marquee hands the message to the carrier’s MMSC over MM7.',
  accept: 'The MMSC has checked it, keeps it, and answers with a Message-ID.',
  shape: 'The MMSC makes it fit the phone: pictures are made smaller where it must be.',
  notify: 'The phone gets a notification in hidden text messages. The picture is not in it.',
  wake: 'The phone decides: fetch it now, later, or not at all.',
  fetch: 'The phone asks the MMSC for the content.',
  download: 'The whole message travels to the phone.',
  delivered: 'The phone confirms, and the MMSC sends Marquee a delivery report.',
  read: 'Its owner opened it, and the phone allows a read report.',
  reply: 'The answer goes back: phone, MMSC, Marquee.',
}

/** Time since submission: 0.08 s, 13.6 s. */
export function secondsInWords(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(2)} s` : `${(ms / 1000).toFixed(1)} s`
}

/** +18285550142 as (828) 555-0142; short codes and other countries as they are. */
export function formatNumber(number: string): string {
  const match = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number)
  return match ? `(${match[1]}) ${match[2]}-${match[3]}` : number
}

/** Who else got a group message: "Devon’s Pixel and (303) 555-0177". */
export function othersInWords(others: readonly string[], handsets: readonly HandsetView[]): string {
  return listed(others.map((number) => nameOf(number, handsets)))
}

/** A phone and who else got the message with it. */
export function groupInWords(
  handset: HandsetView,
  others: readonly string[],
  handsets: readonly HandsetView[],
): string {
  return listed([handset.name, ...others.map((number) => nameOf(number, handsets))])
}

function nameOf(number: string, handsets: readonly HandsetView[]): string {
  return handsets.find((handset) => handset.number === number)?.name ?? formatNumber(number)
}

function listed(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')
}
