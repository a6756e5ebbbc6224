import { MmsFormatError } from '../error'
import { decodeCharset, decodePlain } from './charset'

const SHORT = 0x80
const QUOTE = 0x7f
const LENGTH_QUOTE = 31
const STRING_QUOTE = 0x22

/**
 * Reads WSP primitives from a range of bytes (WAP-230-WSP §8). Every method either moves forward or throws an
 * MmsFormatError with the offset, so any input is read in linear time.
 */
export class WspReader {
  constructor(
    readonly bytes: Buffer,
    public at = 0,
    readonly end = bytes.length,
  ) {}

  get done(): boolean {
    return this.at >= this.end
  }

  get remaining(): number {
    return this.end - this.at
  }

  fail(code: 'truncated' | 'bad_length' | 'bad_value' | 'too_large' | 'too_deep', what: string): never {
    throw new MmsFormatError(code, `${what} at byte ${this.at}.`, { offset: this.at })
  }

  peek(): number {
    if (this.done) this.fail('truncated', 'The data ends')
    return this.bytes[this.at] as number
  }

  octet(): number {
    const value = this.peek()
    this.at++
    return value
  }

  /** The next `length` bytes, a view. */
  take(length: number): Buffer {
    if (length > this.remaining)
      this.fail('bad_length', `${length} bytes are announced, ${this.remaining} are there`)
    const view = this.bytes.subarray(this.at, this.at + length)
    this.at += length
    return view
  }

  /** A reader of the next `length` bytes; this one moves past them. */
  range(length: number): WspReader {
    const start = this.at
    this.take(length)
    return new WspReader(this.bytes, start, start + length)
  }

  /** Uintvar: seven bits an octet, at most five octets. */
  uintvar(): number {
    let value = 0
    for (let count = 0; count < 5; count++) {
      const octet = this.octet()
      value = value * 128 + (octet & 0x7f)
      if (octet < SHORT) {
        if (value > 0xffff_ffff) this.fail('bad_value', 'A Uintvar over 32 bits')
        return value
      }
    }
    return this.fail('bad_value', 'A Uintvar over five octets')
  }

  /** Value-length: 0 to 30, or 31 and a Uintvar. */
  valueLength(): number {
    const first = this.octet()
    if (first < LENGTH_QUOTE) return first
    if (first === LENGTH_QUOTE) return this.uintvar()
    this.at--
    return this.fail('bad_length', 'A Value-length over 31')
  }

  /** Whether the next value begins with a Value-length. */
  get isLength(): boolean {
    return this.peek() <= LENGTH_QUOTE
  }

  shortInteger(): number {
    const octet = this.octet()
    if (octet < SHORT) {
      this.at--
      this.fail('bad_value', 'A Short-integer without its high bit')
    }
    return octet & 0x7f
  }

  /** Long-integer: a length of 1 to 30 and as many octets; over 2^53 is refused. */
  longInteger(): number {
    const length = this.octet()
    if (length === 0 || length > 30) {
      this.at--
      this.fail('bad_length', `A Long-integer of ${length} octets`)
    }
    let value = 0
    for (const octet of this.take(length)) value = value * 256 + octet
    if (!Number.isSafeInteger(value)) this.fail('bad_value', 'A Long-integer over 53 bits')
    return value
  }

  /** Integer-value: short or long. */
  integer(): number {
    return this.peek() >= SHORT ? this.shortInteger() : this.longInteger()
  }

  /** The bytes up to the NUL, which is passed. */
  private untilNul(): Buffer {
    const found = this.bytes.indexOf(0, this.at)
    if (found < 0 || found >= this.end) this.fail('truncated', 'A string without its NUL')
    const view = this.bytes.subarray(this.at, found)
    this.at = found + 1
    return view
  }

  /** Text-string or Quoted-string: an opening quote octet is dropped. */
  text(): string {
    if (this.peek() === QUOTE) this.at++
    return decodePlain(this.untilNul())
  }

  /** Quoted-string: begins with `"`, has no closing one. */
  quoted(): string {
    if (this.peek() === STRING_QUOTE) this.at++
    return this.text()
  }

  /** Encoded-string-value: text, or a length, a charset and text in it. */
  encodedString(): string {
    if (!this.isLength) return this.text()
    const inner = this.range(this.valueLength())
    if (inner.done) return ''
    const mib = inner.peek() < 32 || inner.peek() >= SHORT ? inner.integer() : undefined
    if (mib === undefined) return inner.text()
    if (inner.remaining > 1 && inner.peek() === QUOTE) inner.at++
    return decodeCharset(inner.take(inner.remaining), mib)
  }

  /** Passes over one header value of any form and gives its bytes (WSP §8.4.1.2). */
  anyValue(): Buffer {
    const start = this.at
    const first = this.peek()
    if (first <= LENGTH_QUOTE) this.take(this.valueLength())
    else if (first < SHORT) this.untilNul()
    else this.at++
    return this.bytes.subarray(start, this.at)
  }
}
