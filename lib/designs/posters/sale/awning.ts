import { dim, mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, inset, rect, shape, times } from '../../svg'

export const awning: Design = {
  id: 'sale-awning',
  name: 'Under the awning',
  use: 'sale',
  about: 'shop front window stripes street store',
  words: {
    headline: 'Sidewalk sale',
    line: 'Racks outside, tables inside, everything marked down',
    date: 'Saturday 9 to 5',
    small: '41 Haywood Road',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const h = p.h * p.pick(0.24, 0.26, 0.26)
    const count = p.pick(7, 7, 9)
    const w = p.w / count
    const stripe = (i: number) => (i % 2 === 0 ? t.a : t.paper)
    const shadow = mix(t.bg, t.deep, 0.16)
    p.add(rect(box(0, h, p.w, w * 0.5 + 34), shadow))
    p.add(
      times(count, (i) =>
        shape(`M${i * w} ${h}V${h + 34}A${w / 2} ${w / 2} 0 0 0 ${(i + 1) * w} ${h + 34}V${h}Z`, shadow),
      ),
    )
    p.add(
      times(
        count,
        (i) =>
          rect(box(i * w, 0, w + 0.5, h), stripe(i)) +
          shape(`M${i * w} ${h}H${(i + 1) * w}A${w / 2} ${w / 2} 0 0 1 ${i * w} ${h}Z`, dim(stripe(i), 0.14)),
      ),
    )
    p.add(rect(box(0, 0, p.w, 26), t.deep))
    const y = h + w * 0.5 + 56
    const pane = box(p.m, y, p.w - 2 * p.m, p.h - y - p.m * 0.9)
    p.add(`<g filter="url(#near)">${rect(pane, t.deep, 26)}</g>`, rect(inset(pane, 16), t.paper, 14))
    const glare = (x: number, wide: number) =>
      shape(`M${x} ${pane.y + 16}h${wide}l-160 ${pane.h - 32}h-${wide}Z`, mix(t.paper, t.b, 0.14))
    p.add(
      p.clip(
        rect(inset(pane, 16), '#000', 14),
        glare(pane.x + pane.w * 0.66, 90) + glare(pane.x + pane.w * 0.82, 36),
      ),
    )
    p.t = p.tones('paper')
    const floor = pane.y + pane.h - 16
    const roomy = p.format !== 'landscape'
    if (roomy) {
      const s = p.pick(1, 0.44, 0)
      const vase = (x: number, c: string, d: string) =>
        group(shape(d, c), `translate(${x} ${floor - 150}) scale(${s})`)
      p.add(rect(box(pane.x + 16, floor - 150, pane.w - 32, 14), t.deep))
      p.add(
        vase(pane.x + 90, t.a, 'M20 0H110L130 -170Q140 -210 100 -220V-260H30V-220Q-10 -210 0 -170Z'),
        vase(pane.x + 300, t.b, 'M0 0H150L190 -130H-40Z'),
        vase(pane.x + 520, t.deep, 'M30 0H130V-20H90V-150L150 -150L120 -300H40L10 -150L70 -150V-20H30Z'),
        vase(pane.x + 720, dim(t.b, 0.4), 'M0 0H160V-120Q160 -200 80 -200Q0 -200 0 -120Z'),
      )
    }
    const on = { on: mix(t.paper, t.b, 0.14) }
    stack(
      p,
      inset(box(pane.x, pane.y, pane.w, pane.h - p.pick(490, 300, 90)), 62, 58),
      [
        head(p.word('headline'), 190),
        say(p.word('line'), 50),
        say(p.word('date'), 48, { voice: 'strong', fill: p.t.loud }),
      ],
      on,
    )
    foot(p, p.word('small'), { at: box(pane.x + 62, pane.y + pane.h - 92, pane.w - 124, 44), ...on })
  },
}
