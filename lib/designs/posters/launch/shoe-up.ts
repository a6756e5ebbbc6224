import { shoe } from '../../art/things'
import { dim, mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, fade, group, oval } from '../../svg'

export const shoeUp: Design = {
  id: 'launch-shoe',
  name: 'First step',
  use: 'launch',
  about: 'sneaker shoe new drop release trainers',
  words: {
    headline: 'Drift',
    line: 'Lighter by a third. Hand-stitched, numbered.',
    date: 'Friday, 9 AM',
    offer: '$148',
    small: 'Members first',
  },
  draw(p) {
    const t = p.paint('b')
    const r = Math.min(p.w, p.h) * 0.42
    const [cx, cy] = [p.w * p.pick(0.5, 0.5, 0.64), p.h * p.pick(0.53, 0.55, 0.52)]
    p.add(
      disc(cx, cy, r, mix(t.bg, t.paper, 0.55)),
      fade(oval(cx, cy + r * 0.55, r * 0.98, r * 0.1, t.deep), 0.25),
    )
    const w = p.pick(p.w * 0.96, p.w * 0.86, p.w * 0.66)
    p.add(
      group(
        group(shoe(t, t.a, dim(t.a, 0.55)), `scale(${w / 820})`),
        `translate(${cx - w / 2} ${cy - w * 0.28}) rotate(-9 ${w / 2} ${w * 0.28})`,
      ),
    )
    p.text(
      p.word('headline'),
      p.pick(
        box(p.m - 6, p.m, p.w - 2 * p.m, p.h * 0.22),
        box(p.m, p.m, p.w - 2 * p.m, p.h * 0.2),
        box(p.m, p.m, p.w * 0.5, p.h * 0.22),
      ),
      { voice: 'display', max: 330 },
    )
    const low = p.pick(
      box(p.m, p.h * 0.79, p.w * 0.6, p.h * 0.2 - p.m),
      box(p.m, p.h * 0.83, p.w * 0.62, p.h * 0.17 - p.m),
      box(p.m, p.h * 0.42, p.w * 0.26, p.h * 0.36),
    )
    stack(p, low, [head(p.word('date'), 70), say(p.word('line'), 44, { share: 0.5, gap: 22 })], {
      stand: p.format === 'landscape' ? 'top' : 'bottom',
    })
    const [bx, by, br] = p.pick(
      [p.w - 150, p.h - 190, 112],
      [p.w - 140, p.h - 140, 96],
      [p.w - 130, p.h - 130, 92],
    )
    p.add(disc(bx, by, br, t.deep))
    p.text(p.word('offer'), box(bx - br * 0.76, by - br * 0.5, br * 1.52, br), {
      voice: 'display',
      max: br * 0.62,
      align: 'center',
      stand: 'middle',
      on: t.deep,
      fill: t.b,
    })
    if (p.format === 'landscape') p.mark(box(p.m, p.h - p.m - 40, 300, 40))
  },
}
