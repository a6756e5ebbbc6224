import { MmsFormatError } from './error'
import { MIME_LIMITS, type MimeEntity, type MimeLimits } from './mime-entity'
import { bareContentId, type ContentType } from './mime-header'
import { type MimeHandler, MimeReader } from './mime-reader'

/**
 * One MIME entity, whole. `body` has its transfer encoding undone and is a view of the input where possible; a
 * multipart's body is the bytes its parts were read from.
 */
export type MimePart = Omit<MimeEntity, 'multipart' | 'depth'> & {
  body: Buffer
  parts: MimePart[]
  /** For a multipart: whether its closing delimiter was there. A body that was cut off has none. */
  closed: boolean
}

/**
 * Reads a MIME entity whose headers travel elsewhere (an HTTP request): multipart trees of any subtype, CRLF
 * or LF, preambles, folded headers, boundaries with trailing blanks. Throws MmsFormatError.
 */
export function parseMime(contentType: string, body: Uint8Array, limits: MimeLimits = MIME_LIMITS): MimePart {
  return readTree(contentType, body, limits)
}

/** Reads an entity that begins with its own header block, as mail and files do. Throws MmsFormatError. */
export function parseMimeWithHeaders(bytes: Uint8Array, limits: MimeLimits = MIME_LIMITS): MimePart {
  return readTree(undefined, bytes, limits)
}

function readTree(contentType: string | undefined, bytes: Uint8Array, limits: MimeLimits): MimePart {
  const tree = new MimeTree(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const reader = new MimeReader(contentType, tree, limits)
  reader.push(bytes)
  reader.end()
  if (!tree.root) throw new MmsFormatError('not_mime', 'There is no entity.', { offset: 0 })
  return tree.root
}

const EMPTY = Buffer.alloc(0)

/** Puts what a reader says together again. */
class MimeTree implements MimeHandler {
  root: MimePart | undefined
  private readonly path: MimePart[] = []
  private pieces: Buffer[] = []

  constructor(private readonly bytes: Buffer) {}

  start({ headers, contentType, contentId, location, offset }: MimeEntity): void {
    const part: MimePart = {
      headers,
      contentType,
      contentId,
      location,
      offset,
      body: EMPTY,
      parts: [],
      closed: true,
    }
    this.path.at(-1)?.parts.push(part)
    this.path.push(part)
    this.root ??= part
  }

  body(chunk: Buffer): void {
    this.pieces.push(chunk)
  }

  end(closed: boolean, end: number): void {
    const part = this.path.pop()
    if (!part) return
    part.closed = closed
    if (isMultipart(part)) part.body = this.bytes.subarray(part.offset, end)
    else if (this.pieces.length > 0) {
      part.body = this.pieces.length === 1 ? (this.pieces[0] as Buffer) : Buffer.concat(this.pieces)
      this.pieces = []
    }
  }
}

function isMultipart({ contentType }: Pick<MimePart, 'contentType'>): boolean {
  return contentType.type.startsWith('multipart/')
}

/** The boundary of a multipart body whose Content-Type was lost: its first line that starts with `--`. */
export function sniffBoundary(body: Uint8Array): string | undefined {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 1024)).toString('latin1')
  return /^\s*--([^\r\n]*[^\r\n\s])[ \t]*\r?\n/.exec(head)?.[1]
}

/** All leaves of a tree, in order of appearance. */
export function leaves(part: MimePart): MimePart[] {
  if (!isMultipart(part)) return [part]
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
