import { dim, mix } from '../../color'
import { foot, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, dice, disc, group, rect, shape, star, times } from '../../svg'
import { bow } from './parts'

export const stackOf: Design = {
  id: 'gift-stack',
  name: 'Under the tree',
  use: 'gift',
  about: 'presents stack wrapped holiday last minute gift pile',
  words: {
    headline: 'Too late to ship?',
    line: 'A gift card is there in a minute',
    button: 'Reply GIFT',
    small: 'Until the very last moment',
  },
  draw(p) {
    const t = p.paint('paper')
    const { words, art } = split(p, [0.36, 0.36, 0.44])
    const floor = p.format === 'landscape' ? p.h - 90 : p.h - p.m - 90
    const s = Math.min(art.w / 900, (floor - art.y) / 720)
    const roll = dice(2)
    const pattern = (w: number, h: number, c: string, kind: number) =>
      kind === 0
        ? times(Math.floor(w / 50), (i) => rect(box(i * 50 + 10, 0, 20, h), c))
        : kind === 1
          ? times(40, () => disc(roll() * w, roll() * h, 9, c))
          : times(30, () => shape(star(roll() * w, roll() * h, 4, 18, 6), c))
    const gift = (
      x: number,
      y: number,
      w: number,
      h: number,
      c: string,
      r: string,
      kind: number,
      sub: string,
    ) =>
      group(
        p.clip(rect(box(0, 0, w, h), '#000', 8), rect(box(0, 0, w, h), c) + pattern(w, h, sub, kind)) +
          rect(box(w * 0.42, 0, w * 0.16, h), r) +
          group(bow(r), `translate(${w / 2} 6) scale(.34)`),
        `translate(${x} ${y})`,
      )
    p.add(
      group(
        gift(-400, -260, 330, 260, t.a, t.b, 0, mix(t.a, t.paper, 0.2)) +
          gift(-50, -340, 280, 340, t.deep, t.a, 2, mix(t.deep, t.b, 0.7)) +
          gift(250, -200, 190, 200, t.b, t.deep, 1, mix(t.b, t.paper, 0.5)) +
          gift(-330, -470, 210, 205, mix(t.b, t.paper, 0.55), t.a, 1, t.b) +
          gift(10, -500, 170, 155, t.a, t.paper, 1, dim(t.a, 0.2)),
        `translate(${art.x + art.w / 2} ${floor}) scale(${s})`,
      ),
      rect(box(p.format === 'landscape' ? art.x : 0, floor, p.w, 10), t.deep),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 80) : words,
      [
        head(p.word('headline'), 140),
        say(p.word('line'), 48),
        say(p.word('button'), 54, { voice: 'strong', fill: t.loud }),
      ],
      { stand: wide ? 'middle' : 'top' },
    )
    foot(p, p.word('small'), {
      at: box(wide ? words.x : p.m, p.h - p.m - 26, wide ? words.w : p.w - 2 * p.m, 44),
    })
  },
}
