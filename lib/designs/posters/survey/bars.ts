import { mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, rect } from '../../svg'

export const bars: Design = {
  id: 'survey-bars',
  name: 'Sound check',
  use: 'survey',
  about: 'rating bars scale equaliser level feedback visit',
  words: {
    headline: 'Rate your visit',
    line: 'Two seconds, one digit',
    button: 'Reply 1 to 5',
    small: 'We read every one',
  },
  draw(p) {
    const t = p.paint('deep')
    const { words, art } = split(p, [0.3, 0.3, 0.4])
    const floor = p.format === 'landscape' ? p.h : p.h
    const w = art.w / 5
    const colours = [t.a, mix(t.a, t.b, 0.33), mix(t.a, t.b, 0.66), t.b, mix(t.b, t.paper, 0.5)]
    for (let i = 0; i < 5; i++) {
      const h = art.h * (0.34 + i * 0.15)
      const bar = box(art.x + i * w, floor - h, w + 1, h + 60)
      const c = colours[i] ?? t.a
      p.add(rect(bar, c), rect(box(bar.x, bar.y, bar.w, 16), mix(c, '#ffffff', 0.3)))
      p.text(String(i + 1), box(bar.x + 20, bar.y + 46, w - 40, 130), {
        voice: 'display',
        max: 120,
        align: 'center',
        on: c,
      })
    }
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 80) : words,
      [
        head(p.word('headline'), 140),
        say(p.word('line'), 48),
        say(p.word('button'), 56, { voice: 'strong', fill: t.b }),
      ],
      { stand: wide ? 'middle' : 'top' },
    )
    if (wide) foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
