import { dim, mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, rect, ring, shape, times } from '../../svg'

export function sundown(stage: number, words: { headline: string; line: string; offer: string }): Design {
  const sink = [0.1, 0.42, 0.78][stage - 1] ?? 0.4
  return {
    id: `countdown-sun-${stage}`,
    name: ['Sun high', 'Sun low', 'Last light'][stage - 1] ?? 'Sun',
    use: 'countdown',
    about: 'sunset sea ends soon last days hours summer series',
    series: { name: 'Sundown', stage },
    words: { ...words, small: 'Then it is over' },
    draw(p) {
      const t = p.paint((['tint-b', 'b', 'deep'] as const)[stage - 1] ?? 'b')
      const sea = p.h * p.pick(0.66, 0.66, 0.64)
      const r = Math.min(p.w, p.h) * p.pick(0.3, 0.27, 0.28)
      const cx = p.w * p.pick(0.5, 0.5, 0.7)
      const cy = sea - r * 1.15 + sink * r * 1.9
      const sun = stage === 1 ? t.b : t.a
      p.add(
        times(4, (i) => ring(cx, cy, r + 50 + i * 54, mix(t.bg, sun, 0.3 - i * 0.06), 20)),
        disc(cx, cy, r, sun),
      )
      const water = stage === 3 ? dim(t.a, 0.72) : stage === 2 ? dim(t.a, 0.3) : t.a
      p.add(
        rect(box(0, sea, p.w, p.h), water),
        times(7, (i) =>
          rect(
            box(
              cx - r * (1 - i * 0.12) * (0.7 + (i % 2) * 0.3),
              sea + 22 + i * 34,
              r * (1 - i * 0.12) * (1.4 + (i % 2) * 0.6),
              11,
            ),
            mix(water, sun, 0.55 - i * 0.06),
            6,
          ),
        ),
      )
      p.add(
        shape(`M${p.w * 0.16} ${sea - 2}l130 0l-24 34h-82Z`, t.deep),
        shape(`M${p.w * 0.16 + 62} ${sea - 14}v-150l74 150Z`, t.paper),
        shape(`M${p.w * 0.16 + 52} ${sea - 14}v-120l-50 120Z`, dim(t.paper, 0.15)),
      )
      const wide = p.format === 'landscape'
      p.text(
        p.word('offer'),
        box(p.m, p.m, wide ? p.w * 0.42 : p.w - 2 * p.m, p.h * (stage === 1 ? p.pick(0.14, 0.13, 0.3) : 0.2)),
        { voice: 'display', max: wide ? 130 : 170 },
      )
      const [from, under] = p.pick([0.3, 56], [0.3, 56], [0.22, 30])
      const low = box(p.m, sea + (p.h - sea) * from, p.w - 2 * p.m, (p.h - sea) * (1 - from) - p.m - under)
      const deepWater = dim(water, 0.25)
      p.add(rect(box(0, low.y - 26, p.w, p.h), deepWater))
      stack(
        p,
        box(low.x, low.y + 12, low.w, low.h - 12),
        [head(p.word('headline'), 92), say(p.word('line'), 44, { gap: 22, share: 0.4 })],
        { on: deepWater },
      )
      foot(p, p.word('small'), { at: box(p.m, p.h - 84, p.w - 2 * p.m, 44), on: deepWater })
    },
  }
}
