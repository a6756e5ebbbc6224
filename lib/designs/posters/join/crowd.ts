import { person } from '../../art/things'
import { mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, rect } from '../../svg'
import { TERMS } from './parts'

export const crowd: Design = {
  id: 'join-crowd',
  name: 'Good company',
  use: 'join',
  about: 'people community faces crowd members club subscribers',
  words: {
    headline: '4,000 neighbours already get these',
    line: 'Text CLUB to 88452',
    link: 'https://example.com/club',
    small: TERMS,
  },
  draw(p) {
    const t = p.paint('tint-b')
    const grounds = [t.a, t.b, t.deep, mix(t.a, t.paper, 0.6), mix(t.b, t.paper, 0.4)]
    const who = ['ana', 'ben', 'cleo', 'dev'] as const
    const size = p.pick(216, 180, 171.5)
    const cols = Math.ceil(p.w / size)
    const count = p.pick(3, 2, 2)
    for (let i = 0; i < cols * count; i++) {
      const [x, y] = [(i % cols) * size, Math.floor(i / cols) * size]
      const g = grounds[(i * 3 + Math.floor(i / cols)) % 5] ?? t.a
      const cloth = grounds[(i * 2 + 2) % 5] ?? t.b
      p.add(
        rect(box(x, y, size + 1, size + 1), g),
        p.clip(
          rect(box(x, y, size, size), '#000'),
          group(
            person(cloth === g ? t.paper : cloth, 'none', who[(i * 5 + Math.floor(i / cols)) % 4] ?? 'ana'),
            `translate(${x} ${y + size * 0.02}) scale(${size / 200})`,
          ),
        ),
      )
    }
    const top = count * size
    const side = p.pick(270, 220, 240)
    const words = box(p.m, top + 60, p.w - 2 * p.m - side - 50, p.h - top - 60 - p.m - p.pick(120, 100, 90))
    stack(p, words, [
      head(p.word('headline'), 92),
      say(p.word('line'), 56, { voice: 'strong', fill: t.loud }),
    ])
    p.qr(p.word('link'), box(p.w - p.m - side, top + 60, side, side), 18)
    p.text(p.word('small'), box(p.m, p.h - p.m - p.pick(90, 80, 70), p.w - 2 * p.m, p.pick(90, 80, 70)), {
      max: 29,
      stand: 'bottom',
    })
  },
}
