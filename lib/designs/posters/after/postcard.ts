import { flower } from '../../art/things'
import { mix } from '../../color'
import type { Design } from '../../design'
import { box, disc, inset, rect, ring, shape, times } from '../../svg'

export const postcard: Design = {
  id: 'thanks-postcard',
  name: 'Postcard',
  use: 'thanks',
  about: 'thank you postcard stamp note personal letter',
  words: {
    headline: 'Thank you',
    line: 'Your order was our ten thousandth. We rang a bell and ate a cake, and wanted you to know.',
    person: 'Maya Ortiz',
    place: 'Asheville',
    small: 'From all nine of us',
  },
  draw(p) {
    const t = p.paint('b')
    const card = p.pick(
      box(70, p.h * 0.2, p.w - 140, p.h * 0.6),
      box(70, 110, p.w - 140, p.h - 220),
      box(90, 90, p.w - 180, p.h - 180),
    )
    p.turned(-3, p.w / 2, p.h / 2, () => {
      p.add(`<g filter="url(#lift)">${rect(card, t.paper, 14)}</g>`)
      const tall = p.format === 'portrait'
      const strip = box(card.x, card.y, card.w, card.h)
      p.add(
        times(Math.ceil(card.w / 60), (i) =>
          p.clip(
            rect(strip, '#000', 14),
            shape(
              `M${card.x + i * 60} ${card.y + card.h}l20 -26h22l-20 26ZM${card.x + i * 60} ${card.y + 26}l20 -26h22l-20 26Z`,
              i % 2 ? t.a : t.deep,
            ),
          ),
        ),
      )
      const stamp = box(card.x + card.w - 230, card.y + 66, 170, 210)
      p.add(
        rect(stamp, mix(t.paper, t.a, 0.2)),
        times(
          9,
          (i) =>
            disc(stamp.x + (i * stamp.w) / 8, stamp.y, 8, t.paper) +
            disc(stamp.x + (i * stamp.w) / 8, stamp.y + stamp.h, 8, t.paper),
        ),
        times(
          11,
          (i) =>
            disc(stamp.x, stamp.y + (i * stamp.h) / 10, 8, t.paper) +
            disc(stamp.x + stamp.w, stamp.y + (i * stamp.h) / 10, 8, t.paper),
        ),
        rect(inset(stamp, 18), t.a),
        flower(stamp.x + stamp.w / 2, stamp.y + stamp.h / 2, 62, 7, t.paper, t.b),
        ring(stamp.x - 30, stamp.y + 130, 84, mix(t.paper, t.deep, 0.3), 5),
        ring(stamp.x - 30, stamp.y + 130, 62, mix(t.paper, t.deep, 0.3), 3),
      )
      p.t = p.tones('paper')
      p.text(p.word('headline'), box(card.x + 60, card.y + 80, card.w - 400, p.pick(230, 200, 170)), {
        voice: 'display',
        max: 130,
        fill: p.t.loud,
      })
      const body = box(
        card.x + 60,
        card.y + p.pick(360, 320, 310),
        tall ? card.w - 120 : card.w * 0.5,
        card.h - p.pick(360, 320, 310) - p.pick(290, 90, 90),
      )
      p.text(p.word('line'), body, { max: 48 })
      const to = tall
        ? box(card.x + 60, card.y + card.h - 260, card.w - 120, 200)
        : box(card.x + card.w * 0.62, card.y + card.h - 290, card.w * 0.38 - 60, 210)
      p.add(times(3, (i) => rect(box(to.x, to.y + 60 + i * 66, to.w, 3), mix(t.paper, t.deep, 0.35))))
      p.text(p.word('person'), box(to.x, to.y, to.w, 54), {
        voice: 'strong',
        max: 44,
        stand: 'bottom',
        maxLines: 1,
      })
      p.text(p.word('place'), box(to.x, to.y + 66, to.w, 54), { max: 42, stand: 'bottom', maxLines: 1 })
      p.text(p.word('small'), box(to.x, to.y + 132, to.w, 54), {
        max: 36,
        stand: 'bottom',
        maxLines: 1,
        fill: p.t.quiet,
      })
    })
    p.t = p.tones('b')
    if (p.format === 'portrait') p.mark(box(p.m, p.m, p.w - 2 * p.m, 60), { align: 'center', max: 50 })
  },
}
