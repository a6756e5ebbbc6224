import { dim, mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, dice, disc, group, rect, shape, stroke, times } from '../../svg'

export const winter: Design = {
  id: 'season-winter',
  name: 'First snow',
  use: 'season',
  about: 'winter snow christmas holiday tree cabin hills december',
  words: {
    headline: 'Open late for the holidays',
    line: 'Till nine, every night until the 24th',
    small: 'Free wrapping',
  },
  draw(p) {
    const t = p.paint('shade-b')
    const wide = p.format === 'landscape'
    const top = p.pick(p.h * 0.46, p.h * 0.48, p.h * 0.5)
    const roll = dice(4)
    const tree = (x: number, y: number, s: number, c: string) =>
      group(
        shape('M0 -300L70 -190H34L92 -100H48L112 0H-112L-48 -100H-92L-34 -190H-70Z', c) +
          shape(
            'M0 -300L70 -190Q40 -206 30 -192Q10 -212 0 -196Q-14 -210 -30 -192Q-44 -204 -70 -190Z',
            t.paper,
          ) +
          rect(box(-14, 0, 28, 40), dim(c, 0.4)),
        `translate(${x} ${y}) scale(${s})`,
      )
    const green = dim(t.b, 0.4)
    p.add(
      shape(
        `M0 ${top + 60}Q${p.w * 0.3} ${top - 90} ${p.w * 0.62} ${top + 30}T${p.w} ${top - 20}V${p.h}H0Z`,
        mix(t.bg, t.paper, 0.42),
      ),
    )
    p.add(
      times(6, (i) =>
        tree(
          p.w * (0.06 + i * 0.19),
          top + 40 + ((i * 41) % 60),
          0.44 + roll() * 0.2,
          mix(green, t.bg, 0.35),
        ),
      ),
    )
    p.add(
      shape(
        `M0 ${top + 190}Q${p.w * 0.4} ${top + 70} ${p.w * 0.7} ${top + 170}T${p.w} ${top + 150}V${p.h}H0Z`,
        t.paper,
      ),
    )
    const [hx, hy, k] = [p.w * p.pick(0.62, 0.64, 0.68), top + p.pick(300, 240, 230), p.pick(1.3, 1, 0.95)]
    p.add(
      group(
        rect(box(-130, -130, 260, 170), t.a) +
          shape('M-180 -120L0 -270L180 -120Z', t.deep) +
          shape(
            'M-180 -120L0 -270L180 -120Q150 -150 130 -132Q90 -170 60 -150Q20 -190 0 -168Q-30 -190 -60 -150Q-100 -168 -130 -132Q-150 -150 -180 -120Z',
            t.paper,
          ) +
          rect(box(70, -270, 40, 80), dim(t.a, 0.4)) +
          rect(box(-90, -80, 70, 70), t.b, 4) +
          stroke('M-55 -80V-10M-90 -45H-20', t.deep, 6) +
          rect(box(30, -80, 64, 120), t.deep, 4) +
          disc(80, -16, 6, t.b),
        `translate(${hx} ${hy}) scale(${k})`,
      ),
    )
    p.add(
      tree(p.w * 0.22, top + p.pick(340, 270, 260), p.pick(1.15, 0.9, 0.85), green),
      tree(p.w * 0.92, top + p.pick(380, 300, 280), p.pick(0.9, 0.7, 0.7), green),
    )
    p.add(
      times(60, () => {
        const [x, y, r] = [roll() * p.w, roll() * p.h * 0.94, 3 + roll() * 6]
        return y < top - 60 && y > p.m - 20 && x < p.w * 0.95 ? '' : disc(x, y, r, t.paper)
      }),
    )
    stack(p, box(p.m, p.m, wide ? p.w * 0.8 : p.w - 2 * p.m, top - p.m - p.pick(120, 120, 130)), [
      head(p.word('headline'), 140),
      say(p.word('line'), 48),
    ])
    p.t = p.tones('paper')
    foot(p, p.word('small'))
  },
}
