import { mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, shape, stroke, times } from '../../svg'

export const banner: Design = {
  id: 'birthday-bunting',
  name: 'Bunting',
  use: 'birthday',
  about: 'flags bunting garland letters name party personal',
  words: {
    headline: 'Happy birthday, Maya',
    offer: '20% off',
    line: 'one whole order, before the month is out',
    small: 'Added to your account',
  },
  draw(p) {
    const t = p.paint('paper')
    const rowsOf = p.pick(3, 2, 2)
    const colours = [t.a, t.b, t.deep, mix(t.a, t.paper, 0.55)]
    for (let r = 0; r < rowsOf; r++) {
      const y = 40 + r * p.pick(150, 140, 130)
      const dip = 110 + r * 20
      p.add(stroke(`M-20 ${y}Q${p.w / 2} ${y + dip * 2} ${p.w + 20} ${y}`, t.deep, 6))
      const count = p.pick(8, 8, 9)
      p.add(
        times(count, (i) => {
          const u = (i + 0.5) / count
          const x = -20 + (p.w + 40) * u
          const fy = y + dip * 4 * u * (1 - u)
          return group(
            shape('M-46 0H46L0 104Z', colours[(i + r) % 4] ?? t.a),
            `translate(${x} ${fy}) rotate(${(0.5 - u) * 26})`,
          )
        }),
      )
    }
    const top = p.pick(0.48, 0.46, 0.46) * p.h
    stack(
      p,
      box(p.m, top, p.w - 2 * p.m, p.h - top - p.m - 80),
      [
        head(p.word('headline'), 128),
        say(p.word('offer'), 120, { voice: 'display', fill: t.loud, share: 0.26 }),
        say(p.word('line'), 46, { voice: 'strong', gap: 24 }),
      ],
      { stand: 'middle', align: p.format === 'portrait' ? 'left' : 'center' },
    )
    foot(p, p.word('small'))
  },
}
