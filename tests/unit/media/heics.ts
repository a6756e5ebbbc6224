import {
  AV_PIX_FMT_RGB24,
  AV_PIX_FMT_RGB48LE,
  AV_PIX_FMT_YUV444P,
  AV_PIX_FMT_YUV444P10LE,
  AVCOL_RANGE_JPEG,
} from 'node-av/constants'
import { Frame } from 'node-av/lib'
import sharp from 'sharp'
import { boxesIn } from '@/lib/media/av/boxes'
import { encoded, freeCoded, rational } from '@/lib/media/av/coded.server'
import { Chain } from '@/lib/media/av/ffmpeg.server'
import { muxed } from '@/lib/media/av/mux.server'
import type { FitTarget } from '@/lib/media/decode/protocol'
import { box, latin1, u32 } from './forge'

/** HEIC photos made for the tests: coded by x265, laid out in a container as phones do. */

/** Without loss, so that what was read is what is seen. */
export const EXACT: FitTarget = {
  id: 'exact',
  maxBytes: 4_000_000,
  width: 2_592,
  height: 1_944,
  mime: ['image/png'],
  baseline: false,
}

interface Picture {
  data: Buffer
  width: number
  height: number
}

/** Code points of ITU-T H.273. */
export interface Meaning {
  primaries: number
  transfer: number
  matrix: 1 | 6 | 9
}
const MATRIX = { 1: 'bt709', 6: 'smpte170m', 9: 'bt2020' } as const

export interface HeicWish {
  picture: Picture
  /** Side of a square tile; without one the photo is a single picture. */
  tile?: number
  /** Transformative properties of the photo, in their order. */
  steps?: readonly Buffer[]
  /** Ten bits each; `picture` is then of 16, the lower byte first, and one tile. */
  deep?: boolean
  /** What its numbers mean, and whether the container says so or the coded picture alone. */
  meaning?: Meaning
  saidBy?: 'container' | 'picture'
  /** A colour profile. */
  profile?: Buffer
  /** What a grid says of itself. */
  claimed?: { rows: number; columns: number; width: number; height: number }
}

export const turned = (quartersLeft: number) => box('irot', Buffer.from([quartersLeft]))
export const flipped = (across: 'left-right' | 'top-bottom') =>
  box('imir', Buffer.from([across === 'left-right' ? 1 : 0]))
/** A crop of so many pixels, its centre so far right of and below that of the picture. */
export const cropped = (width: number, height: number, right: number, down: number) =>
  box('clap', u32(width, 1, height, 1, right * 2, 2, down * 2, 2))

/** Tiles of one picture, its edges repeated where they reach beyond it. */
async function tilesOf(picture: Picture, tile: number | undefined): Promise<Picture[]> {
  const raw = { width: picture.width, height: picture.height, channels: 3 as const }
  if (!tile) return [picture]
  const [columns, rows] = [Math.ceil(raw.width / tile), Math.ceil(raw.height / tile)]
  const wide = await sharp(picture.data, { raw })
    .extend({ right: columns * tile - raw.width, bottom: rows * tile - raw.height, extendWith: 'copy' })
    .raw()
    .toBuffer()
  const whole = { width: columns * tile, height: rows * tile, channels: 3 as const }
  return Promise.all(
    Array.from({ length: columns * rows }, async (_, at) => ({
      data: await sharp(wide, { raw: whole })
        .extract({
          left: (at % columns) * tile,
          top: Math.floor(at / columns) * tile,
          width: tile,
          height: tile,
        })
        .raw()
        .toBuffer(),
      width: tile,
      height: tile,
    })),
  )
}

/** What x265 makes of pictures, each by itself: its setup and its samples. */
async function coded(
  pictures: readonly Picture[],
  { deep = false, meaning, saidBy }: HeicWish,
): Promise<{ setup: Buffer; samples: Buffer[] }> {
  const format = deep ? AV_PIX_FMT_RGB48LE : AV_PIX_FMT_RGB24
  const { primaries, transfer, matrix } = meaning ?? { primaries: 2, transfer: 2, matrix: 6 as const }
  const told =
    saidBy === 'picture' ? `:colorprim=${primaries}:transfer=${transfer}:colormatrix=${matrix}` : ''
  const [{ width, height } = { width: 0, height: 0 }] = pictures
  const chain = new Chain(
    `buffer=video_size=${width}x${height}:pix_fmt=${deep ? 'rgb48le' : 'rgb24'}:time_base=1/25:pixel_aspect=1/1`,
    [`scale=out_color_matrix=${MATRIX[matrix]}:out_range=full`, `format=yuv444p${deep ? '10le' : ''}`],
    'buffersink',
  )
  const frames = pictures.flatMap(({ data }, at) =>
    chain.push(
      Frame.fromVideoBuffer(data, {
        width,
        height,
        format,
        pts: BigInt(at),
        timeBase: { num: 1, den: 25 },
      }),
    ),
  )
  chain.close()
  const made = await encoded(
    {
      // Only the tests code HEVC.
      name: 'libx265' as 'libx264',
      options: { preset: 'ultrafast', 'x265-params': `log-level=none:keyint=1:crf=8:info=0${told}` },
      prepare: (coder) => {
        coder.width = width
        coder.height = height
        coder.pixelFormat = deep ? AV_PIX_FMT_YUV444P10LE : AV_PIX_FMT_YUV444P
        coder.colorRange = AVCOL_RANGE_JPEG
        coder.timeBase = rational(1, 25)
        coder.framerate = rational(25, 1)
        coder.gopSize = 1
      },
    },
    frames,
  )
  for (const frame of frames) frame.free()
  const film = muxed('mp4', [made])
  freeCoded(made)
  return { setup: inside(film, 'hvcC'), samples: samplesOf(film) }
}

/** The first box of a type, wherever it is, with its head. */
function inside(film: Buffer, type: string): Buffer {
  const at = film.indexOf(type, 0, 'latin1') - 4
  return film.subarray(at, at + film.readUInt32BE(at))
}

function samplesOf(film: Buffer): Buffer[] {
  const stsz = inside(film, 'stsz')
  const data = boxesIn(film)?.find(({ type }) => type === 'mdat')
  let at = (data?.start ?? 0) + 8
  const [same, count] = [stsz.readUInt32BE(12), stsz.readUInt32BE(16)]
  return Array.from({ length: count }, (_, n) => {
    const size = same || stsz.readUInt32BE(20 + n * 4)
    at += size
    return film.subarray(at - size, at)
  })
}

const short = (...values: number[]) => Buffer.from(values.flatMap((value) => [value >> 8, value & 255]))

/** An HEIC photo, as an iPhone lays it out. */
export async function heic(wish: HeicWish): Promise<Buffer> {
  const { picture, tile, steps = [], profile, claimed, meaning, saidBy } = wish
  const tiles = await tilesOf(picture, tile)
  const { setup, samples } = await coded(tiles, wish)
  const main = tile ? tiles.length + 1 : 1
  const extent = (width: number, height: number) => box('ispe', u32(0, width, height))
  const { primaries = 2, transfer = 2, matrix = 2 } = meaning ?? {}
  const numbers = box('colr', 'nclx', short(primaries, transfer, matrix), Buffer.from([0x80]))
  const colour = [
    ...(profile ? [box('colr', 'prof', profile)] : []),
    ...(meaning && saidBy !== 'picture' ? [numbers] : []),
  ]
  const properties = [
    setup,
    extent(tiles[0]?.width ?? 0, tiles[0]?.height ?? 0),
    extent(picture.width, picture.height),
    ...colour,
    ...steps,
  ]
  const ofMain = Array.from({ length: properties.length - 2 }, (_, n) => n + 3)
  const associated = (id: number, indexes: number[]) =>
    Buffer.concat([short(id), Buffer.from([indexes.length, ...indexes])])
  const associations = tile
    ? [...tiles.map((_, n) => associated(n + 1, [1, 2])), associated(main, ofMain)]
    : [associated(1, [1, ...ofMain])]
  const { rows, columns, width, height } = claimed ?? {
    rows: tile ? Math.ceil(picture.height / tile) : 1,
    columns: tile ? Math.ceil(picture.width / tile) : 1,
    width: picture.width,
    height: picture.height,
  }
  const layout = Buffer.concat([Buffer.from([0, 1, rows - 1, columns - 1]), u32(width, height)])
  const items = [
    ...tiles.map((_, n) => ({ id: n + 1, type: 'hvc1' })),
    ...(tile ? [{ id: main, type: 'grid' }] : []),
  ]
  const index = (dataAt: number) => {
    let at = dataAt
    const places = items.map(({ id, type }, n) => {
      const size = type === 'grid' ? layout.length : (samples[n]?.length ?? 0)
      const place = Buffer.concat([
        short(id, type === 'grid' ? 1 : 0, 0, 1),
        u32(type === 'grid' ? 0 : at, size),
      ])
      if (type !== 'grid') at += size
      return place
    })
    return box(
      'meta',
      u32(0),
      box('hdlr', u32(0, 0), latin1('pict'), Buffer.alloc(13)),
      box('pitm', u32(0), short(main)),
      box('iloc', Buffer.from([1, 0, 0, 0, 0x44, 0]), short(items.length), ...places),
      box(
        'iinf',
        u32(0),
        short(items.length),
        ...items.map(({ id, type }) => box('infe', u32(0x02000000), short(id, 0), latin1(type), '\0')),
      ),
      ...(tile
        ? [box('iref', u32(0), box('dimg', short(main, tiles.length, ...tiles.map((_, n) => n + 1))))]
        : []),
      box('iprp', box('ipco', ...properties), box('ipma', u32(0, associations.length), ...associations)),
      box('idat', layout),
    )
  }
  const head = box('ftyp', 'heic', u32(0), 'mif1heic')
  const dataAt = head.length + index(0).length + 8
  return Buffer.concat([head, index(dataAt), box('mdat', ...samples)])
}
