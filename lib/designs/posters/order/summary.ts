import { dim, mix } from '../../color'
import { foot } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, shape, stroke } from '../../svg'
import { lines } from './parts'

export const summary: Design = {
  id: 'order-summary',
  name: 'What you ordered',
  use: 'receipt',
  about: 'order confirmation list summary items picture product',
  words: {
    headline: 'We have your order',
    items: 'Vale runner, size 9 | $112\nWool socks, 2 pairs | $24\nShipping | free',
    offer: '$136',
    date: 'Arrives Thursday',
    small: 'Order 20418',
  },
  draw(p) {
    const t = p.paint('paper')
    const wide = p.format === 'landscape'
    const band = wide ? box(0, 0, p.w * 0.4, p.h) : box(0, 0, p.w, p.h * p.pick(0.36, 0.34, 0))
    p.add(rect(band, t.b))
    const s = wide ? 1.1 : p.pick(1.15, 0.86, 1)
    const [cx, cy] = wide ? [band.w * 0.5, p.h * 0.72] : [p.w * 0.74, band.h * 0.8]
    p.add(
      p.clip(
        rect(band, '#000'),
        group(
          disc(0, -20, 290, mix(t.b, t.paper, 0.3)) +
            rect(box(-190, -40, 380, 250), t.a, 10) +
            shape('M-210 -110H210L190 -30H-190Z', dim(t.a, 0.25)) +
            shape('M60 -110H210L190 -30H60ZM60 -30H190V210H60Z', dim(t.a, 0.12)) +
            rect(box(-150, 40, 130, 90), t.paper, 4) +
            stroke('M-130 70H-50M-130 96H-80', t.deep, 7) +
            shape('M-120 -110C-150 -190 -60 -220 -30 -150C-6 -220 90 -200 70 -110Z', t.paper) +
            shape('M-40 -110C-70 -170 0 -210 20 -150C40 -190 90 -170 70 -110Z', dim(t.paper, 0.1)),
          `translate(${cx} ${cy}) scale(${s})`,
        ),
      ),
    )
    p.t = p.tones('b')
    p.text(
      p.word('headline'),
      wide
        ? box(p.m, p.m, band.w - 2 * p.m + 20, p.h * 0.42)
        : box(p.m, p.m, p.w * p.pick(0.5, 0.45, 0.5), band.h - p.m - 30),
      { voice: 'display', max: 110 },
    )
    p.t = p.tones('paper')
    const list = wide
      ? box(band.w + p.m, p.m, p.w - band.w - 2 * p.m, p.h * 0.42)
      : box(p.m, band.h + 56, p.w - 2 * p.m, p.h * 0.26)
    lines(p, list, t.bg, p.pick(46, 44, 40))
    const y = list.y + list.h + 20
    p.add(rect(box(list.x, y, list.w, 4), t.deep))
    p.text(p.word('offer'), box(list.x + list.w * 0.54, y + 36, list.w * 0.46, p.pick(150, 110, 130)), {
      voice: 'display',
      max: 140,
      align: 'right',
    })
    p.text(p.word('date'), box(list.x, y + 46, list.w * 0.5, p.pick(120, 100, 110)), {
      voice: 'strong',
      max: 52,
    })
    foot(p, p.word('small'), { at: box(list.x, p.h - p.m - 44, list.w, 44) })
  },
}
