import { flower } from '../../art/things'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, rect, times } from '../../svg'

export const plastic: Design = {
  id: 'gift-card',
  name: 'In the wallet',
  use: 'gift',
  about: 'gift card amount code balance wallet voucher',
  words: {
    headline: 'Here is fifty',
    offer: '$50',
    person: 'for Maya',
    code: 'GIFT-7KQ2',
    link: 'https://example.com/gift/7kq2',
    small: 'Show the code, or use it online',
  },
  draw(p) {
    const t = p.paint('deep')
    const wide = p.format === 'landscape'
    const s = p.pick(1.34, 1.06, 0.98)
    const [cx, cy] = p.pick([p.w * 0.5, p.h * 0.38], [p.w * 0.5, p.h * 0.42], [p.w * 0.36, p.h * 0.55])
    const [w, h] = [660 * s, 410 * s]
    p.turned(-7, cx, cy, () => {
      const card = box(cx - w / 2, cy - h / 2, w, h)
      const petals = times(5, (i) =>
        flower(
          cx + w * ([0.34, 0.5, 0.16, 0.44, 0.02][i] ?? 0),
          cy + h * ([-0.34, 0.06, -0.52, 0.5, 0.56][i] ?? 0),
          h * ([0.3, 0.26, 0.22, 0.3, 0.18][i] ?? 0.2),
          7,
          i % 2 ? t.b : t.paper,
          i % 2 ? t.paper : t.b,
        ),
      )
      p.add(`<g filter="url(#lift)">${rect(card, t.a, 40)}</g>`, p.clip(rect(card, '#000', 40), petals))
      p.text(p.word('offer'), box(card.x + 50, card.y + h * 0.34, w * 0.46, h * 0.4), {
        voice: 'display',
        max: 190 * s,
        stand: 'bottom',
        on: t.a,
      })
      p.text(p.word('person'), box(card.x + 50, card.y + h * 0.8, w * 0.42, h * 0.13), {
        voice: 'strong',
        max: 44 * s,
        on: t.a,
        maxLines: 1,
      })
      p.mark(box(card.x + 50, card.y + h * 0.1, w * 0.42, 50 * s), { on: t.a, max: 40 * s })
    })
    p.text(
      p.word('headline'),
      wide ? box(p.m, p.m, p.w - 2 * p.m, 130) : box(p.m, p.m, p.w - 2 * p.m, p.h * p.pick(0.12, 0.13, 0)),
      { voice: 'display', max: 130, maxLines: 1 },
    )
    const side = p.pick(280, 220, 250)
    const low = wide
      ? box(p.w - p.m - 290, p.h * 0.3, 290, p.h * 0.7 - p.m)
      : box(p.m, p.h - p.m - side, p.w - 2 * p.m, side)
    p.qr(p.word('link'), box(wide ? low.x + 20 : low.x, low.y, side, side))
    const said = wide
      ? box(low.x, low.y + side + 30, low.w, low.h - side - 30)
      : box(low.x + side + 50, low.y, low.w - side - 50, side)
    stack(p, said, [head(p.word('code'), 84), say(p.word('small'), 42, { share: 0.5 })], {
      stand: wide ? 'top' : 'middle',
    })
  },
}
