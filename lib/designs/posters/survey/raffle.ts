import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, rect, shape, star } from '../../svg'

export const raffle: Design = {
  id: 'contest-tickets',
  name: 'Lucky number',
  use: 'survey',
  about: 'raffle tickets draw number lottery contest win',
  words: {
    headline: 'You are in the draw',
    code: '0417',
    line: 'One of these numbers goes to Lisbon',
    date: 'Drawn live on Friday',
    small: 'No purchase necessary',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const { words, art } = split(p, [0.4, 0.4, 0.46], 'art')
    const ticket = (c: string) =>
      shape('M-300 -130H300V-44A44 44 0 0 0 300 44V130H-300V44A44 44 0 0 0 -300 -44Z', c) +
      `<path d="M-150 -120V120" stroke="${dim(c, 0.3)}" stroke-width="6" stroke-dasharray="2 18" stroke-linecap="round"/>` +
      shape(star(-222, 0, 8, 44, 26), dim(c, 0.35))
    const s = Math.min(art.w / 860, art.h / 720)
    const put = (x: number, y: number, turn: number, c: string) =>
      p.add(
        `<g filter="url(#near)">${group(ticket(c), `translate(${art.x + art.w / 2 + x * s} ${art.y + art.h * 0.52 + y * s}) rotate(${turn}) scale(${s})`)}</g>`,
      )
    put(-110, -230, -24, t.deep)
    put(150, -150, 18, t.b)
    put(-90, 190, 14, mix(t.a, t.paper, 0.5))
    put(170, 240, -16, t.deep)
    const [cx, cy] = [art.x + art.w / 2, art.y + art.h * 0.52]
    put(0, 0, -6, t.a)
    p.turned(-6, cx, cy, () =>
      p.text(p.word('code'), box(cx - 120 * s, cy - 80 * s, 370 * s, 160 * s), {
        voice: 'display',
        max: 190 * s,
        align: 'center',
        stand: 'middle',
        on: t.a,
      }),
    )
    const wide = p.format === 'landscape'
    p.add(rect(wide ? box(words.x - p.m, 0, words.w + 2 * p.m, p.h) : box(0, words.y - p.m, p.w, p.h), t.b))
    p.t = p.tones('b')
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 80),
      [head(p.word('headline'), 130), say(p.word('line'), 48), say(p.word('date'), 50, { voice: 'strong' })],
      { stand: wide ? 'middle' : 'top' },
    )
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
