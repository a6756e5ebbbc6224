/**
 * The GIF container (GIF89a specification, CompuServe 1990), read block by block without touching a pixel: enough to
 * hand an animation on unchanged while leaving behind comments, editor data and anything glued to its end.
 */

const TRAILER = 0x3b
const EXTENSION = 0x21
const IMAGE = 0x2c
const GRAPHIC_CONTROL = 0xf9
const APPLICATION = 0xff
const SMALLEST_CODE = 1
const LARGEST_CODE = 8
const SHORTEST_DELAY_MS = 20
const USUAL_DELAY_MS = 100

/** How long a frame is seen (ms): browsers and phones alike show delays below 20 ms as 100 ms. */
export function shownDelay(delayMs: number): number {
  return delayMs < SHORTEST_DELAY_MS ? USUAL_DELAY_MS : delayMs
}

export interface CleanGif {
  bytes: Uint8Array
  width: number
  height: number
  frames: number
  /** Of one round, ms, as players show it. */
  durationMs: number
}

/** The same animation without metadata, or null when the bytes are not a whole, well-formed GIF. */
export function cleanGif(gif: Uint8Array): CleanGif | null {
  const reader = new Reader(gif)
  const signature = reader.text(6)
  if (signature !== 'GIF87a' && signature !== 'GIF89a') return null
  const width = reader.word()
  const height = reader.word()
  const flags = reader.byte()
  reader.skip(2 + colourTableBytes(flags))
  const kept: Uint8Array[] = [gif.subarray(0, reader.at)]
  let frames = 0
  let durationMs = 0
  for (;;) {
    const start = reader.at
    const block = readBlock(reader)
    if (!block || reader.failed) return null
    if (block.keep) kept.push(gif.subarray(start, reader.at))
    if (block.type === TRAILER) break
    if (block.type === IMAGE) frames += 1
    durationMs += block.delayMs
  }
  return frames > 0 ? { bytes: joined(kept), width, height, frames, durationMs } : null
}

interface Block {
  type: number
  keep: boolean
  delayMs: number
}

function readBlock(reader: Reader): Block | null {
  const type = reader.byte()
  if (type === EXTENSION) return { type, ...readExtension(reader) }
  if (type === IMAGE) readImage(reader)
  else if (type !== TRAILER) return null
  return { type, keep: true, delayMs: 0 }
}

/** A frame without pixels, or with codes of a size that GIF does not have, is a trap for whoever shows it. */
function readImage(reader: Reader): void {
  reader.skip(4)
  const pixels = reader.word() * reader.word()
  reader.skip(colourTableBytes(reader.byte()))
  const codeSize = reader.byte()
  if (pixels === 0 || codeSize < SMALLEST_CODE || codeSize > LARGEST_CODE) reader.failed = true
  reader.subBlocks()
}

/** Timing and looping stay; comments, plain text and everything an editor wrote for itself go. */
function readExtension(reader: Reader): { keep: boolean; delayMs: number } {
  const label = reader.byte()
  if (label === GRAPHIC_CONTROL) {
    reader.skip(2)
    const delay = reader.word() * 10
    reader.skip(1)
    reader.subBlocks()
    return { keep: true, delayMs: shownDelay(delay) }
  }
  const name = label === APPLICATION ? reader.peek(1, 11) : ''
  reader.subBlocks()
  return { keep: name === 'NETSCAPE2.0', delayMs: 0 }
}

function colourTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

/** Reads past the end set `failed` and answer 0, so that a cut file ends every loop. */
class Reader {
  readonly #bytes: Uint8Array
  at = 0
  failed = false

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  byte(): number {
    const value = this.#bytes[this.at]
    this.skip(1)
    return value ?? 0
  }

  word(): number {
    return this.byte() + this.byte() * 256
  }

  skip(count: number): void {
    this.at += count
    if (this.at > this.#bytes.length) this.failed = true
  }

  text(count: number): string {
    const text = this.peek(0, count)
    this.skip(count)
    return text
  }

  peek(offset: number, count: number): string {
    return String.fromCharCode(...this.#bytes.subarray(this.at + offset, this.at + offset + count))
  }

  subBlocks(): void {
    while (!this.failed) {
      const size = this.byte()
      if (size === 0) return
      this.skip(size)
    }
  }
}

function joined(parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
