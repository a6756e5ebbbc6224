import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, oval, rect, shape, stroke, times } from '../../svg'
import { flame } from './parts'

export const cupcake: Design = {
  id: 'birthday-cupcake',
  name: 'One candle',
  use: 'birthday',
  about: 'cupcake muffin single candle bakery sweet',
  words: { headline: 'Make a wish', line: 'Then come in for your free cupcake', small: 'Any day this week' },
  draw(p) {
    const t = p.paint('a')
    const { words, art } = split(p, [0.28, 0.28, 0.42])
    const s = Math.min(art.w / 800, art.h / 1010)
    const swirl = t.paper
    p.add(
      disc(art.x + art.w / 2, art.y + art.h * 0.52, Math.min(art.w, art.h) * 0.47, mix(t.bg, t.paper, 0.16)),
    )
    p.add(
      group(
        rect(box(-17, -790, 34, 190), t.b, 8) +
          stroke('M-17 -740L17 -770M-17 -690L17 -720M-17 -640L17 -670', t.paper, 10, 'butt') +
          flame(0, -800, 1.25, t) +
          oval(0, -590, 110, 76, swirl) +
          oval(0, -500, 190, 92, dim(swirl, 0.04)) +
          shape('M-190 -500A190 92 0 0 0 190 -500Q120 -440 0 -450Q-110 -440 -190 -500Z', dim(swirl, 0.13)) +
          oval(0, -400, 270, 108, swirl) +
          shape('M-270 -400A270 108 0 0 0 270 -400Q150 -330 0 -345Q-150 -330 -270 -400Z', dim(swirl, 0.13)) +
          [
            [-90, -600],
            [60, -540],
            [-30, -480],
            [130, -430],
            [-170, -410],
            [20, -390],
            [-100, -360],
          ]
            .map(([x = 0, y = 0], i) =>
              group(
                rect(box(-17, -6, 34, 12), [t.b, t.deep, mix(t.bg, t.deep, 0.4)][i % 3] ?? t.b, 6),
                `translate(${x} ${y}) rotate(${i * 47})`,
              ),
            )
            .join('') +
          shape('M-250 -350H250L190 0Q186 20 166 20H-166Q-186 20 -190 0Z', t.b) +
          times(6, (i) =>
            shape(
              `M${-250 + i * 91} -350H${-204 + i * 91}L${-190 + 34 + i * 62} 20H${-190 + i * 63}Z`,
              dim(t.b, 0.16),
            ),
          ),
        `translate(${art.x + art.w / 2} ${art.y + art.h - p.pick(140, 120, 60)}) scale(${s})`,
      ),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 80) : words,
      [head(p.word('headline'), 190), say(p.word('line'), 50)],
      { stand: wide ? 'middle' : 'top' },
    )
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
