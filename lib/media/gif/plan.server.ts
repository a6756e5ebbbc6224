import type { Size } from '../fit'
import { type Foretold, type GifForecast, stepDown, type Way } from './forecast.server'
import { MOST_COLOURS } from './palette'

/** Losses at which a size is tried; between them bytes and score follow nearly straight lines. */
const LOSSES = [0, 6, 14, 26] as const
const FEWER_COLOURS = 96
/** Bytes of a frame from which a palette of its own is worth its 768. */
const OWN_PALETTE = 9_000
/** A frame left out must promise this much more: judged are only frames that are shown. */
const DROP_LEAD = 30
/** Below this score, fewer frames may look better. */
const POOR = 5
const SMALLEST_SIDE = 64
const STEPS = 14
/** How many steps further the search looks before it climbs. */
const FAR = [3, 3]

interface Plan {
  way: Way
  score: number
}

/**
 * At which size, with how many colours and at which loss a budget is best spent, foretold from parts of the animation.
 * Once it is `late` the first way that fits will do. Null where nothing fits.
 */
export async function planGif(
  forecast: GifForecast,
  largest: Size,
  budget: number,
  late: () => boolean = () => false,
): Promise<Way | null> {
  const { length } = forecast.frames.delays
  const isEnough = (plan: Plan | null) => plan !== null && (plan.score >= POOR || late())
  const whole = await bestSize(forecast, { largest, budget, every: 1, colours: MOST_COLOURS, late })
  let best = whole && (await withFewerColours(forecast, whole, { budget, late }))
  for (const every of [2, 4]) {
    if (isEnough(best) || length < every * 3) break
    const thinner = await bestSize(forecast, { largest, budget, every, colours: FEWER_COLOURS, late })
    if (thinner && (!best || thinner.score > best.score + DROP_LEAD)) best = thinner
  }
  return best?.way ?? null
}

interface Wish {
  largest: Size
  budget: number
  every: number
  colours: number
  late: () => boolean
}

/** Climbs over the sizes, from the one the first look suggests, until both neighbours are worse. */
async function bestSize(forecast: GifForecast, wish: Wish): Promise<Plan | null> {
  const plans = new Map<number, Plan | null>()
  let best: Plan | null = null
  const at = async (step: number): Promise<Plan | null> => {
    const known = plans.get(step)
    if (known !== undefined) return known
    if (best && wish.late()) return null
    const size = stepDown(wish.largest, step)
    const usable = step >= 0 && step <= STEPS && Math.min(size.width, size.height) >= SMALLEST_SIDE
    const plan = usable || step === 0 ? await atSize(forecast, wish, size) : null
    plans.set(step, plan)
    return plan
  }
  let step = await firstStep(forecast, wish)
  best = await at(step)
  while (!best && step < STEPS) best = await at(++step)
  if (!best) return null
  // Scores have more than one hill: a size a good deal smaller may be on a higher one.
  for (const far of FAR) {
    const plan = await at(step + far)
    if (plan && plan.score > best.score) {
      best = plan
      step += far
    }
  }
  for (const direction of [-1, 1]) {
    for (let next = step + direction; next >= 0; next += direction) {
      const plan = await at(next)
      if (!plan || plan.score <= best.score) break
      best = plan
      step = next
    }
  }
  return best
}

/** Where to begin: the size at which a middling loss takes the budget, bytes growing with the area. */
async function firstStep(forecast: GifForecast, wish: Wish): Promise<number> {
  const { bytes } = await forecast.foretell(wayOf(forecast, wish, wish.largest, LOSSES[1]))
  const factor = Math.sqrt(wish.budget / bytes)
  return factor >= 1 ? 0 : Math.min(STEPS, Math.max(0, Math.round(Math.log(factor) / Math.log(0.82)) - 1))
}

function wayOf(forecast: GifForecast, wish: Wish, size: Size, loss: number): Way {
  const each = (wish.budget * wish.every) / forecast.frames.delays.length
  const together = each >= OWN_PALETTE ? 1 : Math.ceil(OWN_PALETTE / each)
  // A power of two, so that budgets near to each other share their palettes.
  const shared = 2 ** Math.min(6, Math.ceil(Math.log2(together)))
  return { size, colours: wish.colours, together: shared, every: wish.every, loss, dither: 0 }
}

/** The loss that takes the budget at one size, and the score that is foretold for it; null where it takes too much. */
async function atSize(forecast: GifForecast, wish: Wish, size: Size): Promise<Plan | null> {
  let before: (Foretold & { loss: number }) | null = null
  for (const loss of LOSSES) {
    const told = await forecast.foretell(wayOf(forecast, wish, size, loss))
    if (told.bytes <= wish.budget) {
      const after = { ...told, loss }
      const part = before ? Math.log(wish.budget / after.bytes) / Math.log(before.bytes / after.bytes) : 0
      const mixed = (a: number, b: number) => a + (b - a) * Math.min(1, Math.max(0, part))
      const wanted = before ? mixed(after.loss, before.loss) : loss
      return {
        way: wayOf(forecast, wish, size, wanted),
        score: before ? mixed(after.score, before.score) : after.score,
      }
    }
    before = { ...told, loss }
  }
  return null
}

async function withFewerColours(
  forecast: GifForecast,
  plan: Plan,
  { budget, late }: Pick<Wish, 'budget' | 'late'>,
): Promise<Plan> {
  if (plan.way.loss < LOSSES[1] || late()) return plan
  const wish = { largest: plan.way.size, budget, every: 1, colours: FEWER_COLOURS, late }
  const fewer = await atSize(forecast, wish, plan.way.size)
  return fewer && fewer.score > plan.score ? fewer : plan
}
