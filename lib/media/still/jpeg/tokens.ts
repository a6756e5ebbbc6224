import { type Codes, codesFor } from './huffman'

/** What a scan says, before it has codes: symbols, each with the plain bits after it. */
export class Tokens {
  /** Table (2 bits), symbol (9 bits, 256 is none), count of plain bits (4) and the bits themselves (16). */
  #tokens = new Uint32Array(1 << 16)
  #count = 0
  readonly #counts = [0, 1, 2, 3].map(() => new Uint32Array(256))

  clear(): void {
    this.#count = 0
    for (const counts of this.#counts) counts.fill(0)
  }

  symbol(table: number, symbol: number, bitCount: number, bits: number): void {
    const counts = this.#counts[table] as Uint32Array
    counts[symbol] = (counts[symbol] as number) + 1
    this.#push(((table << 29) | (symbol << 20) | (bitCount << 16) | bits) >>> 0)
  }

  /** At most 15 bits without a symbol. */
  plain(bitCount: number, bits: number): void {
    this.#push((NONE << 20) | (bitCount << 16) | bits)
  }

  /** The shortest codes of the tables that were used, by table. */
  codes(): Map<number, Codes> {
    const used = [0, 1, 2, 3].filter((table) => this.#counts[table]?.some((count) => count > 0))
    return new Map(used.map((table) => [table, codesFor(this.#counts[table] as Uint32Array)]))
  }

  /** The coded bits, stuffed so that no marker is seen in them. */
  write(codes: Map<number, Codes>, out: Bytes): void {
    const all = Array.from({ length: 4 }, (_, table) => codes.get(table))
    let held = 0
    let count = 0
    out.reserve(this.#count * 8 + 16)
    for (let at = 0; at < this.#count; at += 1) {
      const token = this.#tokens[at] as number
      const symbol = (token >>> 20) & 0x1ff
      if (symbol !== NONE) {
        const { code, size } = all[token >>> 29] as Codes
        const bits = size[symbol] as number
        held = (held << bits) | (code[symbol] as number)
        count += bits
        while (count >= 8) {
          count -= 8
          out.stuffed((held >>> count) & 0xff)
        }
      }
      const plain = (token >>> 16) & 0xf
      if (plain > 0) {
        held = (held << plain) | (token & 0xffff)
        count += plain
        while (count >= 8) {
          count -= 8
          out.stuffed((held >>> count) & 0xff)
        }
      }
    }
    // The last byte is filled with ones.
    if (count > 0) out.stuffed(((held << (8 - count)) | ((1 << (8 - count)) - 1)) & 0xff)
  }

  #push(token: number): void {
    if (this.#count === this.#tokens.length) {
      const larger = new Uint32Array(this.#count * 2)
      larger.set(this.#tokens)
      this.#tokens = larger
    }
    this.#tokens[this.#count] = token
    this.#count += 1
  }
}

const NONE = 256

/** A file as it grows. */
export class Bytes {
  #data = new Uint8Array(1 << 16)
  length = 0

  /** Room for so many bytes more. */
  reserve(more: number): void {
    if (this.length + more <= this.#data.length) return
    const larger = new Uint8Array(Math.max(this.length + more, this.#data.length * 2))
    larger.set(this.#data.subarray(0, this.length))
    this.#data = larger
  }

  push(...bytes: readonly number[]): void {
    this.reserve(bytes.length)
    for (const byte of bytes) {
      this.#data[this.length] = byte
      this.length += 1
    }
  }

  /** A byte of coded data; room was made before. */
  stuffed(byte: number): void {
    this.#data[this.length] = byte
    this.length += 1
    if (byte !== 0xff) return
    this.#data[this.length] = 0
    this.length += 1
  }

  clear(): void {
    this.length = 0
  }

  /** A copy of what was written. */
  taken(): Uint8Array {
    return this.#data.slice(0, this.length)
  }
}
