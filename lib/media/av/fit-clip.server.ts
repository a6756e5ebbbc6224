import { written } from '../../words/said'
import type { FitTarget, Misfit } from '../decode/protocol'
import { fitInside, type Size, scaled, tighterBox, VIEW_BOX } from '../fit'
import type { ClipLimits } from '../profiles'
import type { Pixels } from '../still/pixels.server'
import { type Coded, freeCoded } from './coded.server'
import { aac, h263, quickH264, TwoPass } from './coders.server'
import { evenInside, QCIF } from './even-size'
import type { FittedClip } from './fitted'
import { ClipJudge } from './judge.server'
import {
  type Complexity,
  chooseRung,
  LOOK_QUALITY,
  type Rung,
  rungsOf,
  type SoundPlan,
  secondsThatFit,
  soundBeside,
  wrappingBytes,
} from './ladder'
import { clipLasts, noClips } from './lasts'
import { muxed } from './mux.server'
import { type Frames, framesOf, type Part } from './picture.server'
import { perSecond, type Rate, rateOf } from './rate'
import type { Sound } from './sound.server'
import type { Source } from './source.server'
import type { VideoStream } from './streams.server'

/** Unpacked frames held at a time, bytes: what the largest budget can show of any clip fits. */
const MASTER_BYTES = 260_000_000
/** The look that tells how much a clip asks for is taken at this size. */
const LOOK_SIDE = 426
const LOOK_RATE = 15
/** Encodes for one target at most; each comes closer from above. */
const MOST_TRIES = 5
/** What the largest rung of any phone takes, px and frames per second. */
const LARGEST: Size = { width: 1280, height: 720 }
const FASTEST = 30
/** All an old handset makes of a sound. */
const OLD_SOUND: SoundPlan = { bitRate: 12_000, sampleRate: 12_000, channels: 1 }
/** Seconds of bits that the first frame of a clip may take before the rate counts. */
const FIRST_FRAME = 3

interface Made {
  bytes: Buffer
  rung: Rung
  sound: SoundPlan | null
  encodes: number
}

export interface Clip {
  source: Source
  video: VideoStream
  /** Null where there is nothing to hear. */
  sound: Sound | null
  part: Part
}

/** Fits one clip to many budgets. What was unpacked, looked at or learned for one is kept for the next. */
export class ClipFitter {
  readonly #clip: Clip
  readonly #seconds: number
  /** As fast as any phone is sent it. */
  readonly #rate: Rate
  readonly #judge: ClipJudge
  readonly #sounds = new Map<string, Promise<Coded>>()
  readonly #passes = new Map<string, TwoPass>()
  readonly #made = new Map<string, { clip: FittedClip; maxBytes: number }>()
  #master: Frames | null = null
  #scaled: { name: string; frames: Frames } | null = null
  #look: Complexity | null = null

  constructor(clip: Clip) {
    this.#clip = clip
    this.#seconds = (clip.part.toMs - clip.part.fromMs) / 1000
    this.#rate = rateOf(clip.video.frameRate, FASTEST)
    this.#judge = new ClipJudge(clip.part, this.#rate)
  }

  /** The best clip under `target.maxBytes`, by bytes actually made, or why there is none. */
  async fit(target: FitTarget): Promise<FittedClip | Misfit> {
    const started = performance.now()
    const { clip: limits } = target
    const mime = target.mime.find((type) => type === 'video/mp4' || type === 'video/3gpp')
    if (!limits || !mime) return { targetId: target.id, message: written(noClips) }
    const budget = Math.min(
      target.maxBytes,
      limits.bitRate ? Math.floor((limits.bitRate * (this.#seconds + FIRST_FRAME)) / 8) : target.maxBytes,
    )
    const name = [budget, JSON.stringify(limits), mime].join(' ')
    const known = this.#made.get(name)?.clip
    if (known)
      return { ...known, targetId: target.id, encodes: 0, ms: 0, sameAs: known.sameAs ?? known.targetId }
    const made = await this.#make(budget, limits)
    if (!made) return this.#misfit(target, budget)
    const clip = await this.#finished(target, made, limits, started)
    this.#made.set(name, { clip, maxBytes: budget })
    return clip
  }

  async #make(budget: number, limits: ClipLimits): Promise<Made | null> {
    const kind = this.#clip.sound ? 'clip' : 'silent'
    if (this.#seconds > secondsThatFit(budget, kind)) return null
    return limits.video === 'h263' ? this.#makeOld(budget, limits) : this.#makeH264(budget, limits)
  }

  async #makeH264(budget: number, limits: ClipLimits): Promise<Made | null> {
    const total = (budget * 8) / this.#seconds
    const plan = this.#clip.sound ? soundBeside(total, this.#channels(limits)) : null
    const sound = plan && (await this.#sound(plan))
    const { video } = this.#clip
    const rungs = rungsOf({ ...video.size, frameRate: video.frameRate }, limits)
    const left = this.#pictureBytes(budget, sound, rungs[0] as Rung)
    let rung = chooseRung(rungs, (left * 8) / this.#seconds, await this.#complexity())
    let encodes = 0
    for (;;) {
      const pass = await this.#twoPass(rung)
      const before = pass.passes
      const bytes = await this.#squeeze(pass, sound, budget, this.#pictureBytes(budget, sound, rung))
      encodes += pass.passes - before
      if (bytes) return { bytes, rung, sound: plan, encodes }
      const next = rungs.findLast(
        (other) => other.width * other.height * perSecond(other.frameRate) < pixelRate(rung) * 0.7,
      )
      if (!next || pixelRate(next) >= pixelRate(rung)) return null
      rung = next
    }
  }

  /** Encodes until all of it is under the budget; null when it does not come down. */
  async #squeeze(
    pass: TwoPass,
    sound: Coded | null,
    budget: number,
    pictureBytes: number,
  ): Promise<Buffer | null> {
    let aim = pictureBytes * aimOf(this.#seconds)
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const picture = await pass.encode((aim * 8) / this.#seconds)
      const bytes = muxed('mp4', sound ? [picture, sound] : [picture])
      const over = bytes.length - budget
      const actual = picture.bytes
      freeCoded(picture)
      if (over <= 0) return bytes
      // No bits to take back: the coarsest there is was used.
      if (actual > aim * 1.5 && tries > 0) return null
      aim *= ((actual - over) / actual) * 0.995
      if (aim <= 0) return null
    }
    return null
  }

  /** H.263 in 3GP, of one size: slower and slower until it is under the budget. */
  async #makeOld(budget: number, limits: ClipLimits): Promise<Made | null> {
    const plan = this.#clip.sound ? OLD_SOUND : null
    const sound = plan && (await this.#sound(plan))
    const first = rateOf(perSecond(this.#rate), Math.min(12.6, limits.frameRate))
    for (const frameRate of [first, rateOf(perSecond(first), perSecond(first) / 2)]) {
      const rung = { ...QCIF, frameRate }
      const frames = (await this.#unpacked()).at(evenInside(this.#clip.video.size, QCIF), frameRate, QCIF)
      const room = this.#pictureBytes(budget, sound, rung)
      const made = await this.#squeezeOld(frames, sound, budget, room).finally(() => frames.free())
      if (made) return { ...made, rung, sound: plan }
    }
    return null
  }

  async #squeezeOld(
    frames: Frames,
    sound: Coded | null,
    budget: number,
    room: number,
  ): Promise<{ bytes: Buffer; encodes: number } | null> {
    let bits = (room * 8 * 0.96) / this.#seconds
    for (let encodes = 1; encodes <= MOST_TRIES; encodes += 1) {
      const picture = await h263(frames, bits)
      const bytes = muxed('3gp', sound ? [picture, sound] : [picture])
      freeCoded(picture)
      if (bytes.length <= budget) return { bytes, encodes }
      bits *= (budget / bytes.length) * 0.9
    }
    return null
  }

  async #finished(target: FitTarget, made: Made, limits: ClipLimits, started: number): Promise<FittedClip> {
    const { bytes, rung, sound, encodes } = made
    const view =
      limits.video === 'h263' ? QCIF : fitInside(this.#clip.video.size, tighterBox(limits, VIEW_BOX))
    const score = await this.#judge.score(bytes, view, rung.frameRate)
    return {
      targetId: target.id,
      bytes,
      mime: limits.video === 'h263' ? 'video/3gpp' : 'video/mp4',
      width: rung.width,
      height: rung.height,
      quality: null,
      chroma: null,
      score,
      curve: [],
      frames: Math.round(this.#seconds * perSecond(rung.frameRate)),
      colours: null,
      encodes,
      ms: Math.round(performance.now() - started),
      sameAs: null,
      durationMs: Math.round(this.#seconds * 1000),
      frameRate: Math.round(perSecond(rung.frameRate) * 100) / 100,
      videoCodec: limits.video,
      audioCodec: sound ? 'aac' : null,
      channels: sound?.channels ?? null,
      sampleRate: sound?.sampleRate ?? null,
      bitRate: Math.round((bytes.length * 8) / this.#seconds),
    }
  }

  #misfit({ id }: FitTarget, budget: number): Misfit {
    const fits = secondsThatFit(budget, this.#clip.sound ? 'clip' : 'silent')
    const length = Math.ceil(this.#seconds)
    return {
      targetId: id,
      message: written(clipLasts(length, fits)),
    }
  }

  #channels(limits: ClipLimits): 1 | 2 {
    return limits.channels === 2 && this.#clip.sound?.form.channels === 2 ? 2 : 1
  }

  #sound(plan: SoundPlan): Promise<Coded> | null {
    const { sound } = this.#clip
    if (!sound) return null
    const name = JSON.stringify(plan)
    const known = this.#sounds.get(name) ?? aac(sound, plan, plan.bitRate)
    this.#sounds.set(name, known)
    return known
  }

  #pictureBytes(budget: number, sound: Coded | null, rung: Rung): number {
    const frames = Math.ceil(this.#seconds * perSecond(rung.frameRate))
    const wrapping = wrappingBytes(frames, sound?.packets.length ?? 0, this.#seconds)
    return Math.max(1_000, budget - (sound?.bytes ?? 0) - wrapping)
  }

  /** How many bits the clip asks for: one quick encode of it, small. */
  async #complexity(): Promise<Complexity> {
    if (this.#look) return this.#look
    const size = evenInside(this.#clip.video.size, { width: LOOK_SIDE, height: LOOK_SIDE })
    const frameRate = rateOf(perSecond(this.#rate), LOOK_RATE)
    const master = await this.#unpacked()
    const frames = master.at(size, frameRate)
    const coded = await quickH264(frames, LOOK_QUALITY)
    this.#look = { ...size, frameRate, bitRate: (coded.bytes * 8) / this.#seconds }
    freeCoded(coded)
    frames.free()
    return this.#look
  }

  /** The part of the clip, unpacked once, as large as memory allows and any rung asks. */
  async #unpacked(): Promise<Frames> {
    if (this.#master) return this.#master
    const { source, video, part } = this.#clip
    const largest = fitInside(video.size, LARGEST)
    const most = MASTER_BYTES / 1.5 / (this.#seconds * perSecond(this.#rate))
    const scale = Math.min(1, Math.sqrt(most / (largest.width * largest.height)))
    const looks = {
      moments: this.#judge.moments,
      size: fitInside(video.size, VIEW_BOX),
      take: (_: number, seen: Pixels) => this.#judge.see(seen),
    }
    const size = evenInside(video.size, scaled(LARGEST, scale))
    this.#master = await framesOf(source, video, { part, size, frameRate: this.#rate, looks })
    return this.#master
  }

  async #twoPass(rung: Rung): Promise<TwoPass> {
    const name = `${rung.width}x${rung.height}@${rung.frameRate.replace('/', '-')}`
    if (this.#scaled?.name !== name) {
      this.#scaled?.frames.free()
      const master = await this.#unpacked()
      this.#scaled = { name, frames: master.at(rung, rung.frameRate) }
    }
    const pass = this.#passes.get(name) ?? new TwoPass(name)
    this.#passes.set(name, pass)
    pass.frames = this.#scaled.frames
    return pass
  }

  async close(): Promise<void> {
    this.#master?.free()
    this.#scaled?.frames.free()
    for (const pass of this.#passes.values()) pass.close()
    for (const coded of this.#sounds.values()) freeCoded(await coded)
  }
}

const pixelRate = (rung: Rung) => rung.width * rung.height * perSecond(rung.frameRate)

/** Where an encode aims, so that its small miss lands under the budget: x264 comes closer the longer the clip. */
const aimOf = (seconds: number) => 0.994 - 0.04 / Math.max(2, seconds)
