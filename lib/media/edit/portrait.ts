import type { Size } from '../fit'
import { VIEW_BOX } from '../fit'
import { type Point, type Region, sourceRegion } from './edit'

/**
 * Finds the portrait crop of a landscape picture that keeps most of what people look at: edges (words, faces, outlines),
 * strong colours and skin, as attention models weigh them (Itti & Koch 1998; skin after Kovač et al. 2003). It is only
 * ever offered, and only where little of interest would be cut off.
 */

/** Long side of the small picture that is looked at, px. */
export const LOOK_SIDE = 160
/** Width over height of the crop that is offered. */
const PORTRAIT = 4 / 5
/** Less of the picture's interest than this may not be left. */
const LEAST_KEPT = 0.72
/** Pictures narrower than this, width over height, gain too little. */
const LEAST_RATIO = 1.05

export interface PortraitCrop {
  crop: Region
  /** Share of what people look at that stays in sight, 0 to 1. */
  kept: number
}

/** Unpacked pixels, three bytes each. */
interface Look extends Size {
  data: Uint8Array
}

/** The portrait crop to offer for a picture seen small; null where it is no landscape or too much would be lost. */
export function portraitOf(look: Look, focus: Point | null = null): PortraitCrop | null {
  const { width, height } = look
  if (width / height < LEAST_RATIO) return null
  const columns = interestByColumn(look)
  const span = Math.max(1, Math.round(height * PORTRAIT))
  const total = columns.reduce((sum, value) => sum + value, 0)
  const kept = (from: number) => sumOf(columns, from, from + span)
  const places = Array.from({ length: width - span + 1 }, (_, from) => from).filter(
    (from) => !focus || (focus.x * width >= from && focus.x * width <= from + span),
  )
  const middle = (width - span) / 2
  // Of places that keep the same, the one nearest to the middle.
  const best = places.reduce<number | null>((found, from) => {
    if (found === null) return from
    const more = kept(from) - kept(found)
    const nearer = Math.abs(from - middle) < Math.abs(found - middle)
    return more > total * 1e-6 || (more > -total * 1e-6 && nearer) ? from : found
  }, null)
  if (best === null) return null
  const share = total > 0 ? kept(best) / total : span / width
  // A picture that is of interest all over would lose as much as is cut off: there is nothing to find in it.
  if (share < LEAST_KEPT) return null
  return { crop: { x: best / width, y: 0, width: span / width, height: 1 }, kept: share }
}

function sumOf(values: readonly number[], from: number, to: number): number {
  return values.slice(from, to).reduce((sum, value) => sum + value, 0)
}

/** What draws the eye in each column. The lowest part of it lies everywhere and says nothing. */
function interestByColumn(look: Look): number[] {
  const columns = Array.from({ length: look.width }, (_, x) => {
    let sum = 0
    for (let y = 1; y < look.height - 1; y += 1) sum += interestAt(look, x, y)
    return sum / look.height
  })
  const floor = columns.toSorted((a, b) => a - b)[Math.floor(columns.length * 0.1)] ?? 0
  return columns.map((value) => Math.max(0, value - floor))
}

function interestAt({ data, width, height }: Look, x: number, y: number): number {
  if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) return 0
  const at = (y * width + x) * 3
  const across = lightAt(data, at + 3) - lightAt(data, at - 3)
  const down = lightAt(data, at + width * 3) - lightAt(data, at - width * 3)
  const edge = Math.min(1, Math.hypot(across, down) / 128)
  const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
  const strength = (Math.max(red, green, blue) - Math.min(red, green, blue)) / 255
  return edge * edge + (isSkin(red, green, blue) ? 0.35 : 0) + 0.15 * strength * strength
}

const lightAt = (data: Uint8Array, at: number) =>
  0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)

/** Skin in daylight, from the darkest to the lightest, by the rule of Kovač, Peer and Solina (2003), its floor lowered. */
function isSkin(red: number, green: number, blue: number): boolean {
  const spread = Math.max(red, green, blue) - Math.min(red, green, blue)
  return (
    red > 60 && green > 30 && blue > 15 && spread > 15 && red - green > 12 && red > blue && green > blue * 0.8
  )
}

export interface Gain {
  /** Size on a phone before and after, px: see `VIEW_BOX`. */
  before: Size
  after: Size
  /** How much larger things in the picture are shown. */
  larger: number
}

/** What a crop gains on a phone's screen. */
export function gainOf(original: Size, crop: Region): Gain {
  const cut = sourceRegion(original, { flip: false, turn: 0, crop })
  const before = shownOn(original)
  const after = shownOn(cut)
  return { before, after, larger: after.width / cut.width / (before.width / original.width) }
}

/** A phone's column of messages is as wide as `VIEW_BOX` is high, and a picture fills it; tall ones up to its width. */
export function shownOn(size: Size): Size {
  const scale = Math.min(VIEW_BOX.height / size.width, VIEW_BOX.width / size.height)
  return { width: Math.round(size.width * scale), height: Math.round(size.height * scale) }
}
