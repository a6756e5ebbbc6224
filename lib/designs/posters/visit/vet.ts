import { mix } from '../../color'
import { head, pill, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, inset, oval, rect, shape } from '../../svg'

export const vet: Design = {
  id: 'visit-vet',
  name: 'Good paws',
  use: 'appointment',
  about: 'vet pet paw check-up vaccination reminder animal',
  words: {
    headline: 'Biscuit is due',
    line: 'Yearly check and shots, about 20 minutes',
    date: 'Friday, 10:15 AM',
    button: 'Reply OK',
    small: 'Bring the blue booklet',
  },
  draw(p) {
    const t = p.paint('a')
    const paw = (x: number, y: number, s: number, turn: number, c: string) =>
      group(
        shape(
          'M0 -10C50 -10 92 40 92 84C92 124 52 128 0 116C-52 128 -92 124 -92 84C-92 40 -50 -10 0 -10Z',
          c,
        ) +
          oval(-104, -36, 34, 48, c, -24) +
          oval(-42, -92, 36, 52, c, -8) +
          oval(42, -92, 36, 52, c, 8) +
          oval(104, -36, 34, 48, c, 24),
        `translate(${x} ${y}) rotate(${turn}) scale(${s})`,
      )
    const pale = mix(t.bg, t.deep, 0.16)
    const trail = p.pick(
      [
        [0.18, 0.96, 30],
        [0.36, 0.86, 44],
        [0.3, 0.7, 10],
        [0.5, 0.6, 40],
      ],
      [
        [0.1, 0.96, 30],
        [0.3, 0.88, 44],
        [0.28, 0.68, 10],
        [0.44, 0.6, 40],
      ],
      [
        [0.46, 0.96, 24],
        [0.58, 0.84, 40],
        [0.52, 0.6, 8],
        [0.62, 0.5, 30],
      ],
    )
    p.add(trail.map(([x = 0, y = 0, turn = 0]) => paw(x * p.w, y * p.h, 0.46, turn, pale)).join(''))
    p.add(
      paw(p.w * p.pick(0.72, 0.76, 0.8), p.h * p.pick(0.46, 0.5, 0.36), p.pick(1.9, 1.6, 1.5), 22, t.paper),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(p.m, p.m, p.w * 0.44, p.h * 0.6 - p.m - 40) : box(p.m, p.m, p.w - 2 * p.m, p.h * 0.2),
      [head(p.word('headline'), 170)],
    )
    const note = p.pick(
      box(p.m, p.h * 0.68, p.w - 2 * p.m, p.h * 0.32 - p.m),
      box(p.m, p.h * 0.68, p.w - 2 * p.m, p.h * 0.32 - p.m),
      box(p.m, p.h * 0.6, p.w - 2 * p.m, p.h * 0.4 - p.m),
    )
    p.add(`<g filter="url(#lift)">${rect(note, t.paper, 34)}</g>`)
    p.t = p.tones('paper')
    const inside = inset(note, 48, 42)
    stack(p, box(inside.x, inside.y, inside.w, inside.h - 104), [
      head(p.word('date'), 78),
      say(p.word('line'), 44, { gap: 22, share: 0.4 }),
    ])
    pill(p, p.word('button'), box(inside.x, inside.y + inside.h - 78, 280, 80), {
      fill: t.deep,
      ink: t.paper,
    })
    p.text(p.word('small'), box(inside.x + 300, inside.y + inside.h - 78, inside.w - 300, 80), {
      max: 34,
      align: 'right',
      stand: 'middle',
    })
  },
}
