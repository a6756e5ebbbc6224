/**
 * The lines that contact cards and calendars are made of (RFC 6350 §3, RFC 5545 §3.1; vCard 2.1 for old handsets): a name,
 * parameters and a value, folded where they are long.
 */

export interface Property {
  /** In capitals, without its group. */
  name: string
  /** Parameter values by name in capitals. A type that vCard 2.1 writes bare stands under TYPE. */
  params: ReadonlyMap<string, readonly string[]>
  /** As written: still escaped. */
  value: string
}

/** More lines than any card that a person wrote has. */
const MOST_LINES = 5_000
/** Octets of a line before its break (RFC 5545 §3.1, RFC 6350 §3.2). */
const LINE_OCTETS = 75

/** Unfolds and parses; null where it is not made of such lines, or of too many. Lines are put together before they are decoded: a fold may split a letter. */
export function parseLines(bytes: Uint8Array): Property[] | null {
  const lines = unfolded(latin1(bytes))
  if (lines.length > MOST_LINES) return null
  const properties: Property[] = []
  for (const line of lines) {
    const property = parseLine(line)
    if (!property) return null
    properties.push(property)
  }
  return properties
}

function unfolded(text: string): string[] {
  const lines: string[] = []
  let quoted = false
  for (const line of text.replace(/^\xef\xbb\xbf/, '').split(/\r\n|\n|\r/)) {
    const last = lines.length - 1
    if (quoted && last >= 0) lines[last] = `${lines[last]?.slice(0, -1)}${line}`
    else if (/^[ \t]/.test(line) && last >= 0) lines[last] += line.slice(1)
    else if (line.trim() !== '') lines.push(line)
    else continue
    // Quoted-printable ends a line that goes on with "=".
    const whole = lines[lines.length - 1] ?? ''
    quoted = line.endsWith('=') && /^[^:]{0,200}QUOTED-PRINTABLE/i.test(whole)
    if (lines.length > MOST_LINES) break
  }
  return lines
}

function parseLine(line: string): Property | null {
  const head = /^(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]{1,60})/.exec(line)
  if (!head?.[1]) return null
  const params = new Map<string, string[]>()
  let at = head[0].length
  while (line[at] === ';') {
    const param = /^;([A-Za-z0-9-]{1,60})?(?:=((?:"[^"]*"|[^";:])*))?/.exec(line.slice(at, at + 2_000))
    if (!param) return null
    const [whole, name = '', values] = param
    if (values === undefined) push(params, 'TYPE', [name])
    else
      push(
        params,
        name.toUpperCase(),
        values.split(',').map((value) => value.replaceAll('"', '').trim()),
      )
    at += whole.length
  }
  if (line[at] !== ':') return null
  return { name: head[1].toUpperCase(), params, value: decoded(line.slice(at + 1), params) }
}

function push(params: Map<string, string[]>, name: string, values: string[]): void {
  params.set(name, [...(params.get(name) ?? []), ...values])
}

function decoded(value: string, params: ReadonlyMap<string, readonly string[]>): string {
  const types = [...(params.get('ENCODING') ?? []), ...(params.get('TYPE') ?? [])]
  const quoted = types.some((type) => type.toUpperCase() === 'QUOTED-PRINTABLE')
  const bytes = quoted
    ? value.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : value
  const text = utf8(bytes)
  // Inside quoted-printable, line ends and semicolons of the text are written as they are.
  return quoted ? text.replace(/\r\n|\r|\n/g, '\\n') : text
}

const strict = new TextDecoder('utf-8', { fatal: true })
const western = new TextDecoder('windows-1252')

/** UTF-8, or what old programs wrote where it is none. */
function utf8(text: string): string {
  if (isAscii(text)) return text
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)
  try {
    return strict.decode(bytes)
  } catch {
    return western.decode(bytes)
  }
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >= 0x80) return false
  return true
}

const latin = new TextDecoder('latin1')
/** Each byte as one character. TextDecoder's latin1 is windows-1252, which would not come back. */
function latin1(bytes: Uint8Array): string {
  if (bytes.every((byte) => byte < 0x80)) return latin.decode(bytes)
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8_192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  }
  return parts.join('')
}

/** What a value says, its backslashes resolved (RFC 6350 §3.4, RFC 5545 §3.3.11). */
export function unescaped(value: string): string {
  return value.replace(/\\([nN\\,;:"])/g, (_, next: string) => (next === 'n' || next === 'N' ? '\n' : next))
}

/** Text as a value: control characters dropped, line ends and separators escaped. */
export function escaped(text: string): string {
  return printable(text)
    .replace(/[\\,;]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, '\\n')
}

/** Text without control characters but line ends and tabs. */
export function printable(text: string): string {
  return Array.from(text).filter(isPrintable).join('')
}

function isPrintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return (code >= 0x20 && code !== 0x7f) || character === '\n' || character === '\r' || character === '\t'
}

/** The fields of a structured value, split where semicolons are not escaped. */
export function fieldsOf(value: string): string[] {
  return [...value.matchAll(/((?:\\(?:.|$)|[^;\\])*)(?:;|$)/gs)]
    .slice(0, 20)
    .map(([, field = '']) => unescaped(field))
}

/** A line as it is written: CRLF behind it, broken after at most 75 octets and never inside a character. */
export function folded(line: string): string {
  let out = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > LINE_OCTETS) {
      out += '\r\n '
      octets = 1
    }
    out += character
    octets += size
  }
  return `${out}\r\n`
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
