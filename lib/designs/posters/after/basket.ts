import { twig } from '../../art/things'
import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, oval, rect, shape, stroke, times } from '../../svg'

const BODY = 'M-380 -270H380L320 0Q314 30 284 30H-284Q-314 30 -320 0Z'

export const basket: Design = {
  id: 'basket-full',
  name: 'Market basket',
  use: 'basket',
  about: 'basket groceries vegetables food cart checkout weekly',
  words: {
    headline: 'Dinner is half packed',
    line: 'Check out by 4 and we bring it at 6',
    offer: '$5 off',
    small: 'Tonight only',
  },
  draw(p) {
    const t = p.paint('shade-a')
    const { words, art } = split(p, [0.36, 0.36, 0.44])
    const s = Math.min(art.w / 900, art.h / 840)
    const leaf = mix(t.deep, t.paper, 0.36)
    p.add(
      group(
        `<path d="M-330 -260C-330 -720 330 -720 330 -260" fill="none" stroke="${dim(t.b, 0.3)}" stroke-width="34"/>` +
          group(
            rect(box(-44, -330, 88, 330), mix(t.paper, t.b, 0.5), 40) +
              stroke('M-24 -250L20 -280M-24 -170L20 -200', dim(t.b, 0.25), 10),
            'translate(-60 -240) rotate(-22)',
          ) +
          group(
            rect(box(-44, -360, 88, 330), mix(t.paper, t.b, 0.35), 40) +
              stroke('M-24 -280L20 -310M-24 -200L20 -230', dim(t.b, 0.2), 10),
            'translate(-150 -240) rotate(-10)',
          ) +
          times(3, (i) =>
            group(twig(330, 7, leaf, 0.2), `translate(${150 + i * 40} -220) rotate(${2 + i * 11})`),
          ) +
          disc(40, -320, 100, t.a) +
          shape('M40 -420C60 -440 90 -440 100 -424C80 -410 60 -410 40 -420Z', leaf) +
          oval(18, -356, 22, 12, mix(t.a, '#ffffff', 0.5), -30) +
          disc(210, -300, 86, dim(t.a, 0.12)) +
          disc(-250, -300, 92, t.b) +
          disc(-130, -290, 84, mix(t.b, t.a, 0.4)) +
          shape(BODY, mix(t.b, t.paper, 0.2)) +
          p.clip(
            shape(BODY, '#000'),
            times(44, (i) => {
              const [column, row] = [i % 11, Math.floor(i / 11)]
              const at = box(-376 + column * 70 + (row % 2) * 35, -220 + row * 62, 56, 34)
              return rect(at, dim(t.b, i % 2 ? 0.16 : 0.06), 12)
            }),
          ) +
          rect(box(-400, -296, 800, 56), dim(t.b, 0.24), 28),
        `translate(${art.x + art.w / 2} ${art.y + art.h - p.pick(150, 130, 70)}) scale(${s})`,
      ),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 90) : words,
      [
        head(p.word('headline'), 130),
        say(p.word('line'), 48),
        say(p.word('offer'), 64, { voice: 'display', fill: t.b }),
      ],
      { stand: wide ? 'middle' : 'top' },
    )
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
