import { frontier } from './curve'
import type { FitTarget, FittedPicture } from './decode/protocol'
import { fitInside, type Size, scaled } from './fit'
import type { CleanGif } from './gif/clean'
import { GifForecast, stepDown, type Way } from './gif/forecast.server'
import { planGif } from './gif/plan.server'

/** Unpacked frames one below the other, three bytes a pixel. `height` is of one frame. */
export interface Frames extends Size {
  data: Buffer
  delays: number[]
  loop: number
}

/** Pixels of all frames together that the coder is given: more than fits any carrier, and it still answers in seconds. */
export const GIF_PIXELS = 5_000_000

/** A search stops when it has used this share of the budget. */
const USED_WELL = 0.97
/** Where the search aims, as a share of the budget. */
const AIM = 0.987
const ATTEMPTS = 6
/** The same once it is late. */
const LATE_ATTEMPTS = 2
/** Processor time after which a plan, and then what fits, is good enough, ms: a decoder has 20 s for a step. */
const PLAN_MS = 6_000
const PATIENCE_MS = 11_000
/** The most a colour may be off, and the steps of it that still change something. */
const MOST_LOSS = 60
const FINEST = 0.02
/** Height of the pattern tried where every colour is kept and bytes are left, luma levels. */
const DITHER = 3
const FINE_ALREADY = 95
/** Steps down in size that are tried should the plan have promised too much. */
const SMALLER = 6

interface Encoded {
  bytes: Uint8Array
  size: Size
  frames: number
  colours: number
  score: () => Promise<number>
}

/** Fits one animation to many budgets; what was made for one target is kept for the next. */
export class GifFitter {
  readonly #clean: CleanGif | null
  readonly #forecast: () => Promise<GifForecast>
  readonly #made = new Map<string, Promise<Encoded | null>>()
  readonly #given = new Map<Uint8Array, string>()

  /** `clean` is the original itself when it is a GIF; `frames` unpacks it, and is only called when needed. */
  constructor(clean: CleanGif | null, frames: () => Promise<Frames>) {
    this.#clean = clean
    let forecast: Promise<GifForecast> | undefined
    this.#forecast = () => {
      forecast ??= frames().then((unpacked) => new GifForecast(unpacked))
      return forecast
    }
  }

  /** The animation under `target.maxBytes`, or null when not even its smallest form gets there. Never over. */
  async fit(target: FitTarget): Promise<FittedPicture | null> {
    const started = performance.now()
    const untouched = this.#untouched(target)
    const found = untouched ?? (await this.#search(target))
    if (!found || found.bytes.length > target.maxBytes) return null
    const sameAs = this.#given.get(found.bytes) ?? null
    if (!sameAs) this.#given.set(found.bytes, target.id)
    const score = await found.score()
    const exact = { bytes: found.bytes.length, score, quality: 0, exact: true }
    const forecast = untouched ? null : await this.#forecast()
    return {
      targetId: target.id,
      bytes: found.bytes,
      mime: 'image/gif',
      width: found.size.width,
      height: found.size.height,
      quality: null,
      chroma: null,
      score,
      curve: frontier([...(forecast?.points ?? []), exact]),
      frames: found.frames,
      colours: found.colours,
      encodes: sameAs ? 0 : (forecast?.encodes ?? 0),
      ms: Math.round(performance.now() - started),
      sameAs,
    }
  }

  /** An original that already fits goes out as it is: encoding a GIF again only loses. */
  #untouched(target: FitTarget): Encoded | null {
    const clean = this.#clean
    if (!clean || clean.bytes.length > target.maxBytes) return null
    const inside = fitInside(clean, target)
    if (inside.width < clean.width || inside.height < clean.height) return null
    return { bytes: clean.bytes, size: clean, frames: clean.frames, colours: 256, score: async () => 100 }
  }

  async #search(target: FitTarget): Promise<Encoded | null> {
    const forecast = await this.#forecast()
    const largest = fitInside(forecast.frames, target)
    const name = `${largest.width} ${largest.height} ${target.maxBytes}`
    const known = this.#made.get(name) ?? fitWhole(forecast, largest, target.maxBytes)
    this.#made.set(name, known)
    return known
  }
}

/** Plans, then codes the whole until the budget is used well. */
async function fitWhole(forecast: GifForecast, largest: Size, budget: number): Promise<Encoded | null> {
  const started = spentMs()
  const until = started + PATIENCE_MS
  const way = await planGif(forecast, largest, budget * AIM, () => spentMs() > started + PLAN_MS)
  if (!way) return null
  for (let smaller = 0; smaller < SMALLER; smaller += 1) {
    const found = await atLoss(forecast, { ...way, size: stepDown(way.size, smaller) }, budget, until)
    if (found) return withWhatIsLeft(forecast, found, largest, budget, until)
  }
  return null
}

/** Bytes that are left where nothing is lost go into a larger picture, or into colours the palette lacks. */
async function withWhatIsLeft(
  forecast: GifForecast,
  found: Found,
  largest: Size,
  budget: number,
  until: number,
): Promise<Encoded> {
  let best = found
  for (let growth = 0; growth < 4 && isLeft(best, budget) && spentMs() < until; growth += 1) {
    const wider = grown(best.size, Math.sqrt((budget * AIM) / best.bytes.length), largest)
    if (wider.width <= best.size.width) return dithered(forecast, best, budget)
    const larger = await atLoss(forecast, { ...best.way, size: wider }, budget, until)
    if (!larger || (await larger.score()) <= (await best.score())) return best
    best = larger
  }
  return best
}

function spentMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

const isLeft = ({ loss, bytes }: Found, budget: number) => loss === 0 && bytes.length < budget * USED_WELL

/** Larger by a factor, by one px across at least. */
function grown(size: Size, factor: number, largest: Size): Size {
  const wanted = scaled(size, Math.max(factor, (size.width + 1) / size.width))
  return wanted.width >= largest.width || wanted.height >= largest.height ? largest : wanted
}

type Found = Encoded & { way: Way; loss: number }

/** The least loss at which it fits, by secant over the logarithm of bytes. */
async function atLoss(forecast: GifForecast, way: Way, budget: number, until: number): Promise<Found | null> {
  const known: Known = { fits: null, over: null, budget }
  let loss = Math.max(0, way.loss)
  const attempts = spentMs() > until ? LATE_ATTEMPTS : ATTEMPTS
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const made = await encoded(forecast, { ...way, loss })
    const { length } = made.bytes
    if (length > budget) known.over = { loss, length }
    else if (length > (known.fits?.bytes.length ?? 0)) known.fits = made
    if (isDone(known) || (known.fits && spentMs() > until)) break
    loss = nextLoss(loss, length, known)
    if (Math.abs((known.fits?.loss ?? -1) - loss) < FINEST) break
  }
  return known.fits
}

function isDone({ fits, over, budget }: Known): boolean {
  if (!fits) return over !== null && over.loss >= MOST_LOSS
  return fits.loss === 0 || fits.bytes.length >= budget * USED_WELL
}

interface Known {
  fits: Found | null
  over: { loss: number; length: number } | null
  budget: number
}

function nextLoss(loss: number, length: number, { fits, over, budget }: Known): number {
  if (fits && over) {
    const part = Math.log((budget * AIM) / fits.bytes.length) / Math.log(over.length / fits.bytes.length)
    return fits.loss + (over.loss - fits.loss) * Math.min(0.9, Math.max(0.1, part))
  }
  // About a tenth of the bytes for each two levels of loss.
  const wanted = loss + Math.log(length / (budget * AIM)) * 14
  return Math.min(MOST_LOSS, Math.max(0, wanted))
}

async function encoded(forecast: GifForecast, way: Way): Promise<Found> {
  const made = await forecast.encode(way, true)
  return { ...made, size: way.size, colours: way.colours, way, loss: way.loss }
}

/** Where all is kept and bytes are left, a fine pattern may stand for the colours that a palette lacks. */
async function dithered(forecast: GifForecast, plain: Found, budget: number): Promise<Encoded> {
  const score = await plain.score()
  if (score > FINE_ALREADY) return plain
  const other = await encoded(forecast, { ...plain.way, dither: DITHER })
  return other.bytes.length <= budget && (await other.score()) > score ? other : plain
}
