import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  type FFEncoderCodec,
} from 'node-av/constants'
import { Codec, CodecContext, CodecParameters, type Frame, Packet, Rational } from 'node-av/lib'
import { DecodeError } from '../decode/open.server'
import { breathe, checked, isDry } from './ffmpeg.server'

/** One encoded stream, as a muxer takes it. Whoever holds it frees it. */
export interface Coded {
  packets: readonly Packet[]
  parameters: CodecParameters
  timeBase: { num: number; den: number }
  /** Of all packets together. */
  bytes: number
}

interface CoderSetup {
  name: 'libx264' | 'aac' | 'h263'
  /** What is made of the bytes of the first packet. */
  first?: (bytes: Buffer) => Buffer
  /** Options of the encoder itself. */
  options: Record<string, string>
  prepare: (coder: CodecContext) => void
}

/** Encodes frames with one coder; frames stay the caller's. */
export async function encoded(setup: CoderSetup, frames: Iterable<Frame>): Promise<Coded> {
  const coder = opened(setup)
  const packets: Packet[] = []
  try {
    let sent = 0
    for (const frame of frames) {
      checked(coder.sendFrameSync(frame), 'encode')
      receive(coder, packets)
      sent += 1
      if (sent % 16 === 0) await breathe()
    }
    checked(coder.sendFrameSync(null), 'encode')
    receive(coder, packets)
    tidyFirst(packets[0], setup.first)
    const parameters = new CodecParameters()
    parameters.alloc()
    checked(parameters.fromContext(coder), 'parameters')
    const { num, den } = coder.timeBase
    const bytes = packets.reduce((sum, packet) => sum + packet.size, 0)
    return { packets, parameters, timeBase: { num, den }, bytes }
  } finally {
    coder.freeContext()
  }
}

function tidyFirst(packet: Packet | undefined, tidy: CoderSetup['first']): void {
  const bytes = packet?.data
  const tidied = bytes && tidy?.(bytes)
  if (!packet || !tidied || tidied.length === bytes.length) return
  const { pts, dts, duration, flags } = packet
  // New bytes make a new packet: what was known of it is said again.
  packet.data = Buffer.from(tidied)
  Object.assign(packet, { pts, dts, duration, flags })
}

function opened({ name, options, prepare }: CoderSetup): CodecContext {
  const codec = Codec.findEncoderByName(name as FFEncoderCodec)
  if (!codec) throw new DecodeError('no_decoder')
  const coder = new CodecContext()
  coder.allocContext3(codec)
  coder.threadCount = 1
  coder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
  prepare(coder)
  for (const [key, value] of Object.entries(options)) {
    checked(coder.setOption(key, value, AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN), key)
  }
  checked(coder.open2Sync(codec, null), name)
  return coder
}

function receive(coder: CodecContext, packets: Packet[]): void {
  for (;;) {
    const packet = new Packet()
    packet.alloc()
    const code = coder.receivePacketSync(packet)
    if (code >= 0) {
      packets.push(packet)
      continue
    }
    packet.free()
    if (!isDry(code)) checked(code, 'encode')
    return
  }
}

export function freeCoded(coded: Coded | null): void {
  for (const packet of coded?.packets ?? []) packet.free()
  coded?.parameters.free()
}

export const rational = (num: number, den: number) => new Rational(num, den)
