import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, inset, rect, shape, star, stroke, times } from '../../svg'

export const closed: Design = {
  id: 'hours-closed',
  name: 'Asleep',
  use: 'hours',
  about: 'closed holiday vacation break cat window night away back soon',
  words: {
    headline: 'We are asleep until Monday',
    line: 'Orders leave again on the 6th. The cat is in charge.',
    date: 'Closed January 1 to 5',
    small: 'Write to us meanwhile',
  },
  draw(p) {
    const t = p.paint('deep')
    const { words, art } = split(p, [0.44, 0.44, 0.48], 'art')
    const s = Math.min(art.w / 760, art.h / 760)
    const [cx, sill] = [art.x + art.w / 2, art.y + art.h * 0.86]
    const pane = box(cx - 300 * s, sill - 560 * s, 600 * s, 560 * s)
    const cat =
      shape(
        'M-210 0C-230 -110 -150 -170 -30 -170C90 -170 180 -120 190 -40C194 -10 180 0 150 0Z',
        dim(t.bg, 0.6),
      ) +
      shape(
        'M-260 0C-290 -60 -270 -120 -240 -176L-206 -132H-158L-124 -176C-100 -120 -90 -40 -120 0Z',
        dim(t.bg, 0.6),
      ) +
      stroke('M180 -20C250 -20 260 -90 210 -96', dim(t.bg, 0.6), 30) +
      stroke('M-222 -74Q-208 -62 -196 -74M-172 -74Q-160 -62 -146 -74', t.b, 6)
    p.add(
      rect(inset(pane, -26 * s), mix(t.bg, t.a, 0.5), 14),
      rect(pane, mix(t.bg, t.b, 0.22)),
      p.clip(
        rect(pane, '#000'),
        group(
          shape('M0 -100A100 100 0 1 0 90 44A76 76 0 0 1 0 -100Z', t.b),
          `translate(${cx + 130 * s} ${sill - 400 * s}) scale(${s})`,
        ) +
          times(9, (i) =>
            shape(
              star(pane.x + ((i * 211) % 560) * s + 20, pane.y + ((i * 97) % 320) * s + 30, 4, 16 * s, 5 * s),
              t.paper,
            ),
          ),
      ),
      rect(box(cx - 8 * s, pane.y, 16 * s, pane.h), mix(t.bg, t.a, 0.5)),
      rect(box(pane.x, pane.y + pane.h * 0.46, pane.w, 16 * s), mix(t.bg, t.a, 0.5)),
      group(cat, `translate(${cx + 20 * s} ${sill}) scale(${s})`),
      rect(box(cx - 380 * s, sill, 760 * s, 40 * s), t.a, 8),
      disc(cx + 300 * s, sill - 26 * s, 30 * s, t.b),
      rect(box(cx + 270 * s, sill - 30 * s, 60 * s, 30 * s), t.b, 6),
    )
    const wide = p.format === 'landscape'
    p.add(
      rect(wide ? box(words.x - p.m, 0, words.w + 2 * p.m, p.h) : box(0, words.y - p.m, p.w, p.h), t.paper),
    )
    p.t = p.tones('paper')
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 84),
      [
        head(p.word('headline'), 116),
        say(p.word('date'), 52, { voice: 'strong', fill: p.t.loud }),
        say(p.word('line'), 46),
      ],
      { stand: wide ? 'middle' : 'top' },
    )
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
