import { mix } from '../../color'
import { pill } from '../../compose'
import type { Design } from '../../design'
import { box, dice, disc, shape, star, stroke, times } from '../../svg'

export const stars: Design = {
  id: 'survey-stars',
  name: 'Night of stars',
  use: 'survey',
  about: 'stars review night sky telescope rating',
  words: {
    headline: 'How many stars?',
    line: 'Your table on Friday, in one to five',
    button: 'Reply 1 to 5',
    small: 'A coffee for every answer',
  },
  draw(p) {
    const t = p.paint('shade-a')
    const roll = dice(9)
    p.add(times(60, () => disc(roll() * p.w, roll() * p.h * 0.7, 2 + roll() * 4, mix(t.bg, t.paper, 0.5))))
    const spots = p.pick(
      [
        [0.16, 0.6, 90],
        [0.34, 0.47, 100],
        [0.55, 0.4, 116],
        [0.75, 0.46, 100],
        [0.88, 0.6, 84],
      ],
      [
        [0.12, 0.62, 80],
        [0.3, 0.49, 88],
        [0.5, 0.43, 104],
        [0.7, 0.49, 88],
        [0.88, 0.62, 80],
      ],
      [
        [0.5, 0.56, 70],
        [0.6, 0.36, 78],
        [0.74, 0.26, 92],
        [0.87, 0.36, 78],
        [0.94, 0.58, 60],
      ],
    )
    p.add(
      stroke(
        spots.map(([x = 0, y = 0], i) => `${i ? 'L' : 'M'}${x * p.w} ${y * p.h}`).join(''),
        mix(t.bg, t.b, 0.5),
        4,
      ),
      spots
        .map(([x = 0, y = 0, r = 0], i) =>
          shape(
            star(x * p.w, y * p.h, 5, r, r * 0.5, -90 + (i - 2) * 12),
            i < 4 ? t.b : mix(t.b, t.paper, 0.5),
          ),
        )
        .join(''),
    )
    const base = p.h * p.pick(0.74, 0.72, 0.8)
    p.add(
      shape(
        `M0 ${base + 70}Q${p.w * 0.3} ${base - 50} ${p.w * 0.6} ${base + 30}T${p.w} ${base}V${p.h}H0Z`,
        t.deep,
      ),
    )
    const wide = p.format === 'landscape'
    p.text(
      p.word('headline'),
      box(p.m, p.m, wide ? p.w * 0.42 : p.w - 2 * p.m, p.h * p.pick(0.22, 0.24, 0.36)),
      { voice: 'display', max: 160 },
    )
    if (wide) p.text(p.word('line'), box(p.m, p.h * 0.48, p.w * 0.36, 150), { max: 46 })
    p.t = p.tones('deep')
    const low = box(p.m, base + 90, p.w - 2 * p.m, p.h - base - 90 - p.m + 20)
    if (!wide) p.text(p.word('line'), box(low.x, low.y, low.w, 60), { max: 46, on: t.deep })
    pill(p, p.word('button'), box(p.m, p.h - p.m - 68, 420, 84), { fill: t.b })
    p.text(p.word('small'), box(p.m + 450, p.h - p.m - 68, p.w - 2 * p.m - 450, 84), {
      max: 34,
      align: 'right',
      stand: 'middle',
      on: t.deep,
    })
  },
}
