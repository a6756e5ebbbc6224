import { said, written } from '../words/said'
import type { FitTarget, FittedPicture, Misfit } from './decode/protocol'
import {
  fitInside,
  MASTER_BOX,
  MAX_QUALITY,
  MIN_QUALITY,
  type Size,
  scaled,
  searchQuality,
  tighterBox,
  USED_WELL,
  VIEW_BOX,
} from './fit'
import type { CleanJpeg } from './jpeg'
import { type Chroma, Coder } from './still/coder.server'
import { Forecast, type Way } from './still/forecast.server'
import { Judge } from './still/judge.server'
import { key, once, type Pixels, resized } from './still/pixels.server'
import { Planner } from './still/plan.server'

/** A picture smaller than this no longer tells anything. */
const SMALLEST_SIDE = 48
/** Drawings have few colours, edges and all: PNG keeps them without loss, and often in fewer bytes. */
const FLAT = 4_096
/** So few colours fit into a palette without loss. */
const PALETTE = 256

/** Shares of its thrift the coder tries where bytes are left over. */
const LESS_THRIFT = [0, 0.5, 0.8]

interface Found {
  bytes: Uint8Array
  mime: 'image/jpeg' | 'image/png'
  size: Size
  quality: number | null
  chroma: Chroma | null
  /** Null where it is the original without loss. */
  way: Way | null
}

/** Fits one still picture to many budgets. What was made or learned for one target is kept for the next. */
export class StillFitter {
  readonly #master: Pixels
  readonly #original: CleanJpeg | null
  readonly #coder: Coder
  readonly #forecast: Forecast
  readonly #planner: Planner
  readonly #eye: Judge
  readonly #fits = new Map<string, Promise<FittedPicture | Misfit>>()
  readonly #given = new Map<Uint8Array, string>()
  readonly #compared = new Map<string, Promise<void>>()
  readonly #colours = new Map<string, Promise<number>>()

  /** `original` is the file itself, cleaned, where it is a JPEG that may go out as it came. */
  constructor(master: Pixels, original: CleanJpeg | null = null) {
    this.#master = master
    this.#original = original
    this.#coder = new Coder(master)
    this.#forecast = new Forecast(master)
    this.#planner = new Planner(this.#forecast)
    this.#eye = new Judge(master)
  }

  /**
   * The best rendition under `target.maxBytes`, or why there is none. The result is never over, by actual bytes. What is
   * returned is done but for its score, which `judged` waits for: the next target can be searched meanwhile.
   */
  async fit(target: FitTarget): Promise<{ judged: Promise<FittedPicture | Misfit> }> {
    const { maxBytes, width, height, mime, baseline } = target
    const name = [maxBytes, width, height, baseline, ...mime].join(' ')
    const known = this.#fits.get(name)
    if (known) return { judged: again(known, target) }
    const started = performance.now()
    const before = this.#coder.encodes
    const found = this.#untouched(target) ?? (await this.#search(target))
    const encodes = this.#coder.encodes - before
    const judged =
      found && found.bytes.length <= maxBytes
        ? this.#judge(target, found, { encodes, started })
        : Promise.resolve(misfit(target))
    this.#fits.set(name, judged)
    return { judged }
  }

  async #judge(
    target: FitTarget,
    found: Found,
    { encodes, started }: { encodes: number; started: number },
  ): Promise<FittedPicture> {
    const sameAs = this.#given.get(found.bytes) ?? null
    if (!sameAs) this.#given.set(found.bytes, target.id)
    return {
      targetId: target.id,
      bytes: found.bytes,
      mime: found.mime,
      ...found.size,
      quality: found.quality === null ? null : Math.floor(found.quality),
      chroma: found.chroma,
      ...(await this.#judged(found, fitInside(this.#master, tighterBox(target, VIEW_BOX)))),
      frames: 1,
      colours: null,
      encodes,
      ms: Math.round(performance.now() - started),
      sameAs,
    }
  }

  async #judged({ bytes, way, quality }: Found, view: Size) {
    if (!way) return { score: 100, curve: [{ bytes: bytes.length, score: 100, quality: 0, exact: true }] }
    const score = await this.#eye.score(bytes, view)
    const exact = { bytes: bytes.length, score, quality: Math.floor(quality ?? 0), exact: true }
    return { score, curve: await this.#planner.curve(view, way, exact) }
  }

  /** An original that already fits goes out as it is: encoding a JPEG again only loses. */
  #untouched(target: FitTarget): Found | null {
    const original = this.#original
    if (!original || original.bytes.length > target.maxBytes || (target.baseline && !original.baseline))
      return null
    const inside = fitInside(original, target)
    if (inside.width < original.width || inside.height < original.height) return null
    const { bytes, width, height } = original
    return { bytes, mime: 'image/jpeg', size: { width, height }, quality: null, chroma: null, way: null }
  }

  async #search(target: FitTarget): Promise<Found | null> {
    const largest = fitInside(this.#master, tighterBox(target, MASTER_BOX))
    const jpeg = await this.#searchJpeg(target, largest)
    if (!target.mime.includes('image/png')) return jpeg
    const colours = await this.#coloursAt(largest)
    if (colours > FLAT) return jpeg
    const bytes = await this.#coder.png(largest, colours <= PALETTE)
    return bytes.length > target.maxBytes
      ? jpeg
      : { bytes, mime: 'image/png', size: largest, quality: null, chroma: null, way: null }
  }

  async #searchJpeg(target: FitTarget, largest: Size): Promise<Found | null> {
    const { baseline, maxBytes: budget } = target
    const view = fitInside(this.#master, tighterBox(target, VIEW_BOX))
    await once(this.#compared, key(view), async () => {
      await this.#forecast.compare(view, '4:4:4', await this.#coder.foretold(view, '4:4:4'))
    })
    const way = await this.#planner.choose({ budget, largest, view })
    for (let { size } = way; ; size = scaled(size, 0.8)) {
      const found = await this.#searchAt({ ...way, size }, budget, baseline)
      if (found && hasRoom(found, budget)) {
        return (await this.#searchAt({ ...way, size, chroma: '4:4:4' }, budget, baseline)) ?? found
      }
      if (found || Math.min(size.width, size.height) <= SMALLEST_SIDE) return found
    }
  }

  /** The best quality at one size: foretold closely, so that one encode is enough as a rule. */
  async #searchAt(way: Way, budget: number, baseline: boolean): Promise<Found | null> {
    const encode = (quality: number) => this.#coder.jpeg({ ...way, quality, baseline })
    const foretell = await this.#coder.foretold(way.size, way.chroma)
    const best = await searchQuality(
      async (quality) => {
        const { length } = await encode(quality)
        await this.#forecast.learn({ ...way, quality }, length / foretell(quality))
        return length
      },
      {
        budget,
        min: MIN_QUALITY,
        max: MAX_QUALITY,
        foretell,
        factor: await this.#forecast.factor(way.size, way.chroma, budget),
      },
    )
    if (!best) return null
    const made = { ...way, quality: best.quality }
    return {
      bytes: await this.#filled(made, best.bytes, budget, baseline),
      mime: 'image/jpeg',
      ...made,
      way: made,
    }
  }

  /** What is left of a budget where the next step of quality is too large: rounding with less thrift takes it up. */
  async #filled(way: Way, bytes: number, budget: number, baseline: boolean): Promise<Uint8Array> {
    let best = await this.#coder.jpeg({ ...way, baseline })
    if (bytes >= budget * USED_WELL || way.quality === MAX_QUALITY) return best
    for (const thrifty of LESS_THRIFT) {
      const fuller = await this.#coder.jpeg({ ...way, baseline, thrifty })
      if (fuller.length > best.length && fuller.length <= budget) best = fuller
      if (best.length >= budget * USED_WELL) break
    }
    return best
  }

  /** Colours at a size, counted as far as they matter. */
  #coloursAt(size: Size): Promise<number> {
    return once(this.#colours, key(size), async () =>
      countColours(await resized(this.#master, size), FLAT + 1),
    )
  }
}

/** Whether a budget is left that full colour resolution may use. */
function hasRoom({ bytes, quality, chroma }: Found, budget: number): boolean {
  return quality === MAX_QUALITY && chroma === '4:2:0' && bytes.length < budget * USED_WELL
}

/** Different colours of a picture, counted no further than `enough`. */
function countColours({ data }: Pixels, enough: number): number {
  const seen = new Set<number>()
  for (let at = 0; at < data.length && seen.size < enough; at += 3) {
    seen.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0))
  }
  return seen.size
}

/** The same for a target that asks for what another one got. */
async function again(
  known: Promise<FittedPicture | Misfit>,
  { id }: FitTarget,
): Promise<FittedPicture | Misfit> {
  const made = await known
  return 'bytes' in made
    ? { ...made, targetId: id, encodes: 0, ms: 0, sameAs: made.sameAs ?? made.targetId }
    : { ...made, targetId: id }
}

function misfit({ id, maxBytes }: FitTarget): Misfit {
  return {
    targetId: id,
    message: written(
      said('No recognisable picture fits into the {left} bytes that are left. Shorten the text.', {
        left: maxBytes,
      }),
    ),
  }
}
