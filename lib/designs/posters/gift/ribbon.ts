import { dim } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, rect } from '../../svg'
import { bow } from './parts'

export const ribbon: Design = {
  id: 'gift-ribbon',
  name: 'Tied up',
  use: 'gift',
  about: 'gift card box bow ribbon present holiday',
  words: {
    headline: 'A gift that fits',
    line: 'From $25 to $250, in a text, in a minute',
    small: 'Never expires',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const { words, art } = split(p, [0.28, 0.28, 0.42])
    const s = Math.min(art.w / 860, art.h / 900)
    const [cx, cy] = [art.x + art.w / 2, art.y + art.h * p.pick(0.44, 0.44, 0.52)]
    p.add(
      `<g filter="url(#lift)">${rect(box(cx - 340 * s, cy - 320 * s, 680 * s, 640 * s), t.paper, 14)}</g>`,
      rect(box(cx - 56 * s, cy - 320 * s, 112 * s, 640 * s), t.a),
      rect(box(cx + 20 * s, cy - 320 * s, 36 * s, 640 * s), dim(t.a, 0.12)),
      rect(box(cx - 340 * s, cy - 130 * s, 680 * s, 112 * s), t.a),
      rect(box(cx - 340 * s, cy - 54 * s, 680 * s, 36 * s), dim(t.a, 0.12)),
    )
    p.add(group(bow(t.a), `translate(${cx} ${cy - 76 * s}) scale(${s})`))
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 80) : words,
      [head(p.word('headline'), 140), say(p.word('line'), 48)],
      { stand: wide ? 'middle' : 'top', align: wide ? 'left' : 'center' },
    )
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
