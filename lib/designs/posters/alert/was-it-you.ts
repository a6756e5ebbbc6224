import { dim, mix } from '../../color'
import { head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, fade, group, rect, shape, stroke, times } from '../../svg'
import { answers } from './parts'

export const wasItYou: Design = {
  id: 'alert-card',
  name: 'Was this you?',
  use: 'alert',
  about: 'fraud card payment unusual bank security yes no',
  words: {
    headline: 'Was this you?',
    line: '$214.60 at 3:12 AM, Reno NV',
    code: '4417',
    button: 'Reply YES | Reply NO',
    small: 'We never ask for your PIN',
  },
  draw(p) {
    const t = p.paint('deep')
    const { words, art } = split(p, [0.56, 0.52, 0.5], 'art')
    const [cx, cy] = [art.x + art.w / 2, art.y + art.h * 0.54]
    const s = Math.min(art.w / 900, art.h / 760)
    p.add(times(3, (i) => disc(cx, cy, (430 - i * 110) * s, mix(t.bg, t.a, 0.1 + i * 0.1))))
    const face = dim(t.a, 0.28)
    p.turned(-12, cx, cy, () => {
      p.add(
        `<g filter="url(#lift)">${rect(box(cx - 330 * s, cy - 205 * s, 660 * s, 410 * s), face, 36 * s)}</g>`,
        p.clip(
          rect(box(cx - 330 * s, cy - 205 * s, 660 * s, 410 * s), '#000', 36 * s),
          group(
            shape('M-340 90C-160 -20 40 170 340 -60V220H-340Z', dim(face, 0.3)),
            `translate(${cx} ${cy}) scale(${s})`,
          ),
        ),
      )
      p.add(
        group(
          rect(box(-270, -60, 96, 74), t.b, 12) +
            stroke('M-270 -36H-236V-10H-270M-174 -36H-208V-10H-174M-222 -60V14', dim(t.b, 0.45), 4) +
            disc(210, -130, 46, t.b) +
            fade(disc(160, -130, 46, t.paper), 0.7) +
            times(12, (i) => disc(-262 + i * 24 + Math.floor(i / 4) * 26, 92, 7, t.paper)),
          `translate(${cx} ${cy}) scale(${s})`,
        ),
      )
      p.mark(box(cx - 270 * s, cy - 166 * s, 300 * s, 60 * s), { max: 42 * s, on: face })
      p.text(p.word('code'), box(cx + 110 * s, cy + 66 * s, 170 * s, 54 * s), {
        voice: 'strong',
        max: 48 * s,
        on: dim(face, 0.3),
        stand: 'middle',
      })
    })
    p.add(
      disc(cx + 280 * s, cy - 230 * s, 84 * s, t.b),
      rect(box(cx + 270 * s, cy - 280 * s, 20 * s, 62 * s), t.deep, 10 * s),
      disc(cx + 280 * s, cy - 192 * s, 13 * s, t.deep),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 196),
      [head(p.word('headline'), 150), say(p.word('line'), 50)],
      { stand: wide ? 'middle' : 'top' },
    )
    answers(p, box(words.x, p.h - p.m - 158, words.w, 100), t.b, t.ink)
    p.text(p.word('small'), box(words.x, p.h - p.m - 34, words.w, 40), { max: 32, fill: t.quiet })
  },
}
