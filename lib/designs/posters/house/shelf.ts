import { dim, mix } from '../../color'
import { head, pill, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import type { Page } from '../../page'
import { type Box, box, group, rect, shape, stroke, times } from '../../svg'
import type { Tones } from '../../tones'

const JARS = [
  'M-50 0V-120Q-50 -140 -30 -150V-170H30V-150Q50 -140 50 -120V0Z',
  'M-70 0Q-84 -80 -40 -120V-160H40V-120Q84 -80 70 0Z',
  'M-60 0L-70 -90H70L60 0Z',
  'M-36 0V-190Q-36 -210 -16 -214V-250H16V-214Q36 -210 36 -190V0Z',
]

/** Shelves of quiet jars with one place for what came back, in the middle of the second shelf. */
function shelves(p: Page, at: Box): void {
  const { t } = p
  const count = p.pick(3, 2, 3)
  const gap = (at.h - p.pick(210, 200, 60)) / count
  const s = Math.min(1.2, gap / 300)
  const jar = (shelf: number, i: number) => {
    if (shelf === 1 && i === 2) return ''
    const glass = mix(t.bg, t.deep, (i + shelf) % 2 ? 0.16 : 0.1)
    const [x, y] = [at.x + (at.w * (i + 0.5)) / 5, at.y + gap * (shelf + 1)]
    return group(shape(JARS[(i + shelf * 2) % 4] ?? '', glass), `translate(${x} ${y}) scale(${s})`)
  }
  p.add(
    times(
      count,
      (shelf) =>
        rect(box(at.x, at.y + gap * (shelf + 1), at.w, 16), t.deep, 4) + times(5, (i) => jar(shelf, i)),
    ),
    group(pitcher(t), `translate(${at.x + at.w / 2} ${at.y + gap * 2}) scale(${s * 1.02})`),
  )
}

/** A pitcher standing on (0, 0) with light about it. */
function pitcher(t: Tones): string {
  return (
    times(12, (i) => group(rect(box(-5, -250, 10, 44), t.b, 5), `translate(0 -110) rotate(${i * 30})`)) +
    stroke('M66 -170C140 -180 140 -50 70 -60', t.a, 22) +
    shape('M-80 0Q-100 -110 -50 -160L-70 -220H60L50 -160Q100 -110 80 0Z', t.a) +
    shape('M20 -220H60L50 -160Q100 -110 80 0H30Q60 -110 20 -160Z', dim(t.a, 0.18)) +
    stroke('M-78 -70H82', t.paper, 12, 'butt')
  )
}

export const shelf: Design = {
  id: 'stock-shelf',
  name: 'The gap is filled',
  use: 'stock',
  about: 'shelf restock pottery jars bottle return available again',
  words: {
    headline: 'It is back',
    line: 'The blue pitcher, forty of them',
    button: 'Reply KEEP for one',
    small: 'Then not until fall',
  },
  draw(p) {
    const t = p.paint('tint-b')
    const { words, art } = split(p, [0.34, 0.36, 0.42])
    const wide = p.format === 'landscape'
    shelves(p, wide ? art : box(p.m, art.y, p.w - 2 * p.m, art.h))
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 120) : words,
      [head(p.word('headline'), 190), say(p.word('line'), 50)],
      { stand: wide ? 'middle' : 'top' },
    )
    pill(p, p.word('button'), box(p.m, p.h - p.m - 66, wide ? words.w : p.w * 0.5, 82), {
      fill: t.deep,
      ink: t.paper,
    })
    if (!wide)
      p.text(p.word('small'), box(p.w - p.m - 370, p.h - p.m - 66, 370, 82), {
        max: 34,
        align: 'right',
        stand: 'middle',
      })
  },
}
