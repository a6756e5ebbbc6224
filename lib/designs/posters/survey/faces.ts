import { mix } from '../../color'
import type { Design } from '../../design'
import { box, disc, group, inset, rect, stroke } from '../../svg'

/** A face of radius 100 whose mouth goes from sad (0) to glad (1). */
function face(mood: number, ground: string, ink: string): string {
  const bend = (mood - 0.5) * 88
  return (
    disc(0, 0, 100, ground) +
    disc(-34, -18, 11, ink) +
    disc(34, -18, 11, ink) +
    stroke(`M-44 ${36 - bend * 0.3}Q0 ${36 + bend} 44 ${36 - bend * 0.3}`, ink, 10)
  )
}

export const faces: Design = {
  id: 'survey-faces',
  name: 'Five faces',
  use: 'survey',
  about: 'rating faces feedback satisfaction one to five nps',
  words: { headline: 'How was the tune-up?', button: 'Reply with one number', small: '1 is bad, 5 is great' },
  draw(p) {
    const t = p.paint('tint-b')
    const wide = p.format === 'landscape'
    const spots = p.pick(
      [
        [0.26, 0.42, 1.9],
        [0.7, 0.4, 1.4],
        [0.82, 0.58, 1.25],
        [0.56, 0.61, 1.6],
        [0.23, 0.7, 1.55],
      ],
      [
        [0.18, 0.42, 1.45],
        [0.46, 0.39, 1.2],
        [0.82, 0.4, 1.35],
        [0.34, 0.69, 1.3],
        [0.68, 0.67, 1.45],
      ],
      [
        [0.54, 0.26, 1.25],
        [0.76, 0.22, 1.05],
        [0.9, 0.48, 1],
        [0.72, 0.6, 1.35],
        [0.5, 0.7, 1.15],
      ],
    )
    spots.forEach(([x = 0, y = 0, s = 1], i) => {
      const c = [t.a, mix(t.a, t.b, 0.5), t.b, mix(t.b, t.paper, 0.45), t.paper][i] ?? t.b
      const [cx, cy] = [x * p.w, y * p.h]
      p.add(
        group(
          face(i / 4, c, t.deep),
          `translate(${cx} ${cy}) scale(${s}) rotate(${[-8, 6, -5, 8, -4][i] ?? 0})`,
        ),
        disc(cx + 78 * s, cy + 70 * s, 40, t.deep),
      )
      p.text(String(i + 1), box(cx + 78 * s - 28, cy + 70 * s - 24, 56, 48), {
        voice: 'display',
        max: 46,
        align: 'center',
        stand: 'middle',
        on: t.deep,
      })
    })
    p.text(
      p.word('headline'),
      wide ? box(p.m, p.m, p.w * 0.34, p.h * 0.56) : box(p.m, p.m, p.w - 2 * p.m, p.h * p.pick(0.19, 0.2, 0)),
      { voice: 'display', max: 130 },
    )
    const act = wide
      ? box(p.m, p.h - p.m - 96, p.w * 0.36, 96)
      : box(p.m, p.h - p.m - 104, p.w - 2 * p.m, 104)
    p.add(rect(act, t.deep, act.h / 2))
    p.text(p.word('button'), inset(act, 40, 0), {
      voice: 'strong',
      max: 46,
      align: 'center',
      stand: 'middle',
      maxLines: 1,
      on: t.deep,
    })
    if (p.format !== 'square')
      p.text(p.word('small'), box(p.m, act.y - 72, act.w, 40), { max: 34, align: wide ? 'left' : 'center' })
  },
}
