import type { Size } from '../fit'
import { LEAST_SHARE, type Point, type Region } from './edit'

/** The rules of a crop box: it never leaves the picture, never gets too small, and keeps its proportion where it has one. */

export const WHOLE: Region = { x: 0, y: 0, width: 1, height: 1 }

/** Proportions offered, width over height; null is free, 'original' the picture's own. */
export const ASPECTS = [
  { id: 'free', ratio: null },
  { id: 'original', ratio: 'original' },
  { id: '9:16', ratio: 9 / 16 },
  { id: '4:5', ratio: 4 / 5 },
  { id: '1:1', ratio: 1 },
  { id: '16:9', ratio: 16 / 9 },
] as const
export type AspectId = (typeof ASPECTS)[number]['id']

/** Width over height of an aspect for a picture of this size, px; null where it is free. */
export function ratioOf(aspect: AspectId, picture: Size): number | null {
  const ratio = ASPECTS.find(({ id }) => id === aspect)?.ratio ?? null
  return ratio === 'original' ? picture.width / picture.height : ratio
}

/** Edges that a handle moves: −1 the left or upper, 1 the right or lower, 0 none. */
export interface Handle {
  x: -1 | 0 | 1
  y: -1 | 0 | 1
}

/** The box moved by shares of the picture, as far as the picture goes. */
export function moved(crop: Region, by: Point): Region {
  return {
    ...crop,
    x: clamp(crop.x + by.x, 0, 1 - crop.width),
    y: clamp(crop.y + by.y, 0, 1 - crop.height),
  }
}

/**
 * The box with one handle pulled by shares of the picture. `shape` is width over height in shares (see `shapeOf`); with
 * one, the box grows about the edge or corner opposite the handle.
 */
export function pulled(crop: Region, handle: Handle, by: Point, shape: number | null): Region {
  const width = pulledSide(crop.x, crop.width, handle.x, by.x)
  const height = pulledSide(crop.y, crop.height, handle.y, by.y)
  if (shape === null) return anchored(crop, handle, { width, height })
  const wanted = handle.x === 0 ? height * shape : handle.y === 0 ? width : Math.max(width, height * shape)
  const room = roomOf(crop, handle)
  const most = Math.min(room.width, room.height * shape)
  const least = Math.max(LEAST_SHARE, LEAST_SHARE * shape)
  const across = clamp(wanted, Math.min(least, most), most)
  return anchored(crop, handle, { width: across, height: across / shape })
}

function pulledSide(from: number, length: number, handle: -1 | 0 | 1, by: number): number {
  if (handle === 0) return length
  const most = handle < 0 ? from + length : 1 - from
  return clamp(length + handle * by, LEAST_SHARE, most)
}

/** How large a box may get when what lies opposite the handle stays. Without one, it grows to both sides alike. */
function roomOf(crop: Region, handle: Handle): Size {
  const along = (from: number, length: number, side: -1 | 0 | 1) => {
    if (side < 0) return from + length
    return side > 0 ? 1 - from : 2 * Math.min(from + length / 2, 1 - from - length / 2)
  }
  return { width: along(crop.x, crop.width, handle.x), height: along(crop.y, crop.height, handle.y) }
}

function anchored(crop: Region, handle: Handle, { width, height }: Size): Region {
  const place = (from: number, length: number, side: -1 | 0 | 1, next: number) => {
    const at = side < 0 ? from + length - next : side > 0 ? from : from + (length - next) / 2
    return clamp(at, 0, 1 - next)
  }
  return {
    x: place(crop.x, crop.width, handle.x, width),
    y: place(crop.y, crop.height, handle.y, height),
    width,
    height,
  }
}

/** A proportion in px as one in shares of a picture. */
export const shapeOf = (ratio: number, picture: Size): number => (ratio * picture.height) / picture.width

/** The largest box of a proportion (width over height, px), as near to `about` as the picture lets it. */
export function largest(ratio: number, picture: Size, about: Point = { x: 0.5, y: 0.5 }): Region {
  const shape = shapeOf(ratio, picture)
  const width = Math.min(1, shape)
  const height = Math.min(1, 1 / shape)
  return {
    x: clamp(about.x - width / 2, 0, 1 - width),
    y: clamp(about.y - height / 2, 0, 1 - height),
    width,
    height,
  }
}

/** Whether a point lies in the box. */
export function holds(crop: Region, { x, y }: Point): boolean {
  return x >= crop.x && x <= crop.x + crop.width && y >= crop.y && y <= crop.y + crop.height
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most))
}

/** The box moved as little as it takes to hold a point. */
export function holding(crop: Region, point: Point): Region {
  const along = (at: number, from: number, length: number) => Math.min(Math.max(from, at - length), at)
  return moved(
    { ...crop, x: along(point.x, crop.x, crop.width), y: along(point.y, crop.y, crop.height) },
    { x: 0, y: 0 },
  )
}
