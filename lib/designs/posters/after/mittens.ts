import { dim, mix } from '../../color'
import { foot, footUnder, head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, fade, group, oval, rect, shape, star, stroke, times } from '../../svg'
import type { Tones } from '../../tones'

function mitten(t: Tones, cloth: string): string {
  return (
    shape('M-110 160V-60C-110 -190 110 -190 110 -60V-20C150 -70 190 -30 170 10L110 120V160Z', cloth) +
    shape('M60 -148C96 -128 110 -96 110 -60V-20C150 -70 190 -30 170 10L110 120V160H60Z', dim(cloth, 0.14)) +
    rect(box(-126, 150, 252, 90), t.paper, 20) +
    times(6, (i) => rect(box(-112 + i * 40, 156, 16, 78), dim(t.paper, 0.12), 6)) +
    times(3, (i) => shape(star(-60 + i * 58, 20, 4, 26, 9), t.paper)) +
    stroke('M-96 -40L-50 -70L-4 -40L42 -70L88 -40', t.paper, 10)
  )
}

export const mittens: Design = {
  id: 'basket-pair',
  name: 'One without the other',
  use: 'basket',
  about: 'mittens gloves pair missing match add to order recommend cross-sell winter',
  words: {
    headline: 'It goes with something',
    line: 'The other half of your order is 20% off until Friday',
    button: 'Reply PAIR to add it',
    small: 'Ships together',
  },
  draw(p) {
    const t = p.paint('b')
    const { words, art } = split(p, [0.46, 0.44, 0.48], 'art')
    const s = Math.min(art.w / 800, art.h / 640)
    const [cx, cy] = [art.x + art.w / 2, art.y + art.h * 0.5]
    p.add(
      rect(art, mix(t.bg, t.paper, 0.3)),
      fade(oval(cx - 190 * s, cy + 250 * s, 150 * s, 20 * s, t.deep), 0.2),
      group(mitten(t, t.a), `translate(${cx - 190 * s} ${cy - 20 * s}) rotate(-8) scale(${-s} ${s})`),
      group(
        `<g fill="none" stroke="${t.deep}" stroke-width="7" stroke-dasharray="20 16" stroke-linejoin="round"><path d="M-110 160V-60C-110 -190 110 -190 110 -60V-20C150 -70 190 -30 170 10L110 120V160Z"/><rect x="-126" y="150" width="252" height="90" rx="20"/></g>`,
        `translate(${cx + 190 * s} ${cy - 20 * s}) rotate(8) scale(${s})`,
      ),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 190),
      [head(p.word('headline'), 116), say(p.word('line'), 46)],
      { stand: wide ? 'middle' : 'top' },
    )
    pill(p, p.word('button'), box(words.x, p.h - p.m - 156, words.w, 84), { fill: t.deep, ink: t.paper })
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
