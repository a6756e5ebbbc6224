import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, shape, stroke } from '../../svg'

export const bell: Design = {
  id: 'stock-bell',
  name: 'You asked us to ring',
  use: 'stock',
  about: 'bell notify waitlist alert available again reminder',
  words: {
    headline: 'You asked us to ring',
    line: 'The walnut stool is in. We hold yours until Friday.',
    small: 'Order from this message',
  },
  draw(p) {
    const t = p.paint('a')
    const { words, art } = split(p, [0.36, 0.36, 0.46])
    const s = Math.min(art.w / 820, art.h / 820)
    const [cx, cy] = [art.x + art.w / 2, art.y + art.h * p.pick(0.42, 0.42, 0.5)]
    const gold = t.a
    p.add(
      group(
        stroke(
          'M-380 -160Q-440 0 -380 160M-460 -220Q-550 0 -460 220M380 -160Q440 0 380 160M460 -220Q550 0 460 220',
          mix(t.bg, t.paper, 0.5),
          18,
        ) +
          group(
            disc(0, -310, 44, t.deep) +
              disc(0, 270, 70, t.deep) +
              shape(
                'M0 -300C170 -300 190 -120 200 40C206 120 240 170 280 210V240H-280V210C-240 170 -206 120 -200 40C-190 -120 -170 -300 0 -300Z',
                gold,
              ) +
              shape(
                'M60 -292C180 -262 190 -100 200 40C206 120 240 170 280 210V240H120C150 100 130 -160 60 -292Z',
                dim(gold, 0.17),
              ) +
              rect(box(-290, 210, 580, 46), dim(gold, 0.3), 23) +
              stroke('M-120 -160C-140 -90 -144 -30 -148 40', mix(gold, '#ffffff', 0.6), 18),
            'rotate(10)',
          ),
        `translate(${cx} ${cy}) scale(${s * 0.86})`,
      ),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 90) : words,
      [head(p.word('headline'), 140), say(p.word('line'), 48)],
      { stand: wide ? 'middle' : 'top' },
    )
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
