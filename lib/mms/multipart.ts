import { MmsFormatError } from './error'
import {
  bareContentId,
  type ContentType,
  headerValue,
  type MimeHeader,
  parseContentType,
  parseHeaderBlock,
} from './mime-header'
import { decodeTransfer } from './transfer-encoding'

/** One MIME entity. Leaves have `body` (transfer encoding undone, a view of the input where possible). */
export type MimePart = {
  headers: MimeHeader[]
  contentType: ContentType
  contentId: string | undefined
  location: string | undefined
  body: Buffer
  parts: MimePart[]
  /** For a multipart: whether its closing delimiter was there. A body that was cut off has none. */
  closed: boolean
  /** Byte offset of the body in the buffer it was parsed from. */
  offset: number
}

/** Bounds on one parse: bytes of the whole body, entities in all, depth, bytes of one header block. */
export type MimeLimits = { maxBytes: number; maxParts: number; maxDepth: number; maxHeaderBytes: number }

export const MIME_LIMITS: MimeLimits = {
  maxBytes: 12_000_000,
  maxParts: 128,
  maxDepth: 5,
  maxHeaderBytes: 16_384,
}

type Context = { limits: MimeLimits; parts: number }

/**
 * Reads a MIME entity whose headers travel elsewhere (an HTTP request): multipart trees of any subtype, CRLF
 * or LF, preambles, folded headers, boundaries with trailing blanks. Throws MmsFormatError.
 */
export function parseMime(contentType: string, body: Uint8Array, limits: MimeLimits = MIME_LIMITS): MimePart {
  if (body.byteLength > limits.maxBytes) {
    throw new MmsFormatError('too_large', `The body has ${body.byteLength} bytes, over ${limits.maxBytes}.`)
  }
  const headers = [{ name: 'Content-Type', value: contentType }]
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return readEntity(headers, bytes, 0, 0, { limits, parts: 0 })
}

/** Reads an entity that begins with its own header block, as mail and files do. */
export function parseMimeWithHeaders(bytes: Uint8Array, limits: MimeLimits = MIME_LIMITS): MimePart {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length > limits.maxBytes) throw new MmsFormatError('too_large', 'The entity is over its limit.')
  return readPart(buffer, 0, buffer.length, 0, { limits, parts: 0 })
}

function readEntity(
  headers: MimeHeader[],
  raw: Buffer,
  offset: number,
  depth: number,
  context: Context,
): MimePart {
  if (depth > context.limits.maxDepth) {
    throw new MmsFormatError('too_deep', 'Multipart bodies are nested too deeply.', { offset })
  }
  const contentType = parseContentType(headerValue(headers, 'content-type') ?? 'text/plain; charset=us-ascii')
  const body = decodeTransfer(raw, headerValue(headers, 'content-transfer-encoding'))
  const contentId = headerValue(headers, 'content-id')
  const part: MimePart = {
    headers,
    contentType,
    contentId: contentId === undefined ? undefined : bareContentId(contentId),
    location: headerValue(headers, 'content-location'),
    body,
    parts: [],
    closed: true,
    offset,
  }
  if (contentType.type.startsWith('multipart/')) {
    const boundary = contentType.params.boundary ?? sniffBoundary(body)
    if (!boundary) throw new MmsFormatError('not_mime', 'A multipart body without a boundary.', { offset })
    const split = splitParts(body, boundary)
    part.closed = split.closed
    part.parts = split.ranges.map(([start, end]) => readPart(body, start, end, depth + 1, context))
  }
  return part
}

function readPart(bytes: Buffer, start: number, end: number, depth: number, context: Context): MimePart {
  context.parts++
  if (context.parts > context.limits.maxParts) {
    throw new MmsFormatError('too_large', `More than ${context.limits.maxParts} parts.`, { offset: start })
  }
  const bodyStart = endOfHeaders(bytes, start, end, context.limits.maxHeaderBytes)
  const headers = parseHeaderBlock(decodeHeaderBytes(bytes.subarray(start, bodyStart)))
  return readEntity(headers, bytes.subarray(bodyStart, end), bodyStart, depth, context)
}

/** Headers should be ASCII; names of files are often UTF-8, sometimes Latin-1. */
function decodeHeaderBytes(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text
}

/** Index after the blank line that ends the header block; `end` when there is no body. */
function endOfHeaders(bytes: Buffer, start: number, end: number, limit: number): number {
  let line = start
  while (line < end) {
    if (line - start > limit) {
      throw new MmsFormatError('too_large', `A header block over ${limit} bytes.`, { offset: start })
    }
    const newline = bytes.indexOf(10, line)
    if (newline < 0 || newline >= end) return end
    const length = newline - line
    if (length === 0 || (length === 1 && bytes[line] === 13)) return newline + 1
    line = newline + 1
  }
  return end
}

type Split = { ranges: [start: number, end: number][]; closed: boolean }

/** Finds the delimiter lines; a part ends where the next one begins. */
function splitParts(body: Buffer, boundary: string): Split {
  const ranges: [number, number][] = []
  let open = -1
  for (const { at, next, closing } of delimiters(body, Buffer.from(`--${boundary}`))) {
    if (open >= 0) ranges.push([open, Math.max(open, beforeLineEnd(body, at))])
    if (closing) return { ranges, closed: true }
    open = next
  }
  if (open >= 0 && open < body.length) ranges.push([open, body.length])
  return { ranges, closed: false }
}

/** Delimiter lines: a match counts at a line start, followed only by blanks (or `--`). */
function* delimiters(body: Buffer, delimiter: Buffer) {
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && body[at - 1] !== 10) continue
    const after = at + delimiter.length
    const closing = body[after] === 45 && body[after + 1] === 45
    const next = lineEnd(body, closing ? after + 2 : after)
    if (next >= 0) yield { at, next, closing }
  }
}

/** Index of the next line when only blanks remain on this one, else -1. */
function lineEnd(body: Buffer, from: number): number {
  let at = from
  while (body[at] === 32 || body[at] === 9) at++
  if (at >= body.length) return body.length
  if (body[at] === 10) return at + 1
  return body[at] === 13 && body[at + 1] === 10 ? at + 2 : -1
}

/** The line end before a delimiter belongs to the delimiter, not to the part. */
function beforeLineEnd(body: Buffer, at: number): number {
  if (at === 0) return 0
  return body[at - 2] === 13 ? at - 2 : at - 1
}

/** The boundary of a multipart body whose Content-Type was lost: its first line that starts with `--`. */
export function sniffBoundary(body: Uint8Array): string | undefined {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 1024)).toString('latin1')
  return /^\s*--([^\r\n]*[^\r\n\s])[ \t]*\r?\n/.exec(head)?.[1]
}

/** All leaves of a tree, in order of appearance. */
export function leaves(part: MimePart): MimePart[] {
  if (!part.contentType.type.startsWith('multipart/')) return [part]
  return part.parts.flatMap(leaves)
}

/**
 * The part an `href` or `src` means. Peers get this wrong in every possible way, so, in order: `cid:` or bare
 * name against Content-ID; against Content-Location; against the name parameter; nothing else.
 */
export function findPart<P extends Locatable>(parts: readonly P[], reference: string): P | undefined {
  const wanted = bareContentId(reference.trim().replace(/^cid:/i, ''))
  if (wanted === '') return undefined
  const unescaped = safeDecode(wanted)
  const matches = (value: string | undefined) =>
    value !== undefined && (value === wanted || value === unescaped)
  return (
    parts.find((part) => matches(part.contentId)) ??
    parts.find((part) => matches(part.location)) ??
    parts.find((part) => matches(part.contentType.params.name)) ??
    parts.find((part) => matches(part.contentId?.split('@')[0]))
  )
}

type Locatable = { contentId: string | undefined; location: string | undefined; contentType: ContentType }

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
