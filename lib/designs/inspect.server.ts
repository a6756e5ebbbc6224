import sharp from 'sharp'
import { contrast, TEXT_CONTRAST } from './color'
import type { Page, SetText } from './page'

/** Looking at a drawn page the way a reader does: can every word be read where it stands? */

export interface Complaint {
  words: string
  /** Share of the ground under the words on which they cannot be read, 0–1. */
  unreadable: number
  outside: boolean
}

const WIDTH = 360
/** Places looked at along a line. */
const STEPS = 32
/** Edges of shapes are blurred when made small; a hairline under words is no fault. */
const TOLERATED = 0.03

/** Words that stand on something they cannot be read on, or reach over the edge. */
export async function complaints(page: Page): Promise<Complaint[]> {
  const scale = WIDTH / page.w
  const { data, info } = await sharp(Buffer.from(page.svg({ without: 'text', width: WIDTH })))
    .flatten()
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const colourAt = (x: number, y: number) => {
    const at = (Math.round(y * scale) * info.width + Math.round(x * scale)) * info.channels
    const value = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0)
    return `#${value.toString(16).padStart(6, '0')}`
  }
  return page.texts
    .map((text) => ({ words: text.lines.join(' / '), ...judge(text, page, colourAt) }))
    .filter(({ unreadable, outside }) => outside || unreadable > TOLERATED)
}

function judge(text: SetText, page: Page, colourAt: (x: number, y: number) => string) {
  let [bad, all, outside] = [0, 0, false]
  for (const row of text.rows) {
    for (let step = 0; step < STEPS * 6; step++) {
      const along = row.x + (row.w * (step % STEPS)) / (STEPS - 1)
      const down = row.y + (row.h * Math.floor(step / STEPS)) / 5
      const [x, y] = turnedPoint(along, down, text.turn)
      if (x < 0 || y < 0 || x >= page.w || y >= page.h) {
        outside = true
        continue
      }
      all += 1
      if (contrast(text.fill, colourAt(x, y)) < TEXT_CONTRAST - 0.3) bad += 1
    }
  }
  return { unreadable: all === 0 ? 1 : bad / all, outside }
}

function turnedPoint(x: number, y: number, turn: SetText['turn']): [number, number] {
  if (!turn) return [x, y]
  const angle = (turn.degrees * Math.PI) / 180
  const [dx, dy] = [x - turn.x, y - turn.y]
  return [
    turn.x + dx * Math.cos(angle) - dy * Math.sin(angle),
    turn.y + dx * Math.sin(angle) + dy * Math.cos(angle),
  ]
}
