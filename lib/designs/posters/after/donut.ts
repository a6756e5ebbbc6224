import { dim, mix } from '../../color'
import { head, pill, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, fade, group, oval, rect, shape, times } from '../../svg'

export const donut: Design = {
  id: 'basket-donut',
  name: 'One bite in',
  use: 'basket',
  about: 'donut bite unfinished forgot something cart reminder food',
  words: {
    headline: 'You left in the middle',
    line: 'Two things are waiting. Shipping is on us until Sunday.',
    button: 'Reply BACK',
    small: 'Free over $0, this once',
  },
  draw(p) {
    const t = p.paint('b')
    const wide = p.format === 'landscape'
    const r = p.pick(380, 290, 300)
    const [cx, cy] = p.pick([p.w * 0.56, p.h * 0.62], [p.w * 0.68, p.h * 0.62], [p.w * 0.74, p.h * 0.5])
    const bite = [
      disc(cx + r * 0.86, cy - r * 0.74, r * 0.34, '#000'),
      disc(cx + r * 0.5, cy - r * 0.98, r * 0.26, '#000'),
      disc(cx + r * 1.06, cy - r * 0.34, r * 0.22, '#000'),
    ].join('')
    p.add(
      `<mask id="bite"><rect width="${p.w}" height="${p.h}" fill="#fff"/>${bite}${disc(cx, cy, r * 0.3, '#000')}</mask>`,
    )
    const wave = Array.from({ length: 48 }, (_, i) => {
      const a = (i / 48) * Math.PI * 2
      const k = r * (0.86 + 0.05 * Math.sin(a * 7) + 0.03 * Math.cos(a * 4))
      return `${i ? 'L' : 'M'}${cx + k * Math.cos(a)} ${cy + k * Math.sin(a)}`
    }).join('')
    const bits = [t.paper, t.deep, t.b, t.paper]
    p.add(
      fade(oval(cx + 20, cy + r * 0.16, r * 1.02, r * 0.98, t.deep), 0.16),
      `<g mask="url(#bite)">${disc(cx, cy, r, dim(mix(t.b, t.a, 0.3), 0.1))}${disc(cx, cy, r * 0.94, mix(t.b, t.paper, 0.35))}${shape(`${wave}Z`, t.a)}${disc(cx, cy, r * 0.4, dim(t.a, 0.18))}${times(
        44,
        (i) => {
          const a = i * 2.4
          const k = r * (0.46 + 0.32 * ((i * 0.618) % 1))
          return group(
            rect(box(-16, -6, 32, 12), bits[i % 4] ?? t.paper, 6),
            `translate(${cx + k * Math.cos(a)} ${cy + k * Math.sin(a)}) rotate(${(i * 67) % 180})`,
          )
        },
      )}</g>`,
    )
    p.add(
      [
        [1.2, -0.84, 14],
        [1.08, -1.06, 9],
        [1.34, -0.64, 7],
      ]
        .map(([u = 0, v = 0, k = 0]) => disc(cx + r * u, cy + r * v, k, mix(t.b, t.paper, 0.4)))
        .join(''),
    )
    stack(
      p,
      wide
        ? box(p.m, p.m, p.w * 0.4, p.h - 2 * p.m - 120)
        : box(p.m, p.m, p.w - 2 * p.m, p.h * p.pick(0.27, 0.26, 0)),
      [head(p.word('headline'), 130), say(p.word('line'), 46)],
      { stand: wide ? 'middle' : 'top' },
    )
    pill(p, p.word('button'), box(p.m, p.h - p.m - 80, 460, 84), { fill: t.deep, ink: t.paper })
  },
}
