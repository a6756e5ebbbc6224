import { fitInside, type Size } from '../fit'
import type { ClipLimits } from '../profiles'
import { perSecond, type Rate, rateOf } from './rate'

/**
 * How the bits of a clip are spent: which frame and how many a second, and how much of it is sound. Pure: from what is
 * known of the clip and the budget to a plan.
 */

/** Long sides of the frames a clip may be shrunk to, px. */
const SIDES = [1280, 1136, 960, 854, 720, 640, 568, 480, 426, 360, 320, 256, 192]
/** Below this frame rate people see a slide show. */
const SLOWEST = 10

export interface Rung extends Size {
  frameRate: Rate
}

/** What one look at the clip told: bits per second at a quality that suits phones, at a rung. */
export interface Complexity extends Rung {
  bitRate: number
}

/** Every rung a clip may take within a profile's limits: largest first, never larger or faster than the clip. */
export function rungsOf(clip: Size & { frameRate: number }, limits: ClipLimits): Rung[] {
  const largest = fitInside(clip, limits)
  const full = rateOf(clip.frameRate, limits.frameRate)
  const half = rateOf(clip.frameRate, Math.max(SLOWEST, perSecond(full) / 2))
  const rates = perSecond(full) / 2 >= SLOWEST ? [full, half] : [full]
  const longest = Math.max(largest.width, largest.height)
  const sides = [longest, ...SIDES.filter((side) => side < longest * 0.95)]
  return sides.flatMap((side) =>
    rates.map((frameRate) => ({ ...evenSize(largest, side / longest), frameRate })),
  )
}

/** H.264 with colours at half resolution has no odd sides. */
function evenSize({ width, height }: Size, factor: number): Size {
  const even = (side: number) => Math.max(2, Math.round((side * factor) / 2) * 2)
  return { width: even(width), height: even(height) }
}

/** Bits grow slower than pixels and frames: both show more of what is already there. */
const PIXELS = 0.58
const MOMENTS = 0.4
/** Quality steps per doubling of bits, and the step of the look. */
const STEPS = 6
export const LOOK_QUALITY = 26

/** The constant-quality step (x264's rate factor) at which a rung takes `bitRate`; larger is worse. */
function stepOf(rung: Rung, bitRate: number, known: Complexity): number {
  const pixels = (rung.width * rung.height) / (known.width * known.height)
  const moments = perSecond(rung.frameRate) / perSecond(known.frameRate)
  const bits = known.bitRate * pixels ** PIXELS * moments ** MOMENTS
  return LOOK_QUALITY + STEPS * Math.log2(bits / bitRate)
}

/** Up to this step a frame looks better than a smaller one that is coded finer (measured with lib/media/quality). */
const CLEAN = 22.5
/** The same where there is nothing left but few frames. */
const COARSE = 27
/** Short side at which words in a clip can still be read, px. */
const READABLE = 240

/**
 * The rung that looks best at `bitRate` bits per second of picture. Half the frames are given up before the picture
 * becomes too small or too coarse to read.
 */
export function chooseRung(rungs: readonly Rung[], bitRate: number, known: Complexity): Rung {
  const fast = rungs.filter(({ frameRate }) => frameRate === rungs[0]?.frameRate)
  const slow = rungs.filter(({ frameRate }) => frameRate !== rungs[0]?.frameRate)
  const least = Math.min(READABLE, ...rungs.slice(0, 1).map(shortSide))
  const largest = (from: readonly Rung[], step: number) =>
    from.find((rung) => stepOf(rung, bitRate, known) <= step)
  const readable = [largest(fast, CLEAN), largest(slow, CLEAN)].find(
    (rung) => rung && shortSide(rung) >= least,
  )
  const last = slow.at(-1) ?? fast.at(-1)
  return readable ?? largest(slow, COARSE) ?? largest(fast, COARSE) ?? (last as Rung)
}

const shortSide = ({ width, height }: Size) => Math.min(width, height)

export interface SoundPlan {
  bitRate: number
  sampleRate: number
  channels: 1 | 2
}

/** Share of a clip's bits that its sound gets, within what voices and music need. */
const SOUND_SHARE = 0.14
/** From here on a second channel is worth its bits, bits per second. */
const STEREO = 64_000

/** Steps of AAC-LC that sound even: bits per second and samples per second of one channel. */
const SOUND_STEPS = [
  { bitRate: 96_000, sampleRate: 48_000 },
  { bitRate: 80_000, sampleRate: 48_000 },
  { bitRate: 64_000, sampleRate: 44_100 },
  { bitRate: 48_000, sampleRate: 44_100 },
  { bitRate: 40_000, sampleRate: 32_000 },
  { bitRate: 32_000, sampleRate: 32_000 },
  { bitRate: 24_000, sampleRate: 24_000 },
  { bitRate: 16_000, sampleRate: 16_000 },
  { bitRate: 12_000, sampleRate: 12_000 },
] as const

/** The sound of a clip whose whole takes `bitRate` bits per second. */
export function soundBeside(bitRate: number, channels: 1 | 2): SoundPlan {
  const share = Math.min(96_000, Math.max(16_000, bitRate * SOUND_SHARE))
  return planned(share, channels)
}

/** The best sound of at most `bitRate` bits per second; null where not even speech fits. */
export function soundAlone(bitRate: number, channels: 1 | 2): SoundPlan | null {
  const least = SOUND_STEPS.at(-1)?.bitRate ?? 0
  if (bitRate < least) return null
  if (channels === 2 && bitRate >= 160_000) return { bitRate: 160_000, sampleRate: 48_000, channels: 2 }
  if (channels === 2 && bitRate >= 128_000) return { bitRate: 128_000, sampleRate: 48_000, channels: 2 }
  return planned(bitRate, channels)
}

function planned(bitRate: number, channels: 1 | 2): SoundPlan {
  const step = SOUND_STEPS.find((known) => known.bitRate <= bitRate) ?? SOUND_STEPS.at(-1)
  const { bitRate: bits = 12_000, sampleRate = 12_000 } = step ?? {}
  return { bitRate: bits, sampleRate, channels: channels === 2 && bits >= STEREO ? 2 : 1 }
}

/** Least bits per second at which a clip still shows what it is about, with and without sound. */
const LEAST_PICTURE = 24_000
const LEAST_SOUND = 12_000

/** Seconds of a clip that fit into `bytes` at the least anybody wants to see; whole, rounded down. */
export function secondsThatFit(bytes: number, kind: 'clip' | 'silent' | 'sound'): number {
  const least = { clip: LEAST_PICTURE + LEAST_SOUND, silent: LEAST_PICTURE, sound: LEAST_SOUND * 1.15 }[kind]
  return Math.floor((bytes * 8) / least)
}

/** Bytes of an MP4 around its packets: the index lists each of them. An upper bound to aim under. */
export function wrappingBytes(frames: number, packets: number, seconds: number): number {
  return 1_500 + frames * 4 + packets * 4 + Math.ceil(seconds) * 2 * 8 + Math.ceil(frames / 200) * 8
}
