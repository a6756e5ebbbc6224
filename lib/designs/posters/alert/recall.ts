import { mix } from '../../color'
import { head, pill, stack } from '../../compose'
import type { Design } from '../../design'
import { box, fade, group, oval, rect, shape, stroke, times } from '../../svg'

export const recall: Design = {
  id: 'alert-notice',
  name: 'Please check',
  use: 'alert',
  about: 'recall notice warning product safety label stop important',
  words: {
    headline: 'Please stop using lot 318',
    line: 'The seal on the 12 oz jar may fail. We will replace yours or pay you back.',
    code: 'LOT 318',
    button: 'Reply JAR to start',
    small: 'No receipt needed',
  },
  draw(p) {
    const t = p.paint('b')
    const band = p.pick(74, 60, 60)
    const stripe = (y: number) =>
      p.clip(
        rect(box(0, y, p.w, band), '#000'),
        times(30, (i) => shape(`M${i * 90 - 120} ${y + band}l${band} ${-band}h45l${-band} ${band}Z`, t.deep)),
      )
    p.add(stripe(0), stripe(p.h - band))
    const s = p.pick(1.15, 0.8, 1.02)
    const [cx, cy] = p.pick([p.w * 0.74, p.h * 0.68], [p.w * 0.78, p.h * 0.66], [p.w * 0.8, p.h * 0.52])
    const glass = mix(t.bg, t.paper, 0.6)
    p.add(
      group(
        fade(oval(0, 262, 220, 28, t.deep), 0.25) +
          rect(box(-190, -190, 380, 450), glass, 56) +
          shape('M-190 -40C-100 -80 90 0 190 -50V204Q190 260 134 260H-134Q-190 260 -190 204Z', t.a) +
          rect(box(-176, -280, 352, 104), t.deep, 18) +
          times(9, (i) => rect(box(-160 + i * 37, -280, 8, 104), mix(t.deep, t.paper, 0.2))) +
          rect(box(-130, 10, 260, 170), t.paper, 10) +
          stroke('M150 -120V-30', '#ffffff', 18),
        `translate(${cx} ${cy}) scale(${s})`,
      ),
    )
    p.text(p.word('code'), box(cx - 112 * s, cy + 40 * s, 224 * s, 110 * s), {
      voice: 'display',
      max: 60 * s,
      align: 'center',
      stand: 'middle',
      on: t.paper,
      fill: t.deep,
    })
    const at = p.pick(
      box(p.m, band + 60, p.w - 2 * p.m, p.h * 0.3),
      box(p.m, band + 46, p.w - 2 * p.m, p.h * 0.27),
      box(p.m, band + 44, p.w * 0.54, p.h * 0.37),
    )
    p.text(p.word('headline'), at, { voice: 'display', max: 150 })
    const low = p.pick(
      box(p.m, p.h * 0.5, p.w * 0.42, p.h * 0.5 - band - 50),
      box(p.m, p.h * 0.44, p.w * 0.46, p.h * 0.56 - band - 40),
      box(p.m, p.h * 0.56, p.w * 0.52, p.h * 0.44 - band - 40),
    )
    stack(p, box(low.x, low.y, low.w, low.h - 150), [head(p.word('line'), 48, { voice: 'text' })])
    pill(p, p.word('button'), box(low.x, low.y + low.h - 130, low.w, 82), { fill: t.deep, ink: t.paper })
    p.text(p.word('small'), box(low.x, low.y + low.h - 34, low.w, 36), { max: 32 })
  },
}
