import { dim, mix } from '../../color'
import { foot, footUnder, head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, shape, stroke } from '../../svg'

export const delay: Design = {
  id: 'alert-delay',
  name: 'A little late',
  use: 'alert',
  about: 'delay late snail slow shipment sorry apology',
  words: {
    headline: 'Running late, sorry',
    line: 'Your order needs two more days. Shipping is on us.',
    date: 'Now Thursday',
    button: 'Reply BACK to undo it',
    small: 'Order 20418',
  },
  draw(p) {
    const t = p.paint('tint-b')
    const { words, art } = split(p, [0.46, 0.46, 0.48])
    const s = Math.min(art.w / 860, art.h / 560)
    const floor = art.y + art.h * p.pick(0.72, 0.72, 0.78)
    p.add(
      shape(
        `M${art.x} ${floor}Q${art.x + art.w * 0.5} ${floor - 40} ${art.x + art.w} ${floor}V${p.h}H${art.x}Z`,
        dim(t.a, 0.4),
      ),
    )
    let d = 'M0 0'
    for (let i = 1; i <= 70; i++) {
      const [a, r] = [i * 0.24, 190 * (1 - i / 74)]
      d += `L${190 - 190 * 0 + r * Math.cos(a) - 190} ${r * Math.sin(a)}`
    }
    p.add(
      group(
        shape(
          'M-330 0C-300 -60 -180 -70 0 -60H200C250 -60 250 -220 300 -230C350 -240 366 -160 340 -100C320 -40 280 0 220 0Z',
          mix(t.a, t.paper, 0.5),
        ) +
          stroke('M310 -220L290 -310M336 -214L366 -296', mix(t.a, t.paper, 0.5), 15) +
          disc(288, -316, 17, t.deep) +
          disc(370, -302, 17, t.deep) +
          stroke('M318 -150Q336 -140 346 -156', t.deep, 7) +
          disc(-10, -190, 196, t.b) +
          group(stroke(d.replace('M0 0L', 'M'), dim(t.b, 0.42), 20), 'translate(-10 -190)'),
        `translate(${art.x + art.w * 0.48} ${floor + 6}) scale(${s})`,
      ),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 90) : words,
      [
        head(p.word('headline'), 140),
        say(p.word('line'), 46),
        say(p.word('date'), 56, { voice: 'display', fill: t.loud }),
      ],
      { stand: wide ? 'middle' : 'top' },
    )
    if (wide) foot(p, p.word('small'), { at: footUnder(p, words) })
    else
      pill(p, p.word('button'), box(p.m, p.h - p.m - 76, p.w - 2 * p.m, 80), { fill: t.deep, ink: t.paper })
  },
}
