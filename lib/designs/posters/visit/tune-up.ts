import { mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, rect, ring, stroke, times } from '../../svg'

export const service: Design = {
  id: 'visit-tune-up',
  name: 'True wheels',
  use: 'appointment',
  about: 'bicycle bike repair service wheel workshop tune-up',
  words: {
    headline: 'Tune-up month',
    line: 'Brakes, gears, true wheels. We come to you.',
    offer: '$49',
    small: 'Book for any day in April',
  },
  draw(p) {
    const t = p.paint('shade-b')
    const wide = p.format === 'landscape'
    const r = p.pick(p.w * 0.62, p.w * 0.52, p.h * 0.6)
    const [cx, cy] = p.pick([p.w * 0.56, p.h * 0.82], [p.w * 0.66, p.h * 0.84], [p.w * 0.87, p.h * 0.56])
    p.add(
      ring(cx, cy, r, t.deep, r * 0.1),
      ring(cx, cy, r * 0.93, t.b, r * 0.03),
      ring(cx, cy, r * 0.89, mix(t.bg, t.paper, 0.7), r * 0.04),
    )
    p.add(
      times(32, (i) => {
        const [a, b] = [(i * 11.25 * Math.PI) / 180, ((i * 11.25 + (i % 2 ? 40 : -40)) * Math.PI) / 180]
        return stroke(
          `M${cx + r * 0.09 * Math.cos(b)} ${cy + r * 0.09 * Math.sin(b)}L${cx + r * 0.87 * Math.cos(a)} ${cy + r * 0.87 * Math.sin(a)}`,
          mix(t.bg, t.paper, 0.55),
          4,
        )
      }),
    )
    p.add(disc(cx, cy, r * 0.12, t.a), disc(cx, cy, r * 0.055, t.paper), disc(cx, cy, r * 0.025, t.deep))
    const at = wide
      ? box(p.m, p.m, p.w * 0.4, p.h - 2 * p.m - 90)
      : box(p.m, p.m, p.w - 2 * p.m - 250, p.h * p.pick(0.3, 0.26, 0))
    stack(
      p,
      wide ? box(at.x, at.y, at.w * 0.8, at.h) : at,
      [head(p.word('headline'), 170), say(p.word('line'), 48)],
      { stand: wide ? 'middle' : 'top' },
    )
    const [bx, by, br] = p.pick([p.w - 170, 190, 118], [p.w - 160, 170, 106], [p.w * 0.5, 130, 92])
    p.add(disc(bx, by, br, t.b))
    p.text(p.word('offer'), box(bx - br * 0.78, by - br * 0.5, br * 1.56, br), {
      voice: 'display',
      max: br * 0.7,
      align: 'center',
      stand: 'middle',
      on: t.b,
    })
    if (wide) foot(p, p.word('small'), { at: box(p.m, p.h - p.m - 44, p.w * 0.34, 44) })
    else {
      const plate = box(0, p.h - 110, p.w, 110)
      p.add(rect(plate, t.deep))
      p.t = p.tones('deep')
      foot(p, p.word('small'), { at: box(p.m, p.h - 77, p.w - 2 * p.m, 44), on: p.t.bg })
    }
  },
}
