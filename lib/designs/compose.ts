import type { Align, Page, TextStyle } from './page'
import { type Box, box, columns, inset, rect, rows } from './svg'

/** Arrangements that many designs share: where words and drawing go in each format, and how words follow one another. */

export interface Said extends TextStyle {
  words: string
  /** Space before it, px. */
  gap?: number
  /** Takes what the others leave. One of a stack; the first if none says so. */
  lead?: boolean
  /** Of the height at most, for those that do not lead. */
  share?: number
}

/** Words under one another, the lead as large as the others leave room for. Gives the box they take. */
export function stack(
  p: Page,
  at: Box,
  said: readonly Said[],
  how: { align?: Align; stand?: 'top' | 'middle' | 'bottom'; on?: string } = {},
): Box {
  const shown = said.filter(({ words }) => words.trim() !== '')
  const lead = shown.find((item) => item.lead) ?? shown[0]
  if (!lead) return box(at.x, at.y, 0, 0)
  const gapOf = (item: Said, index: number) => (index === 0 ? 0 : (item.gap ?? 42))
  const gaps = shown.reduce((sum, item, index) => sum + gapOf(item, index), 0)
  const heights = new Map<Said, number>()
  let left = at.h - gaps
  for (const item of shown) {
    if (item === lead) continue
    const share = item.share ?? Math.min(0.4, 0.9 / shown.length)
    const { height } = p.fitted(item.words, box(0, 0, at.w, (at.h - gaps) * share), item)
    heights.set(item, height)
    left -= height
  }
  heights.set(lead, p.fitted(lead.words, box(0, 0, at.w, left), lead).height)
  const whole = gaps + [...heights.values()].reduce((sum, height) => sum + height, 0)
  let y = at.y + { top: 0, middle: 0.5, bottom: 1 }[how.stand ?? 'top'] * (at.h - whole)
  const from = y
  shown.forEach((item, index) => {
    y += gapOf(item, index)
    const height = heights.get(item) ?? 0
    p.text(item.words, box(at.x, y, at.w, height + 0.5), { ...how, ...item, stand: 'top' })
    y += height
  })
  return box(at.x, from, at.w, whole)
}

export const head = (words: string, max = 150, more: Partial<Said> = {}): Said => ({
  words,
  voice: 'display',
  max,
  lead: true,
  ...more,
})

export const say = (words: string, max = 50, more: Partial<Said> = {}): Said => ({ words, max, ...more })

/** The page in two: words and drawing, above one another or, in landscape, side by side. `first` is words at top or left. */
export function split(
  p: Page,
  shares: readonly [portrait: number, square: number, landscape: number],
  first: 'words' | 'art' = 'words',
): { words: Box; art: Box } {
  const share = p.pick(...shares)
  const cut = p.format === 'landscape' ? columns : rows
  const [one, two] = cut(p.all, first === 'words' ? share : 1 - share)
  const [words, art] = first === 'words' ? [one, two] : [two, one]
  return { words: inset(words, p.m), art }
}

/** The lowest line of the page, under a column of words in landscape and across the whole page otherwise. */
export const footUnder = (p: Page, words: Box): Box =>
  p.format === 'landscape'
    ? box(words.x, p.h - p.m - 44, words.w, 44)
    : box(p.m, p.h - p.m - 44, p.w - 2 * p.m, 44)

/** Brand and small print on the lowest line. Gives the line's box. */
export function foot(p: Page, words: string, how: { at?: Box; on?: string; fill?: string } = {}): Box {
  const line = how.at ?? box(p.m, p.h - p.m - 44, p.w - 2 * p.m, 44)
  const [left, right] = columns(line, 0.36, 24)
  const style = { ...(how.on ? { on: how.on } : {}), ...(how.fill ? { fill: how.fill } : {}) }
  p.mark(left, style)
  const low = line.w < 520 ? box(right.x, right.y - 18, right.w, right.h + 36) : right
  p.text(words, low, { max: 33, align: 'right', stand: 'middle', maxLines: 2, ...style })
  return line
}

/** A filled pill with words on it, as wide as they need within `at`. */
export function pill(
  p: Page,
  words: string,
  at: Box,
  colours: { fill: string; ink?: string },
  how: { align?: Align; max?: number; radius?: number } = {},
): void {
  if (!words) return
  const { align = 'left', max = at.h * 0.4, radius = at.h / 2 } = how
  const pad = at.h * 0.5
  const style: TextStyle = { voice: 'strong', max, maxLines: 1 }
  const { width } = p.fitted(words, box(0, 0, at.w - 2 * pad, at.h), style)
  const w = Math.min(at.w, width + 2 * pad)
  const x = at.x + { left: 0, center: 0.5, right: 1 }[align] * (at.w - w)
  const ground = box(x, at.y, w, at.h)
  p.addWithin(ground, rect(ground, colours.fill, radius))
  p.text(words, box(x + pad, at.y, w - 2 * pad, at.h), {
    ...style,
    on: colours.fill,
    align: 'center',
    stand: 'middle',
    ...(colours.ink ? { fill: colours.ink } : {}),
  })
}
