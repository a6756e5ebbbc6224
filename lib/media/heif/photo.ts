import type { FaultCode } from '../decode/protocol'
import type { Region } from '../edit/edit'
import type { Size } from '../fit'
import { type Item, type Items, type Property, readItems } from './items'

/**
 * A HEIC photo as its container describes it (ISO/IEC 23008-12): pictures coded with HEVC, laid out in a grid, and what
 * is done to them before they are seen. Pure and bounded: nothing is unpacked.
 */

/** Tiles of a photo at most: a phone's have 48 to 200. */
const MOST_TILES = 2_048
/** Colour profiles are a few kB. */
const MOST_PROFILE_BYTES = 4_000_000
/** Coded pictures may be larger than what is shown of them, together by so much. */
const SPARE = 2

/** Done to the picture before it is seen, in the order given. Turns are clockwise. */
export type Step =
  | { kind: 'crop'; region: Region }
  | { kind: 'turn'; turn: 90 | 180 | 270 }
  | { kind: 'flip'; across: 'left-right' | 'top-bottom' }

export interface HeicPhoto {
  /** What the coder is told first: its parameter sets (hvcC, ISO/IEC 14496-15 §8.3.3.1). */
  setup: Buffer
  /** Coded pictures, row by row. */
  tiles: Buffer[]
  columns: number
  tile: Size
  /** Of the whole, before its steps, px. */
  size: Size
  steps: Step[]
  colour: Colour
}

/** Null where the file does not say; the coded picture may. */
export interface Colour {
  profile: Buffer | null
  /** Code points of ITU-T H.273: primaries, transfer characteristics, matrix coefficients. */
  primaries: number | null
  transfer: number | null
  matrix: number | null
  fullRange: boolean | null
}

type Read = HeicPhoto | 'av1' | FaultCode

/** What is in an HEIC file, 'av1' where it is an AVIF by another name, or why it cannot be used. */
export function readHeic(file: Buffer, mostPixels: number): Read {
  try {
    const items = readItems(file)
    if (items === 'truncated') return 'truncated'
    const main = items?.item(items.primary)
    if (!items || !main) return 'unreadable'
    if (main.type === 'av01') return 'av1'
    if (main.type === 'hvc1') return single(items, main, mostPixels)
    return main.type === 'grid' ? grid(items, main, mostPixels) : 'no_decoder'
  } catch (error) {
    if (error instanceof RangeError) return 'unreadable'
    throw error
  }
}

function single(items: Items, main: Item, mostPixels: number): Read {
  const size = sizeOf(main)
  if (!size) return 'unreadable'
  return made(items, main, { tiles: [main.id], columns: 1, tile: size, size }, mostPixels)
}

function grid(items: Items, main: Item, mostPixels: number): Read {
  const layout = items.bytesOf(main.id)
  if (layout === 'truncated') return 'truncated'
  const tiles = items.partsOf(main.id)
  const first = items.item(tiles[0] ?? -1)
  const tile = first && sizeOf(first)
  if (!layout || !tile) return 'unreadable'
  if (first.type === 'av01') return 'av1'
  // Image grid (23008-12 §6.6.2.3): version, whether sides take four bytes, rows and columns less one, the two sides.
  const [wide, rows, columns] = [layout.readUInt8(1) & 1, layout.readUInt8(2) + 1, layout.readUInt8(3) + 1]
  const size = wide
    ? { width: layout.readUInt32BE(4), height: layout.readUInt32BE(8) }
    : { width: layout.readUInt16BE(4), height: layout.readUInt16BE(6) }
  const covered = covers(tile.width, columns, size.width) && covers(tile.height, rows, size.height)
  if (tiles.length !== rows * columns || !covered) return 'unreadable'
  return made(items, main, { tiles, columns, tile, size }, mostPixels)
}

/** Whether so many tiles fill a side, and no fewer would. */
const covers = (tile: number, count: number, side: number) =>
  tile * count >= side && tile * (count - 1) < side

interface Layout {
  tiles: readonly number[]
  columns: number
  tile: Size
  size: Size
}

function made(items: Items, main: Item, { tiles, columns, tile, size }: Layout, mostPixels: number): Read {
  const pixels = size.width * size.height
  if (pixels <= 0) return 'unreadable'
  if (pixels > mostPixels || tile.width * tile.height * tiles.length > mostPixels * SPARE)
    return 'too_many_pixels'
  if (tiles.length > MOST_TILES) return 'unreadable'
  const coded = tiles.map((id) => items.item(id))
  const setup = said(coded[0], 'hvcC')
  if (coded.some((item) => item?.type !== 'hvc1')) return 'no_decoder'
  if (!setup || coded.some((item) => !said(item, 'hvcC')?.equals(setup))) return 'unreadable'
  const bytes = tiles.map((id) => items.bytesOf(id))
  if (bytes.includes('truncated')) return 'truncated'
  const whole = bytes.filter((one): one is Buffer => Buffer.isBuffer(one))
  if (whole.length !== tiles.length) return 'unreadable'
  const steps = stepsOf(main, size)
  const colour = colourOf(main) ?? colourOf(coded[0] ?? main) ?? NO_COLOUR
  return steps ? { setup, tiles: whole, columns, tile, size, steps, colour } : 'unreadable'
}

const said = (item: Item | null | undefined, type: string): Buffer | null =>
  item?.properties.find((property) => property.type === type)?.body ?? null

/** Spatial extents (23008-12 §6.5.3). */
function sizeOf(item: Item): Size | null {
  const ispe = said(item, 'ispe')
  return ispe && { width: ispe.readUInt32BE(4), height: ispe.readUInt32BE(8) }
}

const NO_COLOUR: Colour = { profile: null, primaries: null, transfer: null, matrix: null, fullRange: null }
/** The code point of what is not said. */
const UNSAID = 2

/** Colour information (14496-12 §12.1.5): a profile, numbers of ITU-T H.273, or both. */
function colourOf({ properties }: Item): Colour | null {
  const colours = properties.filter(({ type }) => type === 'colr').map(({ body }) => body)
  if (colours.length === 0) return null
  const kind = (body: Buffer) => body.toString('latin1', 0, 4)
  const profile = colours.find((body) => ['prof', 'rICC'].includes(kind(body)))?.subarray(4) ?? null
  const numbers = colours.find((body) => kind(body) === 'nclx')
  return {
    profile: profile && profile.length <= MOST_PROFILE_BYTES ? profile : null,
    primaries: point(numbers, 4),
    transfer: point(numbers, 6),
    matrix: point(numbers, 8),
    fullRange: numbers ? numbers.readUInt8(10) >> 7 === 1 : null,
  }
}

function point(nclx: Buffer | undefined, at: number): number | null {
  const value = nclx?.readUInt16BE(at) ?? UNSAID
  return value === UNSAID ? null : value
}

/** Null where a crop shows nothing. */
function stepsOf({ properties }: Item, whole: Size): Step[] | null {
  const steps: Step[] = []
  let size = whole
  for (const property of properties) {
    const step = stepOf(property, size)
    if (step === 'nothing') return null
    if (!step) continue
    steps.push(step)
    if (step.kind === 'crop') size = step.region
    if (step.kind === 'turn' && step.turn !== 180) size = { width: size.height, height: size.width }
  }
  return steps
}

function stepOf({ type, body }: Property, size: Size): Step | 'nothing' | null {
  if (type === 'clap') return cropOf(body, size)
  // Rotation and mirroring (23008-12 §6.5.10, §6.5.12): anticlockwise quarters; which sides change places.
  if (type === 'irot') {
    const turn = ((4 - (body.readUInt8(0) & 3)) % 4) * 90
    return turn === 0 ? null : { kind: 'turn', turn: turn as 90 | 180 | 270 }
  }
  if (type === 'imir') return { kind: 'flip', across: body.readUInt8(0) & 1 ? 'left-right' : 'top-bottom' }
  return null
}

/** Clean aperture (14496-12 §12.1.4): size and offset of its centre from that of the picture, as fractions. */
function cropOf(clap: Buffer, { width, height }: Size): Step | 'nothing' | null {
  const fraction = (at: number) => clap.readInt32BE(at) / clap.readInt32BE(at + 4)
  const [wide, high, right, down] = [fraction(0), fraction(8), fraction(16), fraction(24)]
  if (![wide, high, right, down].every(Number.isFinite)) return 'nothing'
  const x = Math.max(0, Math.round((width - wide) / 2 + right))
  const y = Math.max(0, Math.round((height - high) / 2 + down))
  const region = {
    x,
    y,
    width: Math.min(width - x, Math.round(wide)),
    height: Math.min(height - y, Math.round(high)),
  }
  if (region.width < 1 || region.height < 1) return 'nothing'
  return region.width === width && region.height === height ? null : { kind: 'crop', region }
}
