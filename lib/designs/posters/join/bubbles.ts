import { head, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, inset, rect, shape, times } from '../../svg'
import { TERMS } from './parts'

export const bubbles: Design = {
  id: 'join-bubbles',
  name: 'Say hi',
  use: 'join',
  about: 'chat bubbles conversation messages welcome sign up',
  words: {
    headline: 'Say hi',
    line: 'Text JOIN to 88452',
    offer: 'Hi! Here is 15% off your first order.',
    small: TERMS,
  },
  draw(p) {
    const t = p.paint('b')
    const wide = p.format === 'landscape'
    const k = p.pick(1, 0.74, 0.78)
    const x0 = wide ? p.w * 0.44 : p.m
    const w = wide ? p.w * 0.56 - p.m : p.w - 2 * p.m
    const y0 = p.pick(p.h * 0.3, p.h * 0.27, p.h * 0.08)
    const tail = (x: number, y: number, flip: number, c: string) =>
      group(
        shape('M0 0C10 40 40 60 70 64C30 76 -30 60 -50 0Z', c),
        `translate(${x} ${y}) scale(${flip * k} ${k})`,
      )
    const one = box(x0 + w * 0.34, y0, w * 0.66, 190 * k)
    p.add(rect(one, t.a, 70 * k), tail(one.x + one.w - 60 * k, one.y + one.h - 20 * k, 1, t.a))
    p.text(p.word('line'), inset(one, 46 * k, 30 * k), {
      voice: 'strong',
      max: 64 * k,
      stand: 'middle',
      on: t.a,
      align: 'center',
    })
    const two = box(x0, y0 + 260 * k, w * 0.8, 300 * k)
    p.add(rect(two, t.paper, 70 * k), tail(two.x + 60 * k, two.y + two.h - 20 * k, -1, t.paper))
    p.text(p.word('offer'), inset(two, 52 * k, 40 * k), {
      voice: 'display',
      max: 76 * k,
      stand: 'middle',
      on: t.paper,
      fill: t.deep,
    })
    const three = box(x0 + w * 0.62, y0 + 630 * k, w * 0.38, 150 * k)
    p.add(
      rect(three, t.a, 70 * k),
      tail(three.x + three.w - 60 * k, three.y + three.h - 20 * k, 1, t.a),
      times(3, (i) =>
        disc(
          three.x + three.w / 2 + (i - 1) * 60 * k,
          three.y + three.h / 2,
          17 * k,
          i === 1 ? t.paper : t.deep,
        ),
      ),
    )
    stack(p, wide ? box(p.m, p.m, p.w * 0.34, p.h * 0.5) : box(p.m, p.m, p.w - 2 * p.m, p.h * 0.19), [
      head(p.word('headline'), 250),
    ])
    p.text(
      p.word('small'),
      wide ? box(p.m, p.h * 0.6, p.w * 0.32, p.h * 0.4 - p.m) : box(p.m, p.h - p.m - 150, p.w - 2 * p.m, 150),
      { max: 31, stand: 'bottom' },
    )
  },
}
