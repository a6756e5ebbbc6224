import { dim, mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, rect, shape, times } from '../../svg'

export const pie: Design = {
  id: 'season-table',
  name: 'Pass the pie',
  use: 'season',
  about: 'thanksgiving pie bakery november dinner table family',
  words: {
    headline: 'Pass the pie',
    line: 'Order by Sunday, pick up warm on Wednesday',
    offer: '$24',
    small: 'Apple, pecan, pumpkin',
  },
  draw(p) {
    const t = p.paint('shade-a')
    const wide = p.format === 'landscape'
    const r = p.pick(430, 330, 340)
    const [cx, cy] = p.pick([p.w * 0.5, p.h * 0.62], [p.w * 0.66, p.h * 0.62], [p.w * 0.7, p.h * 0.52])
    const crust = t.b
    p.add(times(Math.ceil(p.w / 90), (i) => rect(box(i * 90, 0, 45, p.h), mix(t.bg, t.a, 0.09))))
    p.add(
      `<g filter="url(#lift)">${disc(cx, cy, r * 1.08, t.paper)}</g>`,
      disc(cx, cy, r * 0.98, dim(t.paper, 0.1)),
      times(28, (i) =>
        disc(
          cx + r * 0.86 * Math.cos((i * Math.PI) / 14),
          cy + r * 0.86 * Math.sin((i * Math.PI) / 14),
          r * 0.12,
          i % 2 ? crust : dim(crust, 0.12),
        ),
      ),
      disc(cx, cy, r * 0.8, t.a),
    )
    p.add(
      p.clip(
        disc(cx, cy, r * 0.82, '#000'),
        times(
          5,
          (i) =>
            rect(box(cx - r * 0.76 + i * r * 0.33, cy - r, r * 0.16, r * 2), crust) +
            rect(box(cx - r * 0.76 + i * r * 0.33 + r * 0.11, cy - r, r * 0.05, r * 2), dim(crust, 0.14)),
        ) +
          times(
            5,
            (i) =>
              rect(box(cx - r, cy - r * 0.76 + i * r * 0.33, r * 2, r * 0.16), mix(crust, t.paper, 0.14)) +
              rect(box(cx - r, cy - r * 0.76 + i * r * 0.33 + r * 0.12, r * 2, r * 0.04), dim(crust, 0.14)),
          ),
      ),
      p.clip(
        disc(cx, cy, r * 0.99, '#000'),
        shape(`M${cx} ${cy}L${cx + r * 1.12} ${cy - r * 0.42}V${cy + r * 0.36}Z`, dim(t.paper, 0.1)),
      ),
    )
    const words = p.pick(
      box(p.m, p.m, p.w - 2 * p.m, p.h * 0.22),
      box(p.m, p.m, p.w - 2 * p.m, p.h * 0.19),
      box(p.m, p.m, p.w * 0.32, p.h - 2 * p.m - 90),
    )
    p.add(rect(wide ? box(0, 0, p.w * 0.37, p.h) : box(0, 0, p.w, words.y + words.h + 30), t.bg))
    stack(p, words, [head(p.word('headline'), 170), say(p.word('line'), 46)], {
      stand: wide ? 'middle' : 'top',
    })
    const [bx, by, br] = p.pick([p.w - 170, p.h - 180, 120], [150, p.h - 170, 110], [p.w - 130, 130, 96])
    p.add(disc(bx, by, br, t.deep))
    p.text(p.word('offer'), box(bx - br * 0.74, by - br * 0.5, br * 1.48, br), {
      voice: 'display',
      max: 92,
      align: 'center',
      stand: 'middle',
      on: t.deep,
      fill: t.b,
    })
    if (wide) foot(p, p.word('small'), { at: box(p.m, p.h - p.m - 44, p.w * 0.3, 44) })
  },
}
