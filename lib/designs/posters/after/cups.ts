import { cup } from '../../art/things'
import { head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, inset, rect, shape } from '../../svg'

export const cups: Design = {
  id: 'thanks-cup',
  name: 'On the house',
  use: 'thanks',
  about: 'free coffee thank you cup treat on us apology',
  words: {
    headline: 'The next one is on us',
    line: 'For waiting so patiently on Saturday',
    code: 'PATIENT',
    small: 'Say the word at the till',
  },
  draw(p) {
    const t = p.paint('deep')
    const { words, art } = split(p, [0.34, 0.34, 0.46])
    const s = Math.min(art.w / 520, art.h / 520)
    const [cx, cy] = [art.x + art.w * 0.5, art.y + art.h * p.pick(0.4, 0.4, 0.5)]
    p.add(
      disc(cx, cy, 220 * s, t.a),
      group(
        cup(t, t.paper, t.paper),
        `translate(${cx - 214 * s * 0.9} ${cy - 230 * s * 0.9}) scale(${s * 0.9})`,
      ),
      group(
        shape(
          'M0 46C-60 4 -72 -26 -54 -50C-38 -68 -12 -60 0 -38C12 -60 38 -68 54 -50C72 -26 60 4 0 46Z',
          t.a,
        ),
        `translate(${cx - 24 * s} ${cy + 18 * s}) scale(${s})`,
      ),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 190) : words,
      [head(p.word('headline'), 130), say(p.word('line'), 48)],
      { stand: wide ? 'middle' : 'top' },
    )
    const plate = box(p.m, p.h - p.m - 90, p.pick(460, 420, 330), 100)
    p.add(rect(plate, t.b, 20))
    p.text(p.word('code'), inset(plate, 32, 18), {
      voice: 'display',
      max: 60,
      align: 'center',
      stand: 'middle',
      on: t.b,
      maxLines: 1,
    })
    p.text(
      p.word('small'),
      wide
        ? box(plate.x, plate.y - 56, words.w, 44)
        : box(plate.x + plate.w + 28, plate.y, p.w - 2 * p.m - plate.w - 28, 100),
      { max: 38, stand: 'middle' },
    )
  },
}
