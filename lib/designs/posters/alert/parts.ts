import type { Page } from '../../page'
import { columns, inset } from '../../svg'

/** Two answers of equal weight, side by side. `button` carries both, parted by a bar. */
export function answers(
  p: Page,
  at: { x: number; y: number; w: number; h: number },
  fill: string,
  line: string,
): void {
  const [yes = '', no = ''] = p
    .word('button')
    .split('|')
    .map((part) => part.trim())
  const [l, r] = columns(at, no ? 0.485 : 1, at.w * 0.03)
  p.add(`<rect x="${l.x}" y="${l.y}" width="${l.w}" height="${l.h}" rx="${l.h / 2}" fill="${fill}"/>`)
  p.text(yes, inset(l, 24, 0), {
    voice: 'strong',
    max: l.h * 0.4,
    align: 'center',
    stand: 'middle',
    maxLines: 1,
    on: fill,
  })
  if (!no) return
  p.add(
    `<rect x="${r.x + 2}" y="${r.y + 2}" width="${r.w - 4}" height="${r.h - 4}" rx="${r.h / 2}" fill="none" stroke="${line}" stroke-width="5"/>`,
  )
  p.text(no, inset(r, 24, 0), {
    voice: 'strong',
    max: r.h * 0.4,
    align: 'center',
    stand: 'middle',
    maxLines: 1,
  })
}
