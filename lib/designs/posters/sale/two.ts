import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, inset, shape, stroke } from '../../svg'

export const two: Design = {
  id: 'sale-pair',
  name: 'Two for one',
  use: 'sale',
  about: 'cherries pair bogo buy one get one free fruit',
  words: { headline: 'Two for one', line: 'Bring a friend, or a big appetite', small: 'All day Tuesday' },
  draw(p) {
    const t = p.paint('tint-b')
    const { words, art } = split(p, [0.36, 0.34, 0.46])
    const c = t.a
    const cherry = (x: number, y: number, r: number) =>
      disc(x, y, r, c) +
      shape(
        `M${x - r * 0.2} ${y - r}Q${x} ${y - r * 0.72} ${x + r * 0.3} ${y - r * 0.96}Q${x + r} ${y - r * 0.7} ${x + r} ${y}A${r} ${r} 0 0 1 ${x - r * 0.5} ${y + r * 0.86}Q${x + r * 0.9} ${y + r * 0.5} ${x + r * 0.3} ${y - r * 0.9}Z`,
        dim(c, 0.28),
      ) +
      `<ellipse cx="${x - r * 0.42}" cy="${y - r * 0.36}" rx="${r * 0.2}" ry="${r * 0.1}" fill="${mix(c, t.paper, 0.75)}" transform="rotate(-42 ${x - r * 0.42} ${y - r * 0.36})"/>`
    const leaf = dim(t.b, 0.5)
    const svg =
      stroke('M226 470C250 300 330 180 470 90M560 430C560 300 540 190 470 90', mix(leaf, t.deep, 0.4), 13) +
      shape('M470 92C540 -10 700 -20 790 60C700 130 560 140 470 92Z', leaf) +
      stroke('M470 92C570 60 670 44 780 60', mix(leaf, t.deep, 0.4), 5) +
      cherry(214, 620, 190) +
      cherry(590, 590, 200)
    p.add(
      disc(
        art.x + art.w * 0.5,
        art.y + art.h * p.pick(0.5, 0.5, 0.55),
        Math.min(art.w, art.h) * 0.46,
        mix(t.bg, t.paper, 0.6),
      ),
    )
    p.place(svg, [820, 840], box(art.x + 40, art.y, art.w - 80, art.h - p.pick(140, 120, 40)), { ay: 1 })
    stack(
      p,
      p.format === 'landscape' ? inset(words, 0, 70) : words,
      [head(p.word('headline'), 190), say(p.word('line'), 50)],
      { stand: p.format === 'landscape' ? 'middle' : 'top' },
    )
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
