import { createHash } from 'node:crypto'
import { said, written } from '../../words/said'
import { DecodeError, inspect, unpack } from '../decode/open.server'
import type { ChildMessage, DecodeRequest, FitTarget, Fitted } from '../decode/protocol'
import { fitInside } from '../fit'
import { StillFitter } from '../fit-still.server'
import { sniff } from '../sniff'
import { type Pixels, resized } from '../still/pixels.server'
import { thumbnailOf } from '../still/thumbnail.server'
import { type CalendarCard, readCalendar, writeCalendar } from './calendar'
import { type ContactDetail, type EventDetail, MAX_CARD_BYTES } from './fitted'
import { type ContactCard, photoRoom, readVcard, writeVcard } from './vcard'

/** Long side of the picture of a contact, px: phones show it as a disc. */
const PHOTO_SIDE = 720
/** Beyond this a contact's picture is not seen to get better. */
const PHOTO_BYTES = 120_000
/** Below this there is no face to see: the card goes without it. */
const LEAST_PHOTO_BYTES = 2_000

/** Whether a file of this type is read here. */
export function isCard(mime: string | undefined): boolean {
  return mime === 'text/vcard' || mime === 'text/calendar'
}

/**
 * Reads a contact card or a calendar entry and writes what phones take of it for each target: a vCard 3.0, for old
 * handsets 2.1, with its picture as a JPEG inside as large as the target leaves room for; or an iCalendar.
 * @throws DecodeError for what is none.
 */
export async function decodeCard(
  request: DecodeRequest,
  tell: (message: ChildMessage) => void,
): Promise<void> {
  const { bytes, targets } = request
  if (bytes.length > MAX_CARD_BYTES) throw new DecodeError('too_large')
  const type = sniff(bytes)?.mime
  const work = type === 'text/calendar' ? calendar(bytes) : await contact(bytes)
  tell({
    type: 'info',
    info: {
      kind: 'document',
      format: work.format,
      width: null,
      height: null,
      frames: null,
      durationMs: 0,
      detail: work.detail,
    },
  })
  for (const longSide of work.photo ? request.thumbnails : []) {
    tell({ type: 'thumbnail', thumbnail: await thumbnailOf(work.photo as Pixels, longSide) })
  }
  for (const target of targets) {
    const started = performance.now()
    const made = target.mime.includes(work.mime) ? await work.write(target) : null
    if (made && made.length <= target.maxBytes) {
      tell({ type: 'rendition', rendition: fitted(target, work.mime, made, performance.now() - started) })
    } else tell({ type: 'misfit', misfit: { targetId: target.id, message: made ? TOO_LARGE : NOT_TAKEN } })
  }
}

const TOO_LARGE = written(
  said('The text of the card alone is larger than this carrier takes. Shorten its note or description.'),
)
const NOT_TAKEN = written(
  said('Phones of this kind do not save cards. Write the number or the date into the text instead.'),
)

interface Work {
  format: string
  mime: 'text/x-vcard' | 'text/calendar'
  detail: ContactDetail | EventDetail
  photo: Pixels | null
  /** The file for one target, null where nothing fits. */
  write: (target: FitTarget) => Promise<Uint8Array | null>
}

const encoder = new TextEncoder()

function calendar(bytes: Uint8Array): Work {
  const read = readCalendar(bytes)
  if (typeof read === 'string') throw new DecodeError(read)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  const written = encoder.encode(writeCalendar(read, stampOf(read), hash))
  return {
    format: 'calendar',
    mime: 'text/calendar',
    detail: { event: eventDetail(read) },
    photo: null,
    write: async () => written,
  }
}

/** Nothing here knows the time, and the same file must give the same bytes: an event is stamped with its start. */
function stampOf({ events }: CalendarCard): string {
  const [date = '19700101'] = (events[0]?.start ?? '').split('T')
  return `${date}T000000Z`
}

function eventDetail({ events }: CalendarCard): EventDetail['event'] {
  const [first] = events
  return { summary: first?.summary ?? '', start: first?.start ?? '', events: events.length }
}

async function contact(bytes: Uint8Array): Promise<Work> {
  const read = readVcard(bytes)
  if (typeof read === 'string') throw new DecodeError(read)
  const photo = read.photo ? await portrait(read.photo) : null
  const fitter = photo ? new StillFitter(photo) : null
  return {
    format: 'vcard',
    mime: 'text/x-vcard',
    detail: { contact: contactDetail(read.card, photo !== null) },
    photo,
    write: (target) => writeFor(read.card, fitter, target),
  }
}

/** A picture that cannot be read is left out: the number is what the card is for. */
async function portrait(bytes: Uint8Array): Promise<Pixels | null> {
  try {
    const buffer = Buffer.from(bytes)
    const pixels = await unpack(buffer, await inspect(buffer))
    return await resized(pixels, fitInside(pixels, { width: PHOTO_SIDE, height: PHOTO_SIDE }))
  } catch {
    return null
  }
}

async function writeFor(
  card: ContactCard,
  fitter: StillFitter | null,
  target: FitTarget,
): Promise<Uint8Array> {
  const version = target.baseline ? '2.1' : '3.0'
  const plain = encoder.encode(writeVcard(card, version, null))
  const room = Math.min(PHOTO_BYTES, photoRoom(target.maxBytes - plain.length))
  if (!fitter || room < LEAST_PHOTO_BYTES) return plain
  const side = { width: PHOTO_SIDE, height: PHOTO_SIDE }
  const { judged } = await fitter.fit({ ...target, ...side, maxBytes: room, mime: ['image/jpeg'] })
  const made = await judged
  if (!('bytes' in made)) return plain
  const whole = encoder.encode(writeVcard(card, version, made.bytes))
  return whole.length <= target.maxBytes ? whole : plain
}

function contactDetail(
  { name, organization, phones, emails }: ContactCard,
  photo: boolean,
): ContactDetail['contact'] {
  const [company = ''] = organization
  return { name, organization: company, phone: phones[0]?.value ?? '', email: emails[0]?.value ?? '', photo }
}

function fitted({ id }: FitTarget, mime: Work['mime'], bytes: Uint8Array, ms: number): Fitted {
  const nothing = {
    width: null,
    height: null,
    quality: null,
    chroma: null,
    score: null,
    frames: null,
    colours: null,
  }
  return { targetId: id, bytes, mime, ...nothing, curve: [], encodes: 1, ms: Math.round(ms), sameAs: null }
}
