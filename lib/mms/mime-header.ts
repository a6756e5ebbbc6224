import { MmsFormatError } from './error'

/** A media type with its parameters; names are lower case, values as written. */
export type ContentType = { type: string; params: Record<string, string> }

/** One header field: name as written, value unfolded and trimmed. */
export type MimeHeader = { name: string; value: string }

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/

/** Reads a header block (CRLF or LF, folded lines joined with one space). Lines without a colon are skipped. */
export function parseHeaderBlock(block: string): MimeHeader[] {
  const headers: MimeHeader[] = []
  let last: MimeHeader | undefined
  for (let start = 0; start < block.length; ) {
    const newline = block.indexOf('\n', start)
    const end = newline < 0 ? block.length : newline
    const line = block.slice(start, end)
    start = end + 1
    if (last && (line.startsWith(' ') || line.startsWith('\t'))) {
      last.value = `${last.value} ${line.trim()}`.trim()
      continue
    }
    const colon = line.indexOf(':')
    if (colon < 1) continue
    last = { name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }
    headers.push(last)
  }
  return headers
}

/** The value of the first header with that name, whatever its case. */
export function headerValue(headers: readonly MimeHeader[], name: string): string | undefined {
  const wanted = name.toLowerCase()
  for (const header of headers) {
    if (header.name.length === wanted.length && header.name.toLowerCase() === wanted) return header.value
  }
  return undefined
}

/** Reads `type/subtype; name=value; name="quoted"` (RFC 2045 5.1), and `name*=utf-8''…` (RFC 2231). Never throws. */
export function parseContentType(value: string): ContentType {
  const params: Record<string, string> = {}
  let end = pieceEnd(value, 0)
  const type = value.slice(0, end).trim().toLowerCase()
  while (end < value.length) {
    const start = end + 1
    end = pieceEnd(value, start)
    readParam(value.slice(start, end), params)
  }
  return { type, params }
}

function readParam(piece: string, params: Record<string, string>): void {
  const equals = piece.indexOf('=')
  if (equals < 1) return
  const name = piece.slice(0, equals).trim().toLowerCase()
  const raw = unquote(piece.slice(equals + 1).trim())
  if (name.endsWith('*')) params[name.slice(0, -1)] = decodeExtended(raw)
  else params[name] ??= raw
}

/** Index of the next semicolon that is outside quotes, or the end. */
function pieceEnd(value: string, from: number): number {
  let quoted = false
  for (let at = from; at < value.length; at++) {
    const code = value.charCodeAt(at)
    if (quoted && code === BACKSLASH) at++
    else if (code === QUOTE) quoted = !quoted
    else if (code === SEMICOLON && !quoted) return at
  }
  return value.length
}

const [QUOTE, SEMICOLON, BACKSLASH] = [34, 59, 92]

function unquote(raw: string): string {
  if (!raw.startsWith('"')) return raw
  const closed = raw.length > 1 && raw.endsWith('"')
  const inner = raw.slice(1, closed ? -1 : undefined)
  return inner.includes('\\') ? inner.replace(/\\(.)/g, '$1') : inner
}

function decodeExtended(raw: string): string {
  const encoded = raw.slice(raw.indexOf("'", raw.indexOf("'") + 1) + 1)
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

/** Writes a media type; values that are not tokens are quoted. Throws `bad_value` for line breaks. */
export function formatContentType({ type, params }: ContentType): string {
  const written = Object.entries(params).map(([name, value]) => {
    const safe = headerText(value)
    return TOKEN.test(safe) ? `${name}=${safe}` : `${name}="${safe.replace(/(["\\])/g, '\\$1')}"`
  })
  return [headerText(type), ...written].join('; ')
}

/** Refuses what would break out of its header line. */
export function headerText(value: string): string {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    if (code === 13 || code === 10 || code === 0) {
      throw new MmsFormatError('bad_value', 'A header value may not contain a line break.', { offset: at })
    }
  }
  return value
}

/** A Content-ID without its angle brackets and white space. */
export function bareContentId(value: string): string {
  const trimmed = value.trim()
  return trimmed.startsWith('<') && trimmed.endsWith('>') ? trimmed.slice(1, -1).trim() : trimmed
}
