import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, dice, disc, fade, group, oval, rect, shape, stroke, times } from '../../svg'

export const bag: Design = {
  id: 'launch-roast',
  name: 'Fresh bag',
  use: 'launch',
  about: 'coffee beans bag roast tea food package grocery',
  words: {
    headline: 'Slow mornings',
    line: 'Roasted Tuesday, at your door by Friday',
    person: 'Dusk',
    offer: 'Colombia Huila',
    small: '340 g, whole bean',
  },
  draw(p) {
    const t = p.paint('tint-b')
    const { words, art } = split(p, [0.28, 0.27, 0.42])
    const floor = art.y + art.h * p.pick(0.86, 0.84, 0.84)
    p.add(
      rect(box(p.format === 'landscape' ? art.x : 0, floor - art.h * 0.14, p.w, p.h), mix(t.bg, t.a, 0.4)),
    )
    const s = Math.min(art.w / 720, (floor - art.y) / 880)
    const cx = art.x + art.w / 2
    p.add(fade(oval(cx + 30 * s, floor, 330 * s, 30 * s, t.deep), 0.3))
    p.add(
      group(
        shape('M-230 -820H230V-740L262 -560V-20Q262 0 240 0H-240Q-262 0 -262 -20V-560L-230 -740Z', t.deep) +
          shape('M120 -740H230L262 -560V-20Q262 0 240 0H160Q190 -300 120 -740Z', dim(t.deep, 0.4)) +
          rect(box(-240, -836, 480, 46), mix(t.deep, t.paper, 0.16), 10) +
          disc(0, -670, 14, mix(t.deep, t.paper, 0.24)),
        `translate(${cx} ${floor}) scale(${s})`,
      ),
    )
    const label = box(cx - 170 * s, floor - 560 * s, 340 * s, 420 * s)
    p.add(
      rect(label, t.paper, 8 * s),
      p.clip(
        rect(box(label.x, label.y, label.w, 236 * s), '#000', 8 * s),
        rect(box(label.x, label.y, label.w, 240 * s), mix(t.paper, t.b, 0.6)) +
          disc(cx, label.y + 190 * s, 110 * s, t.a) +
          shape(
            `M${label.x} ${label.y + 180 * s}Q${cx} ${label.y + 130 * s} ${label.x + label.w} ${label.y + 200 * s}V${label.y + 240 * s}H${label.x}Z`,
            dim(t.a, 0.6),
          ),
      ),
    )
    stack(
      p,
      box(label.x + 24 * s, label.y + 256 * s, label.w - 48 * s, 150 * s),
      [head(p.word('person'), 80 * s), say(p.word('offer'), 34 * s, { gap: 14 * s })],
      { align: 'center', stand: 'middle', on: t.paper },
    )
    const roll = dice(3)
    p.add(
      times(14, () => {
        const [x, y] = [
          cx + (roll() - 0.5) * art.w * 0.94,
          floor + 30 * s + roll() * (p.pick(130, 110, 90) * s),
        ]
        return group(
          oval(0, 0, 34 * s, 23 * s, dim(t.a, 0.72)) +
            stroke(`M${-30 * s} 0Q0 ${-12 * s} ${30 * s} 0`, dim(t.a, 0.35), 4 * s),
          `translate(${x} ${y}) rotate(${roll() * 360})`,
        )
      }),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 80) : words,
      [head(p.word('headline'), 136), say(p.word('line'), 46)],
      { stand: wide ? 'middle' : 'top' },
    )
    if (wide) foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
