import {
  type DelimiterLine,
  delimiterAt,
  lineEndStart,
  nextDashes,
  type OpenMultipart,
  undecidedTail,
} from './delimiter'
import { MmsFormatError } from './error'
import { entityOf, headerText, MIME_LIMITS, type MimeEntity, type MimeLimits } from './mime-entity'
import { headerValue, type MimeHeader, parseHeaderBlock } from './mime-header'
import { type TransferDecoder, transferDecoder } from './transfer-encoding'

/** Called in the order of the bytes: every `start` has its `end`, those of a multipart around those inside it. */
export type MimeHandler = {
  start(entity: MimeEntity): void
  /** The next bytes of the innermost entity, its transfer encoding undone; a view of what was pushed if possible. */
  body(chunk: Buffer): void
  /** `closed` is false for a multipart without its closing delimiter; `end` is the offset behind its body. */
  end(closed: boolean, end: number): void
}

const EMPTY = Buffer.alloc(0)
const [LF, CR] = [10, 13]
/** How far into a multipart without a boundary parameter its first delimiter is looked for. */
const SNIFF_BYTES = 1024

/**
 * Reads a MIME entity (RFC 2045, 2046) from chunks cut anywhere, each byte looked at once whatever the nesting:
 * multipart trees of any subtype, CRLF or LF, preambles and epilogues, folded headers. Between chunks it holds no
 * more than one header block or one delimiter line. Throws MmsFormatError, after which it must not be used.
 */
export class MimeReader {
  private bytes: Buffer = EMPTY
  /** Offset of bytes[0] from the first byte pushed. */
  private base = 0
  /** Index of the first byte not yet consumed, and of the first not yet searched. */
  private at = 0
  private searched = 0
  /** Whether `at` begins a line, so that a delimiter may stand there. */
  private lineStart = true
  /** Length of the line end before `at`, where `at` begins a line. */
  private lineBreak = 0
  private final = false
  private parts = 0
  private mode: 'headers' | 'boundary' | 'body' = 'headers'
  private readonly open: OpenMultipart[] = []
  /** The entity that is not a multipart and whose body is being read. */
  private leaf: { decoder: TransferDecoder | undefined } | undefined

  /** Without a `contentType`, the bytes begin with the entity's own header block, as in mail and files. */
  constructor(
    contentType: string | undefined,
    private readonly handler: MimeHandler,
    private readonly limits: MimeLimits = MIME_LIMITS,
  ) {
    if (contentType !== undefined) this.begin([{ name: 'Content-Type', value: contentType }])
  }

  /** Bytes kept for the next push. */
  get held(): number {
    return this.bytes.length
  }

  /** Reads on. The chunk may be reused when the handler is done with the views it got of it. */
  push(chunk: Uint8Array): void {
    const view = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const total = this.base + this.bytes.length + view.length
    if (total > this.limits.maxBytes) {
      throw new MmsFormatError(
        'too_large',
        `The body has ${total} bytes or more, over ${this.limits.maxBytes}.`,
        {
          offset: this.limits.maxBytes,
        },
      )
    }
    this.bytes = this.bytes.length === 0 ? view : Buffer.concat([this.bytes, view])
    this.read()
    this.keepRest()
  }

  /** Says that no bytes follow. Everything open is ended. */
  end(): void {
    this.final = true
    this.read()
    this.endDownTo(0, 0)
    this.bytes = EMPTY
  }

  private keepRest(): void {
    this.base += this.at
    this.searched -= this.at
    this.bytes = this.at === this.bytes.length ? EMPTY : Buffer.from(this.bytes.subarray(this.at))
    this.at = 0
  }

  private read(): void {
    while (this.step());
  }

  /** One header block, boundary or body; false when more bytes are needed or none are left. */
  private step(): boolean {
    if (this.mode === 'headers') return this.readHeaders()
    if (this.mode === 'boundary') return this.readBoundary()
    return this.readBody()
  }

  /** Up to the blank line, or to a delimiter or the end when there is none. */
  private readHeaders(): boolean {
    const { bytes } = this
    for (;;) {
      const line = this.searched
      this.boundHeaders(line)
      const found = delimiterAt(bytes, line, this.open, this.final)
      if (found === 'more') return false
      if (found !== 'no') return this.endHeaders(line, line, found.level < this.open.length - 1)
      let newline = line
      while (newline < bytes.length && bytes[newline] !== LF) newline++
      if (newline === bytes.length) {
        this.boundHeaders(newline)
        return this.final && this.endHeaders(newline, newline, this.open.length > 0)
      }
      if (newline === line || (newline === line + 1 && bytes[line] === CR)) {
        return this.endHeaders(line, newline + 1, false)
      }
      this.searched = newline + 1
    }
  }

  private boundHeaders(reached: number): void {
    if (reached - this.at <= this.limits.maxHeaderBytes) return
    throw new MmsFormatError('too_large', `A header block over ${this.limits.maxHeaderBytes} bytes.`, {
      offset: this.base + this.at,
    })
  }

  /** `cutOff`: something around it ended, so that nothing at all is no entity. */
  private endHeaders(end: number, next: number, cutOff: boolean): boolean {
    const start = this.at
    this.moveTo(next)
    if (cutOff && start === next) {
      this.mode = 'body'
      return !this.final || next < this.bytes.length
    }
    this.parts++
    if (this.parts > this.limits.maxParts) {
      throw new MmsFormatError('too_large', `More than ${this.limits.maxParts} parts.`, {
        offset: this.base + start,
      })
    }
    this.begin(parseHeaderBlock(headerText(this.bytes, start, end)))
    return true
  }

  /** Starts an entity whose body begins at the present place. */
  private begin(headers: MimeHeader[]): void {
    const depth = this.open.length
    const offset = this.base + this.at
    if (depth > this.limits.maxDepth) {
      throw new MmsFormatError('too_deep', 'Multipart bodies are nested too deeply.', { offset })
    }
    const entity = entityOf(headers, depth, offset)
    this.handler.start(entity)
    this.mode = 'body'
    const { boundary } = entity.contentType.params
    if (!entity.multipart) {
      this.leaf = { decoder: transferDecoder(headerValue(headers, 'content-transfer-encoding')) }
    } else if (boundary) this.enter(boundary)
    else this.mode = 'boundary'
  }

  /** A multipart's own transfer encoding is ignored: RFC 2045 6.4 allows none that changes bytes. */
  private enter(boundary: string): void {
    this.open.push({ delimiter: Buffer.from(`--${boundary}`), offset: this.base + this.at, closed: false })
    this.mode = 'body'
  }

  /** A multipart whose boundary parameter was lost: its first line that is not blank must be a delimiter. */
  private readBoundary(): boolean {
    const start = this.at
    let line = start
    while (WHITE.has(this.bytes[line] ?? 0) && line - start < SNIFF_BYTES) line++
    const newline = this.bytes.indexOf(LF, line)
    const end = newline < 0 ? this.bytes.length : newline
    if (newline < 0 && !this.final && end - start < SNIFF_BYTES) return false
    const text = this.bytes.toString('utf8', line, end).trimEnd()
    const known = delimiterAt(this.bytes, line, this.open, true) !== 'no'
    if (newline < 0 || end - start >= SNIFF_BYTES || known || !text.startsWith('--') || text.length < 3) {
      throw new MmsFormatError('not_mime', 'A multipart body without a boundary.', {
        offset: this.base + start,
      })
    }
    this.enter(text.slice(2))
    return true
  }

  /** Up to the next delimiter line. Outside a leaf the bytes are a preamble or an epilogue, and dropped. */
  private readBody(): boolean {
    if (!this.bounded) return this.take(this.bytes.length)
    for (;;) {
      const line = this.lineStart ? this.at : nextDashes(this.bytes, this.searched)
      if (line < 0) return this.take(this.final ? this.bytes.length : undecidedTail(this.bytes, this.at))
      const found = delimiterAt(this.bytes, line, this.open, this.final)
      if (found !== 'no') return this.stopAt(line, found)
      this.searched = line
      this.lineStart = false
    }
  }

  /** Whether a delimiter can still follow. */
  private get bounded(): boolean {
    return this.open.length > 1 || this.open[0]?.closed === false
  }

  private stopAt(line: number, found: DelimiterLine | 'more'): boolean {
    if (!this.lineStart) this.take(lineEndStart(this.bytes, line - 1, this.at))
    return found !== 'more' && this.cross(found)
  }

  /** Hands over the body up to `end`. */
  private take(end: number): false {
    if (end > this.at) {
      if (this.leaf) this.give(this.bytes.subarray(this.at, end))
      this.moveTo(end)
      this.lineStart = false
    }
    return false
  }

  private give(raw: Buffer): void {
    const chunk = this.leaf?.decoder ? this.leaf.decoder.push(raw) : raw
    if (chunk.length > 0) this.handler.body(chunk)
  }

  /** A delimiter line: what is inside its multipart ends, and the next part begins after it. */
  private cross({ level, closing, next }: DelimiterLine): true {
    this.endDownTo(level + 1, this.lineStart ? this.lineBreak : 0)
    this.moveTo(next)
    this.mode = closing ? 'body' : 'headers'
    const multipart = this.open[level]
    if (multipart) multipart.closed = closing
    return true
  }

  /** `lineBreak`: bytes before the present place that belong to the delimiter found here. */
  private endDownTo(level: number, lineBreak: number): void {
    const end = this.base + this.at
    if (this.leaf) {
      const rest = this.leaf.decoder?.end()
      if (rest && rest.length > 0) this.handler.body(rest)
      this.leaf = undefined
      this.handler.end(true, end)
    }
    while (this.open.length > level) {
      const { closed, offset } = this.open.pop() as OpenMultipart
      this.handler.end(closed, Math.max(offset, end - lineBreak))
    }
  }

  private moveTo(index: number): void {
    const lineFeed = this.bytes[index - 1] === LF
    if (lineFeed) this.lineBreak = index - lineEndStart(this.bytes, index - 1, 0)
    this.at = index
    this.searched = index
    this.lineStart = true
  }
}

const WHITE = new Set([9, 10, 11, 12, 13, 32])
