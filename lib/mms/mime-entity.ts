import {
  bareContentId,
  type ContentType,
  headerValue,
  type MimeHeader,
  parseContentType,
} from './mime-header'

/** What is known of an entity when its header block has been read. */
export type MimeEntity = {
  headers: MimeHeader[]
  contentType: ContentType
  /** Without angle brackets. */
  contentId: string | undefined
  /** Content-Location. */
  location: string | undefined
  /** Whether entities follow inside it instead of a body. */
  multipart: boolean
  /** 0 for the outermost entity. */
  depth: number
  /** Byte offset of the body from the first byte that was read. */
  offset: number
}

/** Bounds on one parse: bytes of the whole body, entities in all, depth, bytes of one header block. */
export type MimeLimits = { maxBytes: number; maxParts: number; maxDepth: number; maxHeaderBytes: number }

/** What holds unless the caller says otherwise. */
export const MIME_LIMITS: MimeLimits = {
  maxBytes: 12_000_000,
  maxParts: 128,
  maxDepth: 5,
  maxHeaderBytes: 16_384,
}

/** RFC 2045 5.2. */
const DEFAULT_TYPE = 'text/plain; charset=us-ascii'

/** What a header block says of the entity whose body begins at `offset`. */
export function entityOf(headers: MimeHeader[], depth: number, offset: number): MimeEntity {
  const contentType = parseContentType(headerValue(headers, 'content-type') ?? DEFAULT_TYPE)
  const contentId = headerValue(headers, 'content-id')
  return {
    headers,
    contentType,
    contentId: contentId === undefined ? undefined : bareContentId(contentId),
    location: headerValue(headers, 'content-location'),
    multipart: contentType.type.startsWith('multipart/'),
    depth,
    offset,
  }
}

/** Headers should be ASCII; names of files are often UTF-8, sometimes Latin-1. */
export function headerText(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('utf8', start, end)
  return text.includes('\uFFFD') ? bytes.toString('latin1', start, end) : text
}
