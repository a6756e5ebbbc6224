import { mix } from '../../color'
import { foot, head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, inset, rect, stroke, times } from '../../svg'

export const hanging: Design = {
  id: 'hours-sign',
  name: 'Door sign',
  use: 'hours',
  about: 'open closed sign shop door opening hours chain',
  words: { headline: 'Open', line: 'every day, 8 to 8', date: 'From Monday', small: 'Coffee from 7' },
  draw(p) {
    const t = p.paint('shade-a')
    const wide = p.format === 'landscape'
    const board = p.pick(
      box(p.w * 0.13, p.h * 0.3, p.w * 0.74, p.h * 0.38),
      box(p.w * 0.16, p.h * 0.3, p.w * 0.68, p.h * 0.42),
      box(p.w * 0.22, p.h * 0.28, p.w * 0.56, p.h * 0.46),
    )
    p.add(
      times(p.pick(5, 5, 6), (i) =>
        rect(box((i * p.w) / p.pick(5, 5, 6), 0, 6, p.h), mix(t.bg, t.deep, 0.5)),
      ),
    )
    p.turned(-4, p.w / 2, 60, () => {
      p.add(
        disc(p.w / 2, 70, 24, mix(t.b, t.paper, 0.3)),
        stroke(
          `M${p.w / 2} 76L${board.x + 90} ${board.y + 10}M${p.w / 2} 76L${board.x + board.w - 90} ${board.y + 10}`,
          t.b,
          9,
        ),
      )
      p.add(
        `<g filter="url(#lift)">${rect(board, t.a, 44)}</g>`,
        `<rect x="${board.x + 24}" y="${board.y + 24}" width="${board.w - 48}" height="${board.h - 48}" rx="28" fill="none" stroke="${t.paper}" stroke-width="6"/>`,
        disc(board.x + 90, board.y + 10, 15, t.paper),
        disc(board.x + board.w - 90, board.y + 10, 15, t.paper),
      )
      p.t = p.tones('a')
      stack(
        p,
        inset(board, 70, 64),
        [head(p.word('headline'), 300), say(p.word('line'), 62, { voice: 'strong' })],
        { align: 'center', stand: 'middle' },
      )
    })
    p.t = p.tones('shade-a')
    if (!wide)
      p.text(p.word('date'), box(p.m, board.y + board.h + p.pick(110, 60, 0), p.w - 2 * p.m, 80), {
        voice: 'display',
        max: 66,
        align: 'center',
        stand: 'middle',
      })
    foot(p, wide ? `${p.word('date')}. ${p.word('small')}` : p.word('small'))
  },
}
