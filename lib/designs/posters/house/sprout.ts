import { dim, mix } from '../../color'
import { foot, footUnder, head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, oval, rect, shape, stroke, times } from '../../svg'

export const sprout: Design = {
  id: 'stock-sprout',
  name: 'Growing again',
  use: 'stock',
  about: 'coming back soon seedling sprout preorder waitlist grows plant',
  words: {
    headline: 'Growing back',
    line: 'Sold out in March, ready in three weeks',
    button: 'Reply GROW to be told',
    small: 'No payment now',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const { words, art } = split(p, [0.34, 0.34, 0.46])
    const wide = p.format === 'landscape'
    const s = Math.min(art.w / 860, art.h / 760)
    const soil = art.y + art.h * 0.6
    const leaf = mix(t.deep, t.b, 0.3)
    const grow = (x: number, k: number, leaves: number) =>
      group(
        stroke('M0 20C10 -60 -10 -120 0 -200', leaf, 16) +
          times(leaves, (i) =>
            group(
              shape('M0 0C40 -50 110 -60 160 -30C120 20 50 30 0 0Z', i % 2 ? leaf : mix(leaf, t.b, 0.35)),
              `translate(0 ${-200 + i * 56}) scale(${i % 2 ? -1 : 1} 1) rotate(${-30 + i * 10})`,
            ),
          ),
        `translate(${art.x + art.w / 2 + x * s} ${soil}) scale(${s * k})`,
      )
    p.add(
      disc(art.x + art.w * 0.78, art.y + art.h * 0.16, 90 * s, t.b),
      grow(-260, 0.6, 2),
      grow(-20, 1, 3),
      grow(250, 1.5, 4),
      shape(
        `M${wide ? art.x : 0} ${soil + 10}Q${art.x + art.w * 0.3} ${soil - 26} ${art.x + art.w * 0.6} ${soil + 6}T${p.w} ${soil}V${p.h}H${wide ? art.x : 0}Z`,
        dim(t.a, 0.66),
      ),
      times(16, (i) =>
        oval(
          (wide ? art.x : 0) + ((i * 173) % (wide ? art.w : p.w)),
          soil + 50 + ((i * 61) % 90),
          15,
          8,
          dim(t.a, 0.45),
          i * 20,
        ),
      ),
    )
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 190) : words,
      [head(p.word('headline'), 160), say(p.word('line'), 50)],
      { stand: wide ? 'middle' : 'top' },
    )
    const act = wide
      ? box(words.x, p.h - p.m - 160, words.w, 84)
      : box(p.m, p.h - p.m - 170, p.w - 2 * p.m, 92)
    if (!wide) p.add(rect(box(0, act.y - 40, p.w, p.h), t.deep))
    p.t = wide ? t : p.tones('deep')
    pill(p, p.word('button'), act, wide ? { fill: t.deep, ink: t.paper } : { fill: p.t.b })
    foot(p, p.word('small'), { at: wide ? footUnder(p, words) : box(p.m, p.h - p.m - 40, p.w - 2 * p.m, 44) })
  },
}
