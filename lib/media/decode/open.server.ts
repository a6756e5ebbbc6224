import sharp, { type Metadata, type Sharp } from 'sharp'
import { type PictureEdit, type Region, sourceRegion } from '../edit/edit'
import { turnPixels } from '../edit/turn'
import { fitInside, MASTER_BOX, masterSize, type Size, scaled } from '../fit'
import type { Frames } from '../fit-gif.server'
import { shownDelay } from '../gif/clean'
import { sniff } from '../sniff'
import type { Pixels } from '../still/pixels.server'
import { fault } from './faults'
import { DECODE_LIMITS, type Fault, type FaultCode, type PictureInfo } from './protocol'

/** Thrown inside a decoder process; it reaches the product as a Fault. */
export class DecodeError extends Error {
  readonly fault: Fault

  constructor(code: FaultCode) {
    super(code)
    this.fault = fault(code)
  }
}

/** Only these loaders may run: whatever else libvips can read (PDF, SVG, archives of frames) stays shut. */
const LOADERS = [
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadWebpBuffer',
  'VipsForeignLoadHeifBuffer',
  'VipsForeignLoadNsgifBuffer',
]

/** Sets the picture library up for strangers' files. Once per process. */
export function lockDown(): void {
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: LOADERS })
  sharp.concurrency(1)
  sharp.cache(false)
}

const OPTIONS = { limitInputPixels: DECODE_LIMITS.pixels, failOn: 'error', sequentialRead: true } as const

/** Reads the header, refuses what is past the limits, and says what the picture is. Unpacks nothing. */
export async function inspect(bytes: Buffer): Promise<PictureInfo> {
  if (bytes.length === 0) throw new DecodeError('empty')
  const meta = await sharp(bytes, { ...OPTIONS, limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw asDecodeError(error, bytes)
    })
  const frames = meta.pages ?? 1
  const height = meta.pageHeight ?? meta.height
  checkLimits(meta.width, height, frames)
  if (meta.format === 'heif' && meta.compression !== 'av1') throw new DecodeError('no_decoder')
  const turned = (meta.orientation ?? 1) >= 5
  return {
    kind: animates(meta) ? 'gif' : 'image',
    format: meta.format,
    width: turned ? height : meta.width,
    height: turned ? meta.width : height,
    frames: animates(meta) ? frames : 1,
    durationMs: animates(meta) ? (meta.delay ?? []).reduce((sum, delay) => sum + shownDelay(delay), 0) : 0,
    hasAlpha: meta.hasAlpha,
    upright: (meta.orientation ?? 1) === 1,
  }
}

/** HEIF pages are separate pictures, not frames. */
function animates(meta: Metadata): boolean {
  return (meta.pages ?? 1) > 1 && (meta.format === 'gif' || meta.format === 'webp')
}

function checkLimits(width: number, height: number, frames: number): void {
  const { pixels, animationPixels, side } = DECODE_LIMITS
  if (width * height > pixels || Math.max(width, height) > side) throw new DecodeError('too_many_pixels')
  if (frames > DECODE_LIMITS.frames || width * height * frames > animationPixels) {
    throw new DecodeError('too_many_frames')
  }
}

/**
 * Unpacks the picture (or the first frame) once, upright, in sRGB, 8 bits, on white where it was transparent, no
 * larger than any rendition needs, and without a byte of metadata; then as the marketer cropped and turned it.
 */
export async function unpack(
  bytes: Buffer,
  info: PictureInfo,
  edit?: PictureEdit,
  box?: Size,
): Promise<Pixels> {
  const cut = cutOf(info, edit, (size) =>
    box ? fitInside(size, box) : masterSize(size, info.format === 'jpeg'),
  )
  try {
    const { data, info: raw } = await part(sharp(bytes, OPTIONS).autoOrient(), cut)
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const upright = { data, width: raw.width, height: raw.height }
    return edit ? turnPixels(upright, edit) : upright
  } catch (error) {
    throw asDecodeError(error, bytes)
  }
}

/** The size to scale the whole picture to, and the part of that which is kept. */
interface Cut {
  whole: Size
  part: Region | null
}

/**
 * The picture is scaled as a whole so that the part kept is no larger than `most` lets it be, and cut then: so the
 * decoder can leave detail out while it unpacks, which it cannot when it cuts first.
 */
function cutOf(info: PictureInfo, edit: PictureEdit | undefined, most: (size: Size) => Size): Cut {
  if (!edit?.crop) return { whole: most(info), part: null }
  const region = sourceRegion(info, edit)
  const size = most(region)
  const [across, down] = [size.width / region.width, size.height / region.height]
  const whole = {
    width: Math.max(size.width, Math.round(info.width * across)),
    height: Math.max(size.height, Math.round(info.height * down)),
  }
  const x = Math.min(whole.width - size.width, Math.round(region.x * across))
  const y = Math.min(whole.height - size.height, Math.round(region.y * down))
  return { whole, part: { x, y, ...size } }
}

function part(picture: Sharp, cut: Cut): Sharp {
  const small = picture.resize(cut.whole.width, cut.whole.height, { fit: 'fill', kernel: 'lanczos3' })
  if (!cut.part) return small
  const { x, y, width, height } = cut.part
  return small.extract({ left: x, top: y, width, height })
}

/**
 * Unpacks every frame of an animation, one below the other, cropped and turned, scaled so that all together stay within
 * `framePixels`. Times are ms per frame; loop 0 is forever.
 */
export async function unpackFrames(
  bytes: Buffer,
  info: PictureInfo,
  framePixels: number,
  edit?: PictureEdit,
): Promise<Frames> {
  const cut = cutOf(info, edit, (size) => {
    const room = Math.sqrt(framePixels / (size.width * size.height * info.frames))
    return scaled(fitInside(size, MASTER_BOX), Math.min(1, room))
  })
  const options = { ...OPTIONS, limitInputPixels: false, animated: true } as const
  try {
    const { data, info: raw } = await part(sharp(bytes, options), cut)
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const { delay = [], loop = 0 } = await sharp(bytes, { ...OPTIONS, limitInputPixels: false }).metadata()
    const height = raw.pageHeight ?? (cut.part ?? cut.whole).height
    const delays = Array.from({ length: Math.floor(raw.height / height) }, (_, frame) =>
      shownDelay(delay[frame] ?? 0),
    )
    const upright = { data, width: raw.width, height }
    return { ...(edit ? turnPixels(upright, edit) : upright), delays, loop }
  } catch (error) {
    throw asDecodeError(error, bytes)
  }
}

/** The picture library's words, sorted into our closed set. */
function asDecodeError(error: unknown, bytes: Uint8Array): DecodeError {
  if (error instanceof DecodeError) return error
  const text = error instanceof Error ? error.message : String(error)
  if (/pixel limit/i.test(text)) return new DecodeError('too_many_pixels')
  const cut = /premature|truncat|unexpected end|outside of file|out of data/i.test(text) || endsEarly(bytes)
  if (cut) return new DecodeError('truncated')
  return new DecodeError(sniff(bytes)?.mime === 'image/heic' ? 'no_decoder' : 'unreadable')
}

/** Whether the file lacks the end its format must have. */
function endsEarly(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(-64)).toString('latin1')
  const mime = sniff(bytes)?.mime
  if (mime === 'image/png') return !tail.includes('IEND')
  if (mime === 'image/gif') return !tail.includes(';')
  if (mime === 'image/jpeg') return !tail.includes('\xff\xd9')
  if (mime !== 'image/webp' || bytes.length < 12) return false
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 > bytes.length
}
