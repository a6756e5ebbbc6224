import { dim, mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, inset, rect, shape, times } from '../../svg'

export const amounts: Design = {
  id: 'gift-choice',
  name: 'Pick an amount',
  use: 'gift',
  about: 'gift card amounts choose coins tokens reply number price',
  words: {
    headline: 'How big a gift?',
    items: '1 | $25\n2 | $50\n3 | $100',
    line: 'Reply with 1, 2 or 3 and write who it is for',
    small: 'Sent to them by text',
  },
  draw(p) {
    const t = p.paint('shade-a')
    const wide = p.format === 'landscape'
    const lines = p.word('items').split('\n').filter(Boolean).slice(0, 3)
    const colours = [t.b, t.a, t.paper]
    const radius = p.pick([150, 200, 230], [120, 160, 210], [120, 160, 210])
    const at = p.pick(
      [
        [0.2, 0.38],
        [0.74, 0.44],
        [0.46, 0.665],
      ],
      [
        [0.16, 0.46],
        [0.46, 0.58],
        [0.79, 0.5],
      ],
      [
        [0.5, 0.28],
        [0.86, 0.24],
        [0.68, 0.66],
      ],
    )
    lines.forEach((line, i) => {
      const [number = '', amount = ''] = line.split('|').map((part) => part.trim())
      const c = colours[i] ?? t.b
      const r = radius[i] ?? 150
      const [x, y] = [(at[i]?.[0] ?? 0.5) * p.w, (at[i]?.[1] ?? 0.5) * p.h]
      p.add(
        disc(x, y + r * 0.07, r, dim(c, 0.5)),
        disc(x, y, r, c),
        times(36, (j) =>
          group(
            rect(box(-3, -r * 0.97, 6, r * 0.09), dim(c, 0.25)),
            `translate(${x} ${y}) rotate(${j * 10})`,
          ),
        ),
        group(
          shape('M-40 0Q0 -26 40 0Q0 26 -40 0Z', mix(c, '#ffffff', 0.4)),
          `translate(${x} ${y - r * 0.62}) scale(${r / 260})`,
        ),
      )
      p.text(amount, box(x - r * 0.76, y - r * 0.34, r * 1.52, r * 0.68), {
        voice: 'display',
        max: r * 0.56,
        align: 'center',
        stand: 'middle',
        on: c,
      })
      const [bx, by, br] = [x + r * 0.74, y + r * 0.74, Math.max(44, r * 0.26)]
      p.add(disc(bx, by, br, t.deep))
      p.text(number, inset(box(bx - br, by - br, br * 2, br * 2), br * 0.36), {
        voice: 'display',
        max: br,
        align: 'center',
        stand: 'middle',
        on: t.deep,
      })
    })
    const top = wide
      ? box(p.m, p.m, p.w * 0.3, p.h - 2 * p.m - 90)
      : box(p.m, p.m, p.w - 2 * p.m, p.h * p.pick(0.2, 0.2, 0))
    stack(p, top, [head(p.word('headline'), 150), ...(wide ? [say(p.word('line'), 46)] : [])], {
      stand: wide ? 'middle' : 'top',
    })
    if (!wide)
      p.text(p.word('line'), box(p.m, p.h - p.m - 150, p.w - 2 * p.m, 70), {
        voice: 'strong',
        max: 46,
        stand: 'bottom',
      })
    foot(p, p.word('small'), { at: box(p.m, p.h - p.m - 36, wide ? top.w : p.w - 2 * p.m, 44) })
  },
}
