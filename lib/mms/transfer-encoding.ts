const LINE = 76

/** Content-Transfer-Encoding values that change bytes; anything else is the identity. */
export type TransferEncoding = 'binary' | 'base64' | 'quoted-printable'

/** Undoes a Content-Transfer-Encoding (RFC 2045). Unknown encodings are left as they are. */
export function decodeTransfer(body: Buffer, encoding: string | undefined): Buffer {
  switch (encoding?.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body.toString('latin1'), 'base64')
    case 'quoted-printable':
      return decodeQuotedPrintable(body)
    default:
      return body
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

function decodeQuotedPrintable(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length)
  let written = 0
  let at = 0
  while (at < body.length) {
    const byte = body[at] as number
    if (byte !== EQUALS) {
      out[written++] = byte
      at++
      continue
    }
    const soft = softBreakLength(body, at + 1)
    if (soft > 0) {
      at += 1 + soft
      continue
    }
    const value = hexPair(body, at + 1)
    out[written++] = value ?? EQUALS
    at += value === undefined ? 1 : 3
  }
  return out.subarray(0, written)
}

/** Length of optional blanks plus a line end after `=`, or 0. */
function softBreakLength(body: Buffer, from: number): number {
  let at = from
  while (body[at] === 32 || body[at] === 9) at++
  if (body[at] === 13 && body[at + 1] === 10) return at + 2 - from
  if (body[at] === 10) return at + 1 - from
  return 0
}

function hexPair(body: Buffer, at: number): number | undefined {
  const text = body.toString('latin1', at, at + 2)
  return /^[0-9A-Fa-f]{2}$/.test(text) ? Number.parseInt(text, 16) : undefined
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
