import { dim, mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, columns, dice, disc, fade, rect, shape, times } from '../../svg'

export const ridge: Design = {
  id: 'launch-ridge',
  name: 'Ridge line',
  use: 'launch',
  about: 'mountains outdoor tent sun hiking landscape jacket',
  words: { headline: 'The Ridge', line: 'Packable shells, 218 grams, four colours', offer: 'from $96' },
  draw(p) {
    const t = p.paint('tint-b')
    const top = p.h * p.pick(0.34, 0.36, 0.32)
    p.add(disc(p.w * p.pick(0.7, 0.72, 0.76), top + p.h * 0.06, Math.min(p.w, p.h) * 0.13, t.paper))
    const far = mix(t.bg, t.a, 0.35)
    const hills: [string, number, number, number][] = [
      [far, 0.02, 5, 90],
      [mix(far, t.a, 0.6), 0.16, 7, 110],
      [dim(t.a, 0.25), 0.3, 6, 120],
      [dim(t.a, 0.6), 0.44, 9, 80],
    ]
    const roll = dice(11)
    for (const [colour, drop, points, rise] of hills) {
      let d = `M0 ${p.h}V${top + p.h * drop}`
      for (let i = 0; i <= points * 2; i++)
        d += `L${(p.w * i) / (points * 2)} ${top + p.h * drop + (i % 2 ? -1 : 1) * rise * (0.35 + roll()) * 0.8}`
      p.add(shape(`${d}L${p.w} ${p.h}Z`, colour))
    }
    const base = top + p.h * p.pick(0.52, 0.5, 0.5)
    p.add(rect(box(0, base + 30, p.w, p.h), t.deep))
    p.add(
      times(26, (i) => {
        const [x, h] = [(i + roll() * 0.6) * (p.w / 25), 90 + roll() * 130]
        return Math.abs(x - p.w * 0.3) < 110
          ? ''
          : shape(`M${x} ${base + 44 - h}l${h * 0.2} ${h}h${-h * 0.4}Z`, t.deep)
      }),
    )
    const tx = p.w * 0.3
    p.add(
      fade(disc(tx, base + 4, 110, t.b), 0.28),
      shape(`M${tx} ${base - 66}L${tx + 104} ${base + 32}H${tx - 104}Z`, t.b),
      shape(`M${tx} ${base - 66}L${tx + 26} ${base + 32}H${tx - 26}Z`, dim(t.b, 0.45)),
      shape(`M${tx} ${base - 66}L${tx + 104} ${base + 32}H${tx + 26}Z`, dim(t.b, 0.16)),
    )
    stack(
      p,
      box(p.m, p.m, p.w * p.pick(0.86, 0.86, 0.6), top - p.m - p.pick(130, 130, 40)),
      [head(p.word('headline'), 190), say(p.word('line'), 46)],
      { stand: 'top' },
    )
    p.t = p.tones('deep')
    const low = box(p.m, p.h - p.m - 44, p.w - 2 * p.m, 44)
    const [left, right] = columns(low, 0.44, 24)
    p.mark(left)
    p.text(p.word('offer'), right, { voice: 'strong', max: 46, align: 'right', stand: 'middle', on: t.deep })
  },
}
