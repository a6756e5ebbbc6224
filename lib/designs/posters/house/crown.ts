import { dim, mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, inset, rect, shape, star, stroke, times } from '../../svg'

export const crown: Design = {
  id: 'loyalty-crown',
  name: 'Gold it is',
  use: 'loyalty',
  about: 'vip gold member crown status upgrade reward tier card',
  words: {
    headline: 'Gold it is',
    person: 'Maya Ortiz',
    line: 'Free shipping, first looks and a birthday treat, all year',
    date: 'Through December',
    code: 'No. 0417',
  },
  draw(p) {
    const t = p.paint('b')
    const wide = p.format === 'landscape'
    const s = p.pick(1.2, 0.76, 0.92)
    const [cx, cy] = p.pick([p.w * 0.5, p.h * 0.44], [p.w * 0.5, p.h * 0.445], [p.w * 0.7, p.h * 0.34])
    const rays = mix(t.bg, t.paper, 0.3)
    p.add(
      times(16, (i) =>
        group(
          shape('M-26 -300L0 -900L26 -300Z', rays),
          `translate(${cx} ${cy}) rotate(${i * 22.5}) scale(${s})`,
        ),
      ),
    )
    const top = wide ? box(p.m, p.m, p.w * 0.34, p.h * 0.44) : box(p.m, p.m, p.w - 2 * p.m, p.h * 0.16)
    if (wide) p.add(rect(box(0, 0, p.w * 0.42, p.h * 0.6), t.bg))
    else p.add(rect(box(0, 0, p.w, top.y + top.h + 10), t.bg))
    p.add(
      group(
        shape('M-260 150L-320 -150L-150 -20L0 -230L150 -20L320 -150L260 150Z', t.a) +
          shape('M60 -146L150 -20L320 -150L260 150H120Z', dim(t.a, 0.16)) +
          rect(box(-270, 140, 540, 74), t.deep, 12) +
          [-320, 0, 320].map((x) => disc(x, x === 0 ? -244 : -164, 34, t.deep)).join('') +
          times(5, (i) => shape(star(-200 + i * 100, 177, 4, 24, 10), t.b)) +
          stroke('M-230 60Q0 110 230 60', t.paper, 10),
        `translate(${cx} ${cy}) scale(${s})`,
      ),
    )
    p.text(p.word('headline'), top, { voice: 'display', max: 190 })
    const card = p.pick(
      box(p.m, p.h * 0.68, p.w - 2 * p.m, p.h * 0.32 - p.m),
      box(p.m, p.h * 0.66, p.w - 2 * p.m, p.h * 0.34 - p.m),
      box(p.m, p.h * 0.64, p.w - 2 * p.m, p.h * 0.36 - p.m),
    )
    p.add(`<g filter="url(#lift)">${rect(card, t.deep, 32)}</g>`)
    p.t = p.tones('deep')
    const inside = inset(card, 50, 44)
    stack(
      p,
      box(inside.x, inside.y, inside.w, inside.h - 58),
      [head(p.word('person'), 78, { fill: p.t.b }), say(p.word('line'), 44, { share: 0.5, gap: 28 })],
      { on: t.deep },
    )
    const low = box(inside.x, inside.y + inside.h - 40, inside.w, 40)
    p.text(p.word('date'), box(low.x, low.y, low.w * 0.66, low.h), { max: 34, stand: 'middle', on: t.deep })
    p.text(p.word('code'), box(low.x + low.w * 0.7, low.y, low.w * 0.3, low.h), {
      voice: 'strong',
      max: 36,
      align: 'right',
      stand: 'middle',
      on: t.deep,
    })
  },
}
