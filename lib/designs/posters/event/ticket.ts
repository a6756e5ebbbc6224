import { mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, dice, disc, rect, shape, star, times } from '../../svg'

export const ticket: Design = {
  id: 'event-ticket',
  name: 'Admit one',
  use: 'event',
  about: 'ticket entry pass qr concert show seat',
  words: {
    headline: 'Admit one',
    line: 'The long table supper',
    date: 'June 20, 7:30 PM',
    place: 'Yard, gate 2',
    person: 'Maya Ortiz',
    code: 'ROW C 14',
    link: 'https://example.com/t/c14',
    small: 'One entry per code',
  },
  draw(p) {
    const t = p.paint('deep')
    const wide = p.format === 'landscape'
    const c = p.pick(
      box(p.m + 20, 110, p.w - 2 * p.m - 40, p.h - 220),
      box(90, 70, p.w - 180, p.h - 140),
      box(60, 120, p.w - 120, p.h - 240),
    )
    const roll = dice(6)
    p.add(
      times(40, () => shape(star(roll() * p.w, roll() * p.h, 4, 12 + roll() * 14, 4), mix(t.bg, t.b, 0.4))),
    )
    const cut = wide ? c.x + c.w * 0.64 : c.y + c.h * 0.58
    const bites = wide
      ? times(
          9,
          (i) =>
            disc(c.x, c.y + (c.h * (i + 0.5)) / 9, 22, '#000') +
            disc(c.x + c.w, c.y + (c.h * (i + 0.5)) / 9, 22, '#000'),
        ) +
        disc(cut, c.y, 30, '#000') +
        disc(cut, c.y + c.h, 30, '#000')
      : times(
          11,
          (i) =>
            disc(c.x + (c.w * (i + 0.5)) / 11, c.y, 24, '#000') +
            disc(c.x + (c.w * (i + 0.5)) / 11, c.y + c.h, 24, '#000'),
        ) +
        disc(c.x, cut, 30, '#000') +
        disc(c.x + c.w, cut, 30, '#000')
    p.add(
      `<mask id="bites"><rect width="${p.w}" height="${p.h}" fill="#fff"/>${bites}</mask><g mask="url(#bites)">${rect(c, t.a)}${wide ? rect(box(cut, c.y, c.w, c.h).w ? box(cut, c.y, c.x + c.w - cut, c.h) : c, t.paper) : rect(box(c.x, cut, c.w, c.y + c.h - cut), t.paper)}</g>`,
    )
    p.add(
      `<path d="${wide ? `M${cut} ${c.y + 50}V${c.y + c.h - 50}` : `M${c.x + 50} ${cut}H${c.x + c.w - 50}`}" stroke="${t.deep}" stroke-width="5" stroke-dasharray="3 16" stroke-linecap="round"/>`,
    )
    const main = wide
      ? box(c.x + 70, c.y + 50, cut - c.x - 120, c.h - 100)
      : box(c.x + 60, c.y + 70, c.w - 120, cut - c.y - 110)
    p.t = p.tones('a')
    stack(
      p,
      main,
      [
        head(p.word('headline'), 190),
        say(p.word('line'), 54, { voice: 'strong' }),
        say(p.word('date'), 50),
        say(p.word('place'), 50, { gap: 22 }),
      ],
      { stand: 'middle' },
    )
    const stub = wide
      ? box(cut + 44, c.y + 50, c.x + c.w - cut - 100, c.h - 100)
      : box(c.x + 60, cut + 50, c.w - 120, c.y + c.h - cut - 110)
    p.t = p.tones('paper')
    const side = wide ? Math.min(stub.w, stub.h * 0.52) : stub.h
    p.qr(
      p.word('link'),
      wide ? box(stub.x + (stub.w - side) / 2, stub.y, side, side) : box(stub.x, stub.y, side, side),
      0,
    )
    const said = wide
      ? box(stub.x, stub.y + side + 20, stub.w, stub.h - side - 20)
      : box(stub.x + side + 36, stub.y, stub.w - side - 36, stub.h)
    stack(
      p,
      said,
      [
        head(p.word('code'), 78),
        say(p.word('person'), 44, { voice: 'strong' }),
        say(p.word('small'), 34, { gap: 20 }),
      ],
      { stand: 'middle', align: wide ? 'center' : 'left' },
    )
  },
}
