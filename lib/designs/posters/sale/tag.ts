import { mix } from '../../color'
import { foot, footUnder, head, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, inset, ring, shape, stroke } from '../../svg'

export const tag: Design = {
  id: 'sale-tag',
  name: 'On the tag',
  use: 'sale',
  about: 'price tag label string markdown',
  words: {
    headline: 'The tag says it',
    offer: '$29',
    line: 'Was $48, this week only',
    small: 'While they last',
  },
  draw(p) {
    const t = p.paint('b')
    const { words, art } = split(p, [0.28, 0.26, 0.4])
    const [cx, cy] = [art.x + art.w / 2, art.y + art.h * p.pick(0.46, 0.46, 0.56)]
    const s = Math.min(art.w / 860, art.h / 900) * p.pick(0.84, 0.8, 0.94)
    const paper = t.paper
    p.add(
      stroke(
        `M${cx - 40 * s} ${cy - 300 * s}C${cx - 180 * s} ${cy - 520 * s} ${cx + 140 * s} ${cy - 560 * s} ${cx + 60 * s} ${art.y - 40}`,
        t.deep,
        7,
      ),
    )
    p.turned(-7, cx, cy, () => {
      const d = `M${cx - 190 * s} ${cy - 380 * s}H${cx + 190 * s}L${cx + 320 * s} ${cy - 240 * s}V${cy + 350 * s}Q${cx + 320 * s} ${cy + 390 * s} ${cx + 280 * s} ${cy + 390 * s}H${cx - 280 * s}Q${cx - 320 * s} ${cy + 390 * s} ${cx - 320 * s} ${cy + 350 * s}V${cy - 240 * s}Z`
      p.add(`<g filter="url(#lift)">${shape(d, paper)}</g>`)
      p.add(ring(cx, cy - 285 * s, 34 * s, t.a, 16 * s), disc(cx, cy - 285 * s, 26 * s, t.bg))
      p.add(
        `<path d="M${cx - 260 * s} ${cy - 170 * s}H${cx + 260 * s}" stroke="${mix(paper, t.deep, 0.25)}" stroke-width="4" stroke-dasharray="3 14" stroke-linecap="round"/>`,
      )
      p.text(p.word('offer'), box(cx - 270 * s, cy - 140 * s, 540 * s, 330 * s), {
        voice: 'display',
        max: 330 * s,
        align: 'center',
        stand: 'middle',
        on: paper,
        fill: p.tones('paper').loud,
      })
      p.text(p.word('line'), box(cx - 260 * s, cy + 215 * s, 520 * s, 130 * s), {
        voice: 'strong',
        max: 46 * s,
        align: 'center',
        stand: 'middle',
        on: paper,
        fill: t.deep,
      })
    })
    stack(p, p.format === 'landscape' ? inset(words, 0, 60) : words, [head(p.word('headline'), 150)], {
      stand: p.format === 'landscape' ? 'middle' : 'top',
    })
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
