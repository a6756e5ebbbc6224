import { dim, mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, inset, rect, shape, times } from '../../svg'

export const wrapped: Design = {
  id: 'birthday-ribbon',
  name: 'Ribbon',
  use: 'birthday',
  about: 'gift wrapped ribbon bow present surprise',
  words: {
    headline: 'This one is for you',
    offer: '$10',
    line: 'to spend on anything',
    small: 'Until the end of the month',
  },
  draw(p) {
    const t = p.paint('a')
    const dots = mix(t.bg, t.paper, 0.24)
    p.add(
      times(Math.ceil(p.h / 90) * Math.ceil(p.w / 90 + 1), (i) => {
        const per = Math.ceil(p.w / 90 + 1)
        const row = Math.floor(i / per)
        return disc((i % per) * 90 + (row % 2) * 45, row * 90, 8, dots)
      }),
    )
    const x = p.w * p.pick(0.7, 0.72, 0.72)
    const y = p.h * p.pick(0.26, 0.28, 0.3)
    const ribbon = t.b === t.bg ? t.paper : t.b
    p.add(
      rect(box(x - 62, 0, 124, p.h), ribbon),
      rect(box(x + 20, 0, 42, p.h), dim(ribbon, 0.1)),
      rect(box(0, y - 62, p.w, 124), ribbon),
      rect(box(0, y + 20, p.w, 42), dim(ribbon, 0.1)),
    )
    const loop = (flip: number) =>
      group(
        shape('M0 0C60 -130 210 -210 270 -130C320 -60 240 40 0 30Z', ribbon) +
          shape('M0 6C70 -70 160 -120 206 -84C236 -50 170 6 0 16Z', dim(ribbon, 0.4)) +
          shape('M10 20C60 110 120 200 210 270L256 190C180 130 110 70 40 10Z', dim(ribbon, 0.07)),
        `translate(${x} ${y}) scale(${flip} 1)`,
      )
    p.add(loop(1), loop(-1), rect(box(x - 50, y - 46, 100, 92), dim(ribbon, 0.16), 26))
    const card = p.pick(
      box(p.m, p.h * 0.54, p.w * 0.72, p.h * 0.46 - p.m),
      box(p.m, p.h * 0.54, p.w * 0.72, p.h * 0.46 - p.m),
      box(p.m, p.h * 0.1, p.w * 0.46, p.h * 0.8),
    )
    p.turned(-3, card.x + card.w / 2, card.y + card.h / 2, () => {
      p.add(
        `<g filter="url(#lift)">${rect(card, t.paper, 12)}</g>`,
        disc(card.x + 56, card.y + 52, 17, mix(t.paper, t.deep, 0.25)),
      )
      p.t = p.tones('paper')
      stack(
        p,
        inset(box(card.x, card.y + 66, card.w, card.h - 126), 56, 20),
        [
          say(p.word('headline'), 56, { voice: 'strong', share: 0.3 }),
          head(p.word('offer'), 240, { fill: p.t.loud }),
          say(p.word('line'), 46, { voice: 'strong' }),
        ],
        { on: t.paper, stand: 'middle' },
      )
      p.text(p.word('small'), box(card.x + 56, card.y + card.h - 74, card.w - 112, 40), {
        max: 30,
        on: t.paper,
      })
    })
  },
}
