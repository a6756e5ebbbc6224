import { mix } from '../../color'
import { foot } from '../../compose'
import type { Design } from '../../design'
import { box, inset, rect } from '../../svg'

export const repeat: Design = {
  id: 'sale-echo',
  name: 'Echo',
  use: 'sale',
  about: 'type only repeated word bold typographic',
  words: { headline: 'Half price', line: 'On the second of anything', small: 'Today only' },
  draw(p) {
    const t = p.paint('paper')
    const count = p.pick(6, 5, 4)
    const h = (p.h - p.m * 1.2 - 120) / count
    const fills = [mix(t.bg, t.a, 0.2), mix(t.bg, t.a, 0.4), mix(t.bg, t.a, 0.62), t.a, t.a, t.a]
    for (let i = 0; i < count; i++) {
      const shade = i === count - 1 ? t.deep : (fills[i + (6 - count)] ?? t.a)
      p.add(rect(box(0, i * h, p.w, h + 1), shade))
    }
    const last = box(p.m, (count - 1) * h, p.w - 2 * p.m, h)
    p.text(p.word('headline'), inset(last, 0, h * 0.14), {
      voice: 'display',
      max: h * 0.9,
      align: 'center',
      stand: 'middle',
      on: t.deep,
      maxLines: 1,
    })
    for (let i = 0; i < count - 1; i++) {
      const shade = fills[i + (6 - count)] ?? t.a
      p.text(p.word('headline'), inset(box(p.m, i * h, p.w - 2 * p.m, h), 0, h * 0.14), {
        voice: 'display',
        max: h * 0.9,
        align: 'center',
        stand: 'middle',
        on: shade,
        fill: t.deep,
        maxLines: 1,
      })
    }
    const y = count * h + 30
    p.text(p.word('line'), box(p.m, y, p.w - 2 * p.m, 56), { voice: 'strong', max: 46, maxLines: 1 })
    foot(p, p.word('small'))
  },
}
