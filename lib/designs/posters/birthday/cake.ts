import { dim, mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, columns, dice, disc, group, inset, rect, rows, shape, stroke, times } from '../../svg'
import type { Tones } from '../../tones'
import { flame } from './parts'

function confetti(
  seed: number,
  count: number,
  w: number,
  h: number,
  colours: readonly string[],
  hole?: (x: number, y: number) => boolean,
): string {
  const roll = dice(seed)
  return times(count, (i) => {
    const [x, y, turn] = [roll() * w, roll() * h, roll() * 180]
    const c = colours[i % colours.length] ?? '#000'
    if (hole?.(x, y)) return ''
    return i % 4 === 0
      ? disc(x, y, 9, c)
      : group(
          i % 4 === 1 ? stroke('M-20 0Q-10 -14 0 0T20 0', c, 7) : rect(box(-14, -6, 28, 12), c, 3),
          `translate(${x} ${y}) rotate(${turn})`,
        )
  })
}

/** The cake standing on (0, 0), 640 wide and 720 high with its candles. */
function cakeOf(t: Tones): string {
  const icing = mix(t.a, t.paper, 0.72)
  const tier = (w: number, h: number, y: number) =>
    rect(box(-w / 2, y - h, w, h), t.paper, 18) +
    rect(box(w / 2 - w * 0.2, y - h, w * 0.2, h), dim(t.paper, 0.1), 18) +
    shape(
      `M${-w / 2 - 10} ${y - h + 30}Q${-w / 2 - 10} ${y - h - 20} ${-w / 2 + 30} ${y - h - 20}H${w / 2 - 30}Q${w / 2 + 10} ${y - h - 20} ${w / 2 + 10} ${y - h + 30}${times(6, (i) => `q${-(w + 20) / 24} ${i % 2 ? 70 : 44} ${-(w + 20) / 12} 0q${-(w + 20) / 24} -30 ${-(w + 20) / 12} 0`)}Z`,
      icing,
    )
  return (
    tier(620, 260, 0) +
    tier(440, 220, -270) +
    times(7, (i) => disc(-240 + i * 80, -70, 14, [t.a, t.b][i % 2] ?? t.a)) +
    times(
      3,
      (i) =>
        rect(
          box(-120 + i * 110 - 13, -640 - (i % 2) * 30, 26, 140 + (i % 2) * 30),
          [t.b, t.paper, t.b][i] ?? t.b,
          8,
        ) +
        stroke(
          `M${-131 + i * 110} ${-590 - (i % 2) * 30}l22 -22M${-131 + i * 110} ${-540 - (i % 2) * 30}l22 -22`,
          t.a,
          8,
        ) +
        flame(-120 + i * 110, -646 - (i % 2) * 30, 1, t),
    )
  )
}

export const cake: Design = {
  id: 'birthday-cake',
  name: 'Candles',
  use: 'birthday',
  about: 'cake candles happy birthday gift code',
  words: {
    headline: 'Happy birthday',
    offer: '$15 on us',
    line: 'All week, in store or online',
    code: 'CAKE-15',
    link: 'https://example.com/cake-15',
    small: 'One per person',
  },
  draw(p) {
    const t = p.paint('shade-a')
    p.add(
      confetti(
        8,
        60,
        p.w,
        p.h * 0.6,
        [t.b, t.paper, mix(t.a, t.paper, 0.4)],
        (x, y) => Math.abs(x - p.w / 2) < 380 && (y > p.h * 0.16 || y < 130),
      ),
    )
    const wide = p.format === 'landscape'
    const cx = wide ? p.w * 0.28 : p.w / 2
    const card = p.pick(
      box(p.m, p.h * 0.62, p.w - 2 * p.m, p.h * 0.38 - p.m),
      box(p.m, p.h * 0.56, p.w - 2 * p.m, p.h * 0.44 - p.m),
      box(p.w * 0.52, p.m, p.w * 0.48 - p.m, p.h - 2 * p.m),
    )
    const base = wide ? p.h * 0.9 : card.y + 60
    const s = p.pick(1, 0.74, 0.66)
    p.add(group(cakeOf(t), `translate(${cx} ${base}) scale(${s})`))
    p.add(`<g filter="url(#lift)">${rect(card, t.paper, 30)}</g>`)
    p.t = p.tones('paper')
    const side = Math.min(card.h - 190, card.w * 0.32, 300)
    const [left, right] = wide
      ? rows(inset(card, 48), card.h - 96 - side - 90, 20)
      : columns(inset(card, 48), card.w - 96 - side - 30, 30)
    stack(
      p,
      left,
      [
        say(p.word('headline'), 62, { voice: 'display', share: 0.34 }),
        head(p.word('offer'), 128, { fill: p.t.loud }),
        say(p.word('line'), 40),
      ],
      { on: p.t.paper, stand: wide ? 'top' : 'middle' },
    )
    const qr = wide
      ? box(right.x, right.y + right.h - side - 40, side, side)
      : box(right.x, right.y, side, side)
    p.qr(p.word('link'), qr, 8)
    p.text(
      p.word('code'),
      wide
        ? box(qr.x + side + 30, qr.y, card.w - 126 - side, side * 0.55)
        : box(right.x, right.y + side + 16, side, 44),
      {
        voice: 'strong',
        max: 38,
        align: wide ? 'left' : 'center',
        stand: wide ? 'bottom' : 'top',
        maxLines: 1,
      },
    )
    if (wide)
      p.text(p.word('small'), box(qr.x + side + 30, qr.y + side * 0.62, card.w - 126 - side, side * 0.4), {
        max: 30,
      })
    else p.text(p.word('small'), box(right.x, right.y + side + 66, side, 40), { max: 28, align: 'center' })
    p.t = p.tones('shade-a')
    if (!wide) p.mark(box(p.m, p.m - 14, p.w - 2 * p.m, 44), { align: 'center' })
  },
}
