import { dim, mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, fade, group, rect, ring, shape, stroke, times } from '../../svg'

export const vinyl: Design = {
  id: 'event-record',
  name: 'In-store session',
  use: 'event',
  about: 'music concert record vinyl live band session',
  words: {
    headline: 'In-store session',
    date: 'Friday, April 23, 7 PM',
    line: 'Two sets, free, bring a cushion',
    small: 'Doors at 6:30',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const r = p.pick(500, 420, 430)
    const [cx, cy] = p.pick([p.w * 0.5, p.h * 0.4], [p.w * 0.64, p.h * 0.36], [p.w * 0.7, p.h * 0.5])
    const black = t.deep
    p.add(
      `<g filter="url(#lift)">${disc(cx, cy, r, black)}</g>`,
      times(12, (i) => ring(cx, cy, r * (0.94 - i * 0.045), mix(black, t.paper, 0.1), 2.4)),
    )
    p.add(
      fade(
        shape(
          `M${cx} ${cy}L${cx - r * 0.97} ${cy - r * 0.22}A${r} ${r} 0 0 1 ${cx - r * 0.62} ${cy - r * 0.78}ZM${cx} ${cy}L${cx + r * 0.97} ${cy + r * 0.22}A${r} ${r} 0 0 1 ${cx + r * 0.62} ${cy + r * 0.78}Z`,
          t.paper,
        ),
        0.14,
      ),
    )
    p.add(
      disc(cx, cy, r * 0.36, t.a),
      disc(cx, cy, r * 0.045, t.bg),
      ring(cx, cy, r * 0.32, dim(t.a, 0.2), 3),
    )
    const label = box(cx - r * 0.25, cy - r * 0.24, r * 0.5, r * 0.16)
    p.mark(label, { align: 'center', on: t.a, max: r * 0.09 })
    const wide = p.format === 'landscape'
    p.add(
      stroke(
        `M${cx + r * 1.02} ${cy - r * 0.9}L${cx + r * 0.96} ${cy - r * 0.1}L${cx + r * 0.6} ${cy + r * 0.34}`,
        mix(t.deep, t.paper, 0.4),
        16,
      ),
      group(rect(box(-22, -10, 44, 80), t.b, 8), `translate(${cx + r * 0.6} ${cy + r * 0.34}) rotate(40)`),
    )
    const at = p.pick(
      box(p.m, p.h * 0.77, p.w - 2 * p.m, p.h * 0.23 - p.m),
      box(p.m, p.h * 0.76, p.w - 2 * p.m, p.h * 0.24 - p.m),
      box(p.m, p.m, p.w * 0.28, p.h - 2 * p.m),
    )
    p.add(rect(wide ? box(0, 0, p.w * 0.34, p.h) : box(0, at.y - 36, p.w, p.h), t.b))
    p.t = p.tones('b')
    stack(
      p,
      at,
      [
        head(p.word('headline'), 110),
        say(p.word('date'), 52, { voice: 'strong', gap: 30 }),
        say(p.word('line'), 44, { gap: 22 }),
      ],
      { stand: 'middle' },
    )
  },
}
