import { MmsFormatError } from './error'

/** A media type with its parameters; names are lower case, values as written. */
export type ContentType = { type: string; params: Record<string, string> }

/** One header field: name as written, value unfolded and trimmed. */
export type MimeHeader = { name: string; value: string }

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/

/** Reads a header block (CRLF or LF, folded lines joined with one space). Lines without a colon are skipped. */
export function parseHeaderBlock(block: string): MimeHeader[] {
  const headers: MimeHeader[] = []
  for (const line of block.split(/\r?\n/)) {
    const last = headers.at(-1)
    if ((line.startsWith(' ') || line.startsWith('\t')) && last) {
      last.value = `${last.value} ${line.trim()}`.trim()
      continue
    }
    const colon = line.indexOf(':')
    if (colon > 0) headers.push({ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() })
  }
  return headers
}

/** The value of the first header with that name, whatever its case. */
export function headerValue(headers: readonly MimeHeader[], name: string): string | undefined {
  const wanted = name.toLowerCase()
  return headers.find((header) => header.name.toLowerCase() === wanted)?.value
}

/** Reads `type/subtype; name=value; name="quoted"` (RFC 2045), and `name*=utf-8''…` (RFC 2231). Never throws. */
export function parseContentType(value: string): ContentType {
  const [head, ...rest] = splitParams(value)
  const params: Record<string, string> = {}
  for (const piece of rest) {
    const equals = piece.indexOf('=')
    if (equals < 1) continue
    const name = piece.slice(0, equals).trim().toLowerCase()
    const raw = unquote(piece.slice(equals + 1).trim())
    if (name.endsWith('*')) params[name.slice(0, -1)] = decodeExtended(raw)
    else params[name] ??= raw
  }
  return { type: (head ?? '').trim().toLowerCase(), params }
}

/** Splits on semicolons that are outside quotes. */
function splitParams(value: string): string[] {
  const pieces: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at < value.length; at++) {
    const char = value[at]
    if (quoted && char === '\\') at++
    else if (char === '"') quoted = !quoted
    else if (char === ';' && !quoted) {
      pieces.push(value.slice(start, at))
      start = at + 1
    }
  }
  pieces.push(value.slice(start))
  return pieces
}

function unquote(raw: string): string {
  if (!raw.startsWith('"')) return raw
  const closed = raw.length > 1 && raw.endsWith('"')
  return raw.slice(1, closed ? -1 : undefined).replace(/\\(.)/g, '$1')
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
