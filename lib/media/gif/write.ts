import type { Size } from '../fit'
import type { CodedFrame } from './frame'
import { depthOf } from './frame'
import type { Palette } from './palette'

/** Writes the GIF container (GIF89a specification, CompuServe 1990) around coded frames. */

/** A coded frame and how long it is seen, ms. */
export interface TimedFrame {
  frame: CodedFrame
  delayMs: number
}

const KEEP = 1 << 2
const CLEAR = 1
/** A delay is a word of hundredths of a second. */
const LONGEST_CS = 65_535

/** The file. The first frame covers it all and its palette is the file's. Loop 0 is forever, 1 plays once. */
export function writeGif(size: Size, frames: readonly TimedFrame[], loop: number): Uint8Array {
  const common = frames[0]?.frame.palette as Palette
  // Every later frame with this palette needs an index that leaves pixels as they are.
  const depth = depthOf(common.count + (frames.length > 1 ? 1 : 0))
  const parts = [header(size, depth), table(common, depth)]
  if (loop !== 1 && frames.length > 1) parts.push(loops(loop))
  let owed = 0
  for (const { frame, delayMs } of frames) {
    const wanted = delayMs / 10 + owed
    const delay = Math.min(LONGEST_CS, Math.max(2, Math.round(wanted)))
    owed = wanted - delay
    parts.push(...frameBlocks(frame, delay, frame.palette === common))
  }
  parts.push(Uint8Array.of(0x3b))
  return joined(parts)
}

/** Bytes of a coded frame in the file, with its own palette or without. */
export function frameBytes(frame: CodedFrame, common: boolean): number {
  const own = common ? 0 : 3 << depthOf(frame.palette.count + (frame.clear === null ? 0 : 1))
  return 8 + 10 + own + frame.data.length
}

function header({ width, height }: Size, depth: number): Uint8Array {
  const packed = 0x80 | (7 << 4) | (depth - 1)
  return Uint8Array.of(...ascii('GIF89a'), ...word(width), ...word(height), packed, 0, 0)
}

function loops(loop: number): Uint8Array {
  // The file counts repeats after the first round.
  const again = loop === 0 ? 0 : Math.min(LONGEST_CS, loop - 1)
  return Uint8Array.of(0x21, 0xff, 11, ...ascii('NETSCAPE2.0'), 3, 1, ...word(again), 0)
}

function frameBlocks(frame: CodedFrame, delay: number, common: boolean): Uint8Array[] {
  const depth = depthOf(frame.palette.count + (frame.clear === null ? 0 : 1))
  const flags = KEEP | (frame.clear === null ? 0 : CLEAR)
  const control = Uint8Array.of(0x21, 0xf9, 4, flags, ...word(delay), frame.clear ?? 0, 0)
  const place = [frame.left, frame.top, frame.width, frame.height].flatMap(word)
  const image = Uint8Array.of(0x2c, ...place, common ? 0 : 0x80 | (depth - 1))
  return common ? [control, image, frame.data] : [control, image, table(frame.palette, depth), frame.data]
}

function table({ rgb }: Palette, depth: number): Uint8Array {
  const colours = new Uint8Array(3 << depth)
  colours.set(rgb)
  return colours
}

const word = (value: number) => [value & 0xff, value >> 8]
const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0))

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
