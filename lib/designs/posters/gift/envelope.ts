import { dim, mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, rect, ring, shape, star, times } from '../../svg'

export const envelope: Design = {
  id: 'gift-envelope',
  name: 'Sealed',
  use: 'gift',
  about: 'envelope letter wax seal note card surprise',
  words: {
    headline: 'You have been given something',
    offer: '$40',
    line: 'from Ben, for the espresso fund',
    button: 'Reply OPEN',
    small: 'Good in every shop',
  },
  draw(p) {
    const t = p.paint('a')
    const wide = p.format === 'landscape'
    const s = p.pick(1.4, 1.12, 0.9)
    const [cx, cy] = p.pick([p.w * 0.5, p.h * 0.68], [p.w * 0.5, p.h * 0.7], [p.w * 0.71, p.h * 0.62])
    const kraft = t.a
    p.add(
      group(
        `<g filter="url(#lift)">${rect(box(-330, -170, 660, 420), dim(kraft, 0.14), 14)}</g>` +
          shape('M-330 -160L0 -400L330 -160Z', dim(kraft, 0.3)),
        `translate(${cx} ${cy}) scale(${s})`,
      ),
    )
    const letter = box(cx - 280 * s, cy - 330 * s, 560 * s, 420 * s)
    p.add(
      rect(letter, t.paper, 10),
      times(3, (i) =>
        rect(
          box(letter.x + 40 * s, letter.y + letter.h * 0.62 + i * 30, letter.w - 80 * s, 4),
          mix(t.paper, t.deep, 0.16),
        ),
      ),
    )
    stack(
      p,
      box(letter.x + 40 * s, letter.y + 36 * s, letter.w - 80 * s, 210 * s),
      [
        head(p.word('offer'), 150 * s, { fill: p.tones('paper').loud }),
        say(p.word('line'), 38 * s, { voice: 'strong', fill: t.deep, gap: 16 * s }),
      ],
      { on: t.paper, align: 'center', stand: 'middle' },
    )
    p.add(
      group(
        shape('M-330 -160L-20 70Q0 84 20 70L330 -160V236Q330 250 316 250H-316Q-330 250 -330 236Z', kraft) +
          shape('M-330 250L-40 40Q0 14 40 40L330 250Z', mix(kraft, t.paper, 0.25)) +
          shape(star(0, 96, 14, 74, 64), t.deep) +
          ring(0, 96, 44, mix(t.deep, kraft, 0.4), 5) +
          shape(star(0, 96, 5, 30, 14), kraft),
        `translate(${cx} ${cy}) scale(${s})`,
      ),
    )
    stack(
      p,
      wide
        ? box(p.m, p.m, p.w * 0.38, p.h - 2 * p.m - 80)
        : box(p.m, p.m, p.w - 2 * p.m, p.h * p.pick(0.27, 0.24, 0)),
      [head(p.word('headline'), 116), say(p.word('button'), 50, { voice: 'strong' })],
      { stand: wide ? 'middle' : 'top' },
    )
    if (wide) foot(p, p.word('small'), { at: box(p.m, p.h - p.m - 44, p.w * 0.36, 44) })
  },
}
