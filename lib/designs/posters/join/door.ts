import { dim, mix } from '../../color'
import { head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, shape } from '../../svg'

export const door: Design = {
  id: 'join-door',
  name: 'First through the door',
  use: 'join',
  about: 'vip early access door open list members insider',
  words: {
    headline: 'First through the door',
    line: 'The list hears a day before everyone else',
    button: 'Reply EARLY to join',
    small: 'Two or three messages a month. Reply STOP to opt out.',
  },
  draw(p) {
    const t = p.paint('shade-a')
    const { words, art } = split(p, [0.54, 0.5, 0.46], 'art')
    const floor = art.y + art.h * 0.82
    const s = (floor - art.y) / 720
    const cx = art.x + art.w * 0.5
    const wide = p.format === 'landscape'
    p.add(rect(box(art.x, floor, art.w, art.y + art.h - floor + (wide ? 0 : 0)), dim(t.bg, 0.3)))
    p.add(
      p.clip(
        rect(art, '#000'),
        shape(
          `M${cx - 170 * s} ${floor}H${cx + 170 * s}L${cx + 420 * s} ${art.y + art.h}H${cx - 300 * s}Z`,
          mix(t.bg, t.b, 0.7),
        ),
      ),
    )
    p.add(
      group(
        rect(box(-190, -600, 380, 600), t.b) +
          rect(box(-190, -600, 380, 600), mix(t.b, t.paper, 0.35)) +
          shape('M-170 -580H170V0H-170Z', mix(t.b, t.paper, 0.7)) +
          disc(60, -420, 70, t.b) +
          shape('M-190 -600L-330 -660V70L-190 0Z', t.a) +
          shape('M-214 -560L-306 -598V-340L-214 -326Z', dim(t.a, 0.24)) +
          shape('M-214 -290L-306 -300V10L-214 -34Z', dim(t.a, 0.24)) +
          disc(-310, -280, 12, t.b),
        `translate(${cx} ${floor}) scale(${s})`,
      ),
    )
    const plate = wide ? box(words.x - p.m, 0, words.w + 2 * p.m, p.h) : box(0, words.y - p.m, p.w, p.h)
    p.add(rect(plate, t.paper))
    p.t = p.tones('paper')
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 160),
      [head(p.word('headline'), 130), say(p.word('line'), 48)],
      { stand: wide ? 'middle' : 'top' },
    )
    pill(p, p.word('button'), box(words.x, p.h - p.m - 140, wide ? words.w : words.w * 0.7, 86), {
      fill: p.t.a,
    })
    p.text(p.word('small'), box(words.x, p.h - p.m - 40, words.w, 76), { max: 31, fill: p.t.quiet })
  },
}
