import { mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, ring, shape, stroke, times } from '../../svg'

export function fuse(): Design {
  return {
    id: 'countdown-dots',
    name: 'Ten to go',
    use: 'countdown',
    about: 'dots grid days remaining progress waiting opening launch',
    words: {
      headline: 'Ten more sleeps',
      line: 'Each dot is a day. The doors open on the last.',
      date: 'Friday, June 12',
      small: 'Bring this picture',
    },
    draw(p) {
      const t = p.paint('paper')
      const [cols, count] = [p.pick(6, 8, 6), p.pick(30, 32, 24)]
      const at = p.pick(
        box(p.m, p.h * 0.4, p.w - 2 * p.m, p.h * 0.48),
        box(p.m, p.h * 0.42, p.w - 2 * p.m, p.h * 0.43),
        box(p.w * 0.46, p.m, p.w * 0.54 - p.m, p.h - 2 * p.m),
      )
      const rowsOf = Math.ceil(count / cols)
      const step = Math.min(at.w / cols, at.h / rowsOf)
      const [x0, y0] = [at.x + (at.w - step * cols) / 2, at.y + (at.h - step * rowsOf) / 2]
      p.add(
        times(count, (i) => {
          const [x, y] = [x0 + step * ((i % cols) + 0.5), y0 + step * (Math.floor(i / cols) + 0.5)]
          const past = i < count - 10
          if (i === count - 1)
            return (
              disc(x, y, step * 0.46, t.a) +
              shape(
                `M${x - step * 0.16} ${y - step * 0.2}L${x + step * 0.22} ${y}L${x - step * 0.16} ${y + step * 0.2}Z`,
                t.paper,
              )
            )
          return past
            ? ring(x, y, step * 0.3, mix(t.bg, t.deep, 0.22), 5) +
                stroke(
                  `M${x - step * 0.13} ${y - step * 0.13}L${x + step * 0.13} ${y + step * 0.13}M${x + step * 0.13} ${y - step * 0.13}L${x - step * 0.13} ${y + step * 0.13}`,
                  mix(t.bg, t.deep, 0.22),
                  6,
                )
            : disc(x, y, step * 0.34, t.b)
        }),
      )
      const words = p.pick(
        box(p.m, p.m, p.w - 2 * p.m, p.h * 0.33),
        box(p.m, p.m, p.w - 2 * p.m, p.h * 0.32),
        box(p.m, p.m, p.w * 0.36, p.h - 2 * p.m - 70),
      )
      stack(
        p,
        words,
        [
          head(p.word('headline'), 140),
          say(p.word('line'), 46),
          say(p.word('date'), 48, { voice: 'strong', fill: t.loud }),
        ],
        { stand: p.format === 'landscape' ? 'middle' : 'top' },
      )
      foot(p, p.word('small'), {
        at: box(p.m, p.h - p.m - 30, p.format === 'landscape' ? p.w * 0.4 : p.w - 2 * p.m, 44),
      })
    },
  }
}
