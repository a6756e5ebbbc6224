import { map, pin } from '../../art/map'
import { person } from '../../art/things'
import { mix } from '../../color'
import { head, pill, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, columns, disc, group, inset, rect, stroke } from '../../svg'

export const onTheWay: Design = {
  id: 'visit-map',
  name: 'On the way',
  use: 'appointment',
  about: 'map route technician driver person arrival time delivery at home',
  picture: true,
  words: {
    headline: 'Dana arrives 2 to 4 PM today',
    line: 'Your tune-up at home',
    date: 'Thursday, March 19',
    place: '41 Haywood Road',
    button: 'Reply R to reschedule',
    offer: '12 min',
  },
  draw(p) {
    const t = p.paint('paper')
    const wide = p.format === 'landscape'
    p.place(
      map(t, 'M250 120L240 260L590 250L580 380L760 372') +
        group(disc(0, 0, 28, t.a) + disc(0, 0, 12, t.paper), 'translate(250 120)') +
        group(pin(t.b, t.deep), 'translate(760 372) scale(1.15)'),
      [1100, 800],
      wide ? box(0, 0, p.w, p.h) : box(0, 0, p.w, p.h * 0.66),
      { cover: true, ax: wide ? 0 : 0.62, ay: 0.2 },
    )
    const card = p.pick(
      box(48, p.h * 0.53, p.w - 96, p.h * 0.47 - 48),
      box(48, p.h * 0.5, p.w - 96, p.h * 0.5 - 48),
      box(p.w * 0.5, 48, p.w * 0.5 - 48, p.h - 96),
    )
    p.add(`<g filter="url(#lift)">${rect(card, t.paper, 40)}</g>`)
    const inside = inset(card, 52)
    const r = p.pick(116, 90, 84)
    const [cx, cy] = [inside.x + r, inside.y + r]
    p.picture(box(cx - r, cy - r, 2 * r, 2 * r), disc(cx, cy, r, '#000'), () =>
      group(person(t.a, mix(t.paper, t.b, 0.7), 'ana'), `translate(${cx - r} ${cy - r}) scale(${r / 100})`),
    )
    p.add(
      disc(cx + r * 0.74, cy + r * 0.74, r * 0.25, t.deep),
      stroke(
        `M${cx + r * 0.62} ${cy + r * 0.74}l${r * 0.09} ${r * 0.1}l${r * 0.16} ${-r * 0.18}`,
        t.paper,
        7,
      ),
    )
    const said = wide
      ? box(inside.x, inside.y + 2 * r + 36, inside.w, inside.h - 2 * r - 270)
      : box(inside.x + 2 * r + 40, inside.y, inside.w - 2 * r - 40, p.pick(270, 210, 0))
    const quiet = say(p.word('line'), 44, { fill: t.quiet })
    stack(p, said, [quiet, head(p.word('headline'), 74, { gap: 22 })], { stand: wide ? 'top' : 'middle' })
    const low = box(inside.x, inside.y + inside.h - p.pick(180, 120, 190), inside.w, p.pick(180, 120, 190))
    p.add(rect(box(low.x, low.y - 24, low.w, 3), mix(t.paper, t.deep, 0.16)))
    const [l, r2] = columns(low, wide ? 1 : 0.52, 20)
    stack(
      p,
      wide ? box(l.x, l.y, l.w, 110) : l,
      [head(p.word('date'), 46, { voice: 'strong' }), say(p.word('place'), 42, { gap: 18, share: 0.4 })],
      { stand: 'middle' },
    )
    pill(
      p,
      p.word('button'),
      wide ? box(low.x, low.y + 120, low.w, 72) : box(r2.x, r2.y + (low.h - 84) / 2, r2.w, 84),
      { fill: t.deep, ink: t.paper },
      { align: wide ? 'left' : 'right' },
    )
    if (!wide && p.word('offer'))
      pill(p, p.word('offer'), box(p.w * 0.56, p.h * p.pick(0.06, 0.05, 0), 260, 76), {
        fill: t.deep,
        ink: t.paper,
      })
  },
}
