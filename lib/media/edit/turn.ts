import type { PictureEdit } from './edit'

/** Bytes of one unpacked pixel: red, green, blue. */
const DEPTH = 3

/** Unpacked pictures of one size, one below the other. */
export interface Stack {
  data: Buffer
  width: number
  /** Of each picture, px. */
  height: number
}

/** Mirrors and then turns every picture of a stack, in whole pixels: nothing is lost. */
export function turnPixels(stack: Stack, { flip, turn }: Pick<PictureEdit, 'flip' | 'turn'>): Stack {
  if (!flip && turn === 0) return stack
  const { data, width, height } = stack
  const size = turn % 180 === 0 ? { width, height } : { width: height, height: width }
  const out = Buffer.allocUnsafe(data.length)
  const pictures = data.length / (width * height * DEPTH)
  const step = stepOf(width, height, flip, turn)
  for (let picture = 0; picture < pictures; picture += 1) {
    const from = picture * width * height * DEPTH
    for (let y = 0; y < size.height; y += 1) {
      let source = from + step.first + y * step.down
      let target = from + y * size.width * DEPTH
      for (let x = 0; x < size.width; x += 1) {
        out[target] = data[source] as number
        out[target + 1] = data[source + 1] as number
        out[target + 2] = data[source + 2] as number
        source += step.across
        target += DEPTH
      }
    }
  }
  return { data: out, ...size }
}

/** Where the first pixel of the turned picture comes from, and how far one to the right and one down lie, bytes. */
function stepOf(width: number, height: number, flip: boolean, turn: PictureEdit['turn']) {
  const across = (flip ? -1 : 1) * DEPTH
  const down = width * DEPTH
  const [left, right] = flip ? [(width - 1) * DEPTH, 0] : [0, (width - 1) * DEPTH]
  const bottom = (height - 1) * down
  if (turn === 90) return { first: left + bottom, across: -down, down: across }
  if (turn === 180) return { first: right + bottom, across: -across, down: -down }
  if (turn === 270) return { first: right, across: down, down: -across }
  return { first: left, across, down }
}
