const LINE = 76

/** Content-Transfer-Encoding values that change bytes; anything else is the identity. */
export type TransferEncoding = 'binary' | 'base64' | 'quoted-printable'

/** Undoes a transfer encoding over chunks cut anywhere; `end` gives what the last ones left over. */
export type TransferDecoder = { push(chunk: Buffer): Buffer; end(): Buffer }

/** The decoder for a Content-Transfer-Encoding (RFC 2045 6), or undefined when the bytes stay as they are. */
export function transferDecoder(encoding: string | undefined): TransferDecoder | undefined {
  switch (encoding?.trim().toLowerCase()) {
    case 'base64':
      return new Base64Decoder()
    case 'quoted-printable':
      return new QuotedPrintableDecoder()
    default:
      return undefined
  }
}

/** Undoes a Content-Transfer-Encoding of a whole body. Unknown encodings are left as they are. */
export function decodeTransfer(body: Buffer, encoding: string | undefined): Buffer {
  const decoder = transferDecoder(encoding)
  if (!decoder) return body
  const decoded = decoder.push(body)
  const rest = decoder.end()
  return rest.length === 0 ? decoded : Buffer.concat([decoded, rest])
}

const EMPTY = Buffer.alloc(0)

/** Both alphabets of RFC 4648. */
const BASE64 = new Uint8Array(256)
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_')
  BASE64[char.charCodeAt(0)] = 1

/** RFC 2045 6.8: what is not in the alphabet is skipped, the first `=` ends it. */
class Base64Decoder implements TransferDecoder {
  private rest: Buffer = EMPTY
  private padded = false

  push(chunk: Buffer): Buffer {
    if (this.padded) return EMPTY
    const digits = Buffer.allocUnsafe(this.rest.length + chunk.length)
    let count = this.rest.copy(digits)
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number
      if (BASE64[byte] === 1) digits[count++] = byte
      else if (byte === EQUALS) {
        this.padded = true
        break
      }
    }
    const whole = this.padded ? count : count - (count % 4)
    this.rest = this.padded ? EMPTY : Buffer.from(digits.subarray(whole, count))
    return Buffer.from(digits.toString('latin1', 0, whole), 'base64')
  }

  end(): Buffer {
    return Buffer.from(this.rest.toString('latin1'), 'base64')
  }
}

/** Applies a transfer encoding; `binary` gives a view of the same bytes. */
export function encodeTransfer(body: Uint8Array, encoding: TransferEncoding): Buffer {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  if (encoding === 'base64') return encodeBase64Lines(bytes)
  if (encoding === 'quoted-printable') return encodeQuotedPrintable(bytes)
  return bytes
}

/** Base64 in lines of 76 characters, CRLF between them. */
function encodeBase64Lines(bytes: Buffer): Buffer {
  const text = bytes.toString('base64')
  const lines = Math.max(1, Math.ceil(text.length / LINE))
  const out = Buffer.allocUnsafe(text.length + (lines - 1) * 2)
  let at = 0
  for (let start = 0; start < text.length; start += LINE) {
    if (start > 0) at += out.write('\r\n', at, 'latin1')
    at += out.write(text.slice(start, start + LINE), at, 'latin1')
  }
  return out.subarray(0, at)
}

const EQUALS = 61

/** Blanks between `=` and a line end; with more of them the `=` is text. */
const MAX_BLANKS = 256

/** RFC 2045 6.7; an `=` that begins neither an escape nor a soft line break is text. */
class QuotedPrintableDecoder implements TransferDecoder {
  private rest: Buffer = EMPTY

  push(chunk: Buffer): Buffer {
    return this.decode(this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]), false)
  }

  end(): Buffer {
    return this.decode(this.rest, true)
  }

  private decode(bytes: Buffer, final: boolean): Buffer {
    const out = Buffer.allocUnsafe(bytes.length)
    let written = 0
    let at = 0
    while (at < bytes.length) {
      const byte = bytes[at] as number
      const value = byte === EQUALS ? hexPair(bytes, at + 1) : byte
      if (value >= 0) {
        out[written++] = value
        at += byte === EQUALS ? 3 : 1
        continue
      }
      const skipped = softBreakLength(bytes, at + 1, final)
      if (skipped === undefined) break
      if (skipped === 0) out[written++] = EQUALS
      at += 1 + skipped
    }
    this.rest = at === bytes.length ? EMPTY : Buffer.from(bytes.subarray(at))
    return out.subarray(0, written)
  }
}

/** Length of a soft line break after `=`, 0 where there is none; undefined when more bytes may tell. */
function softBreakLength(bytes: Buffer, from: number, final: boolean): number | undefined {
  const limit = from + MAX_BLANKS
  let at = from
  while (at < limit && (bytes[at] === 32 || bytes[at] === 9)) at++
  if (bytes[at] === 10) return at + 1 - from
  if (bytes[at] === 13 && bytes[at + 1] === 10) return at + 2 - from
  if (final) return 0
  const mayBreak = at === bytes.length || (bytes[at] === 13 && at + 1 === bytes.length)
  const mayEscape = at === from && at + 1 === bytes.length && (HEX[bytes[at] as number] as number) >= 0
  return mayBreak || mayEscape ? undefined : 0
}

const HEX = new Int8Array(256).fill(-1)
for (let digit = 0; digit < 16; digit++) {
  HEX[digit.toString(16).charCodeAt(0)] = digit
  HEX[digit.toString(16).toUpperCase().charCodeAt(0)] = digit
}

/** The byte that two hexadecimal digits stand for, or -1. */
function hexPair(bytes: Buffer, at: number): number {
  const high = at + 1 < bytes.length ? (HEX[bytes[at] as number] as number) : -1
  const low = high < 0 ? -1 : (HEX[bytes[at + 1] as number] as number)
  return low < 0 ? -1 : high * 16 + low
}

/** Everything but printable ASCII is escaped, line ends too, so that any bytes survive exactly. */
function encodeQuotedPrintable(bytes: Buffer): Buffer {
  const out: string[] = []
  let column = 0
  for (const byte of bytes) {
    const plain = byte >= 33 && byte <= 126 && byte !== EQUALS
    const piece = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    if (column + piece.length > LINE - 1) {
      out.push('=\r\n')
      column = 0
    }
    out.push(piece)
    column += piece.length
  }
  return Buffer.from(out.join(''), 'latin1')
}
