import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { createDecoderPool, type DecoderPool } from '@/lib/media/decode/pool.server'
import type { FitTarget } from '@/lib/media/decode/protocol'
import { fitInside, type Size, VIEW_BOX } from '@/lib/media/fit'
import { QualityReference } from '@/lib/media/quality/ssimulacra2'
import { type BenchPicture, PHOTO_KINDS, photo, posters } from './fit-pictures'
import type { Measurement } from './index'

const BUDGETS = [300_000, 600_000, 1_000_000]
/** The longest side most senders scale to before they look for a quality, px. */
const PEER_SIDE = 1_600
/** A judge that neither side searches by. */
const JUDGE = 'butteraugli_main'

interface Fit extends Measurement {
  /** Mean SSIMULACRA 2 score at the size a phone shows, ours and by the longest side and a bisection of quality. */
  score: number
  peerScore: number
  /** Mean 3-norm of butteraugli, less is better; null where the tool is not on this machine. */
  butteraugli: number | null
  peerButteraugli: number | null
  peerMs: number
  /** By budget in bytes: ours, theirs. */
  byBudget: Record<string, [number, number]>
  overBudget: number
}

/**
 * What people see of the posters and of phone photos at three budgets, fitted by us and by the usual way (a cap on the
 * longest side, then a bisection of quality with the coder's own settings), and how long a picture takes for all three.
 * The limit is one decode and one encode of the same picture.
 */
export async function run(): Promise<Fit> {
  sharp.concurrency(1)
  sharp.cache(false)
  const pictures = [...(await posters()), ...(await photos())]
  const pool = createDecoderPool()
  const folder = mkdtempSync(path.join(tmpdir(), 'marquee-fit-'))
  try {
    // Starts the process and warms the code on both sides.
    if (pictures[0]) await compare(pictures[0], pool, folder)
    const results: Compared[] = []
    for (const picture of pictures) {
      const compared = await compare(picture, pool, folder)
      results.push(compared)
      console.error(
        `${picture.name}: ${compared.ours.map(tell).join(', ')} in ${Math.round(compared.ms)} ms; usual way ${compared.theirs.map(tell).join(', ')} in ${Math.round(compared.peerMs)} ms`,
      )
    }
    return summary(results)
  } finally {
    pool.close()
    rmSync(folder, { recursive: true })
  }
}

async function photos(): Promise<BenchPicture[]> {
  const made: BenchPicture[] = []
  for (const [name, kind] of Object.entries(PHOTO_KINDS)) {
    made.push({ name, bytes: await photo(3_024, 4_032, kind) })
  }
  return made
}

interface Made {
  bytes: number
  score: number
  butteraugli: number | null
}

interface Compared {
  ours: Made[]
  theirs: Made[]
  ms: number
  peerMs: number
  limit: number
}

async function compare({ bytes }: BenchPicture, pool: DecoderPool, folder: string): Promise<Compared> {
  const judge = await judgeOf(bytes, folder)
  let began = performance.now()
  const outcome = await pool.run({ bytes, targets: BUDGETS.map(targetOf), thumbnails: [] })
  const ms = performance.now() - began
  if (!outcome.ok || outcome.misfits.length > 0) throw new Error('A picture was not fitted.')
  began = performance.now()
  const usual = await usualWay(bytes)
  const peerMs = performance.now() - began
  began = performance.now()
  await sharp(bytes).resize(PEER_SIDE, PEER_SIDE, INSIDE).jpeg({ mozjpeg: true }).toBuffer()
  const limit = performance.now() - began
  return {
    ours: await Promise.all(outcome.renditions.map(async (made) => judge(made.bytes))),
    theirs: await Promise.all(usual.map(judge)),
    ms,
    peerMs,
    limit,
  }
}

const INSIDE = { fit: 'inside', withoutEnlargement: true } as const

function targetOf(maxBytes: number): FitTarget {
  const mime = ['image/jpeg', 'image/png'] as const
  return { id: String(maxBytes), maxBytes, width: 2_592, height: 1_944, mime, baseline: false }
}

/** Scaled once, then the highest quality under each budget in seven encodes. */
async function usualWay(bytes: Buffer): Promise<Buffer[]> {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .resize(PEER_SIDE, PEER_SIDE, INSIDE)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: 3 as const }
  const found: Buffer[] = []
  for (const budget of BUDGETS) {
    let [low, high] = [1, 100]
    let best = Buffer.alloc(0)
    while (low <= high) {
      const quality = (low + high) >> 1
      const jpeg = await sharp(data, { raw }).jpeg({ quality }).toBuffer()
      if (jpeg.length <= budget) {
        best = jpeg
        low = quality + 1
      } else high = quality - 1
    }
    found.push(best)
  }
  return found
}

async function judgeOf(original: Buffer, folder: string): Promise<(made: Uint8Array) => Promise<Made>> {
  const { width, height } = await sharp(original).metadata()
  const view = fitInside({ width, height }, VIEW_BOX)
  const reference = await shown(original, view)
  const quality = new QualityReference(reference)
  const file = path.join(folder, 'original.png')
  await png(reference).toFile(file)
  return async (made) => {
    const seen = await shown(made, view)
    return {
      bytes: made.length,
      score: quality.score(seen),
      butteraugli: await butteraugli(seen, file, folder),
    }
  }
}

const hasJudge = spawnSync(JUDGE, [], { stdio: 'ignore' }).error === undefined
let compared = 0

async function butteraugli(seen: Shown, original: string, folder: string): Promise<number | null> {
  if (!hasJudge) return null
  compared += 1
  const file = path.join(folder, `${compared}.png`)
  await png(seen).toFile(file)
  const said = execFileSync(JUDGE, [original, file], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
  rmSync(file)
  return Number(/3-norm: ([\d.]+)/.exec(said)?.[1] ?? Number.NaN)
}

type Shown = Size & { data: Buffer }

async function shown(bytes: Uint8Array, { width, height }: Size): Promise<Shown> {
  const data = await sharp(bytes)
    .autoOrient()
    .resize(width, height, { fit: 'fill', fastShrinkOnLoad: false })
    .removeAlpha()
    .raw()
    .toBuffer()
  return { data, width, height }
}

function png({ data, width, height }: Shown) {
  return sharp(data, { raw: { width, height, channels: 3 } }).png({ compressionLevel: 1 })
}

const tell = ({ score, bytes }: Made) => `${score.toFixed(1)} (${Math.round(bytes / 1000)} kB)`

function summary(results: Compared[]): Fit {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const of = (side: 'ours' | 'theirs', value: (made: Made) => number) =>
    round(mean(results.flatMap((result) => result[side].map(value))))
  const value = mean(results.map(({ ms }) => ms))
  const limit = mean(results.map((result) => result.limit))
  const judged = (side: 'ours' | 'theirs') =>
    hasJudge ? of(side, (made) => made.butteraugli ?? Number.NaN) : null
  const at = (side: 'ours' | 'theirs', index: number) =>
    round(mean(results.map((result) => result[side][index]?.score ?? Number.NaN)))
  return {
    name: 'fit',
    value: Math.round(value),
    unit: `ms per picture for ${BUDGETS.length} budgets, ${results.length} pictures`,
    limit: Math.round(limit),
    ratio: round(value / limit),
    score: of('ours', ({ score }) => score),
    peerScore: of('theirs', ({ score }) => score),
    butteraugli: judged('ours'),
    peerButteraugli: judged('theirs'),
    peerMs: Math.round(mean(results.map(({ peerMs }) => peerMs))),
    byBudget: Object.fromEntries(
      BUDGETS.map((budget, index) => [budget, [at('ours', index), at('theirs', index)]]),
    ),
    overBudget: results.flatMap(({ ours }) => ours.filter(({ bytes }, at) => bytes > (BUDGETS[at] ?? 0)))
      .length,
  }
}

const round = (value: number) => Number(value.toFixed(2))
