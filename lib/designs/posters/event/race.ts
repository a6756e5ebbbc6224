import { mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, columns, disc, inset, rect, stroke, times } from '../../svg'

export const race: Design = {
  id: 'event-run',
  name: 'Start line',
  use: 'event',
  about: 'run race marathon sport fitness track number bib',
  words: {
    headline: 'Ten before breakfast',
    line: 'A slow 10k, then pancakes',
    code: '214',
    date: 'Sunday, 7 AM',
    place: 'Pack Square',
    small: 'Pick up your number Saturday',
  },
  draw(p) {
    const t = p.paint('a')
    const lane = mix(t.bg, t.paper, 0.55)
    const wide = p.format === 'landscape'
    p.add(
      times(7, (i) =>
        stroke(
          `M${-60 + i * p.w * 0.1} ${p.h + 40}C${p.w * (0.1 + i * 0.09)} ${p.h * 0.7} ${p.w * (0.5 + i * 0.08)} ${p.h * 0.62} ${p.w * 1.1} ${p.h * (0.3 + i * 0.1)}`,
          lane,
          7,
          'butt',
        ),
      ),
    )
    const bib = p.pick(
      box(p.w * 0.24, p.h * 0.44, p.w * 0.6, p.h * 0.33),
      box(p.w * 0.4, p.h * 0.42, p.w * 0.52, p.h * 0.4),
      box(p.w * 0.5, p.h * 0.24, p.w * 0.42, p.h * 0.46),
    )
    p.turned(5, bib.x + bib.w / 2, bib.y + bib.h / 2, () => {
      p.add(
        `<g filter="url(#lift)">${rect(bib, t.paper, 18)}</g>`,
        rect(box(bib.x, bib.y, bib.w, bib.h * 0.2), t.deep, 18),
        rect(box(bib.x, bib.y + bib.h * 0.1, bib.w, bib.h * 0.1), t.deep),
        [
          [0.05, 0.08],
          [0.95, 0.08],
          [0.05, 0.94],
          [0.95, 0.94],
        ]
          .map(([u = 0, v = 0]) => disc(bib.x + bib.w * u, bib.y + bib.h * v, 11, v < 0.5 ? t.paper : t.deep))
          .join(''),
      )
      p.mark(box(bib.x + 60, bib.y + bib.h * 0.04, bib.w - 120, bib.h * 0.12), {
        align: 'center',
        on: t.deep,
        max: 38,
      })
      p.text(p.word('code'), inset(box(bib.x, bib.y + bib.h * 0.22, bib.w, bib.h * 0.74), 60, 26), {
        voice: 'display',
        max: 300,
        align: 'center',
        stand: 'middle',
        on: t.paper,
        fill: t.deep,
      })
    })
    stack(
      p,
      wide
        ? box(p.m, p.m, p.w * 0.42, p.h * 0.46)
        : box(p.m, p.m, p.w - 2 * p.m, p.h * p.pick(0.34, 0.32, 0)),
      [head(p.word('headline'), 160), say(p.word('line'), 50)],
    )
    const strip = box(0, p.h - p.pick(190, 150, 150), p.w, 200)
    p.add(
      rect(strip, t.deep),
      times(Math.ceil(p.w / 40), (i) => rect(box(i * 40, strip.y + (i % 2) * 20, 40, 20), t.paper)),
    )
    p.t = p.tones('deep')
    const [l, r] = columns(box(p.m, strip.y + 52, p.w - 2 * p.m, p.h - strip.y - 52 - 24), 0.5)
    p.text(p.word('date'), l, { voice: 'strong', max: 54, stand: 'middle', on: t.deep })
    stack(
      p,
      r,
      [head(p.word('place'), 40, { voice: 'strong' }), say(p.word('small'), 31, { gap: 10, share: 0.4 })],
      { align: 'right', stand: 'middle', on: t.deep },
    )
  },
}
