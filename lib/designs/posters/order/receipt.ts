import { barcodePath } from '../../codes'
import { mix } from '../../color'
import type { Design } from '../../design'
import type { Page } from '../../page'
import { type Box, box, columns, disc, inset, shape, times } from '../../svg'
import { lines } from './parts'

function barcode(p: Page, code: string, at: Box, colour: string): void {
  if (!code) return
  const { d, width } = barcodePath(code)
  p.add(
    `<path transform="translate(${at.x} ${at.y}) scale(${at.w / width} ${at.h})" d="${d}" fill="${colour}"/>`,
  )
}

export const receipt: Design = {
  id: 'order-receipt',
  name: 'Till roll',
  use: 'receipt',
  about: 'receipt paid total items purchase digital barcode',
  words: {
    headline: 'Paid',
    offer: '$71.16',
    items:
      'Slow Lark, 340 g | $19.00\nOat flat white, 2 | $9.50\nWaxed laces, rust | $8.00\nWorkshop: headset | $35.00\nMember credit | -$5.00',
    date: 'March 19, 11:42 AM',
    code: 'LF-004172',
    small: 'Reply R to return. 30 days.',
  },
  draw(p) {
    const t = p.paint('a')
    p.add(
      shape(`M0 ${p.h * 0.2}Q${p.w * 0.5} ${p.h * 0.02} ${p.w} ${p.h * 0.3}V0H0Z`, mix(t.bg, t.deep, 0.1)),
      disc(p.w * 0.9, p.h * 0.95, p.w * 0.36, mix(t.bg, t.deep, 0.1)),
    )
    const paper = p.pick(
      box(p.w * 0.15, 70, p.w * 0.7, p.h - 150),
      box(p.w * 0.2, 40, p.w * 0.6, p.h - 80),
      box(p.w * 0.36, 30, p.w * 0.52, p.h - 70),
    )
    const teeth = 22
    const zig = times(teeth, (_i) => `l${-paper.w / teeth / 2} 22l${-paper.w / teeth / 2} -22`)
    const wide = p.format === 'landscape'
    p.turned(wide ? 2 : -3, p.w / 2, p.h / 2, () => {
      p.add(
        `<g filter="url(#lift)">${shape(`M${paper.x} ${paper.y}H${paper.x + paper.w}V${paper.y + paper.h}${zig}Z`, t.paper)}</g>`,
      )
      const at = inset(paper, 56, 0)
      const k = p.pick(1, 0.74, 0.66)
      const grey = mix(t.paper, t.deep, 0.4)
      const rule = (y: number) =>
        `<path d="M${at.x} ${y}H${at.x + at.w}" stroke="${grey}" stroke-width="3" stroke-dasharray="9 9"/>`
      p.t = p.tones('paper')
      p.mark(box(at.x, paper.y + 60 * k, at.w, 60 * k), { align: 'center', max: 58 * k })
      p.text(p.word('date'), box(at.x, paper.y + 140 * k, at.w, 50 * k), {
        max: 34 * k,
        align: 'center',
        fill: p.t.quiet,
      })
      p.add(rule(paper.y + 220 * k))
      lines(p, box(at.x, paper.y + 246 * k, at.w, 420 * k), t.paper, 38 * k)
      p.add(rule(paper.y + 690 * k))
      const [l, r] = columns(box(at.x, paper.y + 720 * k, at.w, 120 * k), 0.36)
      p.text(p.word('headline'), l, { voice: 'display', max: 62 * k, stand: 'middle', on: t.paper })
      p.text(p.word('offer'), r, {
        voice: 'display',
        max: 96 * k,
        align: 'right',
        stand: 'middle',
        on: t.paper,
      })
      barcode(p, p.word('code'), box(at.x, paper.y + 890 * k, at.w, 130 * k), t.deep)
      p.text(p.word('code'), box(at.x, paper.y + 1036 * k, at.w, 40 * k), {
        max: 32 * k,
        align: 'center',
        on: t.paper,
      })
      p.text(p.word('small'), box(at.x, paper.y + 1110 * k, at.w, 90 * k), {
        max: 34 * k,
        align: 'center',
        on: t.paper,
      })
    })
  },
}
