import { AVFMT_FLAG_BITEXACT } from 'node-av/constants'
import { FormatContext, type Packet } from 'node-av/lib'
import { indexFirst } from './boxes'
import type { Coded } from './coded.server'
import { checked, writerOf } from './ffmpeg.server'

/** Files that phones play: MP4, 3GP for old handsets, M4A for sound alone. */
export type Container = 'mp4' | '3gp' | 'ipod'

/** Whatever a message may hold, many times over. */
const MOST_BYTES = 64_000_000

/** Puts streams into one file, its index first, without a word about who made it or where. */
export function muxed(container: Container, streams: readonly Coded[]): Buffer {
  const context = new FormatContext()
  const { io, bytes } = writerOf(MOST_BYTES)
  try {
    checked(context.allocOutputContext2(null, container, null), 'container')
    context.pb = io
    context.setFlags(AVFMT_FLAG_BITEXACT)
    for (const { parameters, timeBase } of streams) {
      const stream = context.newStream()
      checked(parameters.copy(stream.codecpar), 'parameters')
      stream.codecpar.codecTag = 0
      stream.timeBase = { num: timeBase.num, den: timeBase.den } as typeof stream.timeBase
    }
    checked(context.writeHeaderSync(null), 'header')
    const bases = context.streams.map(({ timeBase }) => timeBase)
    for (const { packet, index } of inTime(streams)) {
      const copy = packet.clone()
      const [from, to] = [streams[index]?.timeBase, bases[index]]
      if (!copy || !from || !to) continue
      copy.streamIndex = index
      // A frame without a length would be the last one's undoing: players cut the clip before it.
      if (copy.duration <= 0n) copy.duration = 1n
      copy.rescaleTs(from, to)
      checked(context.writeFrameSync(copy), 'packet')
      copy.free()
    }
    checked(context.writeTrailerSync(), 'trailer')
    io.flushSync()
    return indexFirst(Buffer.from(bytes()))
  } finally {
    context.pb = null
    context.freeContext()
    io.freeContext()
  }
}

interface Timed {
  packet: Packet
  index: number
  seconds: number
}

/** Seconds of a stream that lie side by side: fewer pieces make a smaller index. */
const PIECE = 1

/** Packets of all streams in pieces of a second, so that players need not seek. */
function inTime(streams: readonly Coded[]): Timed[] {
  return streams
    .flatMap(({ packets, timeBase }, index) =>
      packets.map((packet) => ({
        packet,
        index,
        seconds: Math.floor((Number(packet.dts) * timeBase.num) / timeBase.den / PIECE),
      })),
    )
    .toSorted((a, b) => a.seconds - b.seconds || a.index - b.index)
}
