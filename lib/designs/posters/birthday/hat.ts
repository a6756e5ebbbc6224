import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, oval, rect, shape, stroke } from '../../svg'

export const hat: Design = {
  id: 'birthday-hat',
  name: 'Party hat',
  use: 'birthday',
  about: 'dog pet hat party funny animal',
  words: {
    headline: 'Somebody turns one',
    line: 'A free bag of treats for your best friend',
    small: 'This Saturday',
  },
  draw(p) {
    const t = p.paint('b')
    const { words, art } = split(p, [0.3, 0.3, 0.44])
    const s = Math.min(art.w / 860, art.h / 960)
    const coat = t.paper
    const patch = mix(t.a, t.paper, 0.1)
    p.add(
      group(
        shape('M-330 40C-330 -170 -220 -230 0 -230C220 -230 330 -170 330 40V60H-330Z', dim(coat, 0.06)) +
          rect(box(-190, -190, 380, 62), t.a, 30) +
          disc(0, -110, 44, t.deep) +
          disc(0, -110, 26, mix(t.deep, t.paper, 0.3)) +
          shape('M-230 -560C-330 -570 -380 -470 -350 -330C-330 -250 -270 -250 -240 -320Z', patch) +
          shape('M230 -560C330 -570 380 -470 350 -330C330 -250 270 -250 240 -320Z', dim(coat, 0.12)) +
          shape(
            'M-240 -430C-240 -600 -120 -640 0 -640C120 -640 240 -600 240 -430C240 -280 150 -180 0 -180C-150 -180 -240 -280 -240 -430Z',
            coat,
          ) +
          shape(
            'M-240 -430C-240 -600 -120 -640 -50 -636C-20 -560 -60 -400 -150 -380C-190 -370 -220 -360 -236 -380Z',
            patch,
          ) +
          disc(-104, -446, 25, t.deep) +
          disc(104, -446, 25, t.deep) +
          disc(-96, -454, 8, coat) +
          disc(112, -454, 8, coat) +
          oval(0, -300, 118, 92, dim(coat, 0.07)) +
          oval(0, -352, 50, 34, t.deep) +
          oval(-12, -362, 14, 8, mix(t.deep, coat, 0.5)) +
          stroke('M0 -318V-288M0 -288Q-34 -250 -74 -274M0 -288Q34 -250 74 -274', t.deep, 9) +
          shape('M-36 -266Q0 -250 36 -266Q36 -190 0 -190Q-36 -190 -36 -266Z', t.a) +
          shape('M-118 -600L10 -900L136 -610Q10 -660 -118 -600Z', t.a) +
          shape('M-84 -680L-54 -750L100 -690L120 -640Q20 -690 -84 -680ZM-26 -816L-2 -872L46 -816Z', t.paper) +
          disc(10, -906, 40, t.deep),
        `translate(${art.x + art.w / 2} ${art.y + art.h}) scale(${s})`,
      ),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 80) : words,
      [head(p.word('headline'), 130), say(p.word('line'), 48)],
      { stand: wide ? 'middle' : 'top' },
    )
    if (wide) foot(p, p.word('small'), { at: footUnder(p, words) })
    else {
      p.add(rect(box(0, p.h - 108, p.w, 108), t.deep))
      p.t = p.tones('deep')
      foot(p, p.word('small'), { at: box(p.m, p.h - 76, p.w - 2 * p.m, 44), on: t.deep })
    }
  },
}
