import { dim, mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, dice, group, inset, shape, stroke, times } from '../../svg'

export const leaves: Design = {
  id: 'season-autumn',
  name: 'Leaf fall',
  use: 'season',
  about: 'autumn fall leaves october harvest maple',
  words: {
    headline: 'Falling for fall',
    line: 'Warm layers are in',
    date: 'From Thursday',
    small: 'Bring an old coat, get $15',
  },
  draw(p) {
    const t = p.paint('shade-a')
    const leaf = (c: string) =>
      shape(
        'M0 -120C26 -86 30 -70 26 -50C60 -70 86 -66 112 -60C104 -30 90 -10 66 6C84 20 92 34 94 54C60 52 36 44 14 30L6 110H-6L-14 30C-36 44 -60 52 -94 54C-92 34 -84 20 -66 6C-90 -10 -104 -30 -112 -60C-86 -66 -60 -70 -26 -50C-30 -70 -26 -86 0 -120Z',
        c,
      ) + stroke('M0 -90V90M0 10L54 -30M0 10L-54 -30', dim(c, 0.25), 5)
    const oak = (c: string) =>
      shape(
        'M0 -130C46 -130 50 -86 38 -70C76 -66 76 -24 46 -14C80 0 66 44 36 44C40 70 16 84 6 84V126H-6V84C-16 84 -40 70 -36 44C-66 44 -80 0 -46 -14C-76 -24 -76 -66 -38 -70C-50 -86 -46 -130 0 -130Z',
        c,
      ) + stroke('M0 -100V100M0 0L32 -30M0 0L-32 -30M0 -50L22 -76M0 -50L-22 -76', dim(c, 0.25), 5)
    const roll = dice(33)
    const colours = [t.a, t.b, mix(t.a, t.b, 0.5), mix(t.b, t.paper, 0.4)]
    const clear = p.pick(
      box(0, p.h * 0.3, p.w, p.h * 0.4),
      box(0, p.h * 0.28, p.w, p.h * 0.44),
      box(0, p.h * 0.28, p.w * 0.62, p.h * 0.5),
    )
    p.add(
      times(70, (i) => {
        const [x, y, s, turn] = [roll() * p.w, roll() * p.h, 0.6 + roll() * 0.9, roll() * 360]
        const near = 110 * s
        if (y > clear.y - near && y < clear.y + clear.h + near && x < clear.x + clear.w + near) return ''
        const c = colours[i % 4] ?? t.a
        return group(i % 2 ? leaf(c) : oak(c), `translate(${x} ${y}) rotate(${turn}) scale(${s})`)
      }),
    )
    stack(
      p,
      inset(clear, p.m, 10),
      [
        head(p.word('headline'), 160),
        say(p.word('line'), 54, { voice: 'strong' }),
        say(p.word('date'), 46),
        say(p.word('small'), 38),
      ],
      { stand: 'middle', align: p.format === 'landscape' ? 'left' : 'center' },
    )
  },
}
