/** Codes packed from the lowest bit on, in sub-blocks of at most 255 bytes. */
export class BitWriter {
  #bytes = new Uint8Array(1 << 16)
  #at = 0
  #blockAt = 0
  #bits = 0
  #held = 0

  begin(depth: number): void {
    this.#at = 0
    this.#bits = 0
    this.#held = 0
    this.#bytes[this.#at++] = depth
    this.#blockAt = this.#at++
  }

  write(code: number, width: number): void {
    this.#held |= code << this.#bits
    this.#bits += width
    while (this.#bits >= 8) {
      this.#put(this.#held & 0xff)
      this.#held >>>= 8
      this.#bits -= 8
    }
  }

  end(): Uint8Array {
    if (this.#bits > 0) this.#put(this.#held & 0xff)
    const length = this.#at - this.#blockAt - 1
    if (length > 0) {
      this.#bytes[this.#blockAt] = length
      this.#bytes[this.#at++] = 0
    } else this.#bytes[this.#blockAt] = 0
    return this.#bytes.slice(0, this.#at)
  }

  #put(byte: number): void {
    if (this.#at + 4 > this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2)
      grown.set(this.#bytes)
      this.#bytes = grown
    }
    this.#bytes[this.#at++] = byte
    if (this.#at - this.#blockAt > 255) {
      this.#bytes[this.#blockAt] = 255
      this.#blockAt = this.#at++
    }
  }
}
