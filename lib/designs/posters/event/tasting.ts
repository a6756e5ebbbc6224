import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, oval, rect, shape, stroke } from '../../svg'

export const tasting: Design = {
  id: 'event-tasting',
  name: 'Five glasses',
  use: 'event',
  about: 'wine tasting glasses dinner restaurant bar evening',
  words: {
    headline: 'Five glasses, one table',
    line: 'A tasting with the people who made it',
    date: 'Wednesday, 7 PM',
    offer: '$38',
    small: 'Twelve seats',
  },
  draw(p) {
    const t = p.paint('deep')
    const { words, art } = split(p, [0.38, 0.38, 0.42])
    const count = 5
    const w = art.w / count
    const s = Math.min(w / 190, art.h / 720)
    const floor = p.format === 'landscape' ? p.h - 90 : p.h - 130
    const wines = [t.a, mix(t.a, t.b, 0.5), t.b, mix(t.b, t.paper, 0.45), dim(t.a, 0.35)]
    p.add(rect(box(p.format === 'landscape' ? art.x : 0, floor, p.w, p.h), mix(t.bg, t.a, 0.22)))
    wines.forEach((wine, i) => {
      const bowl = 'M-78 -520C-84 -400 -70 -270 0 -266C70 -270 84 -400 78 -520Z'
      p.add(
        group(
          oval(0, 0, 70, 12, mix(t.bg, t.paper, 0.55)) +
            rect(box(-6, -268, 12, 268), mix(t.bg, t.paper, 0.55)) +
            shape(bowl, mix(t.bg, t.paper, 0.2)) +
            p.clip(
              shape(bowl, '#000'),
              rect(box(-100, -430 + ((i * 37) % 60), 200, 300), wine) +
                oval(0, -430 + ((i * 37) % 60), 90, 13, mix(wine, '#ffffff', 0.25)),
            ) +
            stroke('M-54 -490C-58 -410 -52 -360 -40 -330', mix(t.bg, '#ffffff', 0.75), 7),
          `translate(${art.x + w * (i + 0.5)} ${floor - 4}) scale(${s})`,
        ),
      )
    })
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 90) : words,
      [
        head(p.word('headline'), 128),
        say(p.word('line'), 48),
        say(p.word('date'), 52, { voice: 'strong', fill: t.b }),
      ],
      { stand: wide ? 'middle' : 'top' },
    )
    if (wide) foot(p, p.word('small'), { at: footUnder(p, words) })
    else {
      p.t = { ...t, bg: mix(t.bg, t.a, 0.22) }
      foot(p, [p.word('offer'), p.word('small')].filter(Boolean).join(', '), {
        at: box(p.m, p.h - 84, p.w - 2 * p.m, 44),
      })
    }
  },
}
