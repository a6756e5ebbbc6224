import { person } from '../../art/things'
import { mix } from '../../color'
import { head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, inset, rect } from '../../svg'

export const stylist: Design = {
  id: 'visit-person',
  name: 'Who will help you',
  use: 'appointment',
  about: 'portrait person team member consultant introduction picture photo',
  picture: true,
  words: {
    headline: 'Hi, I am Cleo',
    line: 'I will measure, listen and pin. Bring the shoes you will wear.',
    date: 'Wednesday, 6 PM',
    button: 'Reply with a photo',
    small: 'Fitting room 2',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const { words, art } = split(p, [0.54, 0.52, 0.46], 'art')
    const at = p.format === 'landscape' ? inset(art, 0, 0) : art
    p.picture(at, rect(at, '#000'), () => {
      const s = Math.max(at.w / 270, at.h / 200)
      return (
        rect(at, t.b) +
        disc(at.x + at.w * 0.5, at.y + at.h * 0.52, Math.min(at.w, at.h) * 0.44, mix(t.b, t.paper, 0.35)) +
        group(
          person(t.a, 'none', 'cleo'),
          `translate(${at.x + at.w / 2 - 100 * s * 0.92} ${at.y + at.h - 196 * s * 0.92}) scale(${s * 0.92})`,
        )
      )
    })
    const wide = p.format === 'landscape'
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 116),
      [head(p.word('headline'), 130), say(p.word('line'), 46), say(p.word('date'), 50, { voice: 'strong' })],
      { stand: wide ? 'middle' : 'top' },
    )
    pill(p, p.word('button'), box(words.x, p.h - p.m - 80, wide ? words.w : words.w * 0.6, 84), {
      fill: t.deep,
      ink: t.paper,
    })
    if (!wide)
      p.text(p.word('small'), box(p.w - p.m - 340, p.h - p.m - 80, 340, 84), {
        max: 34,
        align: 'right',
        stand: 'middle',
      })
  },
}
