/**
 * The search behind a rendition, free of any coder: how good a picture can be under a byte budget. Callers pass an
 * `encode` that really encodes, so a size here is always a size that was produced, never an estimate.
 */

/** The finest there is, and below the other nothing is recognised. Quality goes in hundredths of libjpeg's steps. */
export const MAX_QUALITY = 100
export const MIN_QUALITY = 12
const GRAIN = 0.01

/** A search stops when it has used this share of the budget. */
export const USED_WELL = 0.971

/** Where a search aims, so that a small miss lands under the budget and still uses it well. */
const AIM = 0.9855

export interface Trial {
  quality: number
  bytes: number
}

export interface QualitySearch {
  budget: number
  min: number
  max: number
  /** Bytes at a quality, never falling, true but for a factor. */
  foretell: (quality: number) => number
  /** The factor as far as it is known: the closer, the fewer encodes. */
  factor: number
}

/**
 * The highest quality whose encode is at most `budget` bytes; null when even `min` is over. Every encode corrects what is
 * foretold. Ends when the budget is used well, a hundredth more would go over, or ten tries found what fits. Encodes once or twice as a rule; a coder
 * that is not as foretold is halved in upon.
 */
export async function searchQuality(
  encode: (quality: number) => Promise<number>,
  { budget, min, max, foretell, factor }: QualitySearch,
): Promise<Trial | null> {
  let fits: Trial | null = null
  let over: Trial | null = null
  let corrected = factor
  let [floor, ceiling] = [min, max]
  for (let tries = 1; ; tries += 1) {
    const quality =
      tries > PATIENT
        ? inGrains((floor + ceiling) / 2)
        : highest((at) => foretell(at) * corrected <= budget * AIM, floor, ceiling)
    const trial: Trial = { quality, bytes: await encode(quality) }
    if (trial.bytes <= budget) fits = trial
    else over = trial
    floor = inGrains(fits ? fits.quality + GRAIN : min)
    ceiling = inGrains(over ? over.quality - GRAIN : max)
    if (floor > ceiling || (fits && (fits.bytes >= budget * USED_WELL || tries >= MOST))) return fits
    corrected = trial.bytes / foretell(quality)
  }
}

/** Foretold tries before the rest is halved. */
const PATIENT = 4
/** Tries after which what fits will do. */
const MOST = 10

/** The highest hundredth from `floor` to `ceiling` that is within, or `floor`. */
export function highest(within: (quality: number) => boolean, floor: number, ceiling: number): number {
  let [low, high] = [Math.round(floor / GRAIN), Math.round(ceiling / GRAIN)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (within(middle / 100)) low = middle
    else high = middle - 1
  }
  return low / 100
}

const inGrains = (quality: number) => Math.round(quality / GRAIN) / 100

export interface Size {
  width: number
  height: number
}

/** The box, px, beyond which no profile takes a picture. No rendition is larger. */
export const MASTER_BOX: Size = { width: 2_592, height: 1_944 }

/** Side, px, of the square in which a picture is unpacked, and one that is enough: phones show about 1,440 across. */
const UNPACKED: Size = { width: MASTER_BOX.width, height: MASTER_BOX.width }
const ENOUGH = 2_000

/**
 * The size at which a picture is unpacked, once for all renditions: as it is where that is not too large, for every
 * scaling takes something away. Where a decoder `halves` as it reads, which JPEG's do in a third of the time, half is
 * taken if that is enough.
 */
export function masterSize(picture: Size, halves: boolean): Size {
  const inside = fitInside(picture, UNPACKED)
  const half = scaled(picture, 0.5)
  const enough = Math.max(half.width, half.height) >= ENOUGH
  return halves && inside.width < picture.width && enough ? fitInside(half, UNPACKED) : inside
}

/**
 * The box, px, in which phones show a picture at first: three quarters of a screen that is about 1,080 across. Quality
 * is judged at this size; what is larger serves those who zoom.
 */
export const VIEW_BOX: Size = { width: 1_000, height: 750 }

/** The size a picture takes inside a box, never enlarged; the box is turned to suit the picture. At least 1 px. */
export function fitInside(picture: Size, box: Size): Size {
  const long = Math.max(box.width, box.height)
  const short = Math.min(box.width, box.height)
  const turned = picture.width >= picture.height ? { w: long, h: short } : { w: short, h: long }
  const scale = Math.min(1, turned.w / picture.width, turned.h / picture.height)
  return scaled(picture, scale)
}

/** A size times a factor, in whole px, rounded down so that no box is left by rounding. */
export function scaled(size: Size, factor: number): Size {
  return {
    width: Math.max(1, Math.floor(size.width * factor + 1e-6)),
    height: Math.max(1, Math.floor(size.height * factor + 1e-6)),
  }
}

/** The smaller of two boxes, each seen with its long side across. */
export function tighterBox(a: Size, b: Size): Size {
  return {
    width: Math.min(Math.max(a.width, a.height), Math.max(b.width, b.height)),
    height: Math.min(Math.min(a.width, a.height), Math.min(b.width, b.height)),
  }
}
