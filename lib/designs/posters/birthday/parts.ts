import { mix } from '../../color'
import { disc, fade, group, shape } from '../../svg'
import type { Tones } from '../../tones'

export const flame = (x: number, y: number, s: number, t: Tones) =>
  group(
    fade(disc(0, -30, 62, t.b), 0.28) +
      shape('M0 -78C26 -42 30 -22 22 -4C12 14 -12 14 -22 -4C-30 -22 -20 -46 0 -78Z', mix(t.b, t.paper, 0.2)) +
      shape('M2 -40C14 -22 14 -8 8 0C2 8 -8 6 -10 -4C-12 -16 -4 -26 2 -40Z', t.a),
    `translate(${x} ${y}) scale(${s})`,
  )
