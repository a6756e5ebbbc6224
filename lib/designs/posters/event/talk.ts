import { dim, mix } from '../../color'
import { head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, rect, ring, times } from '../../svg'

export const talk: Design = {
  id: 'event-live',
  name: 'Going live',
  use: 'event',
  about: 'live stream talk podcast microphone webinar show',
  words: {
    headline: 'We go live at noon',
    line: 'New pieces, old questions, your answers',
    date: 'Today, 12 PM',
    button: 'Reply LIVE for the link',
    small: 'Twenty minutes',
  },
  draw(p) {
    const t = p.paint('b')
    const { words, art } = split(p, [0.52, 0.5, 0.5], 'art')
    const [cx, cy] = [art.x + art.w / 2, art.y + art.h * 0.46]
    const s = Math.min(art.w / 900, art.h / 820)
    p.add(
      p.clip(
        rect(art, '#000'),
        times(6, (i) => ring(cx, cy - 60 * s, (210 + i * 100) * s, mix(t.bg, t.a, 0.7 - i * 0.12), 26 * s)),
      ),
    )
    p.add(
      group(
        rect(box(-20, 150, 40, 260), t.deep) +
          rect(box(-160, 390, 320, 40), t.deep, 20) +
          `<path d="M-170 -60V20A170 170 0 0 0 170 20V-60" fill="none" stroke="${t.deep}" stroke-width="34" stroke-linecap="round"/>` +
          rect(box(-112, -330, 224, 420), t.a, 112) +
          rect(box(20, -330, 92, 420), dim(t.a, 0.14), 92) +
          times(5, (i) => rect(box(-112, -200 + i * 50, 224, 14), dim(t.a, 0.35))) +
          rect(box(-112, -30, 224, 24), t.paper),
        `translate(${cx} ${cy}) scale(${s})`,
      ),
    )
    const wide = p.format === 'landscape'
    p.add(
      rect(wide ? box(words.x - p.m, 0, words.w + 2 * p.m, p.h) : box(0, words.y - p.m, p.w, p.h), t.deep),
    )
    p.t = p.tones('deep')
    pill(p, p.word('date'), box(words.x, wide ? p.m : words.y, words.w, 66), { fill: p.t.a }, { radius: 14 })
    stack(
      p,
      box(words.x, (wide ? p.m : words.y) + 100, words.w, p.h - (wide ? p.m : words.y) - 100 - p.m - 120),
      [head(p.word('headline'), 130), say(p.word('line'), 46)],
      { stand: wide ? 'middle' : 'top' },
    )
    pill(p, p.word('button'), box(words.x, p.h - p.m - 80, wide ? words.w : words.w * 0.64, 84), {
      fill: p.t.b,
    })
    if (!wide)
      p.text(p.word('small'), box(p.w - p.m - 300, p.h - p.m - 80, 300, 84), {
        max: 34,
        align: 'right',
        stand: 'middle',
      })
  },
}
