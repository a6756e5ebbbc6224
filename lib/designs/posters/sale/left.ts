import { dim, mix } from '../../color'
import { head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, shape, stroke } from '../../svg'

export const left: Design = {
  id: 'sale-last',
  name: 'Nearly gone',
  use: 'sale',
  about: 'last few left stock meter bottle level low',
  words: {
    headline: 'Nearly gone',
    line: 'Twelve bottles left of the spring batch',
    button: 'Reply YES to keep one',
    small: 'Held for an hour',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const { words, art } = split(p, [0.4, 0.42, 0.5])
    const count = 4
    const s = Math.min(art.w / 960, art.h / p.pick(1000, 960, 860))
    const glass = mix(t.bg, t.paper, 0.75)
    const bottle =
      'M70 0H130V150C130 200 196 216 196 300V770Q196 800 166 800H34Q4 800 4 770V300C4 216 70 200 70 150Z'
    const levels = [1, 1, 1, 0.62]
    const ground = art.y + art.h - p.pick(190, 170, 100)
    p.add(rect(box(art.x, ground, art.w, p.h - ground), mix(t.bg, t.a, 0.45)))
    for (let i = 0; i < count; i++) {
      const empty = levels[i] === 1
      const x = art.x + art.w / 2 + (i - count / 2) * 212 * s + 6 * s
      const full = p.clip(
        shape(bottle, '#000'),
        rect(box(0, 800 * (empty ? 1 : 0.36), 200, 800), t.a) +
          rect(box(120, 800 * (empty ? 1 : 0.36), 80, 800), dim(t.a, 0.22)),
      )
      p.add(
        group(
          shape(bottle, empty ? mix(t.bg, t.deep, 0.09) : glass) +
            full +
            (empty
              ? ''
              : rect(box(26, 470, 148, 190), t.paper, 8) +
                disc(100, 540, 34, t.b) +
                stroke('M52 606H148M70 630H130', t.deep, 7)) +
            rect(box(64, -20, 72, 60), empty ? mix(t.bg, t.deep, 0.2) : t.deep, 8),
          `translate(${x} ${ground + 20 * s - 800 * s}) scale(${s})`,
        ),
      )
    }
    stack(
      p,
      p.format === 'landscape'
        ? box(words.x, words.y + 50, words.w, words.h - 170)
        : box(words.x, words.y, words.w, words.h - 60),
      [head(p.word('headline'), 180), say(p.word('line'), 50)],
      { stand: p.format === 'landscape' ? 'middle' : 'top' },
    )
    pill(p, p.word('button'), box(p.m, p.h - p.m - 76, p.w * 0.62, 76), { fill: t.deep, ink: t.paper })
    if (p.format === 'landscape') p.mark(box(p.m, p.m - 10, 300, 40))
    else p.mark(box(p.w - p.m - 300, p.h - p.m - 38, 300, 40), { align: 'right', on: mix(t.bg, t.a, 0.45) })
  },
}
