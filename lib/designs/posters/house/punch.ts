import { mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, inset, oval, rect, ring, shape, star, stroke, times } from '../../svg'

export const punch: Design = {
  id: 'loyalty-stamps',
  name: 'Nine and one free',
  use: 'loyalty',
  about: 'punch card stamps loyalty coffee tenth free reward',
  words: {
    headline: 'Two to go',
    line: 'Your tenth coffee is on us',
    code: 'Card 0417',
    small: 'Show this at the counter',
  },
  draw(p) {
    const t = p.paint('b')
    const wide = p.format === 'landscape'
    const card = p.pick(
      box(p.m, p.h * 0.4, p.w - 2 * p.m, p.h * 0.36),
      box(p.m, p.h * 0.36, p.w - 2 * p.m, p.h * 0.46),
      box(p.w * 0.38, p.h * 0.16, p.w * 0.62 - p.m, p.h * 0.68),
    )
    p.add(`<g filter="url(#lift)">${rect(card, t.paper, 36)}</g>`)
    const inside = inset(card, 52, 50)
    const cell = Math.min(inside.w / 5, (inside.h - 70) / 2)
    const x0 = inside.x + (inside.w - cell * 5) / 2
    const bean = (c: string) =>
      group(oval(0, 0, 50, 36, c) + stroke('M-44 0Q0 -20 44 0', mix(c, t.paper, 0.6), 7), 'rotate(-32)')
    p.add(
      times(10, (i) => {
        const [x, y] = [x0 + cell * ((i % 5) + 0.5), inside.y + cell * (Math.floor(i / 5) + 0.5)]
        const k = cell / 170
        const turn = ((i * 53) % 40) - 20
        if (i === 9)
          return group(
            shape(star(0, 0, 12, 78, 62), t.a) + shape(star(0, 0, 5, 40, 18), t.paper),
            `translate(${x} ${y}) scale(${k})`,
          )
        return (
          ring(x, y, cell * 0.4, mix(t.paper, t.deep, 0.2), 4) +
          (i < 8
            ? group(disc(0, 0, 62, t.deep) + bean(t.b), `translate(${x} ${y}) rotate(${turn}) scale(${k})`)
            : '')
        )
      }),
    )
    p.t = p.tones('paper')
    p.mark(box(inside.x, inside.y + inside.h - 44, inside.w * 0.5, 44))
    p.text(p.word('code'), box(inside.x + inside.w * 0.5, inside.y + inside.h - 44, inside.w * 0.5, 44), {
      max: 34,
      align: 'right',
      stand: 'middle',
    })
    p.t = p.tones('b')
    stack(
      p,
      wide
        ? box(p.m, p.m, p.w * 0.38 - p.m - 40, p.h - 2 * p.m - 60)
        : box(p.m, p.m, p.w - 2 * p.m, card.y - p.m - 50),
      [head(p.word('headline'), 200), say(p.word('line'), 50)],
      { stand: wide ? 'middle' : 'top' },
    )
    p.text(
      p.word('small'),
      wide ? box(p.m, p.h - p.m - 44, p.w * 0.3, 60) : box(p.m, p.h - p.m - 60, p.w - 2 * p.m, 50),
      { max: 40, stand: 'middle' },
    )
  },
}
