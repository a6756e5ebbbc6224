import { flower, twig } from '../../art/things'
import { mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import type { Page } from '../../page'
import { type Box, box, group, rect, stroke } from '../../svg'

/** Words and foot of a design whose words have a side of their own. */
function told(p: Page, words: Box, max = 150, lineMax = 50): void {
  const wide = p.format === 'landscape'
  stack(
    p,
    box(words.x, words.y, words.w, words.h - (wide ? 90 : 0)),
    [
      head(p.word('headline'), max),
      say(p.word('line'), lineMax),
      say(p.word('date'), 50, { voice: 'strong' }),
    ],
    { stand: wide ? 'middle' : 'top' },
  )
}

export const spring: Design = {
  id: 'season-spring',
  name: 'Poppies',
  use: 'season',
  about: 'spring flowers poppies garden bloom easter',
  words: {
    headline: 'Spring, in stems',
    line: 'Fresh bunches every morning from $9',
    small: 'Until they are gone',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const { words, art } = split(p, [0.3, 0.3, 0.42])
    const base = p.h
    const leaf = mix(t.deep, t.b, 0.22)
    const spots = [
      [0.22, 0.34, 0.2],
      [0.6, 0.23, 0.23],
      [0.88, 0.44, 0.17],
      [0.42, 0.56, 0.2],
      [0.1, 0.68, 0.14],
      [0.74, 0.72, 0.16],
    ]
    const unit = Math.min(art.w, art.h)
    p.add(
      spots
        .map(([x = 0, y = 0]) =>
          stroke(
            `M${art.x + x * art.w} ${art.y + y * art.h}Q${art.x + (x * 0.7 + 0.15) * art.w} ${art.y + art.h * 0.8} ${art.x + (x * 0.4 + 0.3) * art.w} ${base + 20}`,
            leaf,
            unit * 0.02,
          ),
        )
        .join(''),
    )
    p.add(
      [
        [0.24, -34, 0.5],
        [0.5, 12, 0.56],
        [0.72, 38, 0.46],
      ]
        .map(([x = 0, turn = 0, s = 0]) =>
          group(twig(unit * s, 9, leaf), `translate(${art.x + x * art.w} ${base + 20}) rotate(${turn})`),
        )
        .join(''),
    )
    p.add(
      spots
        .map(([x = 0, y = 0, r = 0], i) =>
          flower(
            art.x + x * art.w,
            art.y + y * art.h,
            r * unit,
            [6, 5, 6, 7, 5, 6][i] ?? 6,
            [t.a, t.a, t.b, t.b, t.paper, t.a][i] ?? t.a,
            i % 2 ? t.deep : t.b === t.bg ? t.paper : t.deep,
          ),
        )
        .join(''),
    )
    told(p, words)
    if (p.format === 'landscape') foot(p, p.word('small'), { at: footUnder(p, words) })
    else {
      p.add(rect(box(0, p.h - 110, p.w, 110), t.deep))
      p.t = p.tones('deep')
      foot(p, p.word('small'), { at: box(p.m, p.h - 77, p.w - 2 * p.m, 44) })
    }
  },
}
