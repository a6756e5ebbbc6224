import { AV_PIX_FMT_RGB24 } from 'node-av/constants'
import { Frame } from 'node-av/lib'
import sharp from 'sharp'
import { encoded, freeCoded, rational } from '@/lib/media/av/coded.server'
import { aac, TwoPass } from '@/lib/media/av/coders.server'
import { Chain } from '@/lib/media/av/ffmpeg.server'
import { ClipFitter } from '@/lib/media/av/fit-clip.server'
import type { FittedClip } from '@/lib/media/av/fitted'
import { ClipJudge } from '@/lib/media/av/judge.server'
import { soundBeside } from '@/lib/media/av/ladder'
import { muxed } from '@/lib/media/av/mux.server'
import { framesOf } from '@/lib/media/av/picture.server'
import { perSecond, type Rate } from '@/lib/media/av/rate'
import { type Sound, soundOf } from '@/lib/media/av/sound.server'
import { Source } from '@/lib/media/av/source.server'
import { LIBRARY_SHAPE, mediaBudget } from '@/lib/media/budget'
import type { FitTarget } from '@/lib/media/decode/protocol'
import { fitInside, VIEW_BOX } from '@/lib/media/fit'
import { profileById } from '@/lib/media/profiles'
import { clip } from '../unit/media/clips'
import { PHOTO_KINDS, photo } from './fit-pictures'
import type { Measurement } from './index'

const PROFILES = ['universal', 'tollfree', 'att-long']

/**
 * Processor time to fit a clip to one budget, against one plain two-pass encode of the same frame size, rate and sound
 * by the same coder: bit rate is budget by time, as everybody does it. Throws when one of ours is over its budget.
 */
export async function run(): Promise<Measurement> {
  const rows: { ours: Made; peer: Made; budget: number }[] = []
  for (const [name, bytes] of Object.entries(await clips())) {
    for (const id of PROFILES) {
      const target = targetOf(id)
      const ours = await fitted(bytes, target)
      const peer = await plain(bytes, target.maxBytes, ours.made)
      rows.push({ ours, peer, budget: target.maxBytes })
      say(name, id, { ours, peer, budget: target.maxBytes })
    }
  }
  const over = (of: 'ours' | 'peer') => rows.filter((row) => row[of].bytes > row.budget)
  console.error(
    `over budget: ours ${over('ours').length}, plain two-pass ${over('peer').length}, of ${rows.length}`,
  )
  if (over('ours').length > 0) throw new Error('A clip missed its budget.')
  const value = sum(rows.map(({ ours }) => ours.ms))
  const limit = sum(rows.map(({ peer }) => peer.ms))
  return {
    name: 'fit-video',
    value: Math.round(value),
    unit: `ms of processor for ${rows.length} clips; the limit is 1.3 plain two-pass encodes, which missed ${over('peer').length} of their budgets`,
    limit: Math.round(limit * 1.3),
    ratio: Number((value / (limit * 1.3)).toFixed(2)),
  }
}

interface Made {
  bytes: number
  ms: number
  score: number | null
  made: FittedClip
}

function targetOf(id: string): FitTarget {
  const profile = profileById(id)
  if (!profile) throw new Error(`No carrier profile is called ${id}.`)
  return { ...profile, maxBytes: mediaBudget(profile, LIBRARY_SHAPE) }
}

/** Our way, from the file to the clip, its score among it. */
async function fitted(bytes: Buffer, target: FitTarget): Promise<Made> {
  const source = await Source.open(bytes)
  if (!source.video) throw new Error('no picture')
  const started = process.cpuUsage()
  const part = { fromMs: 0, toMs: source.durationMs }
  const sound = await soundIn(source)
  const fitter = new ClipFitter({ source, video: source.video, sound, part })
  const made = await fitter.fit(target)
  const ms = spent(started)
  await fitter.close()
  sound?.free()
  source.close()
  if (!('bytes' in made)) throw new Error(made.message)
  return { bytes: made.bytes.length, ms, score: made.score, made }
}

/** Plain two-pass: both passes read the file, and the bits of a second are the budget divided by its seconds. */
async function plain(bytes: Buffer, budget: number, like: FittedClip): Promise<Made> {
  const source = await Source.open(bytes)
  const { video } = source
  if (!video) throw new Error('no picture')
  const part = { fromMs: 0, toMs: source.durationMs }
  const seconds = source.durationMs / 1000
  const size = { width: like.width ?? 2, height: like.height ?? 2 }
  const frameRate = rateLike(like.frameRate ?? 30)
  const started = process.cpuUsage()
  // The first pass reads the file as well.
  const again = await framesOf(source, video, { part, size, frameRate })
  again.free()
  const frames = await framesOf(source, video, { part, size, frameRate })
  const sound = await soundIn(source)
  const plan = sound ? soundBeside((budget * 8) / seconds, sound.form.channels) : null
  const heard = sound && plan ? await aac(sound, plan, plan.bitRate) : null
  const pass = new TwoPass('peer', 1)
  pass.frames = frames
  const picture = await pass.encode((budget * 8) / seconds - (plan?.bitRate ?? 0))
  const out = muxed('mp4', heard ? [picture, heard] : [picture])
  const ms = spent(started)
  const score = await judged(source, out, frameRate)
  pass.close()
  freeCoded(picture)
  freeCoded(heard)
  frames.free()
  sound?.free()
  source.close()
  return { bytes: out.length, ms, score, made: like }
}

async function judged(source: Source, out: Buffer, frameRate: Rate): Promise<number | null> {
  const { video } = source
  if (!video) return null
  const part = { fromMs: 0, toMs: source.durationMs }
  const full = rateLike(video.frameRate)
  const judge = new ClipJudge(part, full)
  const view = fitInside(video.size, VIEW_BOX)
  const looks = {
    moments: judge.moments,
    size: view,
    take: (_: number, seen: Parameters<ClipJudge['see']>[0]) => judge.see(seen),
  }
  const frames = await framesOf(source, video, {
    part,
    size: { width: 64, height: 64 },
    frameRate: full,
    looks,
  })
  frames.free()
  return judge.score(out, view, frameRate)
}

const rateLike = (rate: number): Rate => `${Math.round(rate * 100)}/100`

async function soundIn(source: Source): Promise<Sound | null> {
  return source.sound ? soundOf(source, source.sound, { fromMs: 0, toMs: source.durationMs }) : null
}

const spent = (from: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

/** Clips that ask for little and for much: drawn patterns, and a photograph the camera pans over. */
async function clips(): Promise<Record<string, Buffer>> {
  return {
    pattern: await clip({ width: 1_280, height: 720, rate: 30, seconds: 6 }),
    'pan, portrait': await panned(720, 1_280, 8),
    'pan, landscape': await panned(1_280, 720, 5),
  }
}

/** A camera moving over a photograph, with a little grain as every sensor has. */
async function panned(width: number, height: number, seconds: number): Promise<Buffer> {
  const rate = 30
  const side = Math.max(width, height) * 2
  const picture = await photo(side, side, PHOTO_KINDS.dusk)
  const pixels = await sharp(picture).removeAlpha().raw().toBuffer()
  const chain = new Chain(
    `buffer=video_size=${width}x${height}:pix_fmt=rgb24:time_base=1/${rate}:pixel_aspect=1/1`,
    ['noise=alls=5:allf=t', 'format=yuv420p'],
    'buffersink',
  )
  const frames: Frame[] = []
  for (let n = 0; n < seconds * rate; n += 1) {
    const turn = (n / (seconds * rate)) * Math.PI
    const left = Math.round(((side - width) / 2) * (1 - Math.cos(turn)))
    const top = Math.round(((side - height) / 2) * Math.sin(turn))
    const seen = await sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
      .extract({ left, top, width, height })
      .raw()
      .toBuffer()
    const timeBase = { num: 1, den: rate }
    frames.push(
      ...chain.push(
        Frame.fromVideoBuffer(seen, { width, height, format: AV_PIX_FMT_RGB24, pts: BigInt(n), timeBase }),
      ),
    )
  }
  frames.push(...chain.push(null))
  chain.close()
  const coded = await encoded(
    {
      name: 'libx264',
      options: { preset: 'ultrafast', 'x264-params': 'crf=16:log-level=-1' },
      prepare: (coder) => {
        Object.assign(coder, { width, height, pixelFormat: frames[0]?.format, gopSize: rate })
        coder.timeBase = rational(1, rate)
        coder.framerate = rational(rate, 1)
      },
    },
    frames,
  )
  for (const frame of frames) frame.free()
  const bytes = muxed('mp4', [coded])
  freeCoded(coded)
  return bytes
}

function say(
  name: string,
  id: string,
  { ours, peer, budget }: { ours: Made; peer: Made; budget: number },
): void {
  const of = ({ bytes, ms, score }: Made) =>
    `${((bytes / budget) * 100).toFixed(1).padStart(6)} %  score ${score?.toFixed(1).padStart(5)}  ${Math.round(ms)} ms`
  const { width, height, frameRate } = ours.made
  console.error(
    `${name.padEnd(15)} ${id.padEnd(10)} ${width}×${height} ${perSecond(rateLike(frameRate ?? 0))}/s`,
  )
  console.error(`  ours  ${of(ours)}`)
  console.error(`  plain ${of(peer)}`)
}
