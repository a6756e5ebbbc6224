import { crc32, deflateSync } from 'node:zlib'
import { AV_CODEC_ID_HEVC, type AVPixelFormat } from 'node-av/constants'
import { avGetPixFmtName, Codec, CodecContext, type Frame, Packet } from 'node-av/lib'
import { Chain, checked, newFrame } from '../av/ffmpeg.server'
import { DecodeError } from '../decode/open.server'
import { DECODE_LIMITS } from '../decode/protocol'
import { turnPixels } from '../edit/turn'
import { type Pixels, toSharp } from '../still/pixels.server'
import { isBright, isBt2020, type ToSrgb, toSrgb } from './light'
import { type HeicPhoto, readHeic, type Step } from './photo'

/** Coded pictures are larger than what is shown of them by less than one coding block, px. */
const BLOCK = 64

/**
 * An HEIC photo in a form that the picture library reads: its pixels as they are seen, and its colour profile. An AVIF by
 * another name is handed back under its own. Runs inside a decoder process only.
 * @throws DecodeError.
 */
export async function heicAsPng(file: Buffer): Promise<Buffer> {
  const photo = readHeic(file, DECODE_LIMITS.pixels)
  if (photo === 'av1') return asAvif(file)
  if (typeof photo === 'string') throw new DecodeError(photo)
  const seen = await photo.steps.reduce(
    async (before, step) => applied(await before, step),
    Promise.resolve(unpacked(photo)),
  )
  const png = await toSharp(seen).png({ compressionLevel: 0 }).toBuffer()
  const { profile, transfer } = photo.colour
  return profile && !isBright(transfer) ? withProfile(png, profile) : png
}

/** Place of the major brand (ISO/IEC 14496-12 §4.3). */
const BRAND_AT = 8

function asAvif(file: Buffer): Buffer {
  const named = Buffer.from(file)
  named.write('avif', BRAND_AT, 'latin1')
  return named
}

/** All tiles side by side. */
function unpacked(photo: HeicPhoto): Pixels {
  const { size, tile, tiles, columns } = photo
  const data = Buffer.alloc(size.width * size.height * 3)
  const coder = new TileCoder(photo)
  try {
    for (const [at, bytes] of tiles.entries()) {
      const [left, top] = [(at % columns) * tile.width, Math.floor(at / columns) * tile.height]
      lay(coder.unpack(bytes), tile, { data, ...size }, left, top)
    }
  } finally {
    coder.close()
  }
  return { data, ...size }
}

/** Lays as much of a tile as there is room for. */
function lay(from: Pixels, tile: { width: number; height: number }, to: Pixels, left: number, top: number) {
  const wide = Math.min(tile.width, to.width - left) * 3
  const high = Math.min(tile.height, to.height - top)
  for (let row = 0; row < high; row += 1) {
    const start = row * from.width * 3
    from.data.copy(to.data, ((top + row) * to.width + left) * 3, start, start + wide)
  }
}

/** Unpacks tiles of one photo, each a picture of its own. */
class TileCoder {
  readonly #coder = new CodecContext()
  readonly #frame = newFrame()
  readonly #photo: HeicPhoto
  #chain: Chain | null = null
  #form = ''
  #toSrgb: { by: ToSrgb | null } | null = null

  constructor(photo: HeicPhoto) {
    this.#photo = photo
    const codec = Codec.findDecoder(AV_CODEC_ID_HEVC)
    if (!codec) throw new DecodeError('no_decoder')
    this.#coder.allocContext3(codec)
    this.#coder.extraData = photo.setup
    this.#coder.threadCount = 1
    checked(this.#coder.setOption('max_pixels', DECODE_LIMITS.pixels * 2), 'max_pixels')
    checked(this.#coder.open2Sync(codec, null), 'decoder')
  }

  unpack(bytes: Buffer): Pixels {
    const packet = new Packet()
    packet.alloc()
    packet.data = bytes
    try {
      this.#coder.flushBuffers()
      checked(this.#coder.sendPacketSync(packet), 'tile')
      this.#coder.sendPacketSync(null)
      checked(this.#coder.receiveFrameSync(this.#frame), 'tile')
      return this.#seen()
    } finally {
      packet.free()
      this.#frame.unref()
    }
  }

  #seen(): Pixels {
    const { width, height } = this.#frame
    const { tile } = this.#photo
    const fits = (coded: number, side: number) => coded >= side && coded < side + BLOCK
    if (!fits(width, tile.width) || !fits(height, tile.height)) throw new DecodeError('unreadable')
    const copy = this.#frame.clone()
    if (!copy) throw new DecodeError('memory')
    this.#toSrgb ??= { by: meaningOf(this.#photo, this.#frame) }
    const { by } = this.#toSrgb
    const [made, ...rest] = this.#chainFor(this.#frame, by ? 'rgb48le' : 'rgb24').push(copy)
    for (const other of rest) other.free()
    if (!made) throw new DecodeError('unreadable')
    const data = Buffer.from(made.toBuffer())
    made.free()
    return { data: by ? by(wideOf(data)) : data, width, height }
  }

  /** From the colours that are coded to red, green and blue. */
  #chainFor(frame: Frame, pixels: 'rgb24' | 'rgb48le'): Chain {
    const form = `video_size=${frame.width}x${frame.height}:pix_fmt=${avGetPixFmtName(frame.format as AVPixelFormat)}`
    if (this.#chain && this.#form === form) return this.#chain
    this.#chain?.close()
    const source = `buffer=${form}:time_base=1/25:pixel_aspect=1/1`
    this.#chain = new Chain(source, [scaleOf(this.#photo, frame), `format=${pixels}`], 'buffersink')
    this.#form = form
    return this.#chain
  }

  close(): void {
    this.#chain?.close()
    this.#frame.free()
    this.#coder.freeContext()
  }
}

/** Names of matrices (ITU-T H.273, table 4) as the filter knows them. */
const MATRICES: Record<number, string> = {
  1: 'bt709',
  4: 'fcc',
  5: 'bt470bg',
  6: 'smpte170m',
  7: 'smpte240m',
  9: 'bt2020',
}
/** AVCOL_RANGE_MPEG. */
const LIMITED = 1

/** What the container says goes before what the coded picture says; a photo that says nothing is like JPEG. */
function scaleOf({ colour }: HeicPhoto, frame: Frame): string {
  const usual = isBt2020(colour.primaries ?? frame.colorPrimaries) ? 'bt2020' : 'smpte170m'
  const matrix = MATRICES[colour.matrix ?? frame.colorSpace] ?? usual
  const full = colour.fullRange ?? frame.colorRange !== LIMITED
  return `scale=in_color_matrix=${matrix}:in_range=${full ? 'full' : 'limited'}:flags=bicubic+accurate_rnd+full_chroma_int`
}

/** What makes sRGB of its pixels, where a profile does not. Light beyond a plain screen is more than a profile knows. */
function meaningOf({ colour }: HeicPhoto, frame: Frame): ToSrgb | null {
  if (colour.profile && !isBright(colour.transfer)) return null
  return toSrgb(colour.primaries ?? frame.colorPrimaries, colour.transfer ?? frame.colorTrc)
}

/** The same bytes, two by two. */
function wideOf({ buffer, byteOffset, length }: Buffer): Uint16Array {
  const aligned = byteOffset % 2 === 0 ? buffer : buffer.slice(byteOffset, byteOffset + length)
  return new Uint16Array(aligned, byteOffset % 2 === 0 ? byteOffset : 0, length / 2)
}

async function applied(pixels: Pixels, step: Step): Promise<Pixels> {
  if (step.kind === 'turn') return turnPixels(pixels, { flip: false, turn: step.turn })
  if (step.kind === 'flip') {
    // Top and bottom change places as left and right do, after half a turn.
    const turn = step.across === 'left-right' ? 0 : 180
    return turnPixels(pixels, { flip: true, turn })
  }
  const { x, y, width, height } = step.region
  const data = Buffer.alloc(width * height * 3)
  for (let row = 0; row < height; row += 1) {
    const start = ((y + row) * pixels.width + x) * 3
    pixels.data.copy(data, row * width * 3, start, start + width * 3)
  }
  return { data, width, height }
}

/** Length of a PNG's signature and header: its profile comes next. */
const PNG_HEAD = 33

/** The same PNG with a colour profile (ISO/IEC 15948 §11.3.3.3). */
function withProfile(png: Buffer, profile: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('iCCPphoto\0\0', 'latin1'), deflateSync(profile, { level: 1 })])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length - 4)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([png.subarray(0, PNG_HEAD), length, body, check, png.subarray(PNG_HEAD)])
}
