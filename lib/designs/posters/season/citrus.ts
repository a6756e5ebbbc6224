import { dim, mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, dice, disc, group, inset, rect, shape, stroke, times } from '../../svg'

export const citrus: Design = {
  id: 'season-citrus',
  name: 'Spritz hour',
  use: 'season',
  about: 'summer citrus orange lemon drink bar slices pattern',
  words: { headline: 'Spritz hour', line: '5 to 7, every day in July', small: 'Terrace, weather willing' },
  draw(p) {
    const t = p.paint('a')
    const slice = (x: number, y: number, r: number, c: string, turn: number) =>
      group(
        disc(0, 0, r, c) +
          disc(0, 0, r * 0.9, mix(c, '#ffffff', 0.75)) +
          times(9, (i) =>
            group(
              shape(`M0 ${-r * 0.1}L${-r * 0.24} ${-r * 0.7}Q0 ${-r * 0.94} ${r * 0.24} ${-r * 0.7}Z`, c) +
                stroke(`M0 ${-r * 0.34}V${-r * 0.64}`, mix(c, '#ffffff', 0.4), r * 0.03),
              `rotate(${i * 40})`,
            ),
          ) +
          disc(0, 0, r * 0.07, mix(c, '#ffffff', 0.75)),
        `translate(${x} ${y}) rotate(${turn})`,
      )
    const colours = [t.b, t.a, mix(t.a, t.paper, 0.4), dim(t.a, 0.12)]
    const roll = dice(14)
    const step = 300
    p.add(
      times(30, (i) => {
        const cols = Math.ceil(p.w / step) + 1
        const [col, row] = [i % cols, Math.floor(i / cols)]
        if (row * step * 0.88 > p.h + step) return ''
        const c = colours[(col + row * 2) % 4] ?? t.b
        return slice(
          col * step + (row % 2 ? -step / 2 : 0) + 20,
          row * step * 0.88 + 40,
          128 + roll() * 16,
          c === t.bg ? t.b : c,
          roll() * 40,
        )
      }),
    )
    const plate = p.pick(
      box(p.w * 0.14, p.h * 0.36, p.w * 0.72, p.h * 0.28),
      box(p.w * 0.14, p.h * 0.32, p.w * 0.72, p.h * 0.36),
      box(p.w * 0.22, p.h * 0.28, p.w * 0.56, p.h * 0.44),
    )
    p.add(`<g filter="url(#lift)">${rect(plate, t.paper, 18)}</g>`)
    p.t = p.tones('paper')
    stack(
      p,
      inset(box(plate.x, plate.y, plate.w, plate.h - 60), 44, 44),
      [head(p.word('headline'), 130, { fill: p.t.loud }), say(p.word('line'), 48, { voice: 'strong' })],
      { on: p.t.bg, align: 'center', stand: 'middle' },
    )
    p.text(p.word('small'), box(plate.x + 40, plate.y + plate.h - 84, plate.w - 80, 44), {
      max: 34,
      align: 'center',
      on: p.t.bg,
    })
  },
}
