import { dim, mix } from '../../color'
import { head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, ring, shape, stroke, times } from '../../svg'

export const salon: Design = {
  id: 'visit-salon',
  name: 'Comb and shears',
  use: 'appointment',
  about: 'hair salon barber haircut comb mirror beauty',
  words: {
    headline: 'Time for a trim',
    line: 'It has been six weeks. Ben has Thursday at 5.',
    button: 'Reply YES to take it',
    small: 'Cut and wash, $42',
  },
  draw(p) {
    const t = p.paint('b')
    const { words, art } = split(p, [0.56, 0.54, 0.54].map((v) => 1 - v) as [number, number, number], 'art')
    const s = Math.min(art.w / 900, art.h / 800)
    const [cx, cy] = [art.x + art.w / 2, art.y + art.h * 0.5]
    p.add(disc(cx, cy, 330 * s, mix(t.bg, t.paper, 0.4)))
    const comb =
      rect(box(-340, -60, 680, 74), t.deep, 34) +
      times(27, (i) => rect(box(-316 + i * 24, 0, 11, i < 13 ? 130 : 110), t.deep, 5)) +
      rect(box(-316, -42, 632, 12), mix(t.deep, t.paper, 0.25), 6)
    const blade = (f: number) =>
      group(
        shape('M0 -16L360 -10Q380 0 358 14L0 22Z', f > 0 ? t.paper : dim(t.paper, 0.14)) +
          stroke('M-20 4C-80 10 -96 70 -140 104', t.a, 34) +
          ring(-204, 146, 64, t.a, 30),
        `scale(1 ${f}) rotate(13)`,
      )
    p.add(
      group(
        group(comb, 'translate(0 170) rotate(-12)') +
          group(blade(-1) + blade(1) + disc(0, 0, 15, t.deep), 'translate(-40 -120) rotate(-34)'),
        `translate(${cx} ${cy}) scale(${s})`,
      ),
    )
    const wide = p.format === 'landscape'
    const plate = wide ? box(words.x - p.m, 0, words.w + 2 * p.m, p.h) : box(0, words.y - p.m, p.w, p.h)
    p.add(rect(plate, t.deep))
    p.t = p.tones('deep')
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 116),
      [head(p.word('headline'), 140), say(p.word('line'), 48)],
      { on: p.t.bg, stand: wide ? 'middle' : 'top' },
    )
    pill(p, p.word('button'), box(words.x, p.h - p.m - 80, wide ? words.w : words.w * 0.6, 84), {
      fill: p.t.b,
    })
    if (!wide)
      p.text(p.word('small'), box(p.w - p.m - 340, p.h - p.m - 80, 340, 84), {
        max: 34,
        align: 'right',
        stand: 'middle',
      })
  },
}
