import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, oval, rect, shape, stroke } from '../../svg'

export const spotlight: Design = {
  id: 'launch-spotlight',
  name: 'In the light',
  use: 'launch',
  about: 'bottle perfume plinth stage spotlight reveal cosmetics',
  words: {
    headline: 'Say hello to No. 7',
    line: 'Bergamot, cedar, a little rain',
    date: 'Out Thursday',
    small: '50 ml, $62',
  },
  draw(p) {
    const t = p.paint('deep')
    const { words, art } = split(p, [0.3, 0.32, 0.44])
    const cx = art.x + art.w / 2
    const floor = art.y + art.h * p.pick(0.78, 0.78, 0.8)
    const wide = Math.min(art.w * 0.44, 420)
    const from = p.format === 'landscape' ? 0 : art.y - 20
    p.add(
      shape(`M${cx - 40} ${from}H${cx + 40}L${cx + wide} ${floor}H${cx - wide}Z`, mix(t.bg, t.b, 0.2)),
      shape(
        `M${cx - 20} ${from}H${cx + 20}L${cx + wide * 0.6} ${floor}H${cx - wide * 0.6}Z`,
        mix(t.bg, t.b, 0.34),
      ),
    )
    p.add(oval(cx, floor, wide, wide * 0.17, mix(t.bg, t.b, 0.62)))
    const s = Math.min(art.h / 980, art.w / 760)
    p.add(
      group(
        shape('M-150 0H150V120A150 40 0 0 1 -150 120Z', dim(t.a, 0.35)) +
          oval(0, 0, 150, 40, t.a) +
          rect(box(-92, -330, 184, 326), t.paper, 26) +
          rect(box(30, -330, 62, 326), dim(t.paper, 0.14), 26) +
          rect(box(-92, -210, 184, 206), mix(t.b, t.a, 0.25), 22) +
          rect(box(30, -210, 62, 206), dim(mix(t.b, t.a, 0.25), 0.16), 22) +
          rect(box(-40, -376, 80, 50), dim(t.b, 0.35), 6) +
          rect(box(-56, -470, 112, 100), t.b, 14) +
          rect(box(16, -470, 40, 100), dim(t.b, 0.2), 14) +
          rect(box(-52, -170, 104, 110), t.paper, 4) +
          stroke('M-30 -134H30M-18 -108H18', t.deep, 6),
        `translate(${cx} ${floor - 60 * s}) scale(${s})`,
      ),
    )
    stack(
      p,
      box(words.x, words.y, words.w, words.h - (p.format === 'landscape' ? 90 : 0)),
      [
        head(p.word('headline'), 128),
        say(p.word('line'), 46),
        say(p.word('date'), 46, { voice: 'strong', fill: t.b }),
      ],
      { stand: p.format === 'landscape' ? 'middle' : 'top' },
    )
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
