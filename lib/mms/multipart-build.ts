import { createHash } from 'node:crypto'
import { MmsFormatError } from './error'
import { formatContentType, headerText } from './mime-header'

const COALESCE = 2048

/** Bytes to be written one after another: big ones are shared, not copied. `length` is their sum in bytes. */
export type Segments = { segments: Buffer[]; length: number }

/** Collects strings and buffers; neighbouring small pieces become one buffer, large ones are kept as views. */
export class SegmentWriter {
  private readonly segments: Buffer[] = []
  private pending: (string | Buffer)[] = []
  private length = 0

  text(value: string): this {
    this.pending.push(value)
    return this
  }

  bytes(value: Buffer): this {
    if (value.length <= COALESCE) {
      this.pending.push(value)
      return this
    }
    this.flush()
    this.segments.push(value)
    this.length += value.length
    return this
  }

  private flush(): void {
    if (this.pending.length === 0) return
    const onlyText = this.pending.every((piece) => typeof piece === 'string')
    const joined = onlyText
      ? Buffer.from(this.pending.join(''))
      : Buffer.concat(this.pending.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)))
    this.pending = []
    this.segments.push(joined)
    this.length += joined.length
  }

  finish(): Segments {
    this.flush()
    return { segments: this.segments, length: this.length }
  }
}

/** One buffer of all segments; a copy unless there is only one. */
export function joinSegments({ segments, length }: Segments): Buffer {
  return segments.length === 1 ? (segments[0] as Buffer) : Buffer.concat(segments, length)
}

/** What a part is made of: its header fields in order and its body, already transfer-encoded. */
export type MimeSource = {
  headers: [name: string, value: string][]
  body: Buffer | string | MimeSource[]
  boundary?: string
}

/** Writes the parts of a multipart body between delimiters, CRLF throughout. */
function writeMultipart(writer: SegmentWriter, parts: readonly MimeSource[], boundary: string): void {
  for (const part of parts) {
    writer.text(`--${boundary}\r\n${headerLines(part.headers)}\r\n`)
    if (typeof part.body === 'string') writer.text(part.body)
    else if (Buffer.isBuffer(part.body)) writer.bytes(part.body)
    else writeMultipart(writer, part.body, requireBoundary(part))
    writer.text('\r\n')
  }
  writer.text(`--${boundary}--\r\n`)
}

function requireBoundary(part: MimeSource): string {
  if (!part.boundary) throw new MmsFormatError('missing', 'A nested multipart needs a boundary.')
  return part.boundary
}

/** Header fields as text, each line ended by CRLF. Throws `bad_value` for line breaks inside a value. */
export function headerLines(headers: readonly [name: string, value: string][]): string {
  return headers.map(([name, value]) => `${name}: ${headerText(value)}\r\n`).join('')
}

/** Builds a whole multipart body. `type` is e.g. `multipart/related`; `params` come before the boundary. */
export function buildMultipart(
  type: string,
  params: Record<string, string>,
  parts: readonly MimeSource[],
  boundary: string,
): Segments & { contentType: string } {
  const writer = new SegmentWriter()
  writeMultipart(writer, parts, boundary)
  return { contentType: formatContentType({ type, params: { ...params, boundary } }), ...writer.finish() }
}

/** A boundary that occurs in none of the bodies; the same input gives the same boundary. */
export function chooseBoundary(seed: string, bodies: readonly Uint8Array[]): string {
  for (let attempt = 0; ; attempt++) {
    const hash = createHash('sha256').update(`${seed}/${attempt}`)
    for (const body of bodies) hash.update(body.subarray(0, 512))
    const boundary = `mq_${hash.digest('hex').slice(0, 40)}`
    const clash = bodies.some((body) =>
      Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes(boundary),
    )
    if (!clash) return boundary
  }
}
