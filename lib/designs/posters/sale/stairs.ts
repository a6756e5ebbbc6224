import { dim, mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, rect, stroke, times } from '../../svg'

function fadeTrail(svg: string): string {
  return `<g opacity=".9">${svg}</g>`
}

export const stairs: Design = {
  id: 'sale-stairs',
  name: 'Down we go',
  use: 'sale',
  about: 'steps falling price ball markdown lower every day',
  words: {
    headline: 'Lower every day',
    line: '10% Monday, 20% Tuesday, down to half on Friday',
    small: 'The best sizes go first',
  },
  draw(p) {
    const t = p.paint('paper')
    const steps = 5
    const top = p.h * p.pick(0.4, 0.4, 0.3)
    const left = p.pick(0, 0, p.w * 0.32)
    const width = (p.w - left) / steps
    const drop = (p.h - top) / (steps + 0.7)
    for (let i = 0; i < steps; i++) {
      p.add(rect(box(left + i * width, top + i * drop, width + 1, p.h), dim(t.a, i * 0.15)))
      p.add(rect(box(left + i * width, top + i * drop, width + 1, 12), mix(t.a, t.paper, 0.34)))
    }
    const r = width * 0.27
    const hop = (i: number) => [left + (i + 0.5) * width, top + i * drop - r] as const
    const [x, y] = hop(3)
    p.add(
      fadeTrail(
        times(3, (i) => {
          const [x1, y1] = hop(i)
          const [x2, y2] = hop(i + 1)
          return `<path d="M${x1} ${y1}Q${(x1 + x2) / 2 + width * 0.2} ${y1 - drop * 1.05} ${x2} ${y2}" fill="none" stroke="${t.b}" stroke-width="9" stroke-dasharray="2 26" stroke-linecap="round"/>`
        }),
      ),
    )
    p.add(
      disc(x, y, r, t.b),
      p.clip(
        disc(x, y, r, '#000'),
        stroke(`M${x - r} ${y - r * 0.3}Q${x} ${y + r * 0.4} ${x + r} ${y - r * 0.5}`, dim(t.b, 0.7), 7) +
          stroke(`M${x - r * 0.4} ${y - r}Q${x + r * 0.3} ${y} ${x - r * 0.2} ${y + r}`, dim(t.b, 0.7), 7),
      ),
    )
    const words = p.pick(
      box(p.m, p.m, p.w * 0.86, p.h * 0.24),
      box(p.m, p.m, p.w * 0.86, p.h * 0.22),
      box(p.m, p.m, p.w * 0.26, p.h * 0.7),
    )
    stack(p, words, [head(p.word('headline'), 170), say(p.word('line'), 50)])
    const under = dim(t.a, 0)
    p.text(p.word('small'), box(left + 34, p.h - p.m - 130, width - 56, 130), {
      max: 32,
      stand: 'bottom',
      on: under,
    })
    if (p.format === 'landscape') p.mark(box(p.m, p.h - p.m - 40, 260, 40))
    else p.mark(box(p.w - p.m - 300, p.h - p.m - 40, 300, 40), { align: 'right', on: dim(t.a, 0.6) })
  },
}
