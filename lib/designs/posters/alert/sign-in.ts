import { dim, mix } from '../../color'
import { foot, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, shape, stroke, times } from '../../svg'
import { answers } from './parts'

export const signIn: Design = {
  id: 'alert-sign-in',
  name: 'New sign-in',
  use: 'alert',
  about: 'login lock security device account password padlock',
  words: {
    headline: 'New sign-in to your account',
    line: 'A phone in Tulsa, today at 6:40 AM',
    button: 'It was me | Lock it',
    small: 'Reply to this message',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const { words, art } = split(p, [0.46, 0.44, 0.46], 'art')
    const s = Math.min(art.w / 800, art.h / 720)
    const [cx, cy] = [art.x + art.w / 2, art.y + art.h * 0.56]
    p.add(
      group(
        times(7, (i) =>
          stroke(`M${-300 + i * 100} 400V${-340 + ((i * 53) % 160)}`, mix(t.bg, t.a, 0.3), 34),
        ) +
          `<path d="M-130 -60V-150C-130 -330 130 -330 130 -150V-60" fill="none" stroke="${t.deep}" stroke-width="56"/>` +
          rect(box(-220, -90, 440, 380), t.a, 50) +
          rect(box(80, -90, 140, 380), dim(t.a, 0.16), 50) +
          disc(0, 70, 58, t.deep) +
          shape('M-26 90H26L40 200H-40Z', t.deep) +
          disc(-12, 58, 14, mix(t.deep, t.paper, 0.4)),
        `translate(${cx} ${cy}) scale(${s})`,
      ),
    )
    const wide = p.format === 'landscape'
    const plate = wide ? box(words.x - p.m, 0, words.w + 2 * p.m, p.h) : box(0, words.y - p.m, p.w, p.h)
    p.add(rect(plate, t.paper))
    p.t = p.tones('paper')
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 190),
      [head(p.word('headline'), 112), say(p.word('line'), 48)],
      { stand: wide ? 'middle' : 'top' },
    )
    answers(p, box(words.x, p.h - p.m - 158, words.w, 100), p.t.a, p.t.ink)
    foot(p, p.word('small'), { at: box(words.x, p.h - p.m - 36, words.w, 40) })
  },
}
