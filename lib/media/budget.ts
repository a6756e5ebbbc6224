import type { CarrierProfile } from './profiles'

/**
 * How many bytes of a message are left for its media. A carrier weighs the whole encoded message, so text, SMIL,
 * part headers, message headers and the transfer encoding all come off first.
 */

/** `binary` parts cost their own size; `base64` costs 4/3 and a CRLF per 76 characters, about ×1.37 (RFC 2045 §6.8). */
export type TransferEncoding = 'binary' | 'base64'

export interface MessageShape {
  /** Bytes of the text part in UTF-8; 0 for a message without text. */
  textBytes: number
  /** MIME types of the media parts that share what is left, in their order. */
  media: readonly string[]
  encoding: TransferEncoding
}

/** Text that fits without fitting the picture anew: the longest text the composer advises, with merge fields filled. */
const RESERVED_TEXT_BYTES = 1_600

/** The shape pictures in the library are fitted to, before a text exists. */
export const LIBRARY_SHAPE: MessageShape = {
  textBytes: RESERVED_TEXT_BYTES,
  media: ['image/jpeg'],
  encoding: 'binary',
}

/** From, To, Subject, message and transaction id, class, expiry and the multipart type itself: an upper bound. */
export const MESSAGE_HEADER_BYTES = 1_024

const LINE = 76
const CRLF = 2
/** RFC 2046 §5.1.1 allows a boundary of up to 70 characters; ours are never longer than this. */
const BOUNDARY = 40
/** Longest content id, location and name that a part is given. */
const NAME = 24

const SMIL_FRAME =
  '<smil><head><layout><root-layout width="100%" height="100%"/>' +
  '<region id="Image" left="0" top="0" width="100%" height="70%" fit="meet"/>' +
  '<region id="Text" left="0" top="70%" width="100%" height="30%" fit="scroll"/></layout></head><body></body></smil>'
const TEXT_ELEMENT = '<text src="" region="Text"/>'
const SLIDE = '<par dur="00000ms"></par>'
const MEDIUM_ELEMENT = '<video src="" region="Image" alt=""/>'

/** Size of `bytes` raw bytes once transfer-encoded. */
export function encodedBytes(bytes: number, encoding: TransferEncoding): number {
  if (encoding === 'binary') return bytes
  const characters = 4 * Math.ceil(bytes / 3)
  return characters + CRLF * Math.ceil(characters / LINE)
}

/** The most raw bytes whose transfer encoding is at most `room` bytes: the inverse of encodedBytes. */
export function rawBytes(room: number, encoding: TransferEncoding): number {
  if (room <= 0) return 0
  if (encoding === 'binary') return Math.floor(room)
  const full = Math.floor(room / (LINE + CRLF))
  const rest = room - full * (LINE + CRLF) - CRLF
  return full * ((LINE / 4) * 3) + Math.max(0, Math.floor(rest / 4)) * 3
}

/** Bytes of one part around its body: boundary line, four headers, the empty line and the closing CRLF. */
export function partOverheadBytes(mime: string): number {
  const headers = [
    `Content-Type: ${mime}; charset="utf-8"; name="${'n'.repeat(NAME)}"`,
    `Content-ID: <${'i'.repeat(NAME)}>`,
    `Content-Location: ${'l'.repeat(NAME)}`,
    'Content-Transfer-Encoding: base64',
  ]
  const lines = headers.reduce((sum, header) => sum + header.length + CRLF, 0)
  return 2 + BOUNDARY + CRLF + lines + CRLF + CRLF
}

/** Everything in the message that is not media, as encoded bytes. */
export function overheadBytes({ textBytes, media, encoding }: MessageShape): number {
  const text = textBytes > 0 ? partOverheadBytes('text/plain') + encodedBytes(textBytes, encoding) : 0
  const parts = media.reduce((sum, mime) => sum + partOverheadBytes(mime), 0)
  const close = 2 + BOUNDARY + 2 + CRLF
  return (
    MESSAGE_HEADER_BYTES +
    partOverheadBytes('application/smil') +
    encodedBytes(smilBytes(media), encoding) +
    text +
    parts +
    close
  )
}

/** One slide for every medium, each with room for a text. */
function smilBytes(media: readonly string[]): number {
  const slide = SLIDE.length + TEXT_ELEMENT.length + MEDIUM_ELEMENT.length + 2 * NAME
  return SMIL_FRAME.length + Math.max(1, media.length) * slide
}

/** Raw bytes left for all media parts together under a carrier profile, however they are divided; 0 when the text alone fills the message. */
export function mediaBudget(profile: Pick<CarrierProfile, 'messageBytes'>, shape: MessageShape): number {
  const room = profile.messageBytes - overheadBytes(shape) - roundingBytes(shape)
  return rawBytes(room, shape.encoding)
}

/** Each part after the first may end inside a group of four characters, and inside a line. */
function roundingBytes({ media, encoding }: MessageShape): number {
  return encoding === 'binary' ? 0 : Math.max(0, media.length - 1) * (4 + 2 * CRLF)
}

/** The whole encoded message with media parts of these raw bytes: the number a carrier compares with its limit. */
export function messageBytes(media: number | readonly number[], shape: MessageShape): number {
  const sizes = typeof media === 'number' ? [media] : media
  return sizes.reduce((sum, bytes) => sum + encodedBytes(bytes, shape.encoding), overheadBytes(shape))
}
