import { mix } from '../../color'
import { split } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, shape, stroke, times } from '../../svg'

export const day: Design = {
  id: 'hours-arc',
  name: 'Sun and moon',
  use: 'hours',
  about: 'new hours morning evening late opening sun moon clock',
  words: {
    headline: 'Longer summer days',
    items: 'Monday to Friday | 8 to 8\nSaturday | 9 to 6\nSunday | 10 to 4',
    date: 'From June 1',
    small: 'Kitchen closes an hour before',
  },
  draw(p) {
    const t = p.paint('tint-b')
    const { words, art } = split(p, [0.56, 0.6, 0.5], 'art')
    const wide = p.format === 'landscape'
    p.add(rect(art, t.b))
    const r = Math.min(art.w * 0.42, art.h * (wide ? 0.5 : 0.78))
    const [cx, cy] = [art.x + art.w / 2, art.y + art.h * (wide ? 0.7 : 0.98)]
    p.add(
      p.clip(
        rect(art, '#000'),
        shape(`M${cx - r} ${cy}A${r} ${r} 0 0 1 ${cx + r} ${cy}Z`, mix(t.b, t.paper, 0.4)) +
          times(13, (i) => {
            const a = Math.PI + (i * Math.PI) / 12
            return stroke(
              `M${cx + r * 0.9 * Math.cos(a)} ${cy + r * 0.9 * Math.sin(a)}L${cx + r * 0.98 * Math.cos(a)} ${cy + r * 0.98 * Math.sin(a)}`,
              t.deep,
              6,
            )
          }) +
          times(8, (i) =>
            group(
              shape('M-14 -150L0 -190L14 -150Z', t.a),
              `translate(${cx - r * 0.5} ${cy - r * 0.62}) rotate(${i * 45}) scale(${r / 560})`,
            ),
          ) +
          disc(cx - r * 0.5, cy - r * 0.62, r * 0.2, t.a) +
          group(
            shape('M0 -100A100 100 0 1 0 90 44A76 76 0 0 1 0 -100Z', t.deep),
            `translate(${cx + r * 0.56} ${cy - r * 0.42}) scale(${r / 620})`,
          ) +
          rect(box(art.x, cy - 8, art.w, 60), t.deep),
      ),
    )
    p.add(
      rect(wide ? box(words.x - p.m, 0, words.w + 2 * p.m, p.h) : box(0, words.y - p.m, p.w, p.h), t.paper),
    )
    p.t = p.tones('paper')
    const top = box(words.x, wide ? p.m : words.y, words.w, wide ? p.h * 0.36 : words.h * 0.36)
    p.text(p.word('headline'), top, { voice: 'display', max: 120 })
    const list = box(words.x, top.y + top.h + 20, words.w, p.h - top.y - top.h - 20 - p.m - 130)
    const lines = p.word('items').split('\n').filter(Boolean).slice(0, 7)
    const h = Math.min(list.h / Math.max(1, lines.length), 84)
    lines.forEach((line, i) => {
      const [what = '', when = ''] = line.split('|').map((part) => part.trim())
      const y = list.y + i * h
      p.add(rect(box(list.x, y, list.w, 3), mix(t.paper, t.deep, 0.2)))
      p.text(what, box(list.x, y, list.w * 0.6, h), { max: 44, stand: 'middle', maxLines: 1 })
      p.text(when, box(list.x + list.w * 0.6, y, list.w * 0.4, h), {
        voice: 'strong',
        max: 46,
        align: 'right',
        stand: 'middle',
        maxLines: 1,
      })
    })
    p.text(p.word('date'), box(words.x, p.h - p.m - 110, words.w, 56), {
      voice: 'strong',
      max: 46,
      fill: p.t.loud,
    })
    p.text(p.word('small'), box(words.x, p.h - p.m - 36, words.w, 40), {
      max: 33,
      fill: p.t.quiet,
      maxLines: 1,
    })
  },
}
