import { dim, mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, rect, shape } from '../../svg'

export const plane: Design = {
  id: 'launch-plane',
  name: 'On its way',
  use: 'launch',
  about: 'paper plane sky clouds travel shipping announcement new service',
  words: { headline: 'Now we deliver', line: 'Anywhere in town, the same afternoon', small: 'Free over $40' },
  draw(p) {
    const t = p.paint('b')
    const cloud = (x: number, y: number, s: number, c: string) =>
      group(
        shape('M0 0A60 60 0 0 1 60 -60A90 90 0 0 1 220 -80A70 70 0 0 1 330 -40A50 50 0 0 1 330 0Z', c),
        `translate(${x} ${y}) scale(${s})`,
      )
    const pale = mix(t.bg, t.paper, 0.6)
    p.add(
      cloud(p.w * 0.06, p.h * 0.62, 1.1, pale),
      cloud(p.w * 0.62, p.h * 0.5, 0.8, mix(t.bg, t.paper, 0.36)),
      cloud(p.w * 0.5, p.h * 0.86, 1.5, pale),
      cloud(-120, p.h * 0.94, 1.2, mix(t.bg, t.paper, 0.36)),
    )
    const [x, y] = [p.w * p.pick(0.6, 0.62, 0.7), p.h * p.pick(0.58, 0.62, 0.6)]
    p.add(
      `<path d="M${-40} ${p.h * 0.8}C${p.w * 0.2} ${p.h * 0.9} ${p.w * 0.42} ${p.h * 0.84} ${p.w * 0.36} ${p.h * 0.72}C${p.w * 0.3} ${p.h * 0.6} ${p.w * 0.12} ${p.h * 0.72} ${p.w * 0.28} ${p.h * 0.78}C${p.w * 0.4} ${p.h * 0.82} ${x - 160} ${y + 110} ${x - 90} ${y + 40}" fill="none" stroke="${t.deep}" stroke-width="6" stroke-dasharray="4 22" stroke-linecap="round"/>`,
    )
    p.add(
      group(
        shape('M-150 20L230 -150L60 160L10 60Z', t.paper) +
          shape('M230 -150L10 60L-150 20Z', mix(t.paper, t.bg, 0.12)) +
          shape('M10 60L60 160L230 -150Z', dim(t.paper, 0.14)) +
          shape('M10 60L4 150L52 104Z', dim(t.a, 0.1)) +
          shape('M10 60L230 -150L52 104Z', t.a),
        `translate(${x} ${y}) scale(${p.pick(1.7, 1.4, 1.3)})`,
      ),
    )
    stack(p, box(p.m, p.m, p.w * p.pick(0.86, 0.8, 0.62), p.h * p.pick(0.32, 0.32, 0.38)), [
      head(p.word('headline'), 180),
      say(p.word('line'), 50),
    ])
    const strip = box(0, p.h - 124, p.w, 124)
    p.add(rect(strip, t.deep))
    p.t = p.tones('deep')
    foot(p, p.word('small'), { at: box(p.m, p.h - 84, p.w - 2 * p.m, 44), on: t.deep })
  },
}
