import {
  AV_DISPOSITION_ATTACHED_PIC,
  AV_NOPTS_VALUE,
  AV_PKT_DATA_DISPLAYMATRIX,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants'
import { Codec, type FormatContext, Packet, type Stream } from 'node-av/lib'
import { DecodeError } from '../decode/open.server'
import { CLIP_LIMITS } from '../decode/protocol'
import type { Size } from '../fit'
import { breathe } from './ffmpeg.server'

/** Packets read at most while measuring: half an hour of the finest sound and picture has a tenth. */
const MOST_PACKETS = 2_000_000

/** How the stored frame is turned for showing: clockwise, after mirroring left to right. */
export interface Turned {
  turn: 0 | 90 | 180 | 270
  flip: boolean
}

export interface VideoStream extends Turned {
  index: number
  codec: string
  /** As stored, px. */
  stored: Size
  /** As seen: square pixels, upright. */
  size: Size
  frameRate: number
  frames: number
  /** Light beyond what a plain screen shows: PQ or HLG. */
  hdr: boolean
}

export interface SoundStream {
  index: number
  codec: string
  channels: number
  sampleRate: number
}

/** What reading a stream's packets told: how many, and from when to when, seconds. */
export interface Measured {
  packets: number
  from: number
  to: number
}

export function best(streams: Stream[], fits: (stream: Stream) => boolean): Stream | null {
  const area = ({ codecpar }: Stream) => codecpar.width * codecpar.height
  return streams.filter(fits).toSorted((a, b) => area(b) - area(a))[0] ?? null
}

export function isVideo({ codecpar, disposition }: Stream): boolean {
  return codecpar.codecType === AVMEDIA_TYPE_VIDEO && (disposition & AV_DISPOSITION_ATTACHED_PIC) === 0
}

export const isSound = ({ codecpar }: Stream) => codecpar.codecType === AVMEDIA_TYPE_AUDIO

export function checkFrame(stream: Stream): void {
  if (!isVideo(stream)) return
  const { width, height } = stream.codecpar
  const { pixels, side } = CLIP_LIMITS
  if (width * height > pixels || Math.max(width, height) > side) throw new DecodeError('too_many_pixels')
}

export function videoOf(stream: Stream, measured: Measured | undefined): VideoStream {
  const { codecpar } = stream
  const codec = Codec.findDecoder(codecpar.codecId)
  if (!codec) throw new DecodeError('no_decoder')
  if (codecpar.width <= 0 || codecpar.height <= 0) throw new DecodeError('unreadable')
  const { packets = 1, from = 0, to = 0 } = measured ?? {}
  const turned = turnOf(codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX))
  const stored = { width: codecpar.width, height: codecpar.height }
  const { num, den } = codecpar.sampleAspectRatio
  const wide = num > 0 && den > 0 && num / den < 8 && num / den > 1 / 8 ? num / den : 1
  const square = { width: Math.max(1, Math.round(stored.width * wide)), height: stored.height }
  return {
    index: stream.index,
    codec: codec.name ?? 'unknown',
    stored,
    size: turned.turn % 180 === 0 ? square : { width: square.height, height: square.width },
    frameRate: rateOf(stream, packets, to - from),
    frames: packets,
    hdr: codecpar.colorTrc === PQ || codecpar.colorTrc === HLG,
    ...turned,
  }
}

/** AVCOL_TRC_SMPTE2084 and AVCOL_TRC_ARIB_STD_B67. */
const PQ = 16
const HLG = 18

function rateOf(stream: Stream, packets: number, seconds: number): number {
  const counted = seconds > 0 ? packets / seconds : 0
  const { num, den } = stream.avgFrameRate
  const said = num > 0 && den > 0 ? num / den : counted
  const rate = Math.abs(said - counted) < 1 ? said : counted
  return Math.min(240, Math.max(1, rate || 25))
}

export function soundOf({ index, codecpar }: Stream): SoundStream {
  const codec = Codec.findDecoder(codecpar.codecId)
  if (!codec) throw new DecodeError('no_decoder')
  return {
    index,
    codec: codec.name ?? 'unknown',
    channels: Math.max(1, codecpar.channels),
    sampleRate: codecpar.sampleRate,
  }
}

/** The display matrix of ISO/IEC 14496-12 §8.3.2 (nine 16.16 numbers): which quarter turn it is, and whether mirrored. */
function turnOf(matrix: Buffer | null): Turned {
  if (!matrix || matrix.length < 36) return { turn: 0, flip: false }
  const [a, b, , c, d] = Array.from({ length: 5 }, (_, at) => matrix.readInt32LE(at * 4)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const flip = a * d - b * c < 0
  const angle = Math.round((Math.atan2(b, flip ? -a : a) * 180) / Math.PI / 90) * 90
  return { turn: (((angle % 360) + 360) % 360) as Turned['turn'], flip }
}

/** Reads every packet, unpacking nothing: what a header says of length and frames is not believed. */
export async function measure(context: FormatContext): Promise<Map<number, Measured>> {
  const found = new Map<number, Measured>()
  const bases = new Map(context.streams.map((stream) => [stream.index, secondsOf(stream.timeBase)]))
  const packet = new Packet()
  packet.alloc()
  try {
    for (let count = 0; context.readFrameSync(packet) >= 0; count += 1) {
      if (count >= MOST_PACKETS) throw new DecodeError('too_long')
      note(found, packet, bases.get(packet.streamIndex) ?? 0)
      packet.unref()
      if (count % 4_096 === 0) await breathe()
    }
  } finally {
    packet.free()
  }
  return found
}

function note(found: Map<number, Measured>, packet: Packet, base: number): void {
  const time = packet.pts === AV_NOPTS_VALUE ? packet.dts : packet.pts
  const known = found.get(packet.streamIndex)
  const from = time === AV_NOPTS_VALUE ? (known?.to ?? 0) : Number(time) * base
  const to = from + Number(packet.duration) * base
  found.set(packet.streamIndex, {
    packets: (known?.packets ?? 0) + 1,
    from: Math.min(known?.from ?? from, from),
    to: Math.max(known?.to ?? to, to),
  })
}

export const secondsOf = ({ num, den }: { num: number; den: number }) => (den > 0 ? num / den : 0)
