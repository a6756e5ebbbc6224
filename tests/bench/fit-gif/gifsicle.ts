import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What people use today: gifsicle under a script that looks for the settings a budget allows. */

export const hasGifsicle = spawnSync('gifsicle', ['--version'], { stdio: 'ignore' }).error === undefined

const SCALES = [1, 0.85, 0.72, 0.6, 0.5, 0.42, 0.35, 0.28, 0.22]
/** Beyond this loss streaks are plain to see, and a smaller picture is better. */
const MOST_LOSS = 100

export interface PeerFit {
  bytes: Buffer
  /** Processor time, ms. */
  ms: number
}

/** The largest scale that fits at a loss of 100, then the least loss there, halved in upon. Null where none fits. */
export function bestOfGifsicle(gif: Buffer, budget: number, folder: string): PeerFit | null {
  const file = path.join(folder, 'peer-in.gif')
  writeFileSync(file, gif)
  let ms = 0
  const tried = (scale: number, loss: number): Buffer => {
    const made = gifsicle(file, scale, loss, folder)
    ms += made.ms
    return made.bytes
  }
  for (const scale of SCALES) {
    let best = tried(scale, MOST_LOSS)
    if (best.length > budget) continue
    let [low, high] = [0, MOST_LOSS]
    while (high - low > 3) {
      const loss = Math.floor((low + high) / 2)
      const bytes = tried(scale, loss)
      if (bytes.length <= budget) {
        best = bytes
        high = loss
      } else low = loss
    }
    return { bytes: best, ms }
  }
  return null
}

function gifsicle(file: string, scale: number, loss: number, folder: string): PeerFit {
  const out = path.join(folder, 'peer-out.gif')
  const size = scale < 1 ? `--scale ${scale}` : ''
  const command = `gifsicle --no-warnings -O3 --lossy=${loss} --colors 256 ${size} '${file}' -o '${out}'; times`
  const said = execFileSync('sh', ['-c', command]).toString()
  return { bytes: readFileSync(out), ms: childTime(said) }
}

/** The second line of `times` is the user and system time of children: 0m1.230s 0m0.040s. */
function childTime(said: string): number {
  const times =
    said
      .trim()
      .split('\n')
      .at(-1)
      ?.matchAll(/(\d+)m([\d.]+)s/g) ?? []
  return [...times].reduce(
    (sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1_000,
    0,
  )
}
