import { flower, twig } from '../../art/things'
import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, rect, shape, times } from '../../svg'

export const bouquet: Design = {
  id: 'thanks-bouquet',
  name: 'In your hand',
  use: 'thanks',
  about: 'thank you flowers bouquet hand customer appreciation',
  words: {
    headline: 'These are for you',
    line: 'For every kind word this year',
    small: 'With love, the whole shop',
  },
  draw(p) {
    const t = p.paint('tint-b')
    const { words, art } = split(p, [0.26, 0.26, 0.42])
    const s = Math.min(art.w / 880, art.h / 1040)
    const leaf = mix(t.deep, t.b, 0.22)
    const skin = '#a86f47'
    p.add(
      group(
        [
          [-34, -46],
          [-16, 6],
          [4, 0],
          [20, 4],
          [38, 50],
        ]
          .map(([turn = 0]) => group(twig(600, 9, leaf, 0.12), `translate(0 -330) rotate(${turn})`))
          .join('') +
          flower(-210, -720, 120, 6, t.a, t.deep) +
          flower(30, -860, 140, 7, t.b, t.deep) +
          flower(230, -690, 124, 5, t.paper, t.b) +
          flower(-60, -620, 130, 6, mix(t.a, t.paper, 0.4), t.deep) +
          flower(130, -540, 96, 6, t.a, t.b) +
          flower(-280, -540, 86, 5, t.b, t.a) +
          flower(320, -500, 80, 6, t.a, t.deep) +
          shape(
            'M-300 -520L0 -60L300 -520Q220 -440 130 -470Q60 -400 -20 -460Q-120 -400 -180 -470Q-250 -440 -300 -520Z',
            t.paper,
          ) +
          shape('M0 -60L300 -520Q220 -440 130 -470Q90 -430 50 -440Z', dim(t.paper, 0.12)) +
          shape('M-40 -120L0 -60L40 -120L120 140H-120Z', dim(t.paper, 0.08)) +
          shape('M-130 260V-30C-130 -90 -90 -130 -50 -130H60C110 -130 130 -90 126 -50L110 30V260Z', skin) +
          times(4, (i) => rect(box(-96, -128 + i * 46, 206 - i * 8, 42), dim(skin, i % 2 ? 0.06 : 0), 21)) +
          rect(box(-160, 90, 300, 180), t.a, 10),
        `translate(${art.x + art.w / 2} ${art.y + art.h - 60 * s}) scale(${s})`,
      ),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 90) : words,
      [head(p.word('headline'), 140), say(p.word('line'), 50)],
      { stand: wide ? 'middle' : 'top' },
    )
    if (wide) foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
