import { dim, mix } from '../../color'
import { head, pill, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, shape } from '../../svg'

export const slider: Design = {
  id: 'survey-scale',
  name: 'Zero to ten',
  use: 'survey',
  about: 'nps recommend scale gauge dial needle score',
  words: {
    headline: 'Would you send a friend?',
    line: '0 is never, 10 is today',
    button: 'Reply 0 to 10',
    small: 'Then tell us why, if you like',
  },
  draw(p) {
    const t = p.paint('paper')
    const wide = p.format === 'landscape'
    const r = p.pick(p.w * 0.42, p.w * 0.36, p.h * 0.42)
    const [cx, cy] = p.pick([p.w * 0.5, p.h * 0.7], [p.w * 0.5, p.h * 0.78], [p.w * 0.7, p.h * 0.68])
    for (let i = 0; i <= 10; i++) {
      const [a, b] = [Math.PI + (i * Math.PI) / 11 + 0.018, Math.PI + ((i + 1) * Math.PI) / 11 - 0.018]
      const c = i < 7 ? mix(t.a, t.b, i / 7) : mix(t.b, dim(t.b, 0.5), (i - 7) / 4)
      const at = (angle: number, radius: number) =>
        `${cx + radius * Math.cos(angle)} ${cy + radius * Math.sin(angle)}`
      p.add(
        shape(
          `M${at(a, r)}A${r} ${r} 0 0 1 ${at(b, r)}L${at(b, r * 0.66)}A${r * 0.66} ${r * 0.66} 0 0 0 ${at(a, r * 0.66)}Z`,
          c,
        ),
      )
      const m = (a + b) / 2
      p.text(String(i), box(cx + r * 0.83 * Math.cos(m) - 36, cy + r * 0.83 * Math.sin(m) - 30, 72, 60), {
        voice: 'display',
        max: r * 0.1,
        align: 'center',
        stand: 'middle',
        on: c,
      })
    }
    p.add(
      group(
        shape('M-16 0L0 -1L16 0L4 -200L-4 -200Z', t.deep),
        `translate(${cx} ${cy}) rotate(62) scale(${(r * 0.6) / 200})`,
      ),
      disc(cx, cy, r * 0.085, t.deep),
      disc(cx, cy, r * 0.03, t.paper),
    )
    const words = p.pick(
      box(p.m, p.m, p.w - 2 * p.m, p.h * 0.27),
      box(p.m, p.m, p.w - 2 * p.m, p.h * 0.26),
      box(p.m, p.m, p.w * 0.34, p.h - 2 * p.m - 190),
    )
    stack(p, words, [head(p.word('headline'), 136), say(p.word('line'), 48)], { stand: wide ? 'top' : 'top' })
    const y = p.h - p.m - 78
    pill(p, p.word('button'), box(p.m, y, 420, 84), { fill: t.deep, ink: t.paper })
    p.text(
      p.word('small'),
      wide ? box(p.m, y - 110, p.w * 0.32, 90) : box(p.m + 440, y, p.w - 2 * p.m - 440, 84),
      { max: 34, align: wide ? 'left' : 'right', stand: 'middle' },
    )
  },
}
