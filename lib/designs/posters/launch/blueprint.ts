import { mix } from '../../color'
import { head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, inset, rect, stroke, times } from '../../svg'

export const blueprint: Design = {
  id: 'launch-blueprint',
  name: 'Working drawing',
  use: 'launch',
  about: 'preorder blueprint sketch technical grid lamp engineering',
  words: {
    headline: 'Drawn, not yet built',
    line: 'Pre-order the first 200 and we cut steel in May',
    offer: '$120 now',
    button: 'Reserve yours',
    small: 'Ships in July',
  },
  draw(p) {
    const t = p.paint('shade-a')
    const line = mix(t.bg, t.paper, 0.12)
    const step = 60
    p.add(
      times(Math.ceil(p.w / step), (i) => rect(box(i * step, 0, 2, p.h), line)) +
        times(Math.ceil(p.h / step), (i) => rect(box(0, i * step, p.w, 2), line)),
    )
    const { words, art } = split(p, [0.4, 0.42, 0.48], 'art')
    const c = t.paper
    const thin = mix(t.bg, t.paper, 0.6)
    const svg =
      stroke('M250 620H450M350 620L300 330L470 170', c, 8) +
      disc(300, 330, 15, t.b) +
      disc(350, 620, 15, t.b) +
      stroke('M420 120L520 220L610 250L400 60Z', c, 8) +
      stroke('M400 60A150 150 0 0 0 610 250', c, 8) +
      stroke('M230 650H470M230 636V664M470 636V664', thin, 3) +
      stroke('M190 330V620M176 330H204M176 620H204', thin, 3) +
      stroke('M350 620V330', thin, 3) +
      `<path d="M350 420A90 90 0 0 0 318 424" fill="none" stroke="${t.b}" stroke-width="5"/>` +
      stroke('M560 90L640 40H740', thin, 3) +
      disc(560, 90, 6, t.b) +
      stroke('M430 350L520 400H640', thin, 3) +
      disc(388, 250, 6, t.b) +
      stroke('M388 250L430 350', thin, 3)
    p.place(svg, [800, 700], inset(art, 10, 26))
    const panel =
      p.format === 'landscape'
        ? box(words.x - p.m, 0, words.w + 2 * p.m, p.h)
        : box(0, words.y - p.m, p.w, p.h)
    p.add(rect(panel, t.paper))
    p.t = p.tones('paper')
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 130),
      [
        head(p.word('headline'), 116),
        say(p.word('line'), 46),
        say(p.word('offer'), 54, { voice: 'display', fill: p.t.loud }),
      ],
      { on: t.paper, stand: p.format === 'landscape' ? 'middle' : 'top' },
    )
    pill(
      p,
      p.word('button'),
      box(words.x, p.h - p.m - 70, words.w * 0.6, 76),
      { fill: p.t.deep, ink: p.t.paper },
      { radius: 14 },
    )
    p.text(p.word('small'), box(words.x + words.w * 0.62, p.h - p.m - 70, words.w * 0.38, 76), {
      max: 34,
      align: 'right',
      stand: 'middle',
    })
  },
}
