import { dim, mix } from '../../color'
import { head, pill, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, rect, ring, times } from '../../svg'

export const orbit: Design = {
  id: 'launch-orbit',
  name: 'Orbit',
  use: 'launch',
  about: 'rings circles abstract technology app software feature',
  words: {
    headline: 'It starts today',
    line: 'One app for every visit, order and point',
    button: 'Reply APP for the link',
    small: 'Free, for everyone',
  },
  draw(p) {
    const t = p.paint('deep')
    const [cx, cy] = [p.w * p.pick(0.74, 0.78, 0.8), p.h * p.pick(0.5, 0.46, 0.46)]
    const unit = Math.min(p.w, p.h) * 0.13
    p.add(times(5, (i) => ring(cx, cy, unit * (5.2 - i), mix(t.bg, t.a, 0.16 + i * 0.1), 3)))
    p.add(
      disc(cx, cy, unit * 1.15, t.a),
      p.clip(
        disc(cx, cy, unit * 1.15, '#000'),
        disc(cx + unit * 0.5, cy + unit * 0.4, unit * 1.2, dim(t.a, 0.3)),
      ),
    )
    const moon = (r: number, degrees: number, size: number, c: string) =>
      disc(
        cx + unit * r * Math.cos((degrees * Math.PI) / 180),
        cy + unit * r * Math.sin((degrees * Math.PI) / 180),
        unit * size,
        c,
      )
    p.add(
      moon(2.2, 200, 0.34, t.b),
      moon(3.2, 118, 0.2, t.paper),
      moon(3.2, 300, 0.46, mix(t.b, t.paper, 0.5)),
      moon(4.2, 236, 0.26, t.b),
      moon(5.2, 150, 0.16, t.paper),
      moon(1.2 + 1, 40, 0.16, t.paper),
    )
    const wide = p.format === 'landscape'
    const plate = p.pick(
      box(0, p.h * 0.7, p.w, p.h),
      box(0, p.h * 0.62, p.w, p.h),
      box(0, 0, p.w * 0.46, p.h),
    )
    p.add(rect(plate, t.a))
    p.t = p.tones('a')
    const at = wide
      ? box(p.m, p.m, p.w * 0.46 - 2 * p.m, p.h - 2 * p.m - 110)
      : box(p.m, plate.y + 60, p.w - 2 * p.m, p.h - plate.y - 60 - p.m - 110)
    stack(p, at, [head(p.word('headline'), 150), say(p.word('line'), 46)], {
      on: p.t.bg,
      stand: wide ? 'middle' : 'top',
    })
    pill(p, p.word('button'), box(p.m, p.h - p.m - 72, wide ? at.w : p.w * 0.62, 76), {
      fill: t.deep,
      ink: t.paper,
    })
    if (!wide)
      p.text(p.word('small'), box(p.w * 0.66, p.h - p.m - 72, p.w * 0.34 - p.m, 76), {
        max: 33,
        align: 'right',
        stand: 'middle',
        on: p.t.bg,
      })
    p.t = p.tones('deep')
    if (!wide) p.mark(box(p.m, p.m, 400, 44))
  },
}
