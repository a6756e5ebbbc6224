import { dim, mix } from '../../color'
import { foot, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, rect, shape, stroke } from '../../svg'

/** A shirt on a hanger, 200 × 320, hung by its hook at (100, 0). */
function shirt(cloth: string, fold: string, hanger: string): string {
  return (
    stroke('M100 44C100 24 116 26 114 10C112 -4 94 -4 94 8', hanger, 6) +
    stroke('M100 44L30 82M100 44L170 82', hanger, 7) +
    shape('M62 64Q100 96 138 64L176 82L204 160L164 176L158 150V318H42V150L36 176L-4 160L24 82Z', cloth) +
    shape('M62 64Q100 96 138 64L130 60Q100 82 70 60Z', fold) +
    stroke('M158 150V318', fold, 5, 'butt') +
    stroke('M42 150V318', fold, 5, 'butt')
  )
}

export const rack: Design = {
  id: 'sale-rack',
  name: 'The rail',
  use: 'sale',
  about: 'clothes rail shirts fashion hangers apparel',
  words: {
    headline: 'Off the rail',
    line: 'End of season, every size that is left',
    offer: 'to 60% off',
    small: 'No rain checks',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const { words, art } = split(p, [0.42, 0.42, 0.44], 'art')
    const bar = art.y + art.h * p.pick(0.16, 0.14, 0.2)
    const end = p.format === 'landscape' ? art.x + art.w : p.w
    p.add(
      rect(box(art.x, bar, end - art.x, 16), t.deep, 8),
      rect(box(art.x, bar, end - art.x, 5), mix(t.deep, t.paper, 0.3), 3),
    )
    const cloths = [t.a, t.paper, t.b, dim(t.a, 0.5), mix(t.b, t.paper, 0.5), t.deep]
    const s = (art.h - (bar - art.y)) / p.pick(390, 370, 430)
    const step = p.pick(0.165, 0.165, 0.18) * (end - art.x)
    cloths.forEach((cloth, i) => {
      const turn = [-3, 2, -1, 4, -2, 1][i] ?? 0
      p.add(
        group(
          shirt(cloth, mix(cloth, cloth === t.deep ? t.paper : t.deep, 0.22), t.deep),
          `translate(${art.x + step * (i + 0.1)} ${bar + 6}) scale(${s * 0.92}) rotate(${turn} 100 0)`,
        ),
      )
    })
    const low =
      p.format === 'landscape'
        ? rect(box(words.x - p.m, 0, words.w + 2 * p.m, p.h), t.a)
        : rect(box(0, words.y - p.m, p.w, p.h), t.a)
    p.add(low)
    p.t = p.tones('a')
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 76),
      [
        head(p.word('headline'), 180),
        say(p.word('offer'), 84, { voice: 'display', gap: 34 }),
        say(p.word('line'), 50),
      ],
      { on: p.t.bg },
    )
    foot(p, p.word('small'), { at: box(words.x, p.h - p.m - 34, words.w, 40), on: p.t.bg })
  },
}
