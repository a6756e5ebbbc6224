import { cup } from '../../art/things'
import { mix } from '../../color'
import { foot, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, inset, rect } from '../../svg'

export const refer: Design = {
  id: 'join-refer',
  name: 'Two cups',
  use: 'join',
  about: 'refer a friend share invite coffee give and get',
  words: {
    headline: 'Bring a friend',
    line: 'They get a coffee. You get one too.',
    code: 'MAYA-2',
    button: 'Send them your code',
    small: 'Up to five friends',
  },
  draw(p) {
    const t = p.paint('a')
    const { words, art } = split(p, [0.32, 0.32, 0.44])
    const table = art.y + art.h * p.pick(0.62, 0.5, 0.66)
    p.add(rect(box(p.format === 'landscape' ? art.x : 0, table, p.w, p.h), t.deep))
    const s = Math.min(art.w / 960, (table - art.y) / 330)
    const one = cup(t, t.paper, mix(t.bg, t.paper, 0.6))
    const two = cup(t, t.b, mix(t.bg, t.paper, 0.6))
    p.add(
      group(one, `translate(${art.x + art.w / 2 - 30 * s} ${table - 400 * s + 24}) scale(${-s} ${s})`),
      group(two, `translate(${art.x + art.w / 2 + 30 * s} ${table - 400 * s + 24}) scale(${s})`),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 80) : words,
      [head(p.word('headline'), 160), say(p.word('line'), 50)],
      { stand: wide ? 'middle' : 'top' },
    )
    p.t = p.tones('deep')
    const low = wide
      ? inset(box(art.x, table, art.w, p.h - table), 50, 50)
      : box(p.m, table + p.pick(90, 80, 0), p.w - 2 * p.m, p.h - table - 90 - p.m)
    const plate = box(low.x, low.y, wide ? low.w : low.w * 0.52, p.pick(150, 120, 130))
    p.add(
      `<rect x="${plate.x}" y="${plate.y}" width="${plate.w}" height="${plate.h}" rx="22" fill="none" stroke="${t.b}" stroke-width="5" stroke-dasharray="16 12"/>`,
    )
    p.text(p.word('code'), inset(plate, 36, 20), {
      voice: 'display',
      max: 84,
      align: 'center',
      stand: 'middle',
      maxLines: 1,
      on: t.deep,
    })
    p.text(
      p.word('button'),
      wide
        ? box(low.x, plate.y + plate.h + 24, low.w, 44)
        : box(plate.x + plate.w + 36, plate.y, low.w - plate.w - 36, plate.h),
      { voice: 'strong', max: 44, stand: 'middle', on: t.deep },
    )
    if (!wide) foot(p, p.word('small'), { on: t.deep })
  },
}
