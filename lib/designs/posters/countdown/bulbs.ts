import { dim, mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import type { Page } from '../../page'
import { box, disc, group, rect, shape, stroke, times } from '../../svg'

/** Places of bulbs along the strokes of a figure, in 300 × 480. */
const FIGURES: Record<string, string> = {
  '1': 'M70 100L160 30V450',
  '2': 'M40 130C40 -10 260 -10 260 130C260 230 60 320 40 450H270',
  '3': 'M46 100C60 -4 256 0 254 120C254 196 190 222 122 222M206 240C246 258 266 296 262 350C254 480 50 480 36 360',
  '5': 'M250 30H70L54 220C110 170 264 180 262 320C260 480 60 480 36 370',
  '0': 'M150 20C10 20 10 460 150 460C290 460 290 20 150 20Z',
}

function market(p: Page, t: Page['t'], base: number): string {
  const stalls = p.pick(4, 4, 5)
  const w = p.w / stalls
  return (
    times(stalls, (i) => {
      const [x, c] = [i * w, [t.a, t.b, mix(t.a, t.paper, 0.4), dim(t.b, 0.3)][i % 4] ?? t.a]
      return (
        rect(box(x + 16, base - 130, w - 32, 130), dim(t.bg, 0.3)) +
        rect(box(x + 30, base - 66, w - 60, 66), mix(t.bg, t.b, 0.34)) +
        times(5, (j) =>
          shape(
            `M${x + (j * w) / 5} ${base - 190}h${w / 5}v60a${w / 10} ${w / 10} 0 0 1 ${-w / 5} 0Z`,
            j % 2 ? t.paper : c,
          ),
        )
      )
    }) + rect(box(0, base, p.w, p.h), dim(t.bg, 0.55))
  )
}

function strings(p: Page, t: Page['t'], y: number): string {
  return times(2, (r) => {
    const [dip, top] = [60 + r * 30, y + r * 60]
    return (
      stroke(
        `M-10 ${top}Q${p.w * 0.25} ${top + dip * 2} ${p.w * 0.5} ${top}T${p.w + 10} ${top}`,
        mix(t.bg, t.paper, 0.3),
        4,
      ) +
      times(14, (i) => {
        const u = (i % 7) / 6.5 + 0.05
        const x = (i < 7 ? 0 : p.w * 0.5) + u * p.w * 0.5
        return disc(x, top + (i < 7 ? 1 : -1) * dip * 4 * u * (1 - u), 9, t.b)
      })
    )
  })
}

export function bulbs(stage: number, figure: string, words: { headline: string; line: string }): Design {
  return {
    id: `countdown-bulbs-${figure}`,
    name: `Night market, ${figure}`,
    use: 'countdown',
    about: 'marquee bulbs lights number days to go event night market series',
    series: { name: 'Bulbs', stage },
    words: { ...words, small: 'Rain or shine' },
    draw(p) {
      const t = p.paint('deep')
      const base = p.h * p.pick(0.76, 0.74, 0.69)
      p.add(strings(p, t, p.h * 0.05), market(p, t, base))
      const d = FIGURES[figure] ?? ''
      const s = (base - p.h * 0.14 - 190) / 500
      const x = p.w * p.pick(0.5, 0.5, 0.5) - 150 * s
      const glow = (svg: string) => group(svg, `translate(${x} ${p.h * 0.13}) scale(${s})`)
      const dots = (colour: string, width: number) =>
        `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="0.1 37"/>`
      p.add(
        glow(
          `<g filter="url(#blur)" opacity=".5">${stroke(d, t.b, 60)}</g>` +
            stroke(d, dim(t.a, 0.5), 74) +
            stroke(d, t.a, 60) +
            stroke(d, dim(t.a, 0.28), 46) +
            dots(t.b, 30) +
            dots(mix(t.b, '#ffffff', 0.75), 17),
        ),
      )
      const floor = dim(t.bg, 0.55)
      stack(
        p,
        box(p.m, base + p.pick(44, 44, 32), p.w - 2 * p.m, p.h - base - p.m - p.pick(94, 94, 46)),
        [head(p.word('headline'), 100), say(p.word('line'), 44, { gap: p.pick(24, 24, 14), share: 0.34 })],
        { on: floor, align: 'center', stand: 'top' },
      )
      foot(p, p.word('small'), { at: box(p.m, p.h - 66, p.w - 2 * p.m, 40), on: floor })
    },
  }
}
