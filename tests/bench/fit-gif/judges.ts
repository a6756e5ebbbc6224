import { execFileSync, spawnSync } from 'node:child_process'
import path from 'node:path'
import sharp from 'sharp'
import { QualityReference } from '@/lib/media/quality/ssimulacra2'

/** What people see of an animation beside the original, by judges that neither side searches by and by our own. */

export interface Verdict {
  /** SSIMULACRA 2, ours; at most 100, more is better. */
  score: number
  /** 3-norm of butteraugli, less is better; null without the tool. */
  butteraugli: number | null
  /** The first SSIMULACRA, less is better; null without the tool. */
  ssimulacra: number | null
}

const has = (tool: string) => spawnSync(tool, [], { stdio: 'ignore' }).error === undefined
export const hasJudges = has('butteraugli_main') && has('ssimulacra_main')

/** Frames compared, spread over the time; the others' tools look at the middle one. */
const LOOKS = 5

interface Played {
  width: number
  height: number
  /** When each frame is over, ms. */
  ends: number[]
  frame: (at: number) => Buffer
}

async function play(gif: Buffer | Uint8Array): Promise<Played> {
  const picture = sharp(gif, { animated: true })
  const { data, info } = await picture
    .flatten({ background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const height = info.pageHeight ?? info.height
  const bytes = info.width * height * 3
  const { delay = [0] } = await sharp(gif, { animated: true }).metadata()
  let now = 0
  const ends = delay.map((ms) => {
    now += ms
    return now
  })
  return { width: info.width, height, ends, frame: (at) => data.subarray(at * bytes, (at + 1) * bytes) }
}

/** Compares what is on screen at the same moments, at the original's size. */
export async function judgeOf(
  original: Buffer,
  folder: string,
): Promise<(gif: Uint8Array) => Promise<Verdict>> {
  const source = await play(original)
  const { width, height } = source
  const moments = Array.from({ length: LOOKS }, (_, look) => {
    const at = Math.round((look * (source.ends.length - 1)) / (LOOKS - 1))
    return { at, ms: ((source.ends[at - 1] ?? 0) + (source.ends[at] ?? 0)) / 2 }
  })
  const references = moments.map(({ at }) => new QualityReference({ data: source.frame(at), width, height }))
  const middle = moments[Math.floor(LOOKS / 2)] as { at: number; ms: number }
  const file = path.join(folder, 'original.png')
  const raw = { width, height, channels: 3 } as const
  await sharp(source.frame(middle.at), { raw }).png().toFile(file)
  return async (gif) => {
    const made = await play(gif)
    const shown = async (ms: number) => {
      const at = made.ends.findIndex((end) => end > ms)
      const frame = made.frame(at < 0 ? made.ends.length - 1 : at)
      return sharp(frame, { raw: { width: made.width, height: made.height, channels: 3 } })
        .resize(width, height, { fit: 'fill' })
        .raw()
        .toBuffer()
    }
    let sum = 0
    for (const [look, { ms }] of moments.entries()) {
      sum += references[look]?.score({ data: await shown(ms), width, height }) ?? 0
    }
    const other = path.join(folder, 'made.png')
    if (hasJudges)
      await sharp(await shown(middle.ms), { raw })
        .png()
        .toFile(other)
    return { score: sum / LOOKS, ...others(file, other) }
  }
}

function others(original: string, made: string) {
  if (!hasJudges) return { butteraugli: null, ssimulacra: null }
  const tell = (tool: string) =>
    execFileSync(tool, [original, made], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
  return {
    butteraugli: Number(/3-norm: ([\d.]+)/.exec(tell('butteraugli_main'))?.[1] ?? Number.NaN),
    ssimulacra: Number(tell('ssimulacra_main').trim().split(/\s+/)[0]),
  }
}
