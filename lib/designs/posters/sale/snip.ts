import { mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, shape } from '../../svg'

/** Scissors lying open along a line, drawn in 600 × 420; the blades point left and meet at the rivet. */
function scissors(blade: string, shade: string, handle: string): string {
  const half = (flip: number) =>
    group(
      shape('M0 0L-330 -34Q-352 -36 -340 -18Q-150 16 0 26Z', blade) +
        shape('M-330 -26Q-150 10 0 22L0 26Q-150 16 -340 -18Z', shade) +
        `<path d="M-8 2C60 20 70 60 110 76C160 96 232 92 236 44C240 -4 160 -14 110 8C80 22 60 18 0 -4Z" fill="${handle}"/>` +
        `<ellipse cx="168" cy="42" rx="42" ry="24" fill="${shade}" transform="rotate(4 168 42)"/>`,
      `translate(350 210) scale(1 ${flip}) rotate(11)`,
    )
  return half(1) + half(-1) + disc(350, 210, 11, shade)
}

export const snip: Design = {
  id: 'sale-snip',
  name: 'Snip',
  use: 'sale',
  about: 'scissors cut price discount clearance',
  words: {
    headline: 'Prices, cut',
    line: 'A clean 30% off everything on the floor',
    small: 'Through Sunday',
  },
  draw(p) {
    const t = p.paint('a')
    const y = p.h * p.pick(0.6, 0.58, 0.56)
    const low = p.tones('paper')
    p.add(shape(`M0 ${y}H${p.w}V${p.h}H0Z`, low.bg))
    p.add(
      `<path d="M0 ${y}H${p.w}" stroke="${t.deep}" stroke-width="5" stroke-dasharray="22 18" opacity=".85"/>`,
    )
    const drawn = scissors(
      low.paper === low.bg ? mix(low.bg, t.deep, 0.16) : low.paper,
      mix(low.bg, t.deep, 0.42),
      t.deep,
    )
    p.place(drawn, [600, 420], box(p.w * 0.3, y - p.h * 0.2, p.w * 0.76, p.h * 0.4))
    stack(p, box(p.m, p.m, p.w - 2 * p.m, y - p.h * 0.16 - p.m), [head(p.word('headline'), 236)])
    p.t = low
    stack(
      p,
      box(p.m, y + p.h * 0.16, p.w - 2 * p.m, p.h * (1 - 0.16) - y - p.m - 70),
      [say(p.word('line'), 50, { voice: 'strong' })],
      { stand: 'top' },
    )
    foot(p, p.word('small'))
  },
}
