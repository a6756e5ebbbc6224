import { shoe } from '../../art/things'
import type { Design } from '../../design'
import { box, columns, disc, inset, rect, rows } from '../../svg'

export const either: Design = {
  id: 'survey-either',
  name: 'This or that',
  use: 'survey',
  about: 'vote a or b poll choice colours shoe compare',
  words: {
    headline: 'You choose the next one',
    button: 'Reply A or B by Sunday',
    small: 'The winner ships in May',
  },
  draw(p) {
    const t = p.paint('b')
    const wide = p.format === 'landscape'
    const [one, two] = wide ? columns(p.all, 0.5) : rows(p.all, 0.5)
    const second = p.tones('tint-a')
    p.add(rect(two, second.bg))
    const put = (at: typeof one, main: string, other: string) =>
      p.place(
        shoe(t, main, other),
        [820, 460],
        box(at.x + at.w * 0.06, at.y + at.h * (wide ? 0.3 : 0.31), at.w * 0.88, at.h * (wide ? 0.6 : 0.54)),
      )
    put(one, t.deep, t.a)
    put(two, t.a, second.paper)
    const badge = (letter: string, at: typeof one) => {
      const [x, y] = [at.x + at.w - 110, at.y + (wide ? 110 : 100)]
      p.add(disc(x, y, 62, t.deep))
      p.text(letter, box(x - 40, y - 40, 80, 80), {
        voice: 'display',
        max: 74,
        align: 'center',
        stand: 'middle',
        on: t.deep,
      })
    }
    badge('A', one)
    badge('B', wide ? two : box(two.x, two.y + 60, two.w, two.h))
    p.text(
      p.word('headline'),
      wide ? box(p.m, p.m - 16, p.w * 0.28, 110) : box(p.m, p.m, p.w - 260, p.pick(136, 92, 0)),
      { voice: 'display', max: 78 },
    )
    const bar = box(
      p.w * (wide ? 0.28 : 0.14),
      wide ? p.h - 180 : p.h / 2 - 56,
      p.w * (wide ? 0.44 : 0.72),
      112,
    )
    p.add(`<g filter="url(#near)">${rect(bar, t.deep, 56)}</g>`)
    p.text(p.word('button'), inset(bar, 44, 0), {
      voice: 'strong',
      max: 52,
      align: 'center',
      stand: 'middle',
      maxLines: 1,
      on: t.deep,
    })
    p.t = second
    p.text(
      p.word('small'),
      wide ? box(p.w * 0.56, p.h - 52, p.w * 0.4, 36) : box(p.m, p.h - p.m - 26, p.w - 2 * p.m, 44),
      { max: 34, align: wide ? 'right' : 'left' },
    )
  },
}
