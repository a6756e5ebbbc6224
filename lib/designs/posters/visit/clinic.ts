import { head, pill, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, columns, group, rect, rows, shape, stroke } from '../../svg'

export const clinic: Design = {
  id: 'visit-clinic',
  name: 'Steady beat',
  use: 'appointment',
  about: 'doctor clinic health heart pulse dentist check medical',
  words: {
    headline: 'Your check-up is Monday',
    line: 'Eat as usual. Wear short sleeves.',
    date: 'June 8, 8:40 AM',
    place: 'North entrance, level 2',
    button: 'Reply C to confirm',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const wide = p.format === 'landscape'
    const y = p.h * p.pick(0.46, 0.46, 0.4)
    const s = p.pick(1.5, 1.0, 1.25)
    const cx = p.w * p.pick(0.5, 0.5, 0.74)
    const beat = `M-20 ${y}H${cx - 330 * s}l34 -40l34 40h54l40 -120l70 240l64 -190l40 70h64l30 -34l34 34H${p.w + 20}`
    p.add(
      group(
        shape(
          'M0 120C-150 20 -190 -60 -140 -130C-96 -186 -30 -160 0 -104C30 -160 96 -186 140 -130C190 -60 150 20 0 120Z',
          t.a,
        ),
        `translate(${cx + 10} ${y - 6}) scale(${s * 1.3})`,
      ),
    )
    p.add(stroke(beat, t.paper, 26), stroke(beat, t.deep, 11))
    stack(p, box(p.m, p.m, wide ? p.w * 0.44 : p.w - 2 * p.m, p.h * p.pick(0.2, 0.17, 0.22)), [
      head(p.word('headline'), 120),
    ])
    const low = box(0, p.h * p.pick(0.68, 0.68, 0.66), p.w, p.h)
    p.add(rect(low, t.deep))
    p.t = p.tones('deep')
    const [l, r] =
      p.format === 'portrait'
        ? rows(box(p.m, low.y + 52, p.w - 2 * p.m, p.h - low.y - 52 - p.m - 100), 0.6, 26)
        : columns(box(p.m, low.y + 44, p.w - 2 * p.m, p.h - low.y - 44 - p.m - 90), 0.52, 30)
    stack(
      p,
      l,
      [head(p.word('date'), 84, { fill: p.t.b }), say(p.word('place'), 46, { gap: 24, share: 0.36 })],
      { on: p.t.bg },
    )
    p.text(p.word('line'), r, {
      max: 44,
      on: p.t.bg,
      align: p.format === 'portrait' ? 'left' : 'right',
      stand: p.format === 'portrait' ? 'bottom' : 'top',
    })
    pill(p, p.word('button'), box(p.m, p.h - p.m - 76, 560, 80), { fill: p.t.b })
    p.mark(box(p.w - p.m - 300, p.h - p.m - 58, 300, 44), { align: 'right' })
  },
}
