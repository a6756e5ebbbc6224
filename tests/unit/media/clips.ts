import { AV_PIX_FMT_YUV420P, AV_SAMPLE_FMT_FLTP, AVERROR_EOF } from 'node-av/constants'
import { avChannelLayoutDefault, FilterGraph, Frame } from 'node-av/lib'
import { type Coded, encoded, freeCoded, rational } from '@/lib/media/av/coded.server'
import { type Container, muxed } from '@/lib/media/av/mux.server'

/** Clips and sounds made for the tests by the coders themselves: nothing is kept in the repository. */

/** Frames of a source FFmpeg draws or sounds itself. The caller frees them. */
function drawn(chain: string, kind: 'buffersink' | 'abuffersink' = 'buffersink'): Frame[] {
  const graph = new FilterGraph()
  graph.alloc()
  if (graph.parsePtr(`${chain},${kind}@out`) < 0 || graph.configSync() < 0) throw new Error(chain)
  const sink = graph.getFilter(`${kind}@out`)
  const frames: Frame[] = []
  for (;;) {
    const frame = new Frame()
    frame.alloc()
    const code = sink?.buffersinkGetFrameSync(frame) ?? AVERROR_EOF
    if (code < 0) {
      frame.free()
      break
    }
    frames.push(frame)
  }
  graph.free()
  return frames
}

export interface ClipWish {
  width?: number
  height?: number
  rate?: number
  seconds?: number
  /** A source filter without its size, rate and length. */
  picture?: string
  /** A tone of this many Hz; 0 is without sound. */
  tone?: number
  container?: Container
  gop?: number
}

/** A clip with a moving picture and, when asked for, a tone. */
export async function clip(wish: ClipWish = {}): Promise<Buffer> {
  const {
    width = 320,
    height = 180,
    rate = 15,
    seconds = 2,
    picture = 'testsrc2',
    tone = 440,
    gop = 30,
  } = wish
  const frames = drawn(`${picture}=size=${width}x${height}:rate=${rate}:duration=${seconds},format=yuv420p`)
  const made = [await coded(frames, { width, height, rate, gop })]
  for (const frame of frames) frame.free()
  if (tone > 0) made.push(await toned(tone, seconds))
  const bytes = muxed(wish.container ?? 'mp4', made)
  for (const one of made) freeCoded(one)
  return bytes
}

function coded(
  frames: readonly Frame[],
  { width, height, rate, gop }: { width: number; height: number; rate: number; gop: number },
): Promise<Coded> {
  return encoded(
    {
      name: 'libx264',
      options: { preset: 'ultrafast', 'x264-params': 'crf=18:log-level=-1' },
      prepare: (coder) => {
        coder.width = width
        coder.height = height
        coder.pixelFormat = AV_PIX_FMT_YUV420P
        coder.timeBase = rational(1, rate)
        coder.framerate = rational(rate, 1)
        coder.gopSize = gop
      },
    },
    frames,
  )
}

/** A sine of this frequency at a fifth of full scale, as AAC. */
async function toned(tone: number, seconds: number): Promise<Coded> {
  const frames = drawn(
    `sine=frequency=${tone}:duration=${seconds}:sample_rate=44100,volume=0.2,aformat=sample_fmts=fltp:channel_layouts=mono,asetnsamples=n=1024`,
    'abuffersink',
  )
  try {
    return await encoded(
      {
        name: 'aac',
        options: {},
        prepare: (coder) => {
          coder.sampleRate = 44_100
          coder.channelLayout = avChannelLayoutDefault(1)
          coder.sampleFormat = AV_SAMPLE_FMT_FLTP
          coder.bitRate = 64_000n
          coder.timeBase = rational(1, 44_100)
        },
      },
      frames,
    )
  } finally {
    for (const frame of frames) frame.free()
  }
}

/** A tone alone, as M4A. */
export async function sound(seconds: number, tone = 440): Promise<Buffer> {
  const made = await toned(tone, seconds)
  const bytes = muxed('ipod', [made])
  freeCoded(made)
  return bytes
}

/** A WAV of 16-bit samples; `claimed` is what its header says of their bytes. */
export function wav(samples: Int16Array, rate = 8_000, claimed = samples.byteLength): Buffer {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE((claimed + 36) >>> 0, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(claimed >>> 0, 40)
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)])
}
