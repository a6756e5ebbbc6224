import { mkdirSync, rmdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import {
  AV_CODEC_FLAG_PASS1,
  AV_CODEC_FLAG_PASS2,
  AV_PIX_FMT_YUV420P,
  AV_SAMPLE_FMT_FLTP,
  AVCHROMA_LOC_LEFT,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
} from 'node-av/constants'
import { avChannelLayoutDefault, type CodecContext, type Frame } from 'node-av/lib'
import { DecodeError } from '../decode/open.server'
import { scratchOf } from '../decode/scratch.server'
import { type Coded, encoded, freeCoded, rational } from './coded.server'
import { withoutNotes } from './h264'
import type { Frames } from './picture.server'
import { perSecond } from './rate'
import type { Sound, SoundForm } from './sound.server'

/** AAC-LC by FFmpeg's own coder. Bits per second. */
export async function aac(sound: Sound, form: SoundForm, bitRate: number): Promise<Coded> {
  const frames = sound.as(form, 1_024)
  return encoded(
    {
      name: 'aac',
      options: { aac_coder: 'twoloop' },
      prepare: (coder) => {
        coder.sampleRate = form.sampleRate
        coder.channelLayout = avChannelLayoutDefault(form.channels)
        coder.sampleFormat = AV_SAMPLE_FMT_FLTP
        coder.bitRate = BigInt(Math.round(bitRate))
        coder.timeBase = rational(1, form.sampleRate)
      },
    },
    freeing(frames),
  )
}

/** Frames that are freed as soon as the next one is asked for. */
function* freeing(frames: Iterable<Frame>): Generator<Frame> {
  for (const frame of frames) {
    yield frame
    frame.free()
  }
}

function prepareFrames(coder: CodecContext, { size, frameRate, frames }: Frames): void {
  const [num = 25, den = 1] = frameRate.split('/').map(Number)
  coder.width = size.width
  coder.height = size.height
  coder.pixelFormat = AV_PIX_FMT_YUV420P
  coder.timeBase = rational(den, num)
  coder.framerate = rational(num, den)
  coder.sampleAspectRatio = rational(1, 1)
  coder.maxBFrames = 0
  // A clip of a message is played from its beginning: few key frames, where the picture changes.
  coder.gopSize = Math.min(frames.length, Math.round(perSecond(frameRate) * 10))
}

/** H.264 Constrained Baseline by x264 in two passes; the first is made once and serves every size in bytes. */
export class TwoPass {
  /** Set before every encode: what is learned outlives the frames it was learned from. */
  frames: Frames | null = null
  readonly #stats: string
  readonly #leave: number
  #first: Promise<void> | null = null
  #passes = 0

  /** `leave`: how far the coder may stray from the rate asked for; 1 is its own, a tenth of the bytes of a short clip. */
  constructor(name: string, leave = 0.1) {
    this.#leave = leave
    const folder = scratchOf(process.pid)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.#stats = path.join(folder, name)
  }

  get passes(): number {
    return this.#passes
  }

  /** Encodes to about `bitRate` bits per second. */
  async encode(bitRate: number): Promise<Coded> {
    this.#first ??= this.#run(1, bitRate).then(freeCoded)
    await this.#first
    return this.#run(2, bitRate)
  }

  #run(pass: 1 | 2, bitRate: number): Promise<Coded> {
    this.#passes += 1
    const { frames } = this
    if (!frames) throw new DecodeError('unreadable')
    return encoded(
      {
        name: 'libx264',
        first: withoutNotes,
        options: {
          preset: 'medium',
          profile: 'baseline',
          stats: this.#stats,
          'x264-params': `ratetol=${this.#leave}:log-level=-1`,
        },
        prepare: (coder) => {
          coder.setFlags(pass === 1 ? AV_CODEC_FLAG_PASS1 : AV_CODEC_FLAG_PASS2)
          prepareFrames(coder, frames)
          coder.bitRate = BigInt(Math.round(bitRate))
          coder.colorRange = AVCOL_RANGE_MPEG
          coder.colorSpace = AVCOL_SPC_BT709
          coder.colorPrimaries = AVCOL_PRI_BT709
          coder.colorTrc = AVCOL_TRC_BT709
          coder.chromaLocation = AVCHROMA_LOC_LEFT
        },
      },
      frames.frames,
    )
  }

  close(): void {
    for (const end of ['', '.mbtree', '.temp', '.mbtree.temp']) rmSync(this.#stats + end, { force: true })
    try {
      rmdirSync(path.dirname(this.#stats))
    } catch {
      // Others still write there; the last one takes it away.
    }
  }
}

/** H.264 in one pass at a constant quality, for looking and measuring, not for sending. */
export async function quickH264(frames: Frames, quality: number): Promise<Coded> {
  return encoded(
    {
      name: 'libx264',
      options: {
        preset: 'veryfast',
        profile: 'baseline',
        'x264-params': `crf=${quality}:log-level=-1`,
      },
      prepare: (coder) => prepareFrames(coder, frames),
    },
    frames.frames,
  )
}

/** H.263 baseline for old handsets, 176×144 or 128×96 alone. */
export async function h263(frames: Frames, bitRate: number): Promise<Coded> {
  return encoded(
    {
      name: 'h263',
      options: {},
      prepare: (coder) => {
        prepareFrames(coder, frames)
        coder.bitRate = BigInt(Math.round(bitRate))
        coder.rcMaxRate = BigInt(Math.round(bitRate * 1.2))
        coder.rcBufferSize = Math.round(bitRate * 2)
        coder.qMin = 3
        coder.qMax = 31
      },
    },
    frames.frames,
  )
}
