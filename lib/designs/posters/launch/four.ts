import { cup, plant } from '../../art/things'
import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, columns, fade, group, inset, oval, rect, rows, shape, stroke } from '../../svg'

export const four: Design = {
  id: 'launch-four',
  name: 'Four rooms',
  use: 'launch',
  about: 'grid collection furniture home lamp chair cup plant catalog',
  words: {
    headline: 'The spring collection',
    line: 'Twenty-two pieces for bright rooms',
    small: 'See them all from Monday',
  },
  draw(p) {
    const t = p.paint('paper')
    const { words, art } = split(p, [0.3, 0.3, 0.42])
    const [top, bottom] = rows(art, 0.5)
    const cells = [...columns(top, 0.5), ...columns(bottom, 0.5)]
    const grounds = [t.a, mix(t.paper, t.b, 0.4), t.deep, t.b]
    const lamp =
      stroke('M200 90V150', t.deep, 7) +
      shape('M60 270C70 170 130 140 200 140C270 140 330 170 340 270Z', t.paper) +
      shape('M240 146C310 166 334 200 340 270H270C270 220 262 180 240 146Z', dim(t.paper, 0.14)) +
      oval(200, 270, 140, 16, mix(t.b, t.paper, 0.3)) +
      fade(shape('M66 276H334L420 420H-20Z', t.b), 0.32)
    const chair =
      stroke('M110 210L90 390M290 210L310 390M120 290H280', t.deep, 13) +
      shape('M90 200H310Q322 250 292 252H108Q78 250 90 200Z', t.a) +
      shape('M104 60Q200 30 296 60Q308 140 292 200H108Q92 140 104 60Z', dim(t.a, 0.18)) +
      stroke('M150 70V196M200 60V196M250 70V196', dim(t.a, 0.4), 6)
    const arts = [
      lamp,
      chair,
      group(cup({ ...t, deep: t.deep }, t.b, mix(t.deep, t.paper, 0.4)), 'translate(0 -10)'),
      group(plant(t.paper, mix(t.deep, t.b, 0.12)), 'translate(70 10) scale(.64)'),
    ]
    cells.forEach((cell, i) => {
      p.add(rect(box(cell.x, cell.y, cell.w + 1, cell.h + 1), grounds[i] ?? t.bg))
      p.place(arts[i] ?? '', [400, 420], inset(cell, cell.w * 0.1, cell.h * 0.08), { ay: i === 0 ? 0 : 0.6 })
    })
    stack(
      p,
      box(words.x, words.y, words.w, words.h - (p.format === 'landscape' ? 80 : 0)),
      [head(p.word('headline'), 116), say(p.word('line'), 46)],
      { stand: p.format === 'landscape' ? 'middle' : 'top' },
    )
    if (p.format === 'landscape') foot(p, p.word('small'), { at: footUnder(p, words) })
    else p.text(p.word('small'), box(words.x, words.y + words.h + 4, words.w, 44), { max: 33 })
  },
}
