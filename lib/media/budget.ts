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
  /** Number of media parts that share what is left. */
  mediaParts: number
  encoding: TransferEncoding
}

/** Text that fits without fitting the picture anew: the longest text the composer advises, with merge fields filled. */
const RESERVED_TEXT_BYTES = 1_600

/** The shape pictures in the library are fitted to, before a text exists. */
export const LIBRARY_SHAPE: MessageShape = {
  textBytes: RESERVED_TEXT_BYTES,
  mediaParts: 1,
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
const SMIL_SLIDE = '<par dur="00000ms"><img src="" region="Image" alt=""/><text src="" region="Text"/></par>'

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
export function overheadBytes(shape: MessageShape): number {
  const slides = Math.max(1, shape.mediaParts)
  const smil = SMIL_FRAME.length + slides * (SMIL_SLIDE.length + 2 * NAME)
  const text =
    shape.textBytes > 0 ? partOverheadBytes('text/plain') + encodedBytes(shape.textBytes, shape.encoding) : 0
  const close = 2 + BOUNDARY + 2 + CRLF
  return (
    MESSAGE_HEADER_BYTES +
    partOverheadBytes('application/smil') +
    encodedBytes(smil, shape.encoding) +
    text +
    shape.mediaParts * partOverheadBytes('image/jpeg') +
    close
  )
}

/** Raw bytes left for all media parts together under a carrier profile; 0 when the text alone fills the message. */
export function mediaBudget(profile: Pick<CarrierProfile, 'messageBytes'>, shape: MessageShape): number {
  return rawBytes(profile.messageBytes - overheadBytes(shape), shape.encoding)
}

/** The whole encoded message with one media part of `mediaBytes`: the number a carrier compares with its limit. */
export function messageBytes(mediaBytes: number, shape: MessageShape): number {
  return overheadBytes(shape) + encodedBytes(mediaBytes, shape.encoding)
}
