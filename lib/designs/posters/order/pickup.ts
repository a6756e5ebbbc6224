import { dim } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, inset, rect, shape, stroke } from '../../svg'

export const pickup: Design = {
  id: 'order-pickup',
  name: 'Ready at the counter',
  use: 'receipt',
  about: 'pickup collect ready order bag counter code number takeaway',
  words: {
    headline: 'Ready when you are',
    code: 'B 27',
    line: 'Say the number at the counter, until 8 PM',
    place: '41 Haywood Road',
    small: 'Reply LATE if you need longer',
  },
  draw(p) {
    const t = p.paint('b')
    const { words, art } = split(p, [0.36, 0.38, 0.48])
    const s = Math.min(art.w / 820, art.h / 960)
    const cx = art.x + art.w / 2
    const floor = art.y + art.h - p.pick(40, 30, 70)
    const counter = floor - 60 * s
    p.add(rect(box(p.format === 'landscape' ? art.x : 0, counter, p.w, p.h), t.deep))
    p.add(
      group(
        stroke('M-110 -640C-110 -800 110 -800 110 -640', dim(t.a, 0.4), 22) +
          shape('M-290 -640H290L330 0H-330Z', t.a) +
          shape('M170 -640H290L330 0H200Z', dim(t.a, 0.2)) +
          shape(
            'M-290 -640L-250 -600L-210 -640L-170 -600L-130 -640L-90 -600L-50 -640L-10 -600L30 -640L70 -600L110 -640L150 -600L190 -640L230 -600L270 -640L290 -620L292 -600L-292 -600Z',
            dim(t.a, 0.12),
          ),
        `translate(${cx} ${counter + 6}) scale(${s})`,
      ),
    )
    const label = box(cx - 220 * s, counter - 470 * s, 400 * s, 300 * s)
    p.add(`<g filter="url(#near)">${rect(label, t.paper, 20 * s)}</g>`)
    p.text(p.word('code'), inset(label, 36 * s), {
      voice: 'display',
      max: 190 * s,
      align: 'center',
      stand: 'middle',
      on: t.paper,
      fill: t.deep,
    })
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 80) : words,
      [head(p.word('headline'), 136), say(p.word('line'), 48), say(p.word('place'), 46, { voice: 'strong' })],
      { stand: wide ? 'middle' : 'top' },
    )
    if (wide) foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
