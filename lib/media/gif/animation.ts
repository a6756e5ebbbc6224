import type { Size } from '../fit'
import { type Care, FrameCoder, type Ink } from './frame'
import { type TimedFrame, writeGif } from './write'

export interface Animation extends Size {
  /** sRGB of a frame, three bytes a pixel. */
  frame: (at: number) => Uint8Array
  /** One for each frame. */
  inks: readonly Ink[]
  /** Of each frame, ms. */
  delays: readonly number[]
  /** Rounds it plays; 0 is forever. */
  loop: number
}

/**
 * An animation as a GIF. Of every `every` frames one is kept; the others, and those in which nothing changes, lend their
 * time to the one before. The first is always kept: it is what a phone shows before it plays. `look` is handed what is on
 * screen at each frame, only for as long as it is called.
 */
export function encodeAnimation(
  animation: Animation,
  care: Care,
  every: number,
  look: (at: number, shown: Uint8Array) => void = () => {},
): { bytes: Uint8Array; frames: number } {
  const coder = new FrameCoder(animation)
  const coded: TimedFrame[] = []
  for (const [at, delayMs] of animation.delays.entries()) {
    const last = coded.at(-1)
    const frame =
      at % every === 0 ? coder.code(animation.frame(at), animation.inks[at] as Ink, care, at === 0) : null
    if (frame) coded.push({ frame, delayMs })
    else if (last) last.delayMs += delayMs
    look(at, coder.shown)
  }
  return { bytes: writeGif(animation, coded, animation.loop), frames: coded.length }
}
