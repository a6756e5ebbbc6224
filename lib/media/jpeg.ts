/**
 * The JPEG container (ITU-T T.81 Annex B), read segment by segment without touching a pixel: enough to hand a photo on
 * unchanged while leaving behind places, cameras, thumbnails, notes and anything glued to its end.
 */

const START = 0xd8
const END = 0xd9
const SCAN = 0xda
const COMMENT = 0xfe
const APP0 = 0xe0
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef
const BASELINE = 0xc0
const EXTENDED = 0xc1
const PROGRESSIVE = 0xc2
const FRAMES = [BASELINE, EXTENDED, PROGRESSIVE]
/** Frame headers of coders phones do not read: lossless, hierarchical, arithmetic. */
const OTHER_FRAMES = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]
/** Most segments a file may have before it counts as an attack: scripts of scans have under a hundred. */
const MOST_SEGMENTS = 2_000

export interface CleanJpeg {
  bytes: Uint8Array
  width: number
  height: number
  /** Whether a handset that reads baseline alone can show it. */
  baseline: boolean
}

interface Frame {
  width: number
  height: number
  baseline: boolean
}

interface Segment {
  marker: number
  body: Uint8Array
  /** With its marker and, for a scan, its coded data. */
  bytes: Uint8Array
}

/**
 * The same picture without metadata, or null where it may not go out as it is: not a whole, well-formed 8-bit JPEG of
 * three components, or in colours that need the profile it carries (any but sRGB).
 */
export function cleanJpeg(jpeg: Uint8Array): CleanJpeg | null {
  const segments = segmentsOf(jpeg)
  if (!segments || segments.some(isForeign)) return null
  const frames = segments.filter(({ marker }) => FRAMES.includes(marker))
  const frame = frames.length === 1 && frames[0] ? frameOf(frames[0]) : null
  if (!frame) return null
  const kept = segments.filter(stays).map(({ bytes }) => bytes)
  return { bytes: joined([jpeg.subarray(0, 2), ...kept]), ...frame }
}

/** All segments after the start marker, up to and with the end marker; null when the file is not whole. */
function segmentsOf(jpeg: Uint8Array): Segment[] | null {
  if (jpeg[0] !== 0xff || jpeg[1] !== START) return null
  const segments: Segment[] = []
  for (let at = 2; segments.length < MOST_SEGMENTS; ) {
    const segment = segmentAt(jpeg, at)
    if (!segment) return null
    segments.push(segment)
    if (segment.marker === END) return segments
    at = segment.bytes.byteOffset - jpeg.byteOffset + segment.bytes.length
  }
  return null
}

function segmentAt(jpeg: Uint8Array, from: number): Segment | null {
  let at = from
  while (jpeg[at] === 0xff && jpeg[at + 1] === 0xff) at += 1
  const marker = jpeg[at] === 0xff ? jpeg[at + 1] : undefined
  if (marker === undefined) return null
  if (marker === END) return { marker, body: new Uint8Array(), bytes: jpeg.subarray(at, at + 2) }
  const length = ((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0)
  const head = at + 2 + length
  const end = marker === SCAN ? scanEnd(jpeg, head) : head
  if (length < 2 || end > jpeg.length) return null
  return { marker, body: jpeg.subarray(at + 4, head), bytes: jpeg.subarray(at, end) }
}

/** What phones may read otherwise than the file means: rare coders, other colours. */
function isForeign({ marker, body }: Segment): boolean {
  if (marker === APP2) return !isSrgb(body)
  if (marker === APP14) return !isYcc(body)
  return OTHER_FRAMES.includes(marker)
}

/** Pixel density and the colour transform stay; every other application's data and comments go. */
function stays({ marker, body }: Segment): boolean {
  if (marker === APP0) return latin(body, 5) === 'JFIF\0' && body.length === 14
  if (marker === APP14) return latin(body, 5) === 'Adobe' && body.length === 12
  return marker !== COMMENT && !(marker > APP0 && marker <= APP15)
}

/** A colour profile that says what a phone assumes anyway; other data in the same segment type goes without harm. */
function isSrgb(body: Uint8Array): boolean {
  if (latin(body, 11) !== 'ICC_PROFILE') return true
  return latin(body, 4_000).replaceAll('\0', '').includes('sRGB')
}

/** Adobe's marker says which colours are stored: only lightness and two of colour are read alike everywhere. */
function isYcc(body: Uint8Array): boolean {
  return latin(body, 5) !== 'Adobe' || body[11] === 1
}

function frameOf({ marker, body }: Segment): Frame | null {
  const [depth = 0, h1 = 0, h2 = 0, w1 = 0, w2 = 0, components = 0] = body
  const [height, width] = [(h1 << 8) | h2, (w1 << 8) | w2]
  const usual = depth === 8 && components === 3 && height > 0 && width > 0
  return usual ? { width, height, baseline: marker === BASELINE } : null
}

/** Where the coded data of a scan ends: at the next marker that is not a restart or a stuffed byte. */
function scanEnd(jpeg: Uint8Array, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0 && at < jpeg.length - 1; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return jpeg.length
}

function latin(bytes: Uint8Array, most: number): string {
  return String.fromCharCode(...bytes.subarray(0, most))
}

function joined(parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
