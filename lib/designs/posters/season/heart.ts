import { mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, rect, shape, stroke, times } from '../../svg'

export const heart: Design = {
  id: 'season-heart',
  name: 'Paper hearts',
  use: 'season',
  about: 'valentine love hearts february mother partner couple',
  words: {
    headline: 'For someone you love',
    line: 'Or for yourself, that counts too',
    date: 'Order by February 12',
    small: 'Hand-tied, delivered on the day',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const heartPath =
      'M0 100C-130 10 -160 -60 -120 -116C-84 -160 -24 -140 0 -92C24 -140 84 -160 120 -116C160 -60 130 10 0 100Z'
    const { words, art } = split(p, [0.38, 0.4, 0.46], 'art')
    const s = Math.min(art.w / 520, art.h / 440)
    const [cx, cy] = [art.x + art.w / 2, art.y + art.h * 0.56]
    p.add(
      p.clip(
        rect(art, '#000'),
        times(5, (i) =>
          group(
            shape(
              heartPath,
              [mix(t.bg, t.a, 0.14), mix(t.bg, t.a, 0.34), mix(t.bg, t.a, 0.62), t.a, t.paper][i] ?? t.a,
            ),
            `translate(${cx} ${cy}) scale(${s * ([3.1, 2.3, 1.62, 1.05, 0.5][i] ?? 1)})`,
          ),
        ),
      ),
    )
    p.add(
      group(
        stroke('M-300 90L-150 44M120 -40L300 -96', t.deep, 9) +
          shape('M300 -96L252 -106L262 -62Z', t.deep) +
          stroke('M-300 90L-330 70M-300 90L-316 122M-274 82L-304 62M-274 82L-290 114', t.deep, 9),
        `translate(${cx} ${cy}) scale(${s * 0.8})`,
      ),
    )
    const wide = p.format === 'landscape'
    p.add(
      rect(wide ? box(words.x - p.m, 0, words.w + 2 * p.m, p.h) : box(0, words.y - p.m, p.w, p.h), t.deep),
    )
    p.t = p.tones('deep')
    stack(
      p,
      box(words.x, words.y, words.w, words.h - 80),
      [
        head(p.word('headline'), 130),
        say(p.word('line'), 48),
        say(p.word('date'), 50, { voice: 'strong', fill: p.t.b }),
      ],
      { stand: wide ? 'middle' : 'top' },
    )
    foot(p, p.word('small'), { at: footUnder(p, words) })
  },
}
