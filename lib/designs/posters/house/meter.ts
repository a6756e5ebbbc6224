import { mix } from '../../color'
import { head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, ring, shape, star, times } from '../../svg'

export const meter: Design = {
  id: 'loyalty-points',
  name: 'Almost gold',
  use: 'loyalty',
  about: 'points level tier gold status progress ring member',
  words: {
    headline: 'Almost gold',
    offer: '880',
    line: '120 points to free shipping, for good',
    button: 'Reply POINTS',
    small: 'Points never lapse',
  },
  draw(p) {
    const t = p.paint('deep')
    const { words, art } = split(p, [0.4, 0.42, 0.48], 'art')
    const r = Math.min(art.w, art.h) * 0.38
    const [cx, cy] = [art.x + art.w / 2, art.y + art.h * 0.53]
    const turn = (share: number, radius: number) =>
      `${cx + radius * Math.sin(share * 2 * Math.PI)} ${cy - radius * Math.cos(share * 2 * Math.PI)}`
    p.add(
      ring(cx, cy, r, mix(t.bg, t.paper, 0.14), r * 0.22),
      `<path d="M${turn(0, r)}A${r} ${r} 0 1 1 ${turn(0.88, r)}" fill="none" stroke="${t.b}" stroke-width="${r * 0.22}" stroke-linecap="round"/>`,
      times(40, (i) =>
        i % 5 === 0
          ? ''
          : disc(
              cx + r * 1.22 * Math.cos((i * Math.PI) / 20),
              cy + r * 1.22 * Math.sin((i * Math.PI) / 20),
              4,
              mix(t.bg, t.paper, 0.35),
            ),
      ),
      group(
        shape(star(0, 0, 5, 60, 27), t.a),
        `translate(${turn(0.88, r).replace(' ', ' ')}) scale(${r / 420})`,
      ),
    )
    p.text(p.word('offer'), box(cx - r * 0.7, cy - r * 0.36, r * 1.4, r * 0.72), {
      voice: 'display',
      max: r * 0.62,
      align: 'center',
      stand: 'middle',
    })
    const wide = p.format === 'landscape'
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 110),
      [head(p.word('headline'), 150), say(p.word('line'), 50)],
      { stand: wide ? 'middle' : 'top' },
    )
    pill(p, p.word('button'), box(words.x, p.h - p.m - 78, wide ? words.w : words.w * 0.6, 82), { fill: t.a })
    if (!wide)
      p.text(p.word('small'), box(p.w - p.m - 360, p.h - p.m - 78, 360, 82), {
        max: 34,
        align: 'right',
        stand: 'middle',
      })
  },
}
