import { dim, mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, rect, shape } from '../../svg'

export const school: Design = {
  id: 'season-school',
  name: 'Sharpened',
  use: 'season',
  about: 'back to school pencils class september teacher',
  words: {
    headline: 'Back to it',
    line: 'Packs, pencils and one good pen',
    offer: '2 for 1',
    small: 'Until school starts',
  },
  draw(p) {
    const t = p.paint('b')
    const wide = p.format === 'landscape'
    const pencil = (c: string) =>
      rect(box(-40, 0, 80, 900), c) +
      rect(box(-40, 0, 26, 900), mix(c, '#ffffff', 0.22)) +
      rect(box(14, 0, 26, 900), dim(c, 0.18)) +
      shape('M-40 0L0 -110L40 0Q20 -18 14 0Q0 -18 -14 0Q-24 -16 -40 0Z', mix(t.paper, t.b, 0.2)) +
      shape('M-15 -70L0 -112L15 -70Q0 -60 -15 -70Z', t.deep)
    const colours = [t.a, t.deep, t.paper, dim(t.a, 0.4), mix(t.a, t.paper, 0.45)]
    const w = wide ? p.w * 0.5 : p.w
    const x0 = wide ? p.w * 0.5 : 0
    const s = p.pick(1.7, 1.5, 1.2)
    p.add(
      colours
        .map((c, i) =>
          group(
            pencil(c),
            `translate(${x0 + (w * (i + 0.5)) / 5} ${p.h * p.pick(0.5, 0.54, 0.2) + ([90, -10, 150, 30, 110][i] ?? 0) * p.pick(1, 0.7, 1.3)}) scale(${s})`,
          ),
        )
        .join(''),
    )
    stack(
      p,
      wide
        ? box(p.m, p.m, p.w * 0.42, p.h - 2 * p.m - 90)
        : box(p.m, p.m, p.w - 2 * p.m, p.h * p.pick(0.32, 0.33, 0)),
      [
        head(p.word('headline'), 190),
        say(p.word('line'), 50),
        say(p.word('offer'), 64, { voice: 'display' }),
      ],
      { stand: wide ? 'middle' : 'top' },
    )
    if (wide) foot(p, p.word('small'), { at: box(p.m, p.h - p.m - 44, p.w * 0.4, 44) })
  },
}
