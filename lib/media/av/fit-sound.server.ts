import { written } from '../../words/said'
import type { FitTarget, Misfit } from '../decode/protocol'
import { cutAmr } from './amr'
import { freeCoded } from './coded.server'
import { aac } from './coders.server'
import type { FittedClip } from './fitted'
import { secondsThatFit, soundAlone } from './ladder'
import { soundLasts } from './lasts'
import { muxed } from './mux.server'
import type { Part } from './picture.server'
import type { Sound } from './sound.server'

/** Bytes of an M4A around its packets, beyond four for each: an upper bound. */
const WRAPPING = 1_500
const MOST_TRIES = 6

/** Fits one sound to many budgets: AAC-LC in M4A, or the AMR it came as where the handset knows nothing newer. */
export class SoundFitter {
  readonly #sound: Sound
  readonly #part: Part
  readonly #seconds: number
  readonly #amr: Buffer | null
  readonly #made = new Map<string, FittedClip>()

  /** `original` is the file itself where it is AMR. */
  constructor(sound: Sound, part: Part, original: Buffer | null) {
    this.#sound = sound
    this.#part = part
    this.#seconds = (part.toMs - part.fromMs) / 1000
    this.#amr = original
  }

  /** The best sound under `target.maxBytes`, by bytes actually made, or why there is none. */
  async fit(target: FitTarget): Promise<FittedClip | Misfit> {
    const started = performance.now()
    const { mime, maxBytes, clip } = target
    const old = mime.includes('audio/amr') && clip?.video === 'h263'
    const name = [maxBytes, old].join(' ')
    const known = this.#made.get(name)
    if (known)
      return { ...known, targetId: target.id, encodes: 0, ms: 0, sameAs: known.sameAs ?? known.targetId }
    const made = (old ? this.#asAmr(target) : null) ?? (await this.#asAac(target))
    if (!made) return this.#misfit(target)
    const fitted = { ...made, ms: Math.round(performance.now() - started) }
    this.#made.set(name, fitted)
    return fitted
  }

  #asAmr(target: FitTarget): FittedClip | null {
    const bytes = this.#amr && cutAmr(this.#amr, this.#part)
    if (!bytes || bytes.length > target.maxBytes) return null
    return this.#fitted(target, bytes, 'audio/amr', { bitRate: 0, sampleRate: 8_000, channels: 1 }, 0)
  }

  async #asAac(target: FitTarget): Promise<FittedClip | null> {
    const channels = target.clip?.channels === 2 && this.#sound.form.channels === 2 ? 2 : 1
    let room = target.maxBytes - WRAPPING
    for (let encodes = 1; encodes <= MOST_TRIES; encodes += 1) {
      const plan = soundAlone((room * 8) / this.#seconds, channels)
      if (!plan) return null
      const wrapping = Math.ceil((this.#seconds * plan.sampleRate) / 1_024) * 4
      const bits = Math.min(plan.bitRate, ((room - wrapping) * 8) / this.#seconds)
      const coded = await aac(this.#sound, plan, bits)
      const bytes = muxed('ipod', [coded])
      freeCoded(coded)
      if (bytes.length <= target.maxBytes) return this.#fitted(target, bytes, 'audio/mp4', plan, encodes)
      room *= (target.maxBytes / bytes.length) * 0.97
    }
    return null
  }

  #fitted(
    { id }: FitTarget,
    bytes: Buffer,
    mime: 'audio/mp4' | 'audio/amr',
    form: { sampleRate: number; channels: 1 | 2; bitRate: number },
    encodes: number,
  ): FittedClip {
    return {
      targetId: id,
      bytes,
      mime,
      width: null,
      height: null,
      quality: null,
      chroma: null,
      score: null,
      curve: [],
      frames: null,
      colours: null,
      encodes,
      ms: 0,
      sameAs: null,
      durationMs: Math.round(this.#seconds * 1000),
      frameRate: null,
      videoCodec: null,
      audioCodec: mime === 'audio/amr' ? 'amr' : 'aac',
      channels: form.channels,
      sampleRate: form.sampleRate,
      bitRate: Math.round((bytes.length * 8) / this.#seconds),
    }
  }

  #misfit({ id, maxBytes }: FitTarget): Misfit {
    const fits = secondsThatFit(maxBytes, 'sound')
    return {
      targetId: id,
      message: written(soundLasts(Math.ceil(this.#seconds), fits)),
    }
  }
}
