import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, shape, stroke, times } from '../../svg'

export const parcel: Design = {
  id: 'order-parcel',
  name: 'Three stops',
  use: 'receipt',
  about: 'parcel shipping delivery tracking progress order on its way',
  words: {
    headline: 'Your order is on the road',
    line: 'With you between 1 and 3 PM',
    offer: 'Out for delivery',
    code: 'MQ 4172',
    small: 'Reply SAFE to have it left by the door',
  },
  draw(p) {
    const t = p.paint('tint-b')
    const { words, art } = split(p, [0.5, 0.5, 0.5], 'art')
    const road = art.y + art.h * 0.8
    p.add(
      rect(box(art.x, road, art.w, art.y + art.h - road), mix(t.bg, t.deep, 0.18)),
      disc(art.x + art.w * 0.78, art.y + art.h * 0.3, 80, t.b),
    )
    p.add(
      times(5, (i) =>
        rect(
          box(art.x + (i * art.w) / 5, road - 60 - ((i * 37) % 90), art.w / 6, 60 + ((i * 37) % 90)),
          mix(t.bg, t.a, 0.26),
        ),
      ),
    )
    const s = Math.min(art.w / 820, art.h / 560)
    p.add(
      group(
        shape('M-330 -320H90V-40H-330Z', t.a) +
          shape('M90 -240H210Q236 -240 246 -216L300 -120V-40H90Z', t.deep) +
          shape('M126 -208H206L244 -128H126Z', mix(t.bg, t.paper, 0.6)) +
          rect(box(-330, -76, 640, 46), dim(t.deep, 0.2), 8) +
          rect(box(288, -104, 24, 26), t.b, 6) +
          rect(box(-250, -250, 150, 130), t.b, 8) +
          rect(box(-190, -250, 30, 130), mix(t.b, t.paper, 0.5)) +
          stroke('M-60 -250H50M-60 -214H20', mix(t.a, t.paper, 0.7), 12) +
          [-220, 190]
            .map((x) => disc(x, -28, 62, t.deep) + disc(x, -28, 30, t.paper) + disc(x, -28, 11, t.deep))
            .join('') +
          stroke('M-470 -200H-370M-520 -140H-370M-450 -80H-370', mix(t.bg, t.deep, 0.4), 10),
        `translate(${art.x + art.w * 0.54} ${road + 22}) scale(${s})`,
      ),
    )
    const wide = p.format === 'landscape'
    p.add(
      rect(wide ? box(words.x - p.m, 0, words.w + 2 * p.m, p.h) : box(0, words.y - p.m, p.w, p.h), t.paper),
    )
    p.t = p.tones('paper')
    const steps = box(words.x + 20, wide ? p.m + 40 : words.y + 20, words.w - 40, 0)
    p.add(
      rect(box(steps.x, steps.y - 5, steps.w, 10), mix(t.paper, t.deep, 0.16), 5),
      rect(box(steps.x, steps.y - 5, steps.w * 0.66, 10), p.t.a, 5),
      times(
        4,
        (i) =>
          disc(
            steps.x + (steps.w * i) / 3,
            steps.y,
            i === 2 ? 30 : 20,
            i < 3 ? p.t.a : mix(t.paper, t.deep, 0.2),
          ) +
          (i < 2
            ? stroke(`M${steps.x + (steps.w * i) / 3 - 8} ${steps.y}l6 7l11 -13`, t.paper, 5)
            : i === 2
              ? disc(steps.x + (steps.w * i) / 3, steps.y, 12, t.paper)
              : ''),
      ),
    )
    stack(
      p,
      box(words.x, steps.y + 70, words.w, p.h - steps.y - 70 - p.m - 80),
      [
        say(p.word('offer'), 44, { voice: 'strong', fill: p.t.loud }),
        head(p.word('headline'), 104),
        say(p.word('line'), 48),
      ],
      { stand: wide ? 'middle' : 'top' },
    )
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
