import { mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, inset, rect, shape, times } from '../../svg'

export const ladder: Design = {
  id: 'loyalty-rings',
  name: 'A year of rings',
  use: 'loyalty',
  about: 'anniversary member one year tree rings thanks customer',
  words: {
    headline: 'A year together',
    line: 'Eleven visits, four bags of beans, one lost glove',
    offer: '$12 back',
    small: 'Already in your account',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const wide = p.format === 'landscape'
    const r = p.pick(p.w * 0.58, p.w * 0.46, p.h * 0.54)
    const [cx, cy] = p.pick([p.w * 0.62, p.h * 0.78], [p.w * 0.74, p.h * 0.8], [p.w * 0.82, p.h * 0.54])
    const blob = (k: number, i: number) => {
      const pts = Array.from({ length: 24 }, (_, j) => {
        const a = (j / 24) * Math.PI * 2
        const rr = k * (1 + 0.035 * Math.sin(a * 3 + i) + 0.022 * Math.cos(a * 5 + i * 2))
        return [cx + rr * Math.cos(a), cy + rr * Math.sin(a)] as const
      })
      return `${pts
        .map(([x, y], j) => {
          const [nx, ny] = pts[(j + 1) % 24] ?? [0, 0]
          return `${j ? '' : `M${(x + nx) / 2} ${(y + ny) / 2}`}Q${nx} ${ny} ${(nx + (pts[(j + 2) % 24]?.[0] ?? 0)) / 2} ${(ny + (pts[(j + 2) % 24]?.[1] ?? 0)) / 2}`
        })
        .join('')}Z`
    }
    p.add(
      shape(blob(r, 0), t.deep),
      times(11, (i) =>
        shape(blob(r * (0.94 - i * 0.083), i * 0.3), i % 2 ? mix(t.b, t.paper, 0.55) : i === 4 ? t.a : t.b),
      ),
    )
    const words = wide
      ? box(p.m, p.m, p.w * 0.4, p.h - 2 * p.m - 250)
      : box(p.m, p.m, p.w - 2 * p.m, p.h * p.pick(0.27, 0.24, 0))
    stack(
      p,
      wide ? box(words.x, words.y, words.w * 0.8, words.h) : words,
      [head(p.word('headline'), 160), say(p.word('line'), 48)],
      { stand: wide ? 'top' : 'top' },
    )
    const plate = wide ? box(p.m, p.h - p.m - 210, 400, 140) : box(p.m, p.h - p.m - 200, p.w * 0.5, 130)
    p.add(`<g filter="url(#near)">${rect(plate, t.deep, 22)}</g>`)
    p.text(p.word('offer'), inset(plate, 36, 24), {
      voice: 'display',
      max: 90,
      stand: 'middle',
      align: 'center',
      on: t.deep,
      fill: t.b,
      maxLines: 1,
    })
    const note = box(plate.x, plate.y + plate.h + 18, plate.w, 56)
    p.add(rect(note, t.paper, 16))
    p.text(p.word('small'), inset(note, 18, 8), {
      max: 31,
      align: 'center',
      stand: 'middle',
      on: t.paper,
      maxLines: 1,
    })
  },
}
