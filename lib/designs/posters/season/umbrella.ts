import { dim, mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, dice, disc, fade, group, rect, shape, stroke, times } from '../../svg'

export const umbrella: Design = {
  id: 'season-rain',
  name: 'Rain or shine',
  use: 'season',
  about: 'rain umbrella weather april autumn borrow wet',
  words: {
    headline: 'Rain or shine',
    line: 'Borrow an umbrella, free, at both doors',
    small: 'Bring it back dry, or not',
  },
  draw(p) {
    const t = p.paint('deep')
    const roll = dice(40)
    const wide = p.format === 'landscape'
    const area = p.pick(
      box(0, 0, p.w, p.h * 0.74),
      box(0, 0, p.w, p.h * 0.7),
      box(p.w * 0.42, 0, p.w * 0.58, p.h),
    )
    p.add(rect(area, mix(t.bg, t.b, 0.12)))
    const brolly = (x: number, y: number, r: number, one: string, two: string, turn: number) =>
      group(
        fade(group(disc(0, 0, r * 0.97, '#000'), `translate(${r * 0.1} ${r * 0.14})`), 0.25) +
          times(8, (i) => {
            const [a, b] = [(i * Math.PI) / 4, ((i + 1) * Math.PI) / 4]
            return shape(
              `M0 0L${r * Math.cos(a)} ${r * Math.sin(a)}Q${r * 0.86 * Math.cos((a + b) / 2)} ${r * 0.86 * Math.sin((a + b) / 2)} ${r * Math.cos(b)} ${r * Math.sin(b)}Z`,
              i % 2 ? one : two,
            )
          }) +
          disc(0, 0, r * 0.05, t.deep),
        `translate(${x} ${y}) rotate(${turn})`,
      )
    const spots = [
      [0.28, 0.32, 0.27],
      [0.74, 0.24, 0.21],
      [0.66, 0.64, 0.28],
      [0.18, 0.78, 0.2],
      [1.02, 0.5, 0.17],
      [0.02, 0.06, 0.16],
      [0.98, 0.94, 0.16],
    ]
    const unit = Math.min(area.w, area.h)
    p.add(
      p.clip(
        rect(area, '#000'),
        times(60, () => {
          const [x, y] = [area.x + roll() * area.w, area.y + roll() * area.h]
          return stroke(`M${x} ${y}l-12 42`, mix(t.bg, t.paper, 0.34), 4)
        }) +
          spots
            .map(([x = 0, y = 0, r = 0], i) =>
              brolly(
                area.x + x * area.w,
                area.y + y * area.h,
                r * unit * 1.12,
                [t.b, t.a, t.paper, mix(t.a, t.paper, 0.5), t.b, t.a, t.paper][i] ?? t.a,
                dim([t.b, t.a, t.paper, mix(t.a, t.paper, 0.5), t.b, t.a, t.paper][i] ?? t.a, 0.1),
                i * 13,
              ),
            )
            .join(''),
      ),
    )
    const words = wide
      ? box(p.m, p.m, p.w * 0.42 - 2 * p.m + 20, p.h - 2 * p.m - 90)
      : box(p.m, area.h + 50, p.w - 2 * p.m, p.h - area.h - 50 - p.m - 60)
    stack(p, words, [head(p.word('headline'), 140, { fill: t.b }), say(p.word('line'), 46)], {
      stand: wide ? 'middle' : 'top',
    })
    foot(p, p.word('small'), { at: box(p.m, p.h - p.m - 34, words.w, 44) })
  },
}
