import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, inset, rect } from '../../svg'
import { TERMS } from './parts'

export const keyword: Design = {
  id: 'join-keyword',
  name: 'Text the word',
  use: 'join',
  about: 'keyword short code sign up qr subscribe list growth poster',
  words: {
    headline: 'Text LARK\nto 88452',
    line: '10% off today, then two or three good things a month',
    link: 'https://example.com/join',
    small: TERMS,
  },
  draw(p) {
    const t = p.paint('paper')
    const wide = p.format === 'landscape'
    const [x, y, r] = p.pick([p.w, -30, 330], [p.w, -20, 190], [p.w * 0.96, 36, p.h * 0.34])
    p.add(disc(x, y, r, t.a), disc(x - r * 1.1, y + r * 0.5, r * 0.16, t.b))
    stack(
      p,
      p.pick(
        box(p.m, p.m + 260, p.w - 2 * p.m, p.h * 0.38),
        box(p.m, p.m, p.w * 0.72, p.h * 0.5),
        box(p.m, p.m, p.w * 0.56, p.h * 0.6),
      ),
      [head(p.word('headline'), 180), say(p.word('line'), 50)],
    )
    if (p.format === 'portrait') p.mark(box(p.m, p.m, 500, 50))
    const side = p.pick(380, 300, 320)
    const qr = wide
      ? box(p.w - p.m - side, p.h - p.m - side, side, side)
      : box(p.m, p.h - p.m - side, side, side)
    p.add(rect(inset(qr, -14), t.deep, 26))
    p.qr(p.word('link'), qr, 14)
    const terms = wide
      ? box(p.m, p.h - p.m - 190, p.w - 3 * p.m - side, 190)
      : box(p.m + side + 50, p.h - p.m - side, p.w - 2 * p.m - side - 50, side)
    p.text(p.word('small'), terms, { max: 31, stand: wide ? 'bottom' : 'middle', fill: t.quiet })
  },
}
