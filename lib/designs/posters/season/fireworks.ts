import { dim, mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, rect, stroke, times } from '../../svg'

export const fireworks: Design = {
  id: 'season-fireworks',
  name: 'Midnight',
  use: 'season',
  about: 'new year fireworks july fourth celebration midnight',
  words: {
    headline: 'Ring it in',
    line: 'One year, one night, 25% off until sunrise',
    date: 'December 31',
    small: 'Online, all night',
  },
  draw(p) {
    const t = p.paint('deep')
    const spots = p.pick(
      [
        [0.3, 0.24, 260],
        [0.74, 0.16, 190],
        [0.66, 0.44, 230],
        [0.2, 0.5, 150],
      ],
      [
        [0.24, 0.22, 210],
        [0.76, 0.2, 230],
        [0.52, 0.44, 150],
      ],
      [
        [0.62, 0.3, 230],
        [0.86, 0.22, 160],
        [0.84, 0.58, 180],
        [0.46, 0.16, 100],
      ],
    )
    spots.forEach(([x = 0, y = 0, r = 0], i) => {
      const c = [t.b, t.a, t.paper, t.b][i] ?? t.b
      const [cx, cy] = [x * p.w, y * p.h]
      p.add(
        times(3, (k) =>
          times(12 + k * 4, (j) => {
            const a = (j / (12 + k * 4)) * Math.PI * 2 + k * 0.2
            const [r1, r2] = [r * (0.16 + k * 0.3), r * (0.34 + k * 0.3)]
            return (
              stroke(
                `M${cx + r1 * Math.cos(a)} ${cy + r1 * Math.sin(a)}L${cx + r2 * Math.cos(a)} ${cy + r2 * Math.sin(a)}`,
                k === 1 ? mix(c, t.paper, 0.5) : c,
                8 - k,
              ) + (k === 2 ? disc(cx + (r2 + 12) * Math.cos(a), cy + (r2 + 12) * Math.sin(a), 6, c) : '')
            )
          }),
        ),
        stroke(
          `M${cx} ${cy + r * 1.1}Q${cx + 14} ${cy + r * 1.4} ${cx - 6} ${cy + r * 1.8}`,
          mix(t.bg, c, 0.4),
          5,
        ),
      )
    })
    const wide = p.format === 'landscape'
    const base = p.pick(p.h * 0.68, p.h * 0.64, p.h)
    const sky = (x0: number, w: number) =>
      times(12, (i) =>
        rect(box(x0 + (i * w) / 12, base - 40 - ((i * 67) % 110), w / 12 + 1, 300), dim(t.bg, 0.5)),
      )
    if (!wide) p.add(sky(0, p.w), rect(box(0, base, p.w, p.h), dim(t.bg, 0.5)))
    const floor = wide ? t.bg : dim(t.bg, 0.5)
    stack(
      p,
      wide
        ? box(p.m, p.h * 0.26, p.w * 0.36, p.h * 0.5)
        : box(p.m, base + 36, p.w - 2 * p.m, p.h - base - 36 - p.m - 60),
      [
        head(p.word('headline'), 170),
        say(p.word('date'), 50, { voice: 'strong', fill: t.b }),
        say(p.word('line'), 46, { gap: 24 }),
      ],
      { on: floor, stand: wide ? 'middle' : 'top' },
    )
    foot(p, p.word('small'), {
      at: box(p.m, p.h - p.m - 30, wide ? p.w * 0.4 : p.w - 2 * p.m, 44),
      on: floor,
    })
  },
}
