import { dim, mix } from '../../color'
import { foot, head, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, inset, rect, ring } from '../../svg'

export const percent: Design = {
  id: 'sale-percent',
  name: 'Two suns',
  use: 'sale',
  about: 'big number percent off circles bold type',
  words: { offer: '40%', headline: 'off the summer rail', small: 'In store and online, until it is gone' },
  draw(p) {
    const t = p.paint('tint-b')
    const r = Math.min(p.w, p.h) * 0.33
    p.add(
      disc(p.w * 0.2, p.h * p.pick(0.2, 0.16, 0.2), r, t.b),
      disc(p.w * 0.86, p.h * p.pick(0.68, 0.8, 0.8), r * 1.16, t.a),
    )
    p.add(ring(p.w * 0.2, p.h * p.pick(0.2, 0.16, 0.2), r * 0.7, mix(t.b, t.bg, 0.4), 4))
    const band = box(0, p.h * p.pick(0.34, 0.3, 0.3), p.w, p.h * p.pick(0.32, 0.4, 0.4))
    p.add(rect(band, t.paper))
    p.text(p.word('offer'), inset(band, p.m * 0.7, 30), {
      voice: 'display',
      max: 520,
      align: 'center',
      stand: 'middle',
      on: t.paper,
    })
    const below = box(p.m, band.y + band.h, p.w - 2 * p.m, p.h - band.y - band.h)
    p.add(rect(box(0, below.y, p.w, below.h), t.deep))
    p.add(
      p.clip(
        rect(box(0, below.y, p.w, below.h), '#000'),
        disc(p.w * 0.86, p.h * p.pick(0.68, 0.8, 0.8), r * 1.16, dim(t.a, 0.66)),
      ),
    )
    p.t = p.tones('deep')
    stack(p, box(p.m, below.y + 48, p.w * 0.56, below.h - 48 - p.m - 60), [head(p.word('headline'), 96)], {
      on: t.deep,
    })
    foot(p, p.word('small'), { at: box(p.m, p.h - p.m - 36, p.w * 0.72, 40) })
  },
}
