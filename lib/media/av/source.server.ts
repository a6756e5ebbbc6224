import { AVSEEK_FLAG_BACKWARD } from 'node-av/constants'
import {
  Codec,
  CodecContext,
  FormatContext,
  type Frame,
  InputFormat,
  type IOContext,
  Packet,
  type Stream,
} from 'node-av/lib'
import { DecodeError } from '../decode/open.server'
import { CLIP_LIMITS } from '../decode/protocol'
import { sniff } from '../sniff'
import { isCut, tracksIn } from './boxes'
import { AvError, breathe, checked, isDry, newFrame, options, readerOf } from './ffmpeg.server'
import {
  best,
  checkFrame,
  isSound,
  isVideo,
  type Measured,
  measure,
  type SoundStream,
  secondsOf,
  soundOf,
  type VideoStream,
  videoOf,
} from './streams.server'

/** The one reader that may open a type: what a file calls itself inside is not asked. */
const READERS: Record<string, string> = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'video/3gpp': 'mov',
  'audio/mp4': 'mov',
  'video/webm': 'matroska',
  'video/x-msvideo': 'avi',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
}

/** What is looked at to learn what the streams are: bytes, and microseconds. */
const PROBE = { probesize: 5_000_000, analyzeduration: 5_000_000 }
/** A damaged packet is skipped; more than this share of them, and the file is broken. */
const BROKEN_SHARE = 0.2

/** One file of picture and sound, read from memory by the one reader its content calls for. */
export class Source {
  readonly video: VideoStream | null
  readonly sound: SoundStream | null
  readonly durationMs: number
  readonly format: string
  readonly #context: FormatContext
  readonly #io: IOContext
  readonly #streams: Stream[]
  /** Seconds at which the file begins. */
  readonly #start: number

  private constructor({ context, io }: Opened, format: string, measured: Map<number, Measured>) {
    this.#context = context
    this.#io = io
    this.#streams = context.streams
    this.format = format
    const video = best(this.#streams, (stream) => isVideo(stream) && measured.has(stream.index))
    const sound = best(this.#streams, (stream) => isSound(stream) && measured.has(stream.index))
    const used = [video, sound].flatMap((stream) => (stream ? (measured.get(stream.index) ?? []) : []))
    if (used.length === 0) throw new DecodeError('no_streams')
    // What lies before zero is how coders of sound warm up: it is neither heard nor seen.
    this.#start = Math.max(0, Math.min(...used.map(({ from }) => from)))
    const seconds = Math.max(...used.map(({ to }) => to)) - this.#start
    this.durationMs = Math.round(seconds * 1000)
    if (this.durationMs > CLIP_LIMITS.durationMs) throw new DecodeError('too_long')
    if (this.durationMs <= 0) throw new DecodeError('truncated')
    this.video = video ? videoOf(video, measured.get(video.index)) : null
    this.sound = sound ? soundOf(sound) : null
  }

  /** @throws DecodeError for what cannot or must not be read. */
  static async open(bytes: Buffer): Promise<Source> {
    const sniffed = sniff(bytes)
    const name = sniffed && READERS[sniffed.mime]
    const reader = name ? InputFormat.findInputFormat(name) : null
    if (!sniffed || !reader) throw new DecodeError('no_decoder')
    if (isCut(bytes)) throw new DecodeError('truncated')
    if (tracksIn(bytes) > CLIP_LIMITS.streams) throw new DecodeError('too_many_tracks')
    const context = new FormatContext()
    const io = readerOf(bytes)
    context.allocContext()
    context.pb = io
    try {
      const limits = { max_streams: CLIP_LIMITS.streams, ...PROBE }
      const shut = { protocol_whitelist: 'none', format_whitelist: reader.name ?? 'none' }
      checked(context.openInputSync('', reader, options({ ...limits, ...shut })), 'open')
      for (const stream of context.streams) checkFrame(stream)
      checked(context.findStreamInfoSync(null), 'probe')
      for (const stream of context.streams) checkFrame(stream)
      return new Source({ context, io }, sniffed.format, await measure(context))
    } catch (error) {
      closed({ context, io })
      throw asDecodeError(error)
    }
  }

  /** Unpacks one stream from `fromMs` on, each frame for `take` to keep, pass on or free; until it says false. */
  async read(
    { index }: { index: number },
    fromMs: number,
    take: (frame: Frame, seconds: number) => boolean,
  ): Promise<void> {
    const stream = this.#streams.find((known) => known.index === index)
    if (!stream) throw new DecodeError('no_streams')
    const base = secondsOf(stream.timeBase)
    const from = BigInt(Math.floor((this.#start + fromMs / 1000) / base))
    this.#context.seekFrameSync(index, from, AVSEEK_FLAG_BACKWARD)
    const unpacker = new Unpacker(stream, (frame) => {
      const at = Number(frame.bestEffortTimestamp) * base - this.#start
      return take(frame, at)
    })
    try {
      await unpacker.run(this.#context)
    } finally {
      unpacker.close()
    }
  }

  /** The time base of a stream, as filters want it. */
  timeBase({ index }: { index: number }): string {
    const base = this.#streams.find((stream) => stream.index === index)?.timeBase
    return `${base?.num ?? 1}/${base?.den ?? 1000}`
  }

  /** Units of a stream's time base at `ms` of the clip. */
  unitsAt({ index }: { index: number }, ms: number): number {
    const base = this.#streams.find((stream) => stream.index === index)?.timeBase
    return Math.round((this.#start + ms / 1000) / secondsOf(base ?? { num: 1, den: 1000 }))
  }

  get startSeconds(): number {
    return this.#start
  }

  close(): void {
    closed({ context: this.#context, io: this.#io })
  }
}

interface Opened {
  context: FormatContext
  io: IOContext
}

/**
 * FFmpeg must not free what it was lent: the file first, then the bytes under it. The one must not be taken from the
 * other before: FFmpeg then frees it all the same, later, and takes the process with it.
 */
function closed({ context, io }: Opened): void {
  context.closeInputSync()
  io.freeContext()
}

/** Feeds one stream's packets to its coder. */
class Unpacker {
  readonly #coder = new CodecContext()
  readonly #packet = new Packet()
  readonly #frame = newFrame()
  readonly #stream: Stream
  readonly #take: (frame: Frame) => boolean
  #done = false

  constructor(stream: Stream, take: (frame: Frame) => boolean) {
    this.#stream = stream
    this.#take = take
    this.#packet.alloc()
    const codec = Codec.findDecoder(stream.codecpar.codecId)
    if (!codec) throw new DecodeError('no_decoder')
    this.#coder.allocContext3(codec)
    checked(this.#coder.parametersToContext(stream.codecpar), 'parameters')
    this.#coder.threadCount = 1
    this.#coder.pktTimebase = stream.timeBase
    checked(this.#coder.setOption('max_pixels', CLIP_LIMITS.pixels), 'max_pixels')
    checked(this.#coder.open2Sync(codec, null), 'decoder')
  }

  async run(context: FormatContext): Promise<void> {
    let [sent, broken] = [0, 0]
    while (!this.#done && context.readFrameSync(this.#packet) >= 0) {
      if (this.#packet.streamIndex === this.#stream.index) {
        sent += 1
        const code = this.#coder.sendPacketSync(this.#packet)
        if (code < 0 && !isDry(code)) broken += 1
        this.#receive()
        if (sent % 32 === 0) await breathe()
      }
      this.#packet.unref()
    }
    if (!this.#done) {
      this.#coder.sendPacketSync(null)
      this.#receive()
    }
    if (broken > sent * BROKEN_SHARE) throw new DecodeError('unreadable')
  }

  #receive(): void {
    while (!this.#done && this.#coder.receiveFrameSync(this.#frame) >= 0) {
      this.#done = !this.#take(this.#frame)
      this.#frame.unref()
    }
  }

  close(): void {
    this.#packet.free()
    this.#frame.free()
    this.#coder.freeContext()
  }
}

function asDecodeError(error: unknown): unknown {
  if (!(error instanceof AvError)) return error
  return new DecodeError('unreadable')
}
