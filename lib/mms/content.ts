import type { ContentType } from './mime-header'

/**
 * A part of a multimedia message, whatever carries it (MM1, MM4, MM7). `contentType` may have parameters
 * (`text/plain; charset=utf-8`); `contentId` is bare, without angle brackets.
 */
export type MmsPart = {
  contentType: string
  contentId?: string
  location?: string
  body: Uint8Array
}

/**
 * The content of a message: `related` has a presentation (SMIL) that `start` names, `mixed` has none, `single`
 * is one part without a multipart around it.
 */
export type MmsContent = {
  kind: 'related' | 'mixed' | 'single'
  /** Content-ID of the presentation part. */
  start?: string
  parts: MmsPart[]
}

/** The text of a part by its charset parameter (UTF-8 unless told or unknown), a byte order mark removed. */
export function decodeText(body: Uint8Array, charset: string | undefined): string {
  const label = charset?.toLowerCase() ?? 'utf-8'
  if (label === 'us-ascii' || label === 'utf-8' || label === 'utf8') return utf8Text(body)
  try {
    return new TextDecoder(label).decode(body)
  } catch {
    return utf8Text(body)
  }
}

/** What a TextDecoder gives, without the cost of making one. */
function utf8Text(body: Uint8Array): string {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** Whether a media type is a presentation. */
export function isSmil({ type }: Pick<ContentType, 'type'>): boolean {
  return type === 'application/smil' || type === 'application/smil+xml'
}
