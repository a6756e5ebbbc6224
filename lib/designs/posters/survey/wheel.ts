import { dim, mix } from '../../color'
import { pill } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, inset, rect, ring, shape, star, times } from '../../svg'

export const wheel: Design = {
  id: 'contest-wheel',
  name: 'Give it a spin',
  use: 'survey',
  about: 'contest prize wheel spin win giveaway game',
  words: {
    headline: 'Spin for a prize',
    line: 'Everybody wins something. One wins a bicycle.',
    button: 'Reply SPIN',
    small: 'No purchase necessary. Rules on our website.',
  },
  draw(p) {
    const t = p.paint('a')
    const wide = p.format === 'landscape'
    const r = p.pick(p.w * 0.5, p.w * 0.4, p.h * 0.46)
    const [cx, cy] = p.pick([p.w * 0.5, p.h * 0.68], [p.w * 0.7, p.h * 0.62], [p.w * 0.74, p.h * 0.54])
    const colours = [t.paper, t.a, t.deep, mix(t.a, t.paper, 0.5)]
    p.add(disc(cx, cy + 14, r * 1.06, dim(t.bg, 0.24)), disc(cx, cy, r * 1.06, t.deep))
    const slice = (Math.PI * 2) / 12
    p.add(
      times(12, (i) => {
        const [a, b] = [i * slice, (i + 1) * slice]
        return shape(
          `M${cx} ${cy}L${cx + r * 0.96 * Math.cos(a)} ${cy + r * 0.96 * Math.sin(a)}A${r * 0.96} ${r * 0.96} 0 0 1 ${cx + r * 0.96 * Math.cos(b)} ${cy + r * 0.96 * Math.sin(b)}Z`,
          colours[i % 4] ?? t.b,
        )
      }),
      times(12, (i) => {
        const m = (i + 0.5) * slice
        const [x, y] = [cx + r * 0.7 * Math.cos(m), cy + r * 0.7 * Math.sin(m)]
        const c = colours[i % 4] === t.deep ? t.a : t.deep
        return group(
          [
            shape(star(0, 0, 5, 44, 20), c),
            ring(0, 0, 32, c, 14),
            rect(box(-32, -32, 64, 64), c, 8) + rect(box(-7, -32, 14, 64), colours[i % 4] ?? t.b),
            disc(0, 0, 36, c),
          ][i % 4] ?? '',
          `translate(${x} ${y}) rotate(${(m * 180) / Math.PI + 90}) scale(${r / 520})`,
        )
      }),
      times(24, (i) =>
        disc(
          cx + r * 1.01 * Math.cos((i * Math.PI) / 12),
          cy + r * 1.01 * Math.sin((i * Math.PI) / 12),
          r * 0.02,
          i % 2 ? t.a : t.paper,
        ),
      ),
    )
    p.add(
      disc(cx, cy, r * 0.17, t.a),
      ring(cx, cy, r * 0.17, t.deep, r * 0.03),
      shape(`M${cx} ${cy - r * 0.84}l${-r * 0.1} ${-r * 0.26}h${r * 0.2}Z`, t.paper),
    )
    const top = p.pick(
      box(p.m, p.m, p.w - 2 * p.m, p.h * 0.2),
      box(p.m, p.m, p.w - 2 * p.m, p.h * 0.14),
      box(p.m, p.m, p.w * 0.3, p.h * 0.42),
    )
    p.text(p.word('headline'), top, { voice: 'display', max: 150 })
    const plate = wide
      ? box(p.m, p.h * 0.5, p.w * 0.32, p.h * 0.5 - p.m)
      : p.pick(
          box(p.m, p.h - p.m - 240, p.w - 2 * p.m, 240),
          box(p.m, p.h * 0.4, p.w * 0.4, p.h * 0.6 - p.m),
          p.all,
        )
    p.add(`<g filter="url(#lift)">${rect(plate, t.paper, 30)}</g>`)
    p.t = p.tones('paper')
    const inside = inset(plate, 40, 36)
    const low = p.format === 'portrait'
    p.text(
      p.word('line'),
      low ? box(inside.x, inside.y, inside.w * 0.6, 110) : box(inside.x, inside.y, inside.w, inside.h * 0.42),
      { voice: 'strong', max: 44, on: t.paper },
    )
    pill(
      p,
      p.word('button'),
      low
        ? box(inside.x + inside.w * 0.62, inside.y + 10, inside.w * 0.38, 92)
        : box(inside.x, inside.y + inside.h * 0.48, inside.w, 80),
      { fill: t.deep, ink: t.paper },
      { align: low ? 'right' : 'left' },
    )
    p.text(
      p.word('small'),
      low
        ? box(inside.x, inside.y + inside.h - 36, inside.w, 40)
        : box(inside.x, inside.y + inside.h * 0.48 + 92, inside.w, inside.h * 0.52 - 92),
      { max: 31, on: t.paper, stand: 'bottom' },
    )
  },
}
