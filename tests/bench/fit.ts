import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { createDecoderPool, type DecoderPool } from '@/lib/media/decode/pool.server'
import type { FitTarget, Fitted } from '@/lib/media/decode/protocol'
import { fitInside, MAX_QUALITY, type Size, VIEW_BOX } from '@/lib/media/fit'
import { Judges } from './fit-still/judges'
import { missingTools, PEERS, PeerRun } from './fit-still/peers'
import { missingSets, pictureSet, type SetPicture } from './fit-still/set'
import { timing } from './fit-still/speed'
import { broken, type Entry, type Line, linesOf, table, type Used, unbeaten, usedOf } from './fit-still/tally'
import type { Measurement } from './index'

const BUDGETS = [100_000, 300_000, 600_000, 1_000_000]
/** What the carriers' profiles allow. */
const BOX: Size = { width: 2_592, height: 1_944 }
/** Peers and judges at work together. */
const AT_ONCE = 4
/** `--quick` takes one picture of so many. */
const QUICK = 8

interface Fit extends Measurement {
  /** Files over their budget: ours, and of each peer. */
  over: Record<string, number>
  used: Used
  /** What is not better than a JPEG peer, by budget. */
  unbeaten: Record<string, string[]>
  byBudget: Record<string, Line[]>
  pictures: number
}

/**
 * The best picture under a number of bytes: ours beside sharp by bisection of quality (its own settings, and mozjpeg's),
 * `jpegoptim --size`, ImageMagick's `jpeg:extent` and `cwebp -size`, in one run over Debian's mate-backgrounds and
 * gnome-backgrounds, our posters and generated phone photos. All get the same pixels. Peers are asked twice: for the
 * largest size the profile takes (`box`, 2,592 × 1,944 px) and for the size a phone shows (`phone`, 1,000 × 750 px, turned with
 * the picture), as both are done. All files are judged as a phone shows them, at 1,000 × 750 px, by Debian's
 * `butteraugli_main` (3-norm) and `ssimulacra_main`; less is better. WebP is told but is no peer: handsets do not take
 * it in MMS. The value is processor time for a photo of 12 megapixels and four profiles, beside one encode of it by mozjpeg.
 *
 * Ends in failure where a file of ours is over its budget, or leaves more than 3 % of it though quality could still rise.
 *
 * `npm run bench -- fit --quick` takes every eighth picture, `--speed` only the time.
 */
export async function run(): Promise<Fit> {
  const missing = [...new Set([...(await missingTools()), ...missingSets()])]
  if (missing.length > 0)
    throw new Error(`This bench needs Debian packages: apt-get install ${missing.join(' ')}`)
  sharp.concurrency(1)
  sharp.cache(false)
  const { value, limit } = await timing()
  const pictures = process.argv.includes('--speed')
    ? []
    : await pictureSet(process.argv.includes('--quick') ? QUICK : 1)
  const entries = await entriesOf(pictures)
  const lines = BUDGETS.map((budget) => ({ budget, lines: linesOf(entries, budget) }))
  for (const each of lines) console.error(table(each.budget, each.lines))
  const used = usedOf(entries)
  console.error(
    `${used.below.length} of ${used.files} files below 97 % of a budget though quality could still rise`,
  )
  for (const fault of broken(entries)) {
    console.error(fault)
    process.exitCode = 1
  }
  const over: Record<string, number> = {}
  for (const { by, bytes, budget } of entries) over[by] = (over[by] ?? 0) + (bytes > budget ? 1 : 0)
  return {
    name: 'fit',
    value,
    unit: 'ms of processor time per 12-megapixel photo, four profiles',
    limit,
    ratio: Number((value / limit).toFixed(2)),
    over,
    used,
    unbeaten: Object.fromEntries(lines.map((each) => [each.budget, unbeaten(each.lines)])),
    byBudget: Object.fromEntries(lines.map((each) => [each.budget, each.lines])),
    pictures: pictures.length,
  }
}

async function entriesOf(pictures: readonly SetPicture[]): Promise<Entry[]> {
  const pool = createDecoderPool({ deadlineMs: 600_000 })
  const folder = mkdtempSync(path.join(tmpdir(), 'marquee-fit-'))
  const entries: Entry[] = []
  try {
    for (const [at, picture] of pictures.entries()) {
      const made = await compare(picture, pool, folder)
      entries.push(...made)
      const ours = made.filter(({ by }) => by === 'ours')
      const tell = ours.map(
        ({ bytes, verdict }) =>
          `${Math.round(bytes / 1000)} kB ${verdict.butteraugli.toFixed(2)} ${verdict.own.toFixed(1)}`,
      )
      console.error(`${at + 1}/${pictures.length} ${picture.name}: ${tell.join(', ')}`)
    }
    return entries
  } finally {
    pool.close()
    rmSync(folder, { recursive: true })
  }
}

async function compare({ name, png }: SetPicture, pool: DecoderPool, folder: string): Promise<Entry[]> {
  const bytes = await png()
  const { width, height } = await sharp(bytes).metadata()
  const whole = { width, height }
  const view = fitInside(whole, VIEW_BOX)
  const judges = await Judges.of(bytes, view, folder)
  const outcome = await pool.run({ bytes, targets: BUDGETS.map(targetOf), thumbnails: [] })
  if (!outcome.ok || outcome.misfits.length > 0) throw new Error(`${name} was not fitted.`)
  const entries: Entry[] = []
  for (const made of outcome.renditions) {
    const couldRise = !isFinest(made)
    const verdict = await judges.judge(made.bytes)
    entries.push({
      picture: name,
      budget: Number(made.targetId),
      by: 'ours',
      bytes: made.bytes.length,
      couldRise,
      verdict,
    })
  }
  for (const [size, box] of [
    ['box', fitInside(whole, BOX)],
    ['phone', view],
  ] as const) {
    const run = await PeerRun.of(bytes, box, folder)
    const asked = BUDGETS.flatMap((budget) => PEERS[size].map((peer) => ({ budget, peer })))
    const files = await fewAtOnce(asked, async ({ budget, peer }) => {
      const file = await run.make(peer, budget)
      const verdict = await judges.judge(file)
      const by = `${peer} ${size}`
      return { picture: name, budget, by, bytes: file.length, couldRise: false, verdict }
    })
    entries.push(...files)
    await run.clean()
  }
  return entries
}

/** Results in the order asked for, from a few at a time. */
async function fewAtOnce<Asked, Result>(
  asked: readonly Asked[],
  work: (one: Asked) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const worker = async () => {
    for (let at = next++; at < asked.length; at = next++) results[at] = await work(asked[at] as Asked)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return results
}

/** Full colour resolution at the finest quality (larger sizes looked worse where it is not the largest), or no loss. */
function isFinest({ quality, chroma }: Fitted): boolean {
  return quality === null || (quality >= MAX_QUALITY && chroma === '4:4:4')
}

function targetOf(maxBytes: number): FitTarget {
  return { id: String(maxBytes), maxBytes, ...BOX, mime: ['image/jpeg', 'image/png'], baseline: false }
}
