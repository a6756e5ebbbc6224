import { mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import type { Page } from '../../page'
import { box, columns, disc, inset, rect, rows, stroke, times } from '../../svg'

export const ticketing: Design = {
  id: 'sale-coupon',
  name: 'Tear here',
  use: 'sale',
  about: 'coupon code voucher perforation scan qr',
  words: {
    headline: 'Yours to tear off',
    offer: '$20',
    line: 'off your next order over $80',
    code: 'TEAR-20',
    link: 'https://example.com/tear-20',
    small: 'One per person, until June 30',
  },
  draw(p) {
    const t = p.paint('deep')
    const lines = (at: Page) =>
      times(26, (i) =>
        stroke(`M${-200 + i * 80} ${at.h + 40}L${i * 80 + 300} -40`, mix(t.bg, t.a, 0.34), 16, 'butt'),
      )
    p.add(lines(p))
    const card = p.pick(
      box(p.m, 150, p.w - 2 * p.m, 1140),
      box(p.m, 60, p.w - 2 * p.m, 960),
      box(p.m, 110, p.w - 2 * p.m, 680),
    )
    const wide = p.format === 'landscape'
    const cut = wide ? card.x + card.w * 0.66 : card.y + card.h * 0.6
    const notch = wide
      ? [disc(cut, card.y, 32, '#000'), disc(cut, card.y + card.h, 32, '#000')]
      : [disc(card.x, cut, 32, '#000'), disc(card.x + card.w, cut, 32, '#000')]
    const holes = `<mask id="tear"><rect width="${p.w}" height="${p.h}" fill="#fff"/>${notch.join('')}</mask>`
    const paperAndStub =
      rect(card, t.paper) +
      rect(wide ? box(cut, card.y, card.w, card.h) : box(card.x, cut, card.w, card.h), t.b)
    p.add(
      holes,
      `<g filter="url(#lift)"><g mask="url(#tear)">${p.clip(rect(card, '#000', 30), paperAndStub)}</g></g>`,
    )
    p.add(
      `<path d="${wide ? `M${cut} ${card.y + 56}V${card.y + card.h - 56}` : `M${card.x + 56} ${cut}H${card.x + card.w - 56}`}" stroke="${t.deep}" stroke-width="5" stroke-dasharray="4 16" stroke-linecap="round" fill="none"/>`,
    )
    const main = wide ? box(card.x, card.y, cut - card.x, card.h) : box(card.x, card.y, card.w, cut - card.y)
    const stub = wide
      ? box(cut, card.y, card.x + card.w - cut, card.h)
      : box(card.x, cut, card.w, card.y + card.h - cut)
    const paper = p.tones('paper')
    p.t = paper
    p.mark(box(main.x + 56, main.y + 48, main.w - 112, 44))
    stack(
      p,
      box(main.x + 56, main.y + 120, main.w - 112, main.h - 170),
      [
        say(p.word('headline'), 46, { voice: 'strong' }),
        head(p.word('offer'), 330, { fill: paper.loud, gap: 30 }),
        say(p.word('line'), 46, { voice: 'strong', gap: 30 }),
      ],
      { stand: 'bottom' },
    )
    p.t = p.tones('b')
    const [code, said] = wide
      ? rows(inset(stub, 44, 48), 0.56, 26)
      : columns(inset(stub, 56, 48), stub.h - 96, 44)
    p.qr(p.word('link'), code)
    stack(p, said, [head(p.word('code'), 76), say(p.word('small'), 32, { share: 0.5 })], {
      on: p.t.bg,
      stand: 'middle',
      align: wide ? 'center' : 'left',
    })
  },
}
