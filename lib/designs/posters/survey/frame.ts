import { dim, mix } from '../../color'
import { head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, rect, shape, times } from '../../svg'

export const frame: Design = {
  id: 'contest-photo',
  name: 'Show us yours',
  use: 'survey',
  about: 'photo contest picture camera frame send customers',
  picture: true,
  words: {
    headline: 'Show us yours',
    line: 'Send a photo of it in the wild. The best ten hang in the shop.',
    button: 'Reply with a photo',
    small: 'Until May 31',
  },
  draw(p) {
    const t = p.paint('b')
    const { words, art } = split(p, [0.42, 0.44, 0.48], 'art')
    const [cx, cy] = [art.x + art.w * 0.5, art.y + art.h * 0.52]
    const s = Math.min(art.w / 900, art.h / 760)
    const print = (x: number, y: number, turn: number, inside: string) =>
      p.add(
        `<g filter="url(#near)">${group(rect(box(-190, -220, 380, 460), t.paper, 8) + inside, `translate(${cx + x * s} ${cy + y * s}) rotate(${turn}) scale(${s})`)}</g>`,
      )
    print(
      -230,
      -20,
      -12,
      rect(box(-160, -190, 320, 320), t.a) +
        shape('M-160 60L-60 -60L30 50L90 -10L160 70V130H-160Z', dim(t.a, 0.4)) +
        disc(80, -110, 40, t.paper),
    )
    print(
      240,
      10,
      10,
      rect(box(-160, -190, 320, 320), t.deep) +
        times(5, (i) =>
          group(
            shape('M0 0C-40 -80 -30 -150 0 -210C30 -150 40 -80 0 0Z', mix(t.a, t.paper, 0.3)),
            `translate(0 130) rotate(${-60 + i * 30})`,
          ),
        ),
    )
    const at = box(cx - 200 * s, cy - 250 * s, 400 * s, 400 * s)
    p.add(`<g filter="url(#near)">${rect(box(cx - 230 * s, cy - 280 * s, 460 * s, 560 * s), t.paper, 8)}</g>`)
    p.picture(
      at,
      rect(at, '#000'),
      () =>
        rect(at, mix(t.bg, t.paper, 0.5)) +
        group(
          rect(box(-150, -80, 300, 200), t.deep, 26) +
            rect(box(-60, -120, 120, 60), t.deep, 14) +
            disc(0, 20, 78, t.paper) +
            disc(0, 20, 58, t.a) +
            disc(-18, 2, 18, mix(t.a, t.paper, 0.6)) +
            disc(112, -44, 13, t.b),
          `translate(${cx} ${cy - 60 * s}) scale(${s * 1.06})`,
        ),
    )
    const wide = p.format === 'landscape'
    p.add(
      rect(wide ? box(words.x - p.m, 0, words.w + 2 * p.m, p.h) : box(0, words.y - p.m, p.w, p.h), t.deep),
    )
    p.t = p.tones('deep')
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 116),
      [head(p.word('headline'), 150), say(p.word('line'), 46)],
      { stand: wide ? 'middle' : 'top' },
    )
    pill(p, p.word('button'), box(words.x, p.h - p.m - 80, wide ? words.w : words.w * 0.6, 84), { fill: t.b })
    if (!wide)
      p.text(p.word('small'), box(p.w - p.m - 320, p.h - p.m - 80, 320, 84), {
        max: 34,
        align: 'right',
        stand: 'middle',
      })
  },
}
