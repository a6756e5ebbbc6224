import { dim, mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, dice, group, rect, shape, stroke, times } from '../../svg'

export const storm: Design = {
  id: 'alert-storm',
  name: 'Weather closing',
  use: 'alert',
  about: 'storm rain weather closed early delay snow school',
  words: {
    headline: 'Closing at 2 today',
    line: 'Storm on its way. Orders move to tomorrow by themselves.',
    small: 'Stay dry',
  },
  draw(p) {
    const t = p.paint('shade-a')
    const roll = dice(17)
    p.add(
      times(70, () => {
        const [x, y] = [roll() * p.w * 1.2, roll() * p.h]
        return stroke(`M${x} ${y}l-18 54`, mix(t.bg, t.paper, 0.28), 5)
      }),
    )
    const s = p.pick(1.35, 1.15, 1.05)
    const [cx, cy] = p.pick([p.w * 0.52, p.h * 0.25], [p.w * 0.5, p.h * 0.24], [p.w * 0.72, p.h * 0.26])
    const cloud = (c: string) =>
      shape(
        'M-260 90A110 110 0 0 1 -230 -120A150 150 0 0 1 40 -190A120 120 0 0 1 240 -90A95 95 0 0 1 250 90Z',
        c,
      )
    p.add(
      group(
        group(cloud(mix(t.bg, t.paper, 0.4)), 'translate(70 -60) scale(.9)') +
          group(shape('M-30 40L-120 240H-30L-80 400L110 180H20L80 40Z', t.b), 'translate(10 20)') +
          cloud(t.paper) +
          shape(
            'M-260 90A110 110 0 0 1 -330 30C-200 60 120 70 318 10A95 95 0 0 1 250 90Z',
            dim(t.paper, 0.12),
          ),
        `translate(${cx} ${cy}) scale(${s})`,
      ),
    )
    const wide = p.format === 'landscape'
    const plate = p.pick(
      box(0, p.h * 0.6, p.w, p.h),
      box(0, p.h * 0.58, p.w, p.h),
      box(0, 0, p.w * 0.46, p.h),
    )
    p.add(rect(plate, t.b))
    p.t = p.tones('b')
    const at = wide
      ? box(p.m, p.m, plate.w - 2 * p.m, p.h - 2 * p.m - 90)
      : box(p.m, plate.y + 56, p.w - 2 * p.m, p.h - plate.y - 56 - p.m - 76)
    stack(p, at, [head(p.word('headline'), 140), say(p.word('line'), 46)], { stand: wide ? 'middle' : 'top' })
    foot(p, p.word('small'), { at: box(p.m, p.h - p.m - 40, at.w, 44) })
  },
}
