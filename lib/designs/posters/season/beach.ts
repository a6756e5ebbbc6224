import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, fade, group, rect, shape, times } from '../../svg'

export const beach: Design = {
  id: 'season-beach',
  name: 'Parasol',
  use: 'season',
  about: 'summer beach parasol sand towel sea holiday vacation',
  words: {
    headline: 'Gone to the beach',
    line: 'Swim, shade and sand, all 20% off',
    date: 'Through July',
    small: 'Back by six',
  },
  draw(p) {
    const t = p.paint('tint-b')
    const sea = p.pick(p.h * 0.82, p.h * 0.84, p.h * 0.8)
    p.add(
      shape(`M0 ${sea}Q${p.w * 0.2} ${sea - 60} ${p.w * 0.45} ${sea}T${p.w} ${sea - 20}V${p.h}H0Z`, t.paper),
      shape(
        `M0 ${sea + 26}Q${p.w * 0.2} ${sea - 34} ${p.w * 0.45} ${sea + 26}T${p.w} ${sea + 6}V${p.h}H0Z`,
        t.deep,
      ),
    )
    const r = p.pick(330, 250, 270)
    const [cx, cy] = p.pick([p.w * 0.4, p.h * 0.52], [p.w * 0.36, p.h * 0.56], [p.w * 0.72, p.h * 0.4])
    p.add(
      fade(disc(cx + 60, cy + 66, r, t.deep), 0.16),
      times(16, (i) => {
        const [a, b] = [(i * Math.PI) / 8, ((i + 1) * Math.PI) / 8]
        const [x1, y1, x2, y2] = [
          cx + r * Math.cos(a),
          cy + r * Math.sin(a),
          cx + r * Math.cos(b),
          cy + r * Math.sin(b),
        ]
        const m = (a + b) / 2
        return shape(
          `M${cx} ${cy}L${x1} ${y1}Q${cx + r * 0.94 * Math.cos(m)} ${cy + r * 0.94 * Math.sin(m)} ${x2} ${y2}Z`,
          i % 2 ? t.paper : t.a,
        )
      }),
      disc(cx, cy, r * 0.06, t.deep),
    )
    p.add(
      group(
        rect(box(-110, -190, 220, 380), t.b, 8) +
          times(5, (i) => rect(box(-110, -160 + i * 76, 220, 34), t.paper)) +
          times(
            9,
            (i) => rect(box(-104 + i * 25, 190, 8, 22), t.b) + rect(box(-104 + i * 25, -212, 8, 22), t.b),
          ),
        p.pick(
          `translate(${p.w * 0.76} ${p.h * 0.66}) rotate(24)`,
          `translate(${p.w * 0.78} ${p.h * 0.66}) rotate(20) scale(.7)`,
          `translate(${p.w * 0.46} ${p.h * 0.56}) rotate(20) scale(.64)`,
        ),
      ),
    )
    const words = p.pick(
      box(p.m, p.m, p.w - 2 * p.m, p.h * 0.2),
      box(p.m, p.m, p.w - 2 * p.m, p.h * 0.24),
      box(p.m, p.m, p.w * 0.4, p.h * 0.46),
    )
    stack(p, words, [head(p.word('headline'), 150), say(p.word('line'), 48)])
    p.t = p.tones('deep')
    foot(p, p.word('date') || p.word('small'), {
      at: box(p.m, p.h - p.m - 20, p.w - 2 * p.m, 44),
      on: p.t.bg,
    })
  },
}
