import { dim, mix } from '../../color'
import { head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, shape, stroke } from '../../svg'

export const waiting: Design = {
  id: 'basket-hook',
  name: 'Still here',
  use: 'basket',
  about: 'abandoned cart bag waiting hook saved forgotten',
  words: {
    headline: 'Still on the hook',
    line: 'We kept your bag as you left it',
    button: 'Reply BUY to finish',
    small: 'Until tomorrow night',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const { words, art } = split(p, [0.42, 0.44, 0.48], 'art')
    const s = Math.min(art.w / 760, art.h / 800)
    const [cx, y] = [art.x + art.w / 2, art.y + art.h * 0.14]
    p.add(
      shape(
        `M${cx + 40 * s} ${y + 60 * s}L${cx + 420 * s} ${y + 380 * s}V${art.y + art.h}H${cx - 60 * s}Z`,
        mix(t.bg, t.deep, 0.1),
      ),
    )
    p.add(
      group(
        rect(box(-60, -70, 120, 60), t.deep, 12) +
          stroke('M0 -20V40C0 90 70 90 70 44', t.deep, 20) +
          stroke('M-140 260C-150 90 30 60 34 60C40 60 170 90 150 260', dim(t.a, 0.3), 22) +
          shape('M-250 250H260L290 640Q294 680 256 680H-246Q-284 680 -280 640Z', t.a) +
          shape('M130 250H260L290 640Q294 680 256 680H160Z', dim(t.a, 0.15)) +
          disc(10, 440, 96, t.paper) +
          shape('M-10 392C26 370 60 420 10 484C-40 420 -6 370 10 400Z', t.b),
        `translate(${cx} ${y}) scale(${s})`,
      ),
    )
    const wide = p.format === 'landscape'
    p.add(
      rect(wide ? box(words.x - p.m, 0, words.w + 2 * p.m, p.h) : box(0, words.y - p.m, p.w, p.h), t.deep),
    )
    p.t = p.tones('deep')
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 116),
      [head(p.word('headline'), 130), say(p.word('line'), 50)],
      { stand: wide ? 'middle' : 'top' },
    )
    pill(p, p.word('button'), box(words.x, p.h - p.m - 80, wide ? words.w : words.w * 0.6, 84), {
      fill: p.t.b,
    })
    if (!wide)
      p.text(p.word('small'), box(p.w - p.m - 320, p.h - p.m - 80, 320, 84), {
        max: 34,
        align: 'right',
        stand: 'middle',
      })
  },
}
