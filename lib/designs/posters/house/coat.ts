import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, shape, stroke, times } from '../../svg'

export const coat: Design = {
  id: 'stock-coat',
  name: 'The yellow coat',
  use: 'stock',
  about: 'back in stock raincoat coat clothing sizes return',
  picture: true,
  words: {
    headline: 'Back on the hook',
    line: 'Six sizes. Most sold out in a day last time.',
    offer: '$128',
    small: 'We kept you first in line',
  },
  draw(p) {
    const t = p.paint('shade-b')
    const { words, art } = split(p, [0.26, 0.26, 0.42])
    const wide = p.format === 'landscape'
    const at = wide ? box(art.x, 0, art.w, p.h) : box(p.m, art.y, p.w - 2 * p.m, art.h - 130)
    p.picture(at, rect(at, '#000', wide ? 0 : 24), () => {
      const s = Math.min(at.w / 760, at.h / 860)
      return (
        rect(at, mix(t.bg, t.paper, 0.12)) +
        group(
          rect(box(-400, -20, 800, 30), mix(t.bg, t.deep, 0.5)) +
            stroke('M0 30C0 60 30 60 26 36C22 10 -16 12 -16 36M0 50V100', t.paper, 11) +
            shape(
              'M-110 130C-130 110 -60 60 0 60C60 60 130 110 110 130L250 210Q286 236 296 290L350 600Q356 640 316 648L270 656L232 420L236 800H-236L-232 420L-270 656L-316 648Q-356 640 -350 600L-296 290Q-286 236 -250 210Z',
              t.b,
            ) +
            shape(
              'M-96 150C-110 90 -50 66 0 66C50 66 110 90 96 150C60 220 -60 220 -96 150Z',
              dim(t.b, 0.24),
            ) +
            shape('M-66 150C-70 110 -36 92 0 92C36 92 70 110 66 150C44 190 -44 190 -66 150Z', dim(t.b, 0.6)) +
            stroke('M0 204V800', dim(t.b, 0.3), 7) +
            times(5, (i) => disc(22, 280 + i * 110, 12, t.paper)) +
            shape('M-190 540H-50V576H-190ZM50 540H190V576H50Z', dim(t.b, 0.22)) +
            shape(
              'M120 210L250 210Q286 236 296 290L350 600Q356 640 316 648L270 656L232 420L236 800H150Q200 500 120 210Z',
              dim(t.b, 0.13),
            ),
          `translate(${at.x + at.w / 2} ${at.y + at.h * 0.03}) scale(${s})`,
        )
      )
    })
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 90) : words,
      [head(p.word('headline'), 140), say(p.word('line'), 46)],
      { stand: wide ? 'middle' : 'top' },
    )
    foot(p, p.word('small'), { at: wide ? footUnder(p, words) : box(p.m, p.h - 92, p.w - 2 * p.m, 44) })
    if (!p.pictureSrc) {
      const [bx, by] = [at.x + at.w - 110, at.y + at.h - 110]
      p.add(disc(bx, by, 88, t.a))
      p.text(p.word('offer'), box(bx - 66, by - 44, 132, 88), {
        voice: 'display',
        max: 54,
        align: 'center',
        stand: 'middle',
        on: t.a,
      })
    }
  },
}
