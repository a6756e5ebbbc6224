import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, oval, rect, shape, stroke } from '../../svg'

export const arch: Design = {
  id: 'launch-arch',
  name: 'The niche',
  use: 'launch',
  about: 'arch vase ceramics picture photo new collection homeware',
  picture: true,
  words: { headline: 'New on the table', line: 'Stoneware by Ines Marlow', small: 'From $34' },
  draw(p) {
    const t = p.paint('tint-a')
    const { words, art } = split(p, [0.66, 0.64, 0.5].map((v) => 1 - v) as [number, number, number], 'art')
    const w = p.pick(p.w * 0.66, p.w * 0.5, art.w - p.m * 1.6)
    const x = p.format === 'landscape' ? art.x + p.m : (p.w - w) / 2
    const y = p.pick(90, 60, 70)
    const h = p.format === 'landscape' ? p.h - y : art.y + art.h - y
    const d = `M${x} ${y + h}V${y + w / 2}A${w / 2} ${w / 2} 0 0 1 ${x + w} ${y + w / 2}V${y + h}Z`
    p.add(
      shape(
        `M${x - 26} ${y + h}V${y + w / 2}A${w / 2 + 26} ${w / 2 + 26} 0 0 1 ${x + w + 26} ${y + w / 2}V${y + h}Z`,
        mix(t.bg, t.paper, 0.6),
      ),
    )
    p.picture(box(x, y, w, h), shape(d, '#000'), () => {
      const s = Math.min(w / 700, h / 880)
      const g = (dx: number, svg: string) =>
        group(svg, `translate(${x + w / 2 + dx * s} ${y + h - 110 * s}) scale(${s})`)
      const twigs =
        stroke(
          'M0 -380C-20 -520 -70 -600 -110 -660M0 -380C10 -520 60 -620 70 -720',
          mix(t.deep, t.b, 0.2),
          9,
        ) +
        [
          [-110, -660, -40],
          [-70, -590, 40],
          [-30, -530, -50],
          [70, -720, 12],
          [50, -610, 60],
          [26, -540, -30],
        ]
          .map(([a = 0, b = 0, r = 0]) => oval(a, b, 60, 24, mix(t.deep, t.b, 0.2), r))
          .join('')
      return (
        rect(box(x, y, w, h), t.a) +
        shape(`M${x} ${y}H${x + w * 0.5}L${x} ${y + h * 0.8}Z`, mix(t.a, t.paper, 0.14)) +
        rect(box(x, y + h - 120 * s, w, 140 * s), dim(t.a, 0.3)) +
        g(
          -130,
          twigs +
            shape('M-40 -400H40V-260C110 -220 130 -120 96 0H-96C-130 -120 -110 -220 -40 -260Z', t.paper) +
            shape('M10 -400H40V-260C110 -220 130 -120 96 0H40C80 -120 60 -240 10 -270Z', dim(t.paper, 0.13)),
        ) +
        g(
          80,
          shape('M-90 -300H90Q104 -150 80 0H-80Q-104 -150 -90 -300Z', t.deep) +
            oval(0, -300, 90, 20, dim(t.deep, 0.5)) +
            shape('M30 -290H90Q104 -150 80 0H24Q50 -150 30 -290Z', dim(t.deep, 0.3)),
        ) +
        g(
          230,
          shape('M-96 -130H96C90 -50 50 0 0 0C-50 0 -90 -50 -96 -130Z', t.b) +
            oval(0, -130, 96, 18, dim(t.b, 0.35)) +
            shape('M40 -116H96C90 -50 50 0 10 0C40 -30 50 -80 40 -116Z', dim(t.b, 0.16)),
        )
      )
    })
    if (p.format !== 'landscape') p.add(rect(box(0, art.y + art.h, p.w, 10), t.deep))
    stack(
      p,
      box(words.x, words.y - (p.format === 'landscape' ? 0 : 10), words.w, words.h - 70),
      [head(p.word('headline'), 124), say(p.word('line'), 48)],
      { stand: p.format === 'landscape' ? 'middle' : 'top' },
    )
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
