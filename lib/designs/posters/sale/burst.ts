import { mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, rect, ring, shape, star, times } from '../../svg'

export const burst: Design = {
  id: 'sale-burst',
  name: 'Seal',
  use: 'sale',
  about: 'starburst sticker rays badge offer',
  words: {
    headline: 'One big weekend',
    offer: '25% off',
    line: 'Everything, no code needed',
    date: 'Friday to Sunday',
    small: 'Not with other offers',
  },
  draw(p) {
    const t = p.paint('a')
    const [cx, cy] = [p.w * p.pick(0.5, 0.5, 0.7), p.h * p.pick(0.44, 0.42, 0.46)]
    const far = Math.hypot(p.w, p.h)
    const ray = mix(t.bg, t.deep, 0.13)
    p.add(
      times(18, (i) => {
        const [a, b] = [(i * 20 * Math.PI) / 180, ((i * 20 + 10) * Math.PI) / 180]
        return shape(
          `M${cx} ${cy}L${cx + far * Math.cos(a)} ${cy + far * Math.sin(a)}L${cx + far * Math.cos(b)} ${cy + far * Math.sin(b)}Z`,
          ray,
        )
      }),
    )
    const r = Math.min(p.w, p.h) * p.pick(0.4, 0.33, 0.36)
    p.add(
      `<g filter="url(#lift)">${shape(star(cx, cy, 24, r, r * 0.87), t.paper)}</g>`,
      ring(cx, cy, r * 0.79, t.b, 5),
    )
    const paper = p.tones('paper')
    const core = box(cx - r * 0.66, cy - r * 0.5, r * 1.32, r)
    stack(
      p,
      core,
      [
        head(p.word('offer').replace(' ', '\n'), r * 0.56),
        say(p.word('line'), 46, { voice: 'strong', gap: 34, share: 0.24, fill: paper.ink }),
      ].map((s, i) => (i === 0 ? { ...s, fill: paper.loud } : s)),
      { align: 'center', stand: 'middle', on: t.paper },
    )
    const low = p.pick(
      box(p.m, p.h * 0.76, p.w - 2 * p.m, p.h * 0.24 - p.m),
      box(p.m, p.h * 0.77, p.w - 2 * p.m, p.h * 0.23 - p.m),
      box(p.m, p.m, p.w * 0.3, p.h - 2 * p.m),
    )
    const plate = box(
      p.format === 'landscape' ? 0 : 0,
      p.format === 'landscape' ? 0 : low.y - 40,
      p.format === 'landscape' ? p.w * 0.4 : p.w,
      p.format === 'landscape' ? p.h : p.h,
    )
    p.add(rect(plate, t.deep))
    p.t = p.tones('deep')
    stack(
      p,
      box(low.x, low.y, low.w, low.h - 60),
      [head(p.word('headline'), 120), say(p.word('date'), 46, { voice: 'strong', fill: t.b })],
      { on: t.deep },
    )
    foot(p, p.word('small'), { at: box(low.x, p.h - p.m - 34, low.w, 40), on: t.deep })
  },
}
