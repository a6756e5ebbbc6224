import { dim, mix } from '../../color'
import { head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, oval, rect, shape, stroke } from '../../svg'

export const balloons: Design = {
  id: 'birthday-balloons',
  name: 'Up and away',
  use: 'birthday',
  about: 'balloons party celebrate',
  words: {
    headline: 'It is your day',
    line: 'Pick a treat, it is on the house',
    button: 'Show this at the counter',
    small: 'Good all month',
  },
  draw(p) {
    const t = p.paint('tint-b')
    const { words, art } = split(p, [0.36, 0.38, 0.46], 'art')
    const cx = art.x + art.w / 2
    const s = Math.min(art.w / 900, art.h / 860)
    const tie = p.format === 'landscape' ? art.y + art.h * 0.98 : art.y + art.h + 20
    const colours = [t.a, t.b, t.deep, mix(t.a, t.paper, 0.5), t.paper, mix(t.b, t.a, 0.4), t.a]
    const spots = [
      [-270, 300],
      [250, 330],
      [-20, 190],
      [-150, 500],
      [140, 540],
      [300, 590],
      [-320, 590],
    ]
    const at = (x: number, y: number) => [cx + x * s, art.y + y * s] as const
    p.add(
      spots
        .map(([x = 0, y = 0]) => {
          const [bx, by] = at(x, y)
          return stroke(
            `M${bx} ${by + 120 * s}Q${bx} ${(by + tie) / 2 + 60} ${cx} ${tie}`,
            mix(t.bg, t.deep, 0.5),
            4,
          )
        })
        .join(''),
    )
    spots.forEach(([x = 0, y = 0], i) => {
      const [bx, by] = at(x, y)
      const c = colours[i] ?? t.a
      p.add(
        group(
          shape('M-12 150L12 150L0 132Z', dim(c, 0.25)) +
            shape(
              'M0 -150C96 -150 126 -60 104 16C84 84 30 134 0 136C-30 134 -84 84 -104 16C-126 -60 -96 -150 0 -150Z',
              c,
            ) +
            shape(
              'M40 -142C110 -120 122 -50 104 16C84 84 30 134 0 136C60 90 90 10 84 -50C80 -96 64 -126 40 -142Z',
              dim(c, 0.13),
            ) +
            oval(-48, -78, 17, 34, mix(c, '#ffffff', 0.5), 24),
          `translate(${bx} ${by}) scale(${s}) rotate(${x / 22})`,
        ),
      )
    })
    p.add(disc(cx, tie, 12, t.deep))
    const wide = p.format === 'landscape'
    if (!wide) p.add(rect(box(0, words.y - 50, p.w, p.h), t.paper))
    else p.add(rect(box(words.x - p.m, 0, p.w, p.h), t.paper))
    p.t = p.tones('paper')
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 120),
      [head(p.word('headline'), 140), say(p.word('line'), 50)],
      { on: p.t.bg, stand: wide ? 'middle' : 'top' },
    )
    pill(p, p.word('button'), box(words.x, p.h - p.m - 76, words.w, 80), { fill: p.t.a, ink: p.t.deep })
    if (!wide)
      p.text(p.word('small'), box(p.w - p.m - 300, p.h - p.m - 76, 300, 80), {
        max: 33,
        align: 'right',
        stand: 'middle',
      })
  },
}
