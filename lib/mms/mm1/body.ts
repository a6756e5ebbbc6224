import { isSmil, type MmsContent, type MmsPart } from '../content'
import { bareContentId, type ContentType, formatContentType, parseContentType } from '../mime-header'
import { type Segments, SegmentWriter } from '../multipart-build'
import { decodeTransfer } from '../transfer-encoding'
import { readContentType, writeContentType } from '../wsp/content-type'
import { MULTIPART_MIXED, MULTIPART_RELATED } from '../wsp/media-types'
import type { WspReader } from '../wsp/reader'
import { WspWriter } from '../wsp/writer'

const MAX_DEPTH = 4
const CONTENT_LOCATION = 0x8e
const CONTENT_ID = 0xc0

type Budget = { parts: number }

/** Reads the body that follows a Content-Type: a WSP multipart (WAP-230 8.5; nested ones flattened), or one part. */
export function readBody(reader: WspReader, contentType: ContentType, maxParts: number): MmsContent {
  if (!isMultipart(contentType)) {
    return {
      kind: 'single',
      parts: [{ contentType: formatSafe(contentType), body: reader.take(reader.remaining) }],
    }
  }
  const parts = readParts(reader, 0, { parts: maxParts })
  const start = contentType.params.start
  const presentation = findStart(parts, start)
  const kind = contentType.type.endsWith('related') ? 'related' : 'mixed'
  return { kind, ...(presentation?.contentId ? { start: presentation.contentId } : {}), parts }
}

/** The presentation: by the start parameter (against Content-ID, Content-Location, name), else the SMIL part. */
function findStart(parts: readonly MmsPart[], start: string | undefined): MmsPart | undefined {
  const wanted = start === undefined ? undefined : bareContentId(start.replace(/^cid:/i, ''))
  const named = parts.find(
    (part) => wanted !== undefined && (part.contentId === wanted || part.location === wanted),
  )
  return named ?? parts.find((part) => isSmil(parseContentType(part.contentType)))
}

function isMultipart({ type }: ContentType): boolean {
  return type.startsWith('application/vnd.wap.multipart.') || type.startsWith('multipart/')
}

function readParts(reader: WspReader, depth: number, budget: Budget): MmsPart[] {
  if (depth > MAX_DEPTH) reader.fail('too_deep', 'Multipart bodies are nested too deeply')
  const count = reader.uintvar()
  const parts: MmsPart[] = []
  for (let index = 0; index < count; index++) {
    if (--budget.parts < 0) reader.fail('too_large', 'Too many parts')
    const headersLength = reader.uintvar()
    const dataLength = reader.uintvar()
    if (headersLength + dataLength > reader.remaining) {
      reader.fail(
        'bad_length',
        `A part of ${headersLength + dataLength} bytes, ${reader.remaining} are there`,
      )
    }
    const headers = reader.range(headersLength)
    const data = reader.range(dataLength)
    const contentType = readContentType(headers)
    if (isMultipart(contentType) && dataLength > 0) parts.push(...readParts(data, depth + 1, budget))
    else parts.push(readPart(contentType, headers, data))
  }
  return parts
}

function readPart(contentType: ContentType, headers: WspReader, data: WspReader): MmsPart {
  const part: MmsPart = { contentType: formatSafe(contentType), body: data.bytes.subarray(data.at, data.end) }
  while (!headers.done) {
    const code = headers.octet()
    if (code === CONTENT_LOCATION) part.location = headers.text()
    else if (code === CONTENT_ID) part.contentId = bareContentId(headers.quoted())
    else if (code >= 0x80) headers.anyValue()
    else if (code >= 32) readTextual(headers, part)
    // What is left are broken headers of real handsets: the part is worth more than they are.
    else break
  }
  return part
}

/** A textual header; only a transfer encoding changes the part. */
function readTextual(headers: WspReader, part: MmsPart): void {
  headers.at--
  const name = headers.text().toLowerCase()
  if (headers.done) return
  const first = headers.peek()
  const value = first >= 32 && first < 0x80 ? headers.text() : headers.anyValue().toString('latin1')
  if (name === 'content-transfer-encoding') part.body = decodeTransfer(view(part.body), value)
  else if (name === 'content-id') part.contentId ??= bareContentId(value)
  else if (name === 'content-location') part.location ??= value
}

/** A media type as text; line breaks that a hostile name may hold become blanks. */
function formatSafe({ type, params }: ContentType): string {
  const clean = (value: string) => value.replace(/[\r\n\0]/g, ' ')
  const safe = Object.fromEntries(Object.entries(params).map(([name, value]) => [clean(name), clean(value)]))
  return formatContentType({ type: clean(type), params: safe })
}

/** Writes Content-Type and body of a message. Media is shared with the input, not copied. */
export function writeBody(content: MmsContent): Segments {
  const writer = new SegmentWriter()
  const [first] = content.parts
  if (content.kind === 'single' && first) {
    return writer
      .bytes(writeContentType(parseContentType(first.contentType)))
      .bytes(view(first.body))
      .finish()
  }
  writer.bytes(writeContentType(rootType(content)))
  writer.bytes(new WspWriter().uintvar(content.parts.length).finish())
  for (const part of content.parts) {
    const headers = writePartHeaders(part)
    writer.bytes(new WspWriter().uintvar(headers.length).uintvar(part.body.byteLength).raw(headers).finish())
    writer.bytes(view(part.body))
  }
  return writer.finish()
}

function rootType(content: MmsContent): ContentType {
  if (content.kind !== 'related') return { type: MULTIPART_MIXED, params: {} }
  const start = content.parts.find((part) => part.contentId !== undefined && part.contentId === content.start)
  const root = start ?? content.parts[0]
  const params: Record<string, string> = root ? { type: parseContentType(root.contentType).type } : {}
  if (content.start !== undefined) params.start = `<${content.start}>`
  return { type: MULTIPART_RELATED, params }
}

function writePartHeaders(part: MmsPart): Buffer {
  const writer = new WspWriter().raw(encodedType(part.contentType))
  if (part.contentId !== undefined) writer.octet(CONTENT_ID).quoted(`<${part.contentId}>`)
  if (part.location !== undefined) writer.octet(CONTENT_LOCATION).text(part.location)
  return writer.finish()
}

const types = new Map<string, Buffer>()
const MAX_TYPES = 256

/** A part's media type as bytes; the few that a sender uses are kept. */
function encodedType(contentType: string): Buffer {
  const known = types.get(contentType)
  if (known) return known
  const bytes = writeContentType(parseContentType(contentType))
  if (types.size >= MAX_TYPES) types.clear()
  types.set(contentType, bytes)
  return bytes
}

function view(body: Uint8Array): Buffer {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
}
