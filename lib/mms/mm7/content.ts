import type { MmsContent, MmsPart } from '../content'
import { MmsFormatError } from '../error'
import { formatContentType, headerText, parseContentType } from '../mime-header'
import { chooseBoundary, headerLines, type SegmentWriter } from '../multipart-build'
import { encodeTransfer, type TransferEncoding } from '../transfer-encoding'
import type { Mm7Dialect } from './dialect'

/** A text part filled in per recipient: `slot` names it. */
export type TextSlot = Omit<MmsPart, 'body'> & { slot: string }

/** Content to be prepared: parts as they are, and slots for text that differs per recipient. */
export type ContentTemplate = Omit<MmsContent, 'parts'> & { parts: readonly (MmsPart | TextSlot)[] }

type Piece = { head: string; body: Buffer } | { head: string; slot: string }

/** Content whose media is encoded once; make it once per rendition and keep it while a campaign sends. */
export type PreparedContent = {
  outerBoundary: string
  innerBoundary: string
  multipart: boolean
  pieces: readonly Piece[]
  slots: readonly string[]
  /** Header fields of the content entity inside the outer multipart. */
  headers(contentId: string): [name: string, value: string][]
}

function isSlot(part: MmsPart | TextSlot): part is TextSlot {
  return 'slot' in part
}

/** Encodes the parts as the dialect wants them and settles boundaries that occur in none of the bodies. */
export function prepareContent(content: ContentTemplate, dialect: Mm7Dialect): PreparedContent {
  if (content.parts.length === 0) throw new MmsFormatError('missing', 'Content needs at least one part.')
  const pieces = content.parts.map((part) => preparePiece(part, dialect.transferEncoding))
  const bodies = pieces.flatMap((piece) => ('body' in piece ? [piece.body] : []))
  const outerBoundary = chooseBoundary('outer', bodies)
  const innerBoundary = chooseBoundary('inner', bodies)
  const slots = pieces.flatMap((piece) => ('slot' in piece ? [piece.slot] : []))
  const multipart = content.kind !== 'single'
  const contentHeaders = multipart
    ? multipartHeaders(content, innerBoundary)
    : partHeaders(content.parts[0] as MmsPart, dialect.transferEncoding).filter(
        ([name]) => name !== 'Content-ID',
      )
  return {
    outerBoundary,
    innerBoundary,
    multipart,
    pieces: multipart ? pieces : pieces.slice(0, 1),
    slots,
    headers: (contentId) => [...contentHeaders, ['Content-ID', `<${headerText(contentId)}>`]],
  }
}

function multipartHeaders(content: ContentTemplate, boundary: string): [string, string][] {
  const related = content.kind === 'related'
  const start = content.parts.find((part) => part.contentId !== undefined && part.contentId === content.start)
  const params: Record<string, string> = {}
  if (related) {
    params.type = parseContentType((start ?? (content.parts[0] as MmsPart)).contentType).type
    if (content.start) params.start = `<${content.start}>`
  }
  const type = related ? 'multipart/related' : 'multipart/mixed'
  return [['Content-Type', formatContentType({ type, params: { ...params, boundary } })]]
}

function preparePiece(part: MmsPart | TextSlot, encoding: TransferEncoding): Piece {
  if (isSlot(part)) return { head: headerLines(partHeaders(part, 'binary')), slot: part.slot }
  const chosen = encodingOf(part, encoding)
  return { head: headerLines(partHeaders(part, encoding)), body: encodeTransfer(part.body, chosen) }
}

/** Only media needs protection from 7-bit peers; text and SMIL stay readable, and `message/*` may not be encoded (RFC 2046 §5.2). */
function encodingOf(part: MmsPart | TextSlot, encoding: TransferEncoding): TransferEncoding {
  return isSlot(part) || /^(text\/|message\/|application\/smil)/i.test(part.contentType) ? 'binary' : encoding
}

function partHeaders(part: MmsPart | TextSlot, encoding: TransferEncoding): [string, string][] {
  const headers: [string, string][] = [['Content-Type', headerText(part.contentType)]]
  if (part.contentId) headers.push(['Content-ID', `<${headerText(part.contentId)}>`])
  if (part.location) headers.push(['Content-Location', part.location])
  const chosen = encodingOf(part, encoding)
  if (!isSlot(part) && !part.contentType.toLowerCase().startsWith('text/')) {
    headers.push(['Content-Transfer-Encoding', chosen])
  }
  return headers
}

/** Writes the content entity's body: a multipart, or the one part's bytes. */
export function writeContent(
  writer: SegmentWriter,
  prepared: PreparedContent,
  texts: Readonly<Record<string, string>>,
): void {
  for (const piece of prepared.pieces) {
    if (prepared.multipart) writer.text(`--${prepared.innerBoundary}\r\n${piece.head}\r\n`)
    if ('body' in piece) writer.bytes(piece.body)
    else writer.text(slotText(prepared, piece.slot, texts))
    if (prepared.multipart) writer.text('\r\n')
  }
  if (prepared.multipart) writer.text(`--${prepared.innerBoundary}--`)
}

function slotText(prepared: PreparedContent, slot: string, texts: Readonly<Record<string, string>>): string {
  const text = texts[slot]
  if (text === undefined) throw new MmsFormatError('missing', `No text was given for the slot "${slot}".`)
  if (text.includes(prepared.innerBoundary) || text.includes(prepared.outerBoundary)) {
    throw new MmsFormatError('bad_value', 'The text contains the MIME boundary.')
  }
  return text
}
