import { dim, mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, oval, shape } from '../../svg'

export const moon: Design = {
  id: 'season-october',
  name: 'Full moon',
  use: 'season',
  about: 'halloween october pumpkin moon spooky night costume candy',
  words: {
    headline: 'Stay up late',
    line: 'Costumes welcome, candy for everyone',
    date: 'October 31, 6 PM',
    small: 'Yard and shop',
  },
  draw(p) {
    const t = p.paint('deep')
    const [cx, cy, r] = p.pick(
      [p.w * 0.56, p.h * 0.5, 380],
      [p.w * 0.62, p.h * 0.52, 290],
      [p.w * 0.72, p.h * 0.42, 280],
    )
    p.add(
      disc(cx, cy, r * 1.14, mix(t.bg, t.b, 0.16)),
      disc(cx, cy, r, t.b),
      disc(cx - r * 0.3, cy - r * 0.2, r * 0.14, dim(t.b, 0.12)),
      disc(cx + r * 0.34, cy - r * 0.44, r * 0.09, dim(t.b, 0.12)),
      disc(cx + r * 0.2, cy + r * 0.1, r * 0.07, dim(t.b, 0.12)),
    )
    const bat = (x: number, y: number, s: number) =>
      group(
        shape(
          'M0 0C-12 -20 -10 -30 -8 -34L0 -26L8 -34C10 -30 12 -20 0 0ZM0 -10C-40 -50 -80 -46 -120 -20C-90 -24 -76 -10 -70 6C-56 -6 -40 -4 -30 12C-20 2 -10 2 0 14C10 2 20 2 30 12C40 -4 56 -6 70 6C76 -10 90 -24 120 -20C80 -46 40 -50 0 -10Z',
          dim(t.bg, 0.6),
        ),
        `translate(${x} ${y}) scale(${s})`,
      )
    p.add(
      bat(cx - r * 0.5, cy - r * 0.5, 1.2),
      bat(cx + r * 0.3, cy - r * 0.16, 0.8),
      p.format === 'landscape'
        ? bat(cx + r * 0.62, cy - r * 0.66, 0.7)
        : bat(cx - r * 1.2, cy - r * 0.1, 0.7),
    )
    const ground = p.pick(p.h * 0.8, p.h * 0.8, p.h * 0.76)
    p.add(shape(`M0 ${ground}Q${p.w * 0.4} ${ground - 70} ${p.w} ${ground + 10}V${p.h}H0Z`, dim(t.bg, 0.55)))
    const pumpkin = (x: number, y: number, s: number) =>
      group(
        shape('M-8 -140C-6 -180 20 -190 34 -184L26 -164C14 -166 12 -150 14 -136Z', dim(t.b, 0.5)) +
          oval(-92, -40, 78, 96, dim(t.a, 0.22)) +
          oval(92, -40, 78, 96, dim(t.a, 0.22)) +
          oval(-48, -36, 76, 106, dim(t.a, 0.1)) +
          oval(48, -36, 76, 106, dim(t.a, 0.1)) +
          oval(0, -34, 70, 110, t.a) +
          shape(
            'M-84 -60L-40 -60L-62 -96ZM84 -60L40 -60L62 -96ZM-90 -10Q0 60 90 -10L60 24L40 8L20 38L0 18L-20 38L-40 8L-60 24Z',
            t.b,
          ),
        `translate(${x} ${y}) scale(${s})`,
      )
    p.add(
      pumpkin(cx - r * 0.36, ground + 10, p.pick(1.2, 1, 0.9)),
      pumpkin(cx + r * 0.46, ground + 26, p.pick(0.8, 0.7, 0.6)),
    )
    stack(
      p,
      p.pick(
        box(p.m, p.m, p.w - 2 * p.m, p.h * 0.13),
        box(p.m, p.m, p.w - 2 * p.m, p.h * 0.13),
        box(p.m, p.m, p.w * 0.34, p.h * 0.6),
      ),
      [head(p.word('headline'), 170)],
    )
    const floor = dim(t.bg, 0.55)
    stack(
      p,
      box(p.m, ground + p.pick(128, 100, 76), p.w - 2 * p.m, p.h - ground - p.m - p.pick(70, 52, 10)),
      [
        head(p.word('date'), 62, { voice: 'strong', fill: t.b }),
        say(p.word('line'), 44, { gap: 22, share: 0.4 }),
      ],
      { on: floor },
    )
  },
}
