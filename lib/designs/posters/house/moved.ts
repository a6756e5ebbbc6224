import { map, pin } from '../../art/map'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, rect, ring } from '../../svg'

export const moved: Design = {
  id: 'hours-moved',
  name: 'We moved',
  use: 'hours',
  about: 'new address moved location map second shop opening',
  words: {
    headline: 'We moved, not far',
    place: '112 Lexington Avenue',
    line: 'Same door bell, twice the windows',
    date: 'Opens Saturday, 10 AM',
  },
  draw(p) {
    const t = p.paint('paper')
    const { words, art } = split(p, [0.44, 0.44, 0.5], 'art')
    p.place(
      map(t, 'M225 470L412 464L402 260L760 250') +
        group(ring(0, 0, 22, t.deep, 12), 'translate(225 470)') +
        group(pin(t.a, t.paper), 'translate(760 250)'),
      [1100, 800],
      art,
      { cover: true, ax: 0.45, ay: 0.1 },
    )
    const wide = p.format === 'landscape'
    p.add(rect(wide ? box(words.x - p.m, 0, words.w + 2 * p.m, p.h) : box(0, words.y - p.m, p.w, p.h), t.b))
    p.t = p.tones('b')
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 80),
      [
        head(p.word('headline'), 140),
        say(p.word('place'), 54, { voice: 'strong' }),
        say(p.word('line'), 46, { gap: 22 }),
      ],
      { stand: wide ? 'middle' : 'top' },
    )
    foot(p, p.word('date'), { at: footUnder(p, words) })
  },
}
