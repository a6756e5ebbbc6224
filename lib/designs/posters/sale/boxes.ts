import { dim, mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, dice, group, rect, stroke } from '../../svg'

export const boxes: Design = {
  id: 'sale-warehouse',
  name: 'Tower',
  use: 'sale',
  about: 'boxes stack warehouse clearance cartons storage',
  words: {
    headline: 'We need\nthe room',
    line: 'Warehouse clear-out, boxes from $10',
    date: 'This Saturday',
    small: 'Cash and carry',
  },
  draw(p) {
    const t = p.paint('shade-a')
    const roll = dice(5)
    const base = p.h - p.pick(150, 120, 110)
    const cx = p.w * p.pick(0.64, 0.7, 0.74)
    let y = base
    const colours = [t.b, t.a, dim(t.b, 0.3), t.paper, t.a, mix(t.b, t.paper, 0.5), t.b]
    const sizes = p.pick(
      [
        [560, 180],
        [460, 150],
        [500, 140],
        [340, 150],
        [400, 110],
        [240, 120],
      ],
      [
        [480, 150],
        [400, 130],
        [430, 120],
        [300, 150],
        [340, 100],
        [200, 120],
      ],
      [
        [480, 130],
        [400, 110],
        [420, 110],
        [300, 130],
        [340, 90],
        [190, 100],
      ],
    )
    p.add(rect(box(0, base, p.w, p.h), t.deep))
    sizes.forEach(([w = 0, h = 0], i) => {
      const x = cx - w / 2 + (roll() - 0.5) * 110
      const c = colours[i] ?? t.a
      p.add(
        group(
          rect(box(0, 0, w, h), c) +
            rect(box(w * 0.72, 0, w * 0.28, h), dim(c, 0.2)) +
            rect(box(w * 0.3, 0, 54, h), mix(c, t.paper, 0.35)) +
            stroke(`M${w * 0.06} ${h - 26}h70M${w * 0.06} ${h - 42}h40`, dim(c, 0.5), 6),
          `translate(${x} ${y - h}) rotate(${(roll() - 0.5) * 2.4} ${w / 2} ${h})`,
        ),
      )
      y -= h
    })
    stack(
      p,
      p.pick(
        box(p.m, p.m, p.w - 2 * p.m, p.h * 0.22),
        box(p.m, p.m, p.w * 0.42, p.h * 0.44),
        box(p.m, p.m, p.w * 0.44, p.h * 0.4),
      ),
      [head(p.word('headline'), 170)],
    )
    stack(
      p,
      p.pick(
        box(p.m, p.h * 0.56, p.w * 0.27, p.h * 0.3),
        box(p.m, p.h * 0.56, p.w * 0.34, p.h * 0.28),
        box(p.m, p.h * 0.54, p.w * 0.42, p.h * 0.28),
      ),
      [head(p.word('date'), 60), say(p.word('line'), 50, { share: 0.5 })],
    )
    p.t = p.tones('deep')
    foot(p, p.word('small'), { at: box(p.m, base + (p.h - base - 44) / 2, p.w - 2 * p.m, 44), on: t.deep })
  },
}
