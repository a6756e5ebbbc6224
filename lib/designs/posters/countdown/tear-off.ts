import { dim, mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, inset, rect, shape, times } from '../../svg'

export function tearOff(
  stage: number,
  day: string,
  words: { headline: string; line: string; date: string },
): Design {
  return {
    id: `countdown-page-${stage}`,
    name: `Tear-off, ${day}`,
    use: 'countdown',
    about: 'calendar page days to go date tear off series deadline',
    series: { name: 'Tear-off', stage },
    words: { offer: day, ...words, small: 'Orders close at midnight' },
    draw(p) {
      const t = p.paint((['tint-b', 'b', 'a'] as const)[stage - 1] ?? 'b')
      const wide = p.format === 'landscape'
      const pad = p.pick(
        box(p.w * 0.16, p.h * 0.11, p.w * 0.68, p.h * 0.48),
        box(p.w * 0.22, p.h * 0.08, p.w * 0.56, p.h * 0.5),
        box(p.m, p.h * 0.14, p.w * 0.42, p.h * 0.68),
      )
      const pages = 4 - stage
      p.add(
        `<g filter="url(#lift)">${times(pages + 1, (i) => rect(box(pad.x - (pages - i) * 5, pad.y + (pages - i) * 16, pad.w + (pages - i) * 10, pad.h), i === pages ? t.paper : dim(t.paper, 0.1 + (pages - i) * 0.05), 12))}</g>`,
      )
      const headH = pad.h * 0.2
      p.add(
        rect(box(pad.x, pad.y, pad.w, headH), t.deep, 12),
        rect(box(pad.x, pad.y + 20, pad.w, headH - 20), t.deep),
        times(2, (i) =>
          rect(box(pad.x + pad.w * (0.1 + i * 0.8) - 11, pad.y - 34, 22, 74), mix(t.deep, t.paper, 0.55), 11),
        ),
      )
      p.text(p.word('date'), inset(box(pad.x, pad.y, pad.w, headH), 40, 30), {
        voice: 'strong',
        max: 54,
        align: 'center',
        stand: 'middle',
        on: t.deep,
        fill: t.paper,
        maxLines: 1,
      })
      p.text(p.word('offer'), inset(box(pad.x, pad.y + headH, pad.w, pad.h - headH), 50, 40), {
        voice: 'display',
        max: 420,
        align: 'center',
        stand: 'middle',
        on: t.paper,
        fill: p.tones('paper').loud,
      })
      const fold = 90
      p.add(
        shape(
          `M${pad.x + pad.w - fold} ${pad.y + pad.h + 1}L${pad.x + pad.w + 1} ${pad.y + pad.h - fold}V${pad.y + pad.h + 1}Z`,
          pages > 0 ? dim(t.paper, 0.2) : t.bg,
        ),
        shape(
          `M${pad.x + pad.w - fold} ${pad.y + pad.h}L${pad.x + pad.w} ${pad.y + pad.h - fold}L${pad.x + pad.w - fold * 0.9} ${pad.y + pad.h - fold * 0.8}Z`,
          dim(t.paper, 0.12),
        ),
      )
      const at = wide
        ? box(pad.x + pad.w + 80, p.m, p.w - pad.x - pad.w - 80 - p.m, p.h - 2 * p.m - 60)
        : box(
            p.m,
            pad.y + pad.h + p.pick(120, 80, 0),
            p.w - 2 * p.m,
            p.h - pad.y - pad.h - p.pick(120, 80, 0) - p.m - 70,
          )
      stack(p, at, [head(p.word('headline'), 120), say(p.word('line'), 48)], {
        stand: wide ? 'middle' : 'top',
      })
      foot(p, p.word('small'), wide ? { at: box(at.x, p.h - p.m - 44, at.w, 44) } : {})
    },
  }
}
