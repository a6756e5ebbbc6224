import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { inspect, unpackFrames } from '@/lib/media/decode/open.server'
import { GIF_PIXELS, GifFitter } from '@/lib/media/fit-gif.server'
import { cleanGif } from '@/lib/media/gif/clean'
import { type Drawing, drawings } from './fit-gif/drawings'
import { bestOfGifsicle, hasGifsicle } from './fit-gif/gifsicle'
import { hasJudges, judgeOf, type Verdict } from './fit-gif/judges'
import type { Measurement } from './index'

const BUDGETS = [100_000, 300_000, 600_000, 1_000_000]

interface Side {
  /** Times no GIF, or one that is too large, came out. */
  misses: number
  /** Median, and the score nine in ten are above. */
  score: [median: number, p90: number]
  butteraugli: [median: number, p90: number] | null
  ssimulacra: [median: number, p90: number] | null
  /** Of the budget, mean. */
  used: number
}

interface GifFit extends Measurement {
  ours: Side
  gifsicle: Side | null
  /** By budget in bytes: median score of ours, theirs. */
  byBudget: Record<string, [number | null, number | null]>
  /** Comparisons in which ours looks better, and all. */
  wins: [number, number]
  /** Packages this machine lacks. */
  missing: string[]
}

/**
 * What people see of animations under four budgets, made by us and by gifsicle under a script that looks for its best
 * settings, and the processor time of both. An animation that fits untouched is not counted.
 */
export async function run(): Promise<GifFit> {
  sharp.concurrency(1)
  sharp.cache(false)
  const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice(7)
  const { drawn, missing } = await drawings()
  if (!hasGifsicle) missing.push('gifsicle')
  if (!hasJudges) missing.push('libjxl-devtools')
  const folder = mkdtempSync(path.join(tmpdir(), 'marquee-fit-gif-'))
  try {
    const all: Compared[] = []
    for (const drawing of drawn.filter(({ name }) => !only || name.includes(only))) {
      all.push(...(await compare(drawing, folder)))
    }
    return summary(all, missing)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Made extends Verdict {
  bytes: number
}

interface Compared {
  budget: number
  ours: Made | null
  theirs: Made | null
  ms: number
  peerMs: number
}

async function compare({ name, gif }: Drawing, folder: string): Promise<Compared[]> {
  const judge = await judgeOf(gif, folder)
  const began = process.cpuUsage()
  const info = await inspect(gif)
  const fitter = new GifFitter(cleanGif(gif), () => unpackFrames(gif, info, GIF_PIXELS))
  console.error(
    `${name}: ${info.width} × ${info.height}, ${info.frames} frames, ${Math.round(gif.length / 1000)} kB`,
  )
  const results: Compared[] = []
  let before = (began.user + began.system) / 1_000
  for (const budget of BUDGETS) {
    if (gif.length <= budget) continue
    const from = cpuMs()
    const made = await fitter.fit({ id: String(budget), maxBytes: budget, ...BOX })
    const ms = cpuMs() - from + (results.length === 0 ? Math.max(0, from - before) : 0)
    before = cpuMs()
    const peer = hasGifsicle ? bestOfGifsicle(gif, budget, folder) : null
    const verdict = async (bytes: Uint8Array | undefined): Promise<Made | null> =>
      bytes ? { bytes: bytes.length, ...(await judge(bytes)) } : null
    const compared = {
      budget,
      ours: await verdict(made?.bytes),
      theirs: await verdict(peer?.bytes),
      ms,
      peerMs: peer?.ms ?? 0,
    }
    results.push(compared)
    console.error(
      `  ${budget / 1000} kB: ${tell(compared.ours)} ${made?.width} px, ${made?.colours} colours, ${made?.frames} frames, said ${made?.score?.toFixed(1)}, ${Math.round(ms)} ms; gifsicle ${tell(compared.theirs)} in ${Math.round(compared.peerMs)} ms`,
    )
  }
  return results
}

const BOX = { width: 2_592, height: 1_944, mime: ['image/gif'] as const, baseline: false }

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

const tell = (made: Made | null) =>
  made
    ? `${made.score.toFixed(1)} (${Math.round(made.bytes / 1000)} kB, butteraugli ${made.butteraugli?.toFixed(2)}, ssimulacra ${made.ssimulacra?.toFixed(3)})`
    : 'nothing'

function summary(all: readonly Compared[], missing: string[]): GifFit {
  const value = sum(all.map(({ ms }) => ms))
  const limit = sum(all.map(({ peerMs }) => peerMs))
  const scores = (budget: number, side: 'ours' | 'theirs') =>
    median(all.filter((one) => one.budget === budget).flatMap((one) => one[side]?.score ?? []))
  return {
    name: 'fit-gif',
    value: Math.round(value / all.length),
    unit: `ms of processor time per fit, ${all.length} fits; the limit is gifsicle's search`,
    limit: Math.round(limit / all.length),
    ratio: round(value / limit),
    ours: sideOf(all, 'ours'),
    gifsicle: hasGifsicle ? sideOf(all, 'theirs') : null,
    byBudget: Object.fromEntries(
      BUDGETS.map((budget) => [budget, [scores(budget, 'ours'), scores(budget, 'theirs')]]),
    ),
    wins: [
      all.filter(({ ours, theirs }) => (ours?.score ?? -99) > (theirs?.score ?? -99)).length,
      all.length,
    ],
    missing,
  }
}

function sideOf(all: readonly Compared[], side: 'ours' | 'theirs'): Side {
  const made = all.flatMap((one) => one[side] ?? [])
  const misses = all.filter((one) => (one[side]?.bytes ?? Number.POSITIVE_INFINITY) > one.budget).length
  const of = (
    value: (one: Made) => number | null,
    worst: (sorted: number[]) => number,
  ): [number, number] | null => {
    const values = made.flatMap((one) => value(one) ?? [])
    return values.length > 0 ? [median(values) ?? 0, round(worst(values.toSorted((a, b) => a - b)))] : null
  }
  const high = (sorted: number[]) => sorted[Math.floor(sorted.length * 0.9)] ?? 0
  const low = (sorted: number[]) => sorted[Math.floor(sorted.length * 0.1)] ?? 0
  return {
    misses,
    score: of(({ score }) => score, low) ?? [0, 0],
    butteraugli: of(({ butteraugli }) => butteraugli, high),
    ssimulacra: of(({ ssimulacra }) => ssimulacra, high),
    used: round(sum(all.map((one) => (one[side]?.bytes ?? 0) / one.budget)) / all.length),
  }
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const round = (value: number) => Number(value.toFixed(3))

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  return middle === undefined ? null : round(middle)
}
