import { dim } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, fade, group, inset, oval, rect, ring, shape, stroke, times } from '../../svg'

export const film: Design = {
  id: 'event-film',
  name: 'Open-air cinema',
  use: 'event',
  about: 'film movie cinema projector screening night outdoor',
  words: {
    headline: 'Films on the wall',
    line: 'Blankets, popcorn, the old projector',
    date: 'Thursdays at dusk',
    small: 'Free, first come',
  },
  draw(p) {
    const t = p.paint('shade-b')
    const wide = p.format === 'landscape'
    const screen = p.pick(
      box(p.m, p.h * 0.09, p.w - 2 * p.m, p.h * 0.4),
      box(p.m, p.h * 0.07, p.w - 2 * p.m, p.h * 0.46),
      box(p.w * 0.32, p.h * 0.08, p.w * 0.68 - p.m, p.h * 0.58),
    )
    const [px, py] = p.pick([p.w * 0.24, p.h * 0.74], [p.w * 0.18, p.h * 0.72], [p.w * 0.16, p.h * 0.66])
    p.add(
      fade(
        shape(
          `M${px + 90} ${py}L${screen.x} ${screen.y}V${screen.y + screen.h}ZM${px + 90} ${py}L${screen.x} ${screen.y + screen.h}H${screen.x + screen.w}Z`,
          t.b,
        ),
        0.28,
      ),
    )
    p.add(rect(screen, t.paper, 6))
    p.t = p.tones('paper')
    p.text(p.word('headline'), inset(screen, 56, 46), {
      voice: 'display',
      max: 190,
      align: 'center',
      stand: 'middle',
      fill: p.t.loud,
    })
    p.t = p.tones('shade-b')
    const k = p.pick(1.05, 0.74, 0.74)
    p.add(
      group(
        rect(box(-110, -60, 190, 130), t.a, 16) +
          rect(box(80, -26, 46, 56), t.deep, 8) +
          [
            [-66, -150, 84],
            [60, -136, 66],
          ]
            .map(
              ([x = 0, y = 0, r = 0]) =>
                disc(x, y, r, t.deep) +
                ring(x, y, r * 0.84, t.b, 6) +
                times(5, (i) =>
                  disc(x + r * 0.5 * Math.cos(i * 1.256), y + r * 0.5 * Math.sin(i * 1.256), r * 0.18, t.bg),
                ),
            )
            .join('') +
          stroke('M-70 70L-130 250M40 70L100 250M-14 70V250', t.deep, 16) +
          disc(-60, 6, 24, t.b),
        `translate(${px} ${py}) scale(${k})`,
      ),
    )
    const floor = p.pick(p.h * 0.9, p.h * 0.92, p.h * 0.86)
    const headsY = floor + 30
    const start = wide ? 5 : 4
    p.add(
      rect(box(0, floor + 20, p.w, p.h), dim(t.bg, 0.5)),
      times(8, (i) =>
        i < start
          ? ''
          : disc(i * (p.w / 7.4), headsY - 26 - (i % 2) * 16, 44, dim(t.bg, 0.5)) +
            oval(i * (p.w / 7.4), headsY + 44, 80, 64, dim(t.bg, 0.5)),
      ),
    )
    const at = p.pick(
      box(p.w * 0.46, p.h * 0.56, p.w * 0.54 - p.m, p.h * 0.24),
      box(p.w * 0.4, p.h * 0.58, p.w * 0.6 - p.m, p.h * 0.2),
      box(p.w * 0.32, p.h * 0.7, p.w * 0.68 - p.m, p.h * 0.1),
    )
    stack(p, at, [
      head(p.word('date'), 62, { voice: 'strong' }),
      say(p.word('line'), wide ? 34 : 44, { gap: 28, share: 0.45 }),
    ])
    const low = dim(t.bg, 0.5)
    p.text(p.word('small'), box(p.m, p.h - p.pick(84, 66, 84), p.w * 0.4, 44), {
      max: 34,
      on: low,
      stand: 'middle',
    })
  },
}
