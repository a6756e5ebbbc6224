import { z } from 'zod'
import type { Size } from '../fit'

/**
 * What a marketer changed of an asset without touching its original: kept as data, applied whenever something is made of
 * it. Places are shares (0 to 1) of the picture as it is seen, that is mirrored first and turned then, but not cropped.
 */

export interface Point {
  x: number
  y: number
}

export interface Region extends Point {
  width: number
  height: number
}

export const TURNS = [0, 90, 180, 270] as const
/** Degrees clockwise. */
export type Turn = (typeof TURNS)[number]

export interface PictureEdit {
  /** Mirrored left to right, before it is turned. */
  flip: boolean
  turn: Turn
  crop: Region | null
}

export interface Edit extends PictureEdit {
  /** What must stay in sight wherever the picture is cropped. */
  focus: Point | null
  /** The part of a clip or sound that is sent, ms from the beginning of the original. */
  trim: { startMs: number; endMs: number } | null
  /** The frame that stands for a clip, ms from the beginning of the original. */
  posterMs: number | null
  /** The marketer agrees that an animation goes as a clip where the carrier takes one. */
  asVideo: boolean
}

export const NO_EDIT: Edit = {
  flip: false,
  turn: 0,
  crop: null,
  focus: null,
  trim: null,
  posterMs: null,
  asVideo: false,
}

/** Least side of a crop, as a share: a twentieth of a phone's photo is still 150 px. */
export const LEAST_SHARE = 0.05
/** Least length of a trimmed clip or sound, ms. */
export const LEAST_MS = 500
/** A day: no original is longer. */
const MOST_MS = 86_400_000
/** Shares are kept to a ten-thousandth: finer than a pixel of any original's side. */
const GRAIN = 10_000
/** What rounding may leave over the edge. */
const SLACK = 1 / GRAIN

const share = z.number().min(0).max(1)
const time = z.number().int().min(0).max(MOST_MS)

const regionSchema = z
  .object({
    x: share,
    y: share,
    width: share.min(LEAST_SHARE - SLACK),
    height: share.min(LEAST_SHARE - SLACK),
  })
  .refine((region) => region.x + region.width <= 1 + SLACK && region.y + region.height <= 1 + SLACK, {
    message: 'The crop leaves the picture.',
  })

const trimSchema = z
  .object({ startMs: time, endMs: time })
  .refine((trim) => trim.endMs - trim.startMs >= LEAST_MS, { message: 'Keep at least half a second.' })

/** An edit as the editor hands it in. */
export const editSchema = z.object({
  flip: z.boolean(),
  turn: z.literal(TURNS),
  crop: regionSchema.nullable(),
  focus: z.object({ x: share, y: share }).nullable(),
  trim: trimSchema.nullable(),
  posterMs: time.nullable(),
  asVideo: z.boolean(),
})

const storedSchema = z.object({
  flip: editSchema.shape.flip.catch(false),
  turn: editSchema.shape.turn.catch(0),
  crop: editSchema.shape.crop.catch(null),
  focus: editSchema.shape.focus.catch(null),
  trim: editSchema.shape.trim.catch(null),
  posterMs: editSchema.shape.posterMs.catch(null),
  asVideo: editSchema.shape.asVideo.catch(false),
})

/** The edit in an asset's column; what cannot be read is not edited. */
export function readEdit(stored: unknown): Edit {
  const read = storedSchema.safeParse(stored ?? {})
  return read.success ? read.data : NO_EDIT
}

/** A region as it was found or stored; null for anything else. */
export function readRegion(stored: unknown): Region | null {
  const read = regionSchema.safeParse(stored)
  return read.success ? read.data : null
}

/** Whether two edits make the same of an original: where the focus lies changes no rendition. */
export function makesSame(a: Edit, b: Edit): boolean {
  const made = ({ focus: _, ...rest }: Edit) => JSON.stringify(tidy({ ...rest, focus: null }))
  return made(a) === made(b)
}

export const changesPicture = (edit: PictureEdit): boolean =>
  edit.flip || edit.turn !== 0 || edit.crop !== null

/** Whether anything at all is other than in the original. */
export const isEdited = (edit: Edit): boolean => !makesSame(edit, NO_EDIT)

/** The same edit in its one way to be written: a crop of everything is none, shares are whole grains. */
export function tidy(edit: Edit): Edit {
  return {
    flip: edit.flip,
    turn: edit.turn,
    crop: edit.crop ? tidyRegion(edit.crop) : null,
    focus: edit.focus && { x: grain(edit.focus.x), y: grain(edit.focus.y) },
    trim: edit.trim && { startMs: edit.trim.startMs, endMs: edit.trim.endMs },
    posterMs: edit.posterMs,
    asVideo: edit.asVideo,
  }
}

function tidyRegion(region: Region): Region | null {
  const x = grain(region.x)
  const y = grain(region.y)
  const whole = {
    x,
    y,
    width: Math.min(1 - x, grain(region.width)),
    height: Math.min(1 - y, grain(region.height)),
  }
  return whole.width >= 1 - SLACK / 2 && whole.height >= 1 - SLACK / 2 ? null : whole
}

const grain = (value: number) => Math.round(value * GRAIN) / GRAIN

/** The size of a picture after mirroring and turning. */
export function turnedSize(size: Size, turn: Turn): Size {
  return turn % 180 === 0 ? size : { width: size.height, height: size.width }
}

/** The size that an original, px, is sent from: turned, then cropped. At least 1 px. */
export function editedSize(original: Size, edit: PictureEdit): Size {
  const region = sourceRegion(original, edit)
  return turnedSize({ width: region.width, height: region.height }, edit.turn)
}

/** Where a point of the original is seen. */
export function seenPoint({ x, y }: Point, { flip, turn }: Pick<PictureEdit, 'flip' | 'turn'>): Point {
  const across = flip ? 1 - x : x
  if (turn === 90) return { x: 1 - y, y: across }
  if (turn === 180) return { x: 1 - across, y: 1 - y }
  if (turn === 270) return { x: y, y: 1 - across }
  return { x: across, y }
}

/** The point of the original that is seen at a place: the way back of `seenPoint`. */
export function sourcePoint(seen: Point, { flip, turn }: Pick<PictureEdit, 'flip' | 'turn'>): Point {
  const back = seenPoint(seen, { flip: false, turn: ((360 - turn) % 360) as Turn })
  return flip ? { x: 1 - back.x, y: back.y } : back
}

/** The crop in whole pixels of the original as stored upright, before it is mirrored and turned. */
export function sourceRegion(original: Size, { crop, ...seen }: PictureEdit): Region {
  if (!crop) return { x: 0, y: 0, width: original.width, height: original.height }
  const a = sourcePoint(crop, seen)
  const b = sourcePoint({ x: crop.x + crop.width, y: crop.y + crop.height }, seen)
  const [left, right] = spanOf(a.x, b.x, original.width)
  const [top, bottom] = spanOf(a.y, b.y, original.height)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

function spanOf(a: number, b: number, side: number): [number, number] {
  const from = Math.min(side - 1, Math.max(0, Math.round(Math.min(a, b) * side)))
  return [from, Math.max(from + 1, Math.min(side, Math.round(Math.max(a, b) * side)))]
}

/** Where the focus lies in what is made: in shares of the crop, at its edge when it was cut off. */
export function focusMade({ focus, crop }: Edit): Point | null {
  if (!focus || !crop) return focus
  const along = (at: number, from: number, length: number) => Math.min(1, Math.max(0, (at - from) / length))
  return { x: along(focus.x, crop.x, crop.width), y: along(focus.y, crop.y, crop.height) }
}

/** The edit with everything seen a quarter further clockwise; crop and focus stay on what they show. */
export function turned(edit: Edit): Edit {
  const quarter = { flip: false, turn: 90 as Turn }
  return { ...edit, ...moving(edit, quarter), turn: ((edit.turn + 90) % 360) as Turn }
}

/** The edit with everything seen mirrored left to right. */
export function mirrored(edit: Edit): Edit {
  // A mirror after a turn is the opposite turn after a mirror.
  const turn = ((360 - edit.turn) % 360) as Turn
  return { ...edit, ...moving(edit, { flip: true, turn: 0 }), flip: !edit.flip, turn }
}

function moving({ crop, focus }: Edit, by: Pick<PictureEdit, 'flip' | 'turn'>): Pick<Edit, 'crop' | 'focus'> {
  return { crop: crop && seenRegion(crop, by), focus: focus && seenPoint(focus, by) }
}

/** Where a region of the original is seen. */
export function seenRegion(region: Region, by: Pick<PictureEdit, 'flip' | 'turn'>): Region {
  const a = seenPoint(region, by)
  const b = seenPoint({ x: region.x + region.width, y: region.y + region.height }, by)
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  }
}
