import { MmsFormatError } from '../error'
import { charsetMib, UTF8 } from './charset'

const QUOTE = 0x7f

/** Collects WSP primitives as bytes. Values that a form cannot hold throw `bad_value`. */
export class WspWriter {
  private buffer = Buffer.allocUnsafe(128)
  private length = 0

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + more))
    this.buffer.copy(larger, 0, 0, this.length)
    this.buffer = larger
  }

  raw(bytes: Uint8Array): this {
    this.reserve(bytes.byteLength)
    this.buffer.set(bytes, this.length)
    this.length += bytes.byteLength
    return this
  }

  octet(first: number, second?: number): this {
    this.reserve(2)
    this.buffer[this.length++] = first
    if (second !== undefined) this.buffer[this.length++] = second
    return this
  }

  /** A string's bytes, without terminator. */
  private chars(value: string): this {
    if (value.includes('\0')) throw new MmsFormatError('bad_value', 'A string may not contain NUL.')
    this.reserve(value.length * 3)
    this.length += this.buffer.write(value, this.length, 'utf8')
    return this
  }

  uintvar(value: number): this {
    if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff) {
      throw new MmsFormatError('bad_value', `${value} is not a Uintvar.`)
    }
    let count = 1
    for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) count++
    for (let place = count - 1; place > 0; place--)
      this.octet(0x80 | (Math.floor(value / 128 ** place) % 128))
    return this.octet(value % 128)
  }

  valueLength(length: number): this {
    return length < 31 ? this.octet(length) : this.octet(31).uintvar(length)
  }

  /** A value preceded by its length. */
  withLength(value: Buffer): this {
    return this.valueLength(value.length).raw(value)
  }

  shortInteger(value: number): this {
    if (!(value >= 0 && value < 128))
      throw new MmsFormatError('bad_value', `${value} is not a Short-integer.`)
    return this.octet(0x80 | value)
  }

  longInteger(value: number): this {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new MmsFormatError('bad_value', `${value} is not a whole number.`)
    }
    let count = 1
    for (let rest = Math.floor(value / 256); rest > 0; rest = Math.floor(rest / 256)) count++
    this.octet(count)
    for (let place = count - 1; place >= 0; place--) this.octet(Math.floor(value / 256 ** place) % 256)
    return this
  }

  integer(value: number): this {
    return value < 128 ? this.shortInteger(value) : this.longInteger(value)
  }

  /** Text-string, quoted where its first octet would mean something else. */
  text(value: string): this {
    const first = value.charCodeAt(0)
    if (first >= QUOTE || first < 32) this.octet(QUOTE)
    return this.chars(value).octet(0)
  }

  /** Quoted-string. */
  quoted(value: string): this {
    return this.octet(0x22).chars(value).octet(0)
  }

  /** Encoded-string: plain where it is ASCII, else UTF-8 with its charset. */
  encodedString(value: string): this {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly the octets a plain string may hold
    if (/^[\u0020-\u007e][\u0001-\u007f]*$/.test(value)) return this.text(value)
    const inner = new WspWriter().shortInteger(UTF8).text(value).finish()
    return this.withLength(inner)
  }

  /** A charset parameter by its name; throws for one without a number. */
  charset(name: string): this {
    const mib = charsetMib(name)
    if (mib === undefined) throw new MmsFormatError('bad_value', `The charset ${name} has no MIBEnum here.`)
    return this.integer(mib)
  }

  finish(): Buffer {
    return this.buffer.subarray(0, this.length)
  }
}
