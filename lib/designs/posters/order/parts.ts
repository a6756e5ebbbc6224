import type { Page } from '../../page'
import { type Box, box } from '../../svg'

/** `items` as rows: words on the left, an amount on the right. */
export function lines(p: Page, at: Box, on: string, max = 38): void {
  const all = p.word('items').split('\n').filter(Boolean).slice(0, 8)
  const h = Math.min(at.h / Math.max(1, all.length), max * 1.75)
  all.forEach((line, i) => {
    const [what = '', amount = ''] = line.split('|').map((part) => part.trim())
    const row = box(at.x, at.y + i * h, at.w, h)
    p.text(what, box(row.x, row.y, row.w * 0.68, h), { max, maxLines: 1, stand: 'middle', on })
    p.text(amount, box(row.x + row.w * 0.7, row.y, row.w * 0.3, h), {
      max,
      maxLines: 1,
      stand: 'middle',
      align: 'right',
      on,
    })
  })
}
