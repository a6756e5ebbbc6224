import { dim, mix } from '../../color'
import { foot, footUnder, head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, ring, shape, stroke, times } from '../../svg'

export const garage: Design = {
  id: 'visit-garage',
  name: 'Due for service',
  use: 'appointment',
  about: 'car garage service oil inspection tires mechanic lift reminder',
  words: {
    headline: 'Due for a once-over',
    line: 'Oil, brakes, tires. Forty minutes, coffee while you wait.',
    date: 'Tuesday, 8:30 AM',
    button: 'Reply OK to keep it',
    small: 'Reply R for another day',
  },
  draw(p) {
    const t = p.paint('tint-b')
    const { words, art } = split(p, [0.5, 0.48, 0.5], 'art')
    const wide = p.format === 'landscape'
    const s = Math.min(art.w / 860, art.h / 640)
    const [cx, floor] = [art.x + art.w / 2, art.y + art.h * 0.92]
    const wheel = (x: number) =>
      disc(x, -20, 84, t.deep) +
      disc(x, -20, 46, t.paper) +
      ring(x, -20, 46, dim(t.paper, 0.3), 8) +
      disc(x, -20, 12, t.deep)
    const car =
      shape(
        'M-350 -40C-360 -130 -320 -160 -240 -170L-160 -280Q-146 -300 -120 -300H90Q116 -300 132 -282L220 -172C310 -160 350 -140 350 -60V-40Q350 -20 330 -20H-330Q-350 -20 -350 -40Z',
        t.a,
      ) +
      shape('M-190 -172L-120 -262H-30V-172ZM-4 -172V-262H84L166 -172Z', mix(t.bg, t.paper, 0.7)) +
      shape(
        'M132 -282L220 -172C310 -160 350 -140 350 -60V-40Q350 -20 330 -20H210Q260 -120 132 -282Z',
        dim(t.a, 0.15),
      ) +
      rect(box(308, -130, 40, 34), t.b, 10) +
      rect(box(-352, -130, 30, 34), dim(t.a, 0.45), 8) +
      stroke('M-12 -172V-40M-60 -140H-30M20 -140H50', dim(t.a, 0.4), 7)
    p.add(
      rect(box(wide ? art.x : 0, floor, wide ? art.w : p.w, art.y + art.h - floor + 4), dim(t.bg, 0.25)),
      times(7, (i) => rect(box(art.x + (i * art.w) / 7, art.y, 4, floor - art.y), mix(t.bg, t.deep, 0.08))),
      group(
        rect(box(-30, -170, 60, 170), t.deep) +
          rect(box(-260, -196, 520, 34), t.deep, 10) +
          rect(box(-120, -14, 240, 18), t.deep, 8) +
          group(car + wheel(-210) + wheel(210), 'translate(0 -190)'),
        `translate(${cx} ${floor}) scale(${s})`,
      ),
    )
    p.add(
      rect(wide ? box(words.x - p.m, 0, words.w + 2 * p.m, p.h) : box(0, words.y - p.m, p.w, p.h), t.paper),
    )
    p.t = p.tones('paper')
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 190),
      [
        head(p.word('headline'), 116),
        say(p.word('date'), 54, { voice: 'strong', fill: p.t.loud }),
        say(p.word('line'), 46),
      ],
      { stand: wide ? 'middle' : 'top' },
    )
    pill(p, p.word('button'), box(words.x, p.h - p.m - 152, words.w, 84), { fill: p.t.deep, ink: p.t.paper })
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
