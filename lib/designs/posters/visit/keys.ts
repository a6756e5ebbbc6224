import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, ring, shape, stroke } from '../../svg'

export const keys: Design = {
  id: 'visit-viewing',
  name: 'The keys',
  use: 'appointment',
  about: 'key house viewing real estate rental hotel check-in',
  words: {
    headline: 'Come and see it',
    line: 'Two rooms, south light, a lemon tree',
    date: 'Saturday, 11 AM',
    place: '9 Orchard Street',
    small: 'Reply MAP for the way',
  },
  draw(p) {
    const t = p.paint('paper')
    const { words, art } = split(p, [0.44, 0.44, 0.48], 'art')
    p.add(rect(art, t.b))
    const s = Math.min(art.w / 900, art.h / 760)
    const key =
      ring(0, 0, 90, t.deep, 40) +
      rect(box(-20, 100, 40, 330), t.deep, 10) +
      rect(box(10, 330, 90, 36), t.deep, 8) +
      rect(box(10, 390, 66, 36), t.deep, 8) +
      rect(box(-12, 120, 10, 280), mix(t.deep, t.paper, 0.3), 5)
    const house =
      shape('M-150 0L0 -140L150 0V190Q150 210 130 210H-130Q-150 210 -150 190Z', t.a) +
      shape('M0 -140L150 0V190Q150 210 130 210H60V-84Z', dim(t.a, 0.18)) +
      rect(box(-44, 70, 88, 140), t.paper, 6) +
      disc(26, 144, 8, t.deep) +
      disc(0, -44, 26, t.paper)
    p.add(
      group(
        ring(0, -170, 84, t.paper, 20) +
          group(key, 'translate(-40 -60) rotate(16)') +
          group(stroke('M40 -110L150 30', t.paper, 9) + house, 'translate(0 0)'),
        `translate(${art.x + art.w * 0.5} ${art.y + art.h * 0.42}) scale(${s * 1.15})`,
      ),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      box(words.x, words.y - 16, words.w, words.h - 84),
      [
        head(p.word('headline'), 124),
        say(p.word('line'), 46),
        say(p.word('date'), 52, { voice: 'strong', fill: t.loud }),
        say(p.word('place'), 46, { gap: 20 }),
      ],
      { stand: wide ? 'middle' : 'top' },
    )
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
