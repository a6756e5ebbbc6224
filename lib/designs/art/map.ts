import { dim, mix } from '../color'
import { box, disc, group, rect, shape, stroke, times } from '../svg'
import type { Tones } from '../tones'

/** A piece of town seen from above with a way through it, 1100 × 800. */
export function map(t: Tones, way: string): string {
  const land = mix(t.paper, t.deep, 0.06)
  const road = t.paper
  const park = mix(t.paper, t.b, 0.4)
  const water = mix(t.paper, t.a, 0.22)
  const streets =
    times(8, (i) => stroke(`M${-100 + i * 170} -60L${-160 + i * 170} 900`, road, i % 3 ? 16 : 26, 'butt')) +
    times(7, (i) => stroke(`M-60 ${30 + i * 130}L1200 ${-10 + i * 130}`, road, i % 3 ? 16 : 26, 'butt'))
  return (
    rect(box(-60, -60, 1240, 940), land) +
    shape('M-60 640C200 600 380 720 620 690S1000 620 1200 660V900H-60Z', water) +
    shape('M214 150L376 144L364 268L204 274Z', park) +
    shape('M716 380L878 374L866 504L706 510Z', park) +
    times(9, (i) => disc(236 + (i % 3) * 50, 180 + Math.floor(i / 3) * 32, 10, dim(park, 0.18))) +
    streets +
    stroke(way, dim(t.a, 0.3), 26) +
    stroke(way, t.a, 18)
  )
}

/** A pin whose point is at (0, 0), 190 high. */
export function pin(colour: string, heart: string): string {
  return group(
    shape('M0 0C-18 -60 -76 -84 -76 -136A76 76 0 0 1 76 -136C76 -84 18 -60 0 0Z', colour) +
      shape('M0 0C18 -60 76 -84 76 -136A76 76 0 0 0 24 -208C60 -150 30 -80 0 0Z', dim(colour, 0.2)) +
      disc(0, -136, 32, heart),
    'translate(0 0)',
  )
}
