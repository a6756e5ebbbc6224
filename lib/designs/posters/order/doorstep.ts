import { dim, mix } from '../../color'
import { head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, fade, group, inset, oval, rect, shape, times } from '../../svg'

export const doorstep: Design = {
  id: 'order-doorstep',
  name: 'At your door',
  use: 'receipt',
  about: 'delivered doorstep door package photo proof picture',
  picture: true,
  words: {
    headline: 'At your door',
    line: 'Left behind the planter at 2:14 PM',
    button: 'Reply GONE if it is not there',
    small: 'Order 20418',
  },
  draw(p) {
    const t = p.paint('deep')
    const { words, art } = split(p, [0.6, 0.56, 0.5], 'art')
    const at = p.format === 'landscape' ? inset(box(0, 0, art.w, p.h), 0) : art
    p.picture(at, rect(at, '#000'), () => {
      const [cx, floor] = [at.x + at.w * 0.46, at.y + at.h * 0.86]
      const s = Math.min(at.w / 900, at.h / 800)
      return (
        rect(at, mix(t.paper, t.b, 0.34)) +
        times(9, (i) => rect(box(at.x, at.y + i * at.h * 0.1, at.w, 3), mix(t.paper, t.b, 0.5))) +
        rect(box(at.x, floor, at.w, at.h), mix(t.paper, t.deep, 0.32)) +
        group(
          rect(box(-190, -640, 380, 640), t.deep, 10) +
            rect(box(-170, -620, 340, 620), t.a, 6) +
            rect(box(-130, -580, 260, 190), mix(t.b, t.paper, 0.6), 6) +
            rect(box(-130, -340, 120, 290), dim(t.a, 0.18), 6) +
            rect(box(10, -340, 120, 290), dim(t.a, 0.18), 6) +
            disc(140, -300, 17, t.b) +
            rect(box(-250, 0, 500, 34), mix(t.deep, t.paper, 0.2), 4),
          `translate(${cx} ${floor}) scale(${s})`,
        ) +
        group(
          fade(oval(0, 34, 220, 26, t.deep), 0.35) +
            rect(box(-180, -170, 360, 200), dim(t.b, 0.12), 6) +
            rect(box(60, -170, 120, 200), dim(t.b, 0.26), 6) +
            rect(box(-60, -170, 60, 200), mix(t.b, t.paper, 0.55)) +
            rect(box(-160, -60, 84, 60), t.paper, 4),
          `translate(${cx + 250 * s} ${floor + 50 * s}) scale(${s})`,
        ) +
        group(
          shape('M-80 -150H80L60 30H-60Z', t.deep) +
            times(5, (i) =>
              group(
                shape('M0 0C-40 -80 -30 -160 0 -230C30 -160 40 -80 0 0Z', dim(t.a, 0.55)),
                `translate(0 -140) rotate(${-56 + i * 28})`,
              ),
            ),
          `translate(${cx - 300 * s} ${floor + 34 * s}) scale(${s})`,
        )
      )
    })
    const wide = p.format === 'landscape'
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 110),
      [head(p.word('headline'), 150), say(p.word('line'), 48)],
      { stand: wide ? 'middle' : 'top' },
    )
    pill(p, p.word('button'), box(words.x, p.h - p.m - 78, wide ? words.w : words.w * 0.7, 82), { fill: t.b })
    if (!wide)
      p.text(p.word('small'), box(p.w - p.m - 280, p.h - p.m - 78, 280, 82), {
        max: 34,
        align: 'right',
        stand: 'middle',
      })
  },
}
