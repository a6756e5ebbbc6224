import type { AVSampleFormat } from 'node-av/constants'
import { AV_SAMPLE_FMT_FLTP } from 'node-av/constants'
import { avChannelLayoutDescribe, avGetSampleFmtName, type Frame } from 'node-av/lib'
import { DecodeError } from '../decode/open.server'
import { Chain } from './ffmpeg.server'
import { PEAKS } from './fitted'
import { copyOf, type Part } from './picture.server'
import type { Source } from './source.server'
import type { SoundStream } from './streams.server'

/** What a sound is brought to, in loudness units: as loud as other things on a phone (EBU R128 s1, mobile). */
const LOUDNESS = -16
/** Highest true peak afterwards, as a share of full scale: −1.5 dB. */
const CEILING = 0.84
/** The quietest sound that counts as one, and the most it is raised, dB. */
const SILENCE = -60
const MOST_GAIN = 20

/** Samples unpacked at most: half an hour of 48 kHz with room. */
const MOST_SAMPLES = 200_000_000

export interface SoundForm {
  sampleRate: number
  channels: 1 | 2
}

/** A sound of minutes can only go out small, so that it is unpacked small. */
const LONG_MS = 120_000
const FINE: SoundForm = { sampleRate: 48_000, channels: 2 }
const PLAIN: SoundForm = { sampleRate: 24_000, channels: 1 }

const layoutOf = (channels: 1 | 2) => (channels === 1 ? 'mono' : 'stereo')

const formOf = ({ sampleRate, channels }: SoundForm) =>
  `aformat=sample_fmts=fltp:sample_rates=${sampleRate}:channel_layouts=${layoutOf(channels)}`

/** A part of a sound, unpacked, and how loud it is. */
export class Sound {
  readonly form: SoundForm
  readonly frames: readonly Frame[]
  /** Integrated loudness, LUFS. */
  readonly loudness: number

  constructor(form: SoundForm, frames: readonly Frame[]) {
    this.form = form
    this.frames = frames
    this.loudness = loudnessOf(form, frames)
  }

  /** Whether anybody would hear it. */
  get heard(): boolean {
    return this.loudness > SILENCE
  }

  /** Frames of `samples` samples in another form, as loud as they should be. The caller frees them. */
  *as(form: SoundForm, samples: number): Generator<Frame> {
    const gain = Math.max(-MOST_GAIN, Math.min(MOST_GAIN, LOUDNESS - this.loudness))
    const chain = new Chain(
      sourceOf(this.form, 'fltp', layoutOf(this.form.channels)),
      [
        `volume=${gain.toFixed(2)}dB`,
        `alimiter=limit=${CEILING}:level=false`,
        formOf(form),
        `asetnsamples=n=${samples}:p=1`,
      ],
      'abuffersink',
    )
    try {
      for (const frame of this.frames) yield* chain.push(copyOf(frame))
      yield* chain.push(null)
    } finally {
      chain.close()
    }
  }

  free(): void {
    for (const frame of this.frames) frame.free()
  }
}

function sourceOf({ sampleRate }: Pick<SoundForm, 'sampleRate'>, format: string, layout: string, base = '') {
  const time = base || `1/${sampleRate}`
  return `abuffer=sample_rate=${sampleRate}:sample_fmt=${format}:channel_layout=${layout}:time_base=${time}`
}

/** Unpacks a part of a sound; what is missing at its beginning is silent. @throws DecodeError. */
export async function soundOf(source: Source, sound: SoundStream, part: Part): Promise<Sound> {
  const form = part.toMs - part.fromMs > LONG_MS ? PLAIN : oneOrTwo(sound)
  const from = source.unitsAt(sound, part.fromMs)
  const to = source.unitsAt(sound, part.toMs)
  const kept: Frame[] = []
  await through(
    source,
    sound,
    part,
    [
      `atrim=start_pts=${from}:end_pts=${to}`,
      `asetpts=PTS-${from}`,
      `aresample=${form.sampleRate}:async=1:first_pts=0`,
      formOf(form),
    ],
    (frame) => void kept.push(frame),
  )
  if (kept.length === 0) throw new DecodeError('unreadable')
  return new Sound(form, kept)
}

const oneOrTwo = (sound: SoundStream): SoundForm => ({ ...FINE, channels: sound.channels === 1 ? 1 : 2 })

/** How loud a sound is over its whole length: PEAKS values from 0 to 100. */
export async function peaksOf(source: Source, sound: SoundStream): Promise<number[]> {
  const rate = 8_000
  const values = new Float64Array(PEAKS)
  const each = Math.max(1, ((source.durationMs / 1000) * rate) / PEAKS)
  let at = 0
  await through(
    source,
    sound,
    { fromMs: 0, toMs: source.durationMs },
    [`aresample=${rate}`, `aformat=sample_fmts=fltp:sample_rates=${rate}:channel_layouts=mono`],
    (frame) => {
      for (const value of samplesOf(frame)) {
        const place = Math.min(PEAKS - 1, Math.floor(at / each))
        values[place] = Math.max(values[place] ?? 0, Math.abs(value))
        at += 1
      }
      frame.free()
    },
  )
  // One click must not flatten all the rest.
  const most = values.toSorted()[Math.floor(PEAKS * 0.97)] ?? 0
  return most < 0.001 ? [] : [...values].map((value) => Math.min(100, Math.round((value / most) * 100)))
}

/** The first channel of a frame of floats. */
function samplesOf(frame: Frame): Float32Array {
  if (frame.format !== AV_SAMPLE_FMT_FLTP) throw new DecodeError('unreadable')
  const bytes = frame.data?.[0]
  return bytes
    ? new Float32Array(bytes.buffer, bytes.byteOffset, Math.min(frame.nbSamples, bytes.length >> 2))
    : new Float32Array()
}

async function through(
  source: Source,
  sound: SoundStream,
  part: Part,
  steps: readonly string[],
  take: (frame: Frame) => void,
): Promise<void> {
  let chain: Chain | null = null
  let form = ''
  let samples = 0
  const flush = () => {
    for (const made of chain?.push(null) ?? []) take(made)
    chain?.close()
    chain = null
  }
  await source.read(sound, part.fromMs, (frame, seconds) => {
    samples += frame.nbSamples
    if (samples > MOST_SAMPLES) throw new DecodeError('too_long')
    if (seconds * 1000 > part.toMs) return false
    const layout = avChannelLayoutDescribe(frame.channelLayout) ?? 'mono'
    const name = avGetSampleFmtName(frame.format as AVSampleFormat) ?? 'fltp'
    const next = sourceOf(frame, name, layout, source.timeBase(sound))
    if (next !== form) flush()
    chain ??= new Chain(next, steps, 'abuffersink')
    form = next
    const copy = copyOf(frame)
    copy.pts = frame.bestEffortTimestamp
    for (const made of chain.push(copy)) take(made)
    return true
  })
  flush()
}

/** Integrated loudness after ITU-R BS.1770, LUFS; far below silence where nothing is heard. */
function loudnessOf(form: SoundForm, frames: readonly Frame[]): number {
  const chain = new Chain(
    sourceOf(form, 'fltp', layoutOf(form.channels)),
    ['ebur128=metadata=1'],
    'abuffersink',
  )
  let loudness = Number.NEGATIVE_INFINITY
  const note = (made: Frame[]) => {
    for (const frame of made) {
      const said = Number(frame.getMetadata().get('lavfi.r128.I'))
      if (Number.isFinite(said)) loudness = said
      frame.free()
    }
  }
  for (const frame of frames) note(chain.push(copyOf(frame)))
  note(chain.push(null))
  chain.close()
  return Number.isFinite(loudness) ? loudness : -99
}
