import { mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, shape, times } from '../../svg'

export function dial(
  stage: number,
  hours: number,
  words: { headline: string; line: string; offer: string },
): Design {
  return {
    id: `countdown-dial-${stage}`,
    name: `${hours} on the dial`,
    use: 'countdown',
    about: 'clock dial hours left last chance timer series',
    series: { name: 'Dial', stage },
    words: { ...words, small: 'Until midnight, your time' },
    draw(p) {
      const t = p.paint((['shade-a', 'a', 'deep'] as const)[stage - 1] ?? 'a')
      const wide = p.format === 'landscape'
      const r = p.pick(p.w * 0.62, p.w * 0.5, p.h * 0.56)
      const [cx, cy] = [p.w * p.pick(0.72, 0.78, 0.78), p.h * p.pick(0.34, 0.36, 0.5)]
      const end = (hours / 12) * 360
      const arc = (from: number, to: number, radius: number) => {
        const point = (degrees: number) =>
          `${cx + radius * Math.sin((degrees * Math.PI) / 180)} ${cy - radius * Math.cos((degrees * Math.PI) / 180)}`
        return `M${cx} ${cy}L${point(from)}A${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${point(to)}Z`
      }
      p.add(
        disc(cx, cy, r, mix(t.bg, t.paper, 0.12)),
        end >= 360 ? disc(cx, cy, r * 0.84, t.b) : shape(arc(360 - end, 360, r * 0.84), t.b),
      )
      p.add(
        times(60, (i) =>
          group(
            rect(
              box(-(i % 5 ? 2 : 6), -r * 0.96, i % 5 ? 4 : 12, i % 5 ? r * 0.05 : r * 0.1),
              i % 5 ? mix(t.bg, t.paper, 0.5) : t.paper,
              3,
            ),
            `translate(${cx} ${cy}) rotate(${i * 6})`,
          ),
        ),
      )
      p.add(
        group(
          rect(box(-15, -r * 0.5, 30, r * 0.6), t.deep === t.bg ? t.paper : t.deep, 15),
          `translate(${cx} ${cy}) rotate(${360 - end})`,
        ),
        group(
          rect(box(-10, -r * 0.8, 20, r * 0.92), t.deep === t.bg ? t.paper : t.deep, 10),
          `translate(${cx} ${cy})`,
        ),
        disc(cx, cy, 32, t.a === t.b ? t.paper : t.a),
        disc(cx, cy, 12, t.bg),
      )
      const at = p.pick(
        box(p.m, p.h * 0.62, p.w - 2 * p.m, p.h * 0.38 - p.m - 60),
        box(p.m, p.h * 0.6, p.w * 0.86, p.h * 0.4 - p.m - 60),
        box(p.m, p.m, p.w * 0.36, p.h - 2 * p.m - 60),
      )
      const plate = wide ? box(0, 0, at.x + at.w + 30, p.h) : box(0, at.y - 60, p.w, p.h)
      p.add(rect(plate, t.bg))
      stack(
        p,
        at,
        [
          head(p.word('offer'), 200),
          say(p.word('headline'), 62, { voice: 'strong', share: 0.3 }),
          say(p.word('line'), 46),
        ],
        { stand: wide ? 'middle' : 'bottom' },
      )
      foot(p, p.word('small'), { at: box(p.m, p.h - p.m - 28, wide ? at.w : p.w - 2 * p.m, 44) })
    },
  }
}
