import { mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, inset, rect, shape } from '../../svg'

export const bolt: Design = {
  id: 'sale-bolt',
  name: 'Bolt',
  use: 'sale',
  about: 'flash sale lightning hours only tonight fast',
  words: {
    headline: 'Flash sale',
    offer: '3 hours',
    line: 'Half price from 6 to 9 tonight',
    small: 'Online only',
  },
  draw(p) {
    const t = p.paint('deep')
    const s = p.h / 1440
    const cx = p.w * p.pick(0.6, 0.66, 0.72)
    const d = 'M150 -40L-250 760H-20L-150 1500L330 560H70L330 -40Z'
    p.add(
      group(shape(d, mix(t.bg, t.b, 0.22)), `translate(${cx + 70} 0) scale(${s})`),
      group(shape(d, t.b), `translate(${cx} 0) scale(${s})`),
    )
    p.add(
      group(
        shape('M150 -40L-250 760H-150L230 -40Z', mix(t.b, t.paper, 0.5)),
        `translate(${cx} 0) scale(${s})`,
      ),
    )
    const top = box(p.m, p.m, p.w * p.pick(0.6, 0.5, 0.5), p.h * 0.3)
    const plate = p.tones('a')
    stack(p, box(top.x, top.y, p.w * p.pick(0.42, 0.42, 0.46), p.h * p.pick(0.34, 0.4, 0.42)), [
      head(p.word('headline'), 180),
    ])
    const card = box(
      p.m,
      p.h * p.pick(0.64, 0.58, 0.56),
      p.w * p.pick(0.8, 0.72, 0.62),
      p.h * p.pick(0.22, 0.27, 0.3),
    )
    p.add(`<g filter="url(#lift)">${rect(card, plate.bg, 28)}</g>`)
    stack(
      p,
      inset(card, 44, 36),
      [head(p.word('offer'), 150), say(p.word('line'), 50, { voice: 'strong', gap: 30 })],
      { on: plate.bg, stand: 'middle' },
    )
    p.mark(box(p.m, p.h - p.m - 40, p.format === 'landscape' ? 260 : p.w * 0.3, 40))
    if (p.format !== 'landscape')
      p.text(p.word('small'), box(p.m, p.h - p.m - 92, p.w * 0.3, 40), { max: 30 })
    else p.text(p.word('small'), box(p.m + 284, p.h - p.m - 40, 240, 40), { max: 30, stand: 'middle' })
  },
}
