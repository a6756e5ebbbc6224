/**
 * The search behind a rendition, free of any coder: how good a picture can be under a byte budget. Callers pass an
 * `encode` that really encodes, so a size here is always a size that was produced, never an estimate.
 */

/** The finest there is, and below the other nothing is recognised. Quality goes in tenths of libjpeg's steps. */
export const MAX_QUALITY = 100
export const MIN_QUALITY = 12
const TENTH = 0.1

/** A search stops when it has used this share of the budget. */
export const USED_WELL = 0.975

/** Where a search aims, so that a small miss lands under the budget and still uses it well. */
const AIM = 0.989

/**
 * JPEG sizes follow bytes ≈ c × (110 − quality)^−1.46 closely between 50 and 95 (measured on photos and drawn
 * posters with our coder settings). One encode then predicts the whole curve; each further one corrects it.
 */
const KNEE = 110
const SLOPE = 1.46

const steps = (quality: number) => -Math.log(KNEE - quality)

export interface Trial {
  quality: number
  bytes: number
}

/** The quality at which one known encode predicts `budget` bytes, in tenths rounded down and held to [min, max]. */
export function predictQuality(
  known: Trial,
  budget: number,
  min: number,
  max: number,
  slope = SLOPE,
): number {
  const wanted = steps(known.quality) + Math.log((budget * AIM) / known.bytes) / slope
  const quality = Math.floor((KNEE - Math.exp(-wanted)) / TENTH) * TENTH
  return inTenths(Math.min(max, Math.max(min, quality)))
}

/** Bytes one known encode predicts at another quality. */
export function predictBytes(known: Trial, quality: number): number {
  return known.bytes * Math.exp(SLOPE * (steps(quality) - steps(known.quality)))
}

export interface QualitySearch {
  budget: number
  min: number
  max: number
  /** First quality to try: the closer, the fewer encodes. */
  first: number
}

/**
 * The highest quality whose encode is at most `budget` bytes, by secant on the curve above; null when even `min` is
 * over. Ends when the budget is used well or a tenth more would go over. Encodes twice as a rule; a coder whose bytes
 * jump is halved in upon.
 */
export async function searchQuality(
  encode: (quality: number) => Promise<number>,
  { budget, min, max, first }: QualitySearch,
): Promise<Trial | null> {
  let fits: Trial | null = null
  let over: Trial | null = null
  let quality = inTenths(Math.min(max, Math.max(min, first)))
  for (let tries = 1; ; tries += 1) {
    const trial = { quality, bytes: await encode(quality) }
    if (trial.bytes <= budget) fits = trial
    else over = trial
    const floor = inTenths(fits ? fits.quality + TENTH : min)
    const ceiling = inTenths(over ? over.quality - TENTH : max)
    if (floor > ceiling || (fits && fits.bytes >= budget * USED_WELL)) return fits
    quality =
      tries >= PATIENT
        ? inTenths((floor + ceiling) / 2)
        : predictQuality(trial, budget, floor, ceiling, slopeBetween(fits, over))
  }
}

/** Secants tried before the rest is halved. */
const PATIENT = 4

const inTenths = (quality: number) => Math.round(quality / TENTH) / 10

function slopeBetween(fits: Trial | null, over: Trial | null): number {
  if (!fits || !over) return SLOPE
  const slope = Math.log(over.bytes / fits.bytes) / (steps(over.quality) - steps(fits.quality))
  return Number.isFinite(slope) && slope > 0.2 ? slope : SLOPE
}

export interface Size {
  width: number
  height: number
}

/**
 * The box, px, beyond which more pixels are not seen: phones show at most about 1,440 across. No rendition is larger,
 * so the one decode of a picture is scaled to it.
 */
export const MASTER_BOX: Size = { width: 2_016, height: 1_512 }

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
