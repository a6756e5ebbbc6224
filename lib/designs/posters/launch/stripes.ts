import { dim } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, shape, star, stroke, times } from '../../svg'

export const stripes: Design = {
  id: 'launch-capsule',
  name: 'Three of a kind',
  use: 'launch',
  about: 'three colours variants cans drinks flavours columns',
  words: {
    headline: 'Three new flavours',
    line: 'Try one, keep two',
    offer: '3 for $12',
    small: 'In the cooler now',
  },
  draw(p) {
    const t = p.paint('paper')
    const { words, art } = split(p, [0.3, 0.3, 0.38])
    const grounds = [t.a, t.b, t.deep]
    const can = (body: string, mark: string, kind: number) =>
      shape('M-110 -400H110L124 -350V-40L104 0H-104L-124 -40V-350Z', body) +
      shape('M50 -400H110L124 -350V-40L104 0H56Q80 -200 50 -400Z', dim(body, 0.17)) +
      rect(box(-112, -416, 224, 22), dim(t.paper, 0.2), 8) +
      rect(box(-104, -8, 208, 16), dim(t.paper, 0.3), 6) +
      [
        disc(0, -210, 72, mark) + disc(0, -210, 34, body),
        shape(star(0, -210, 8, 84, 40), mark),
        times(3, (i) =>
          stroke(
            `M-76 ${-260 + i * 48}Q-38 ${-292 + i * 48} 0 ${-260 + i * 48}T76 ${-260 + i * 48}`,
            mark,
            18,
          ),
        ),
      ][kind]
    const cans = [can(t.paper, t.a, 0), can(t.deep, t.b, 1), can(t.a, t.paper, 2)]
    const w = art.w / 3
    const s = Math.min(w / 330, art.h / 620)
    grounds.forEach((ground, i) => {
      const x = art.x + i * w
      p.add(rect(box(x, art.y, w + 1, art.h), ground))
      const floor = art.y + art.h * (0.72 + (i % 2) * 0.1)
      p.add(
        rect(box(x, floor, w + 1, p.h), dim(ground, ground === t.deep ? 0.5 : 0.16)),
        group(cans[i] ?? '', `translate(${x + w / 2} ${floor + 24}) scale(${s})`),
      )
    })
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 90) : words,
      [
        head(p.word('headline'), 124),
        say(p.word('line'), 48),
        say(p.word('offer'), 56, { voice: 'display', fill: t.loud }),
      ],
      { stand: wide ? 'middle' : 'top' },
    )
    if (wide) foot(p, p.word('small'), { at: footUnder(p, words) })
    else {
      p.text(p.word('small'), box(art.x + 34, p.h - 70, w * 1 - 50, 40), {
        max: 32,
        on: dim(t.a, 0.16),
        stand: 'bottom',
      })
    }
  },
}
