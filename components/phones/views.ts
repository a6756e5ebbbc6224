import type { HandsetAttachment, HandsetMessage, HandsetModel } from '@/components/handset/types'
import type {
  HandsetView,
  MessageState,
  MessageView,
  SlideMediaView,
  SlideView,
  StepName,
} from '@/lib/carriers/simulator/api'
import { formatPhone } from '@/lib/contacts/phone-format'
import type { Words } from '@/lib/words/translate'

/** Words for where a message stands on a handset. */
const stateWords = (t: Words<'phones'>): Record<MessageState, string> => ({
  submitted: t('views.onItsWay'),
  waiting: t('views.notifiedNotFetched'),
  downloading: t('views.downloading'),
  delivered: t('views.delivered'),
  read: t('views.read'),
  expired: t('views.expired'),
  rejected: t('views.refused'),
  unsupported: t('views.cannotTakePictures'),
  cancelled: t('views.cancelled'),
})

/** Where the newest message of a phone stands, and the bulb for it. */
export function standing(t: Words<'phones'>, handset: HandsetView, messages: readonly MessageView[]) {
  const last = messages.findLast((message) => message.direction === 'in')
  if (!last)
    return {
      words: handset.switches.on ? t('views.nothingYet') : t('views.switchedOff'),
      bulb: 'off' as const,
      last,
    }
  const words =
    last.state === 'downloading' && last.progress !== undefined
      ? t('views.downloading2', { progress: last.progress })
      : last.state === 'submitted' && !handset.switches.on
        ? t('views.waitsUntilItIs')
        : stateWords(t)[last.state]
  const isThere = last.state === 'delivered' || last.state === 'read'
  const moves = last.state === 'downloading' || (last.state === 'submitted' && handset.switches.on)
  return { words, bulb: moves ? ('live' as const) : isThere ? ('on' as const) : ('off' as const), last }
}

/** One line for the shelf: its carrier, and what is unlike other phones about it. */
export function detailOf(t: Words<'phones'>, handset: HandsetView): string {
  const { switches, device, networkName } = handset
  const unlike = [
    switches.on ? '' : t('views.off'),
    switches.rejects ? t('views.refuses') : '',
    switches.mms ? '' : t('views.textsOnly'),
    switches.data || !switches.mms ? '' : t('views.dataOff'),
    device === 'feature' ? '2009' : '',
    switches.autoFetch || !switches.mms || device === 'feature' ? '' : t('views.fetchesWhenAsked'),
    switches.reports ? '' : t('views.reportsOff'),
  ].filter(Boolean)
  const plain = handset.knowsSender ? t('views.savedSender') : t('views.unknownSender')
  return t.list([networkName, ...(unlike.length > 0 ? unlike.slice(0, 2) : [plain])], 'narrow')
}

export function modelOf(handset: HandsetView): HandsetModel {
  if (handset.device === 'iphone' || handset.device === 'android') return handset.device
  return 'old'
}

/** A message as the handset draws it, one bubble per slide. Media come through the page's own address. */
export function bubblesOf(t: Words<'phones'>, message: MessageView, slug: string): HandsetMessage[] {
  const { id, state, direction, bytes, progress, slides } = message
  if (state === 'waiting' || state === 'downloading')
    return [{ id, from: 'brand', waiting: { bytes, ...(progress === undefined ? {} : { progress }) } }]
  // A phone that is off knows of nothing; one without MMS got a text that says what it missed.
  if (['submitted', 'expired', 'rejected', 'cancelled'].includes(state) && direction === 'in') return []
  const from = direction === 'in' ? ('brand' as const) : ('person' as const)
  return slides.map((slide, index) => ({ id: `${id}-${index}`, group: id, from, ...partsOf(t, slide, slug) }))
}

type Media = SlideMediaView

function partsOf(
  t: Words<'phones'>,
  { text, media, audio }: SlideView,
  slug: string,
): Partial<HandsetMessage> {
  const attached = [...(media && !isPicture(media) ? [media] : []), ...(audio ? [audio] : [])]
  return {
    ...(text ? { text } : {}),
    ...(media && isPicture(media)
      ? { picture: { src: partPath(slug, media.src), alt: media.alt ?? media.name ?? t('views.picture') } }
      : {}),
    ...(attached.length > 0 ? { attached: attached.map((one) => attachment(t, one, slug)) } : {}),
  }
}

function attachment(
  t: Words<'phones'>,
  media: Media,
  slug: string,
): NonNullable<HandsetMessage['attached']>[number] {
  const { contentType, bytes, name, alt, card } = media
  const words = fileWords(t)[contentType] ?? contentType.split('/')[0] ?? t('views.file')
  return {
    kind: attachmentKind(contentType),
    src: partPath(slug, media.src),
    name: card?.title ?? alt ?? name ?? words,
    detail: card?.facts.join(', ') || `${words}, ${t.bytes(bytes)}`,
  }
}

function attachmentKind(contentType: string): HandsetAttachment['kind'] {
  if (CONTACT_CARDS.has(contentType)) return 'contact'
  if (EVENTS.has(contentType)) return 'event'
  if (!PLAYED.has(contentType)) return 'file'
  return contentType.startsWith('video/') ? 'clip' : 'sound'
}

const CONTACT_CARDS: ReadonlySet<string> = new Set(['text/x-vcard', 'text/vcard'])
const EVENTS: ReadonlySet<string> = new Set(['text/calendar', 'text/x-vcalendar'])

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

const fileWords = (t: Words<'phones'>): Readonly<Record<string, string>> => ({
  'text/x-vcard': t('views.contactCard'),
  'text/vcard': t('views.contactCard'),
  'text/calendar': t('views.event'),
  'text/x-vcalendar': t('views.event'),
  'audio/amr': t('views.voiceNote'),
  'video/3gpp': t('views.clip'),
})

function partPath(slug: string, src: string): string {
  return `/${slug}/phones/part?src=${encodeURIComponent(src)}`
}

/** Words for the stops of a message. */
export const stepNames = (t: Words<'phones'>): Record<StepName, string> => ({
  submit: t('views.submit'),
  accept: t('views.accept'),
  shape: t('views.shape'),
  notify: t('views.notify'),
  wake: t('views.wake'),
  fetch: t('views.fetch'),
  download: t('views.download'),
  delivered: t('views.delivered'),
  read: t('views.read'),
  reply: t('views.reply'),
})

/** What happens at each stop, for those who meet an MMS for the first time. */
export const stepMeanings = (t: Words<'phones'>): Record<StepName, string> => ({
  submit: t('views.marqueeHandsTheMessage'),
  accept: t('views.theMmscHasChecked'),
  shape: t('views.theMmscMakesIt'),
  notify: t('views.thePhoneGetsA'),
  wake: t('views.thePhoneDecidesFetch'),
  fetch: t('views.thePhoneAsksThe'),
  download: t('views.theWholeMessageTravels'),
  delivered: t('views.thePhoneConfirmsAnd'),
  read: t('views.itsOwnerOpenedIt'),
  reply: t('views.theAnswerGoesBack'),
})

/** Time since submission: 0.08 s, 13.6 s. */
export function secondsInWords(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(2)} s` : `${(ms / 1000).toFixed(1)} s`
}

/** Who else got a group message: "Devon’s Pixel and (303) 555-0177". */
export function othersInWords(
  t: Words<'phones'>,
  others: readonly string[],
  handsets: readonly HandsetView[],
): string {
  return listed(
    t,
    others.map((number) => nameOf(t, number, handsets)),
  )
}

/** A phone and who else got the message with it. */
export function groupInWords(
  t: Words<'phones'>,
  handset: HandsetView,
  others: readonly string[],
  handsets: readonly HandsetView[],
): string {
  return listed(t, [handset.name, ...others.map((number) => nameOf(t, number, handsets))])
}

function nameOf(t: Words<'phones'>, number: string, handsets: readonly HandsetView[]): string {
  return handsets.find((handset) => handset.number === number)?.name ?? formatPhone(t, number)
}

function listed(t: Words<'phones'>, names: readonly string[]): string {
  if (names.length > 3)
    return t('views.andMore', { names: names.slice(0, 2).join(', '), count: names.length - 2 })
  if (names.length < 2) return names[0] ?? ''
  return t('views.and', { names: names.slice(0, -1).join(', '), last: names.at(-1) ?? '' })
}
