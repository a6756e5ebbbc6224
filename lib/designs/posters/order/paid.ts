import { dim, mix } from '../../color'
import { head, pill, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, inset, rect, stroke, times } from '../../svg'

export const paid: Design = {
  id: 'order-paid',
  name: 'Done and paid',
  use: 'receipt',
  about: 'payment confirmation tick check success invoice',
  words: {
    headline: 'Paid, thank you',
    offer: '$248.00',
    line: 'Invoice 2089, Larch Dental',
    date: 'June 3, card ending 4417',
    button: 'Reply PDF for a copy',
  },
  draw(p) {
    const t = p.paint('a')
    const wide = p.format === 'landscape'
    const r = p.pick(p.w * 0.5, p.w * 0.4, p.h * 0.46)
    const [cx, cy] = p.pick([p.w * 0.5, p.h * 0.2], [p.w * 0.78, p.h * 0.22], [p.w * 0.2, p.h * 0.5])
    p.add(
      times(3, (i) => disc(cx, cy, r * (1.24 - i * 0.22), mix(t.bg, t.paper, 0.12 + i * 0.14))),
      disc(cx, cy, r * 0.5, t.paper),
      stroke(
        `M${cx - r * 0.2} ${cy + r * 0.02}L${cx - r * 0.05} ${cy + r * 0.18}L${cx + r * 0.24} ${cy - r * 0.16}`,
        dim(t.bg, 0.2),
        r * 0.1,
      ),
    )
    const sheet = p.pick(
      box(p.m, p.h * 0.46, p.w - 2 * p.m, p.h * 0.54 - p.m),
      box(p.m, p.h * 0.42, p.w - 2 * p.m, p.h * 0.58 - p.m),
      box(p.w * 0.42, p.m, p.w * 0.58 - p.m, p.h - 2 * p.m),
    )
    p.add(`<g filter="url(#lift)">${rect(sheet, t.paper, 34)}</g>`)
    p.t = p.tones('paper')
    const inside = inset(sheet, 56, 52)
    stack(
      p,
      box(inside.x, inside.y, inside.w, inside.h - 130),
      [
        say(p.word('headline'), 58, { voice: 'strong' }),
        head(p.word('offer'), 190, { gap: 30 }),
        say(p.word('line'), 46),
        say(p.word('date'), 40, { gap: 20, fill: p.t.quiet }),
      ],
      { on: t.paper, stand: 'middle' },
    )
    pill(p, p.word('button'), box(inside.x, inside.y + inside.h - 80, inside.w * 0.66, 82), {
      fill: t.deep,
      ink: t.paper,
    })
    p.mark(box(inside.x + inside.w * 0.68, inside.y + inside.h - 62, inside.w * 0.32, 44), {
      align: 'right',
      max: wide ? 34 : 38,
    })
  },
}
