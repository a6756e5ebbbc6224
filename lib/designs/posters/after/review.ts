import { mix } from '../../color'
import { head, pill, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, shape, star, times } from '../../svg'

export const review: Design = {
  id: 'thanks-review',
  name: 'Say it in stars',
  use: 'thanks',
  about: 'review request google stars opinion rating quote',
  words: {
    headline: 'Tell the next person',
    line: 'One honest line about your stay helps more than any ad',
    button: 'Reply with your line',
    link: 'https://example.com/review',
    small: 'Good or bad, we print it',
  },
  draw(p) {
    const t = p.paint('a')
    const wide = p.format === 'landscape'
    const mark = (x: number, y: number, s: number, c: string) =>
      group(
        shape(
          'M0 0V-110C0 -200 60 -250 140 -256V-200C100 -194 76 -170 74 -130H140V0ZM190 0V-110C190 -200 250 -250 330 -256V-200C290 -194 266 -170 264 -130H330V0Z',
          c,
        ),
        `translate(${x} ${y}) scale(${s})`,
      )
    p.add(
      mark(
        p.pick(p.m - 10, p.m - 10, p.w - p.m - 300),
        p.h * p.pick(0.3, 0.3, 0.26),
        p.pick(1.3, 0.94, 0.7),
        mix(t.bg, t.paper, 0.26),
      ),
    )
    const y = p.h * p.pick(0.4, 0.4, 0.56)
    const k = p.pick(78, 66, 50)
    p.add(times(5, (i) => shape(star(p.m + k + i * k * 2.2, y, 5, k, k * 0.44), i < 5 ? t.a : t.paper)))
    const words = p.pick(
      box(p.m, y + k + 50, p.w - 2 * p.m, p.h * 0.3),
      box(p.m, y + k + 36, p.w * 0.56, p.h * 0.26),
      box(p.m, y + k + 30, p.w * 0.56, p.h * 0.26),
    )
    const top = wide ? box(p.m, p.m + 20, p.w * 0.56, p.h * 0.37) : words
    if (wide) {
      p.text(p.word('headline'), top, { voice: 'display', max: 120, stand: 'middle' })
      p.text(p.word('line'), words, { max: 44 })
    } else stack(p, words, [head(p.word('headline'), 120), say(p.word('line'), 46)])
    const side = p.pick(290, 290, 330)
    const qr = p.pick(
      box(p.w - p.m - side, p.h - p.m - side, side, side),
      box(p.w - p.m - side, p.h - p.m - side, side, side),
      box(p.w - p.m - side, p.h * 0.3, side, side),
    )
    p.qr(p.word('link'), qr, 22)
    const low = wide
      ? box(qr.x, qr.y + side + 26, side, 84)
      : box(p.m, p.h - p.m - 84, p.w - 3 * p.m - side, 84)
    pill(p, p.word('button'), low, { fill: t.deep, ink: t.paper })
    p.text(p.word('small'), wide ? box(qr.x, low.y + 100, side, 44) : box(p.m, low.y - 66, low.w, 44), {
      max: 34,
      maxLines: 2,
    })
  },
}
