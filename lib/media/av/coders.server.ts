import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
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
import { type Coded, encoded, freeCoded, rational } from './coded.server'
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

/** Where x264 writes down what it learned in its first pass: the one thing that is not kept in memory. */
export const scratchOf = (pid: number) => path.join(tmpdir(), `marquee-clip-${pid}`)

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
  #first: Promise<void> | null = null
  #passes = 0

  constructor(name: string) {
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
        options: {
          preset: 'medium',
          profile: 'baseline',
          stats: this.#stats,
          // Held close to the rate asked for: its own leave is a tenth of the bytes of a short clip.
          'x264-params': 'ratetol=0.1:log-level=-1',
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
