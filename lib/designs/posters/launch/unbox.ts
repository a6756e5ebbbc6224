import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, dice, disc, fade, group, rect, shape, star, times } from '../../svg'

export const unbox: Design = {
  id: 'launch-unbox',
  name: 'Open it',
  use: 'launch',
  about: 'box opening surprise reveal mystery confetti subscription',
  words: {
    headline: 'Something new just landed',
    line: 'Open this message again at noon',
    small: 'Noon, today',
  },
  draw(p) {
    const t = p.paint('a')
    const { words, art } = split(p, [0.34, 0.34, 0.46])
    const roll = dice(21)
    const s = Math.min(art.w / 900, art.h / 900)
    const g = (svg: string) =>
      group(svg, `translate(${art.x + art.w / 2} ${art.y + art.h - 110 * s}) scale(${s})`)
    const bits = [t.b, t.paper, t.deep, mix(t.b, t.paper, 0.5)]
    const burst = times(30, (i) => {
      const angle = -Math.PI * (0.14 + 0.72 * roll())
      const far = 260 + roll() * 420
      const [x, y] = [Math.cos(angle) * far * 0.92, -250 + Math.sin(angle) * far * 0.72]
      const c = bits[i % 4] ?? t.b
      return i % 3 === 0
        ? disc(x, y, 12 + roll() * 14, c)
        : i % 3 === 1
          ? group(rect(box(-16, -9, 32, 18), c, 4), `translate(${x} ${y}) rotate(${roll() * 180})`)
          : shape(star(x, y, 5, 26, 11, roll() * 90), c)
    })
    p.add(
      g(
        fade(shape('M-250 -250L-430 -820H430L250 -250Z', t.b), 0.5) +
          fade(shape('M-150 -250L-210 -820H210L150 -250Z', t.paper), 0.5) +
          burst +
          shape('M-260 -260L0 -330L260 -260L0 -190Z', dim(t.deep, 0.2)) +
          shape('M-260 -260L0 -190V80L-260 0Z', mix(t.b, t.paper, 0.12)) +
          shape('M260 -260L0 -190V80L260 0Z', dim(t.b, 0.2)) +
          shape('M-260 -260L0 -190L-90 -90L-370 -180Z', mix(t.b, t.paper, 0.4)) +
          shape('M260 -260L0 -190L90 -90L370 -180Z', dim(t.b, 0.06)),
      ),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w - 30, words.h - 90) : words,
      [head(p.word('headline'), 132), say(p.word('line'), 48)],
      { stand: wide ? 'middle' : 'top' },
    )
    if (wide) foot(p, p.word('small'), { at: footUnder(p, words) })
    else {
      // The box stands between them.
      const low = p.h - p.m - 44
      p.mark(box(p.m, low, 180, 44))
      p.text(p.word('small'), box(p.w - p.m - 180, low - 40, 180, 84), {
        max: 33,
        align: 'right',
        stand: 'bottom',
        maxLines: 3,
      })
    }
  },
}
