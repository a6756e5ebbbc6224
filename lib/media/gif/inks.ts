import type { Ink } from './frame'
import { ColourCount, Nearest, type Palette } from './palette'

/** Pixels of a frame that are counted; of larger ones every second, third and so on. */
const COUNTED = 250_000

/** Frames one below the other, three bytes a pixel. */
export interface RawFrames {
  data: Uint8Array
  width: number
  height: number
  count: number
}

export function frameOf({ data, width, height }: Omit<RawFrames, 'count'>, at: number): Uint8Array {
  const bytes = width * height * 3
  return data.subarray(at * bytes, (at + 1) * bytes)
}

/**
 * The palettes of an animation: one for every `together` frames, for what changes in them. One frame has the most
 * faithful colours; many together save 768 bytes a frame. An array as long as the animation, palettes shared within.
 */
export function inksOf(frames: RawFrames, most: number, together: number): Ink[] {
  const pixels = frames.width * frames.height
  const inks: Ink[] = []
  let before: Palette | undefined
  for (let from = 0; from < frames.count; from += together) {
    const to = Math.min(frames.count, from + together)
    const step = Math.ceil((pixels * (to - from)) / (COUNTED * Math.min(4, to - from)))
    const counted = new ColourCount()
    for (let at = from; at < to; at += 1) {
      counted.add(frameOf(frames, at), pixels, step, at > 0 ? frameOf(frames, at - 1) : undefined)
    }
    const palette = counted.empty && before ? before : counted.palette(most, before)
    const ink = palette === before ? (inks.at(-1) as Ink) : { palette, nearest: new Nearest(palette) }
    for (let at = from; at < to; at += 1) inks.push(ink)
    before = palette
  }
  return inks
}
