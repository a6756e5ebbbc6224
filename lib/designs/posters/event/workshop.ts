import { dim, mix } from '../../color'
import { foot, footUnder, head, say, split, stack } from '../../compose'
import type { Design } from '../../design'
import { box, group, oval, rect, shape, stroke, times } from '../../svg'

/** One finger laid on the bowl from its side: -1 left, 1 right. */
function fingers(side: number, i: number, skin: string): string {
  const finger = rect(box(-84, -19, 168, 38), skin, 19)
  return group(finger, `translate(${side * (216 - i * 12)} ${-392 + i * 46}) rotate(${side * (24 + i * 7)})`)
}

export const workshop: Design = {
  id: 'event-workshop',
  name: 'Free repotting',
  use: 'event',
  about: 'workshop class plant pottery learn saturday hands',
  words: {
    headline: 'Learn to throw a bowl',
    line: 'Two hours at the wheel, clay and firing included',
    date: 'Saturdays at 10',
    offer: '$45',
    small: 'Eight places',
  },
  draw(p) {
    const t = p.paint('tint-b')
    const { words, art } = split(p, [0.36, 0.36, 0.46])
    const s = Math.min(art.w / 900, art.h / 780)
    const [cx, base] = [art.x + art.w / 2, art.y + art.h]
    const skin = '#c98d62'
    p.add(
      group(
        oval(0, -150, 420, 66, dim(t.deep, 0.1)) +
          oval(0, -170, 420, 66, mix(t.deep, t.paper, 0.16)) +
          rect(box(-60, -120, 120, 200), t.deep) +
          shape('M-230 -480C-240 -300 -180 -190 -90 -180H90C180 -190 240 -300 230 -480Z', t.a) +
          oval(0, -480, 230, 52, dim(t.a, 0.4)) +
          shape(
            'M120 -450C200 -460 226 -470 230 -480C240 -300 180 -190 90 -180H20C110 -220 140 -330 120 -450Z',
            dim(t.a, 0.15),
          ) +
          stroke('M-222 -400Q0 -350 222 -400M-206 -320Q0 -274 206 -320', dim(t.a, 0.2), 6) +
          shape(
            'M-520 60C-500 -160 -420 -300 -300 -390C-260 -420 -220 -400 -226 -360C-230 -330 -250 -300 -236 -270C-222 -230 -200 -220 -214 -190C-260 -180 -300 -180 -320 -120C-340 -60 -340 0 -330 60Z',
            skin,
          ) +
          shape(
            'M520 60C500 -160 420 -300 300 -390C260 -420 220 -400 226 -360C230 -330 250 -300 236 -270C222 -230 200 -220 214 -190C260 -180 300 -180 320 -120C340 -60 340 0 330 60Z',
            dim(skin, 0.08),
          ) +
          times(
            4,
            (i) =>
              fingers(-1, i, dim(skin, i % 2 ? 0.05 : 0)) + fingers(1, i, dim(skin, i % 2 ? 0.13 : 0.08)),
          ) +
          shape('M-560 60C-540 -120 -500 -210 -440 -290L-310 -190C-340 -110 -340 -20 -330 60Z', t.b) +
          shape('M560 60C540 -120 500 -210 440 -290L310 -190C340 -110 340 -20 330 60Z', dim(t.b, 0.08)),
        `translate(${cx} ${base}) scale(${s})`,
      ),
    )
    const wide = p.format === 'landscape'
    stack(
      p,
      wide ? box(words.x, words.y, words.w, words.h - 90) : words,
      [
        head(p.word('headline'), 124),
        say(p.word('line'), 46),
        say(p.word('date'), 52, { voice: 'strong', fill: t.loud }),
      ],
      { stand: wide ? 'middle' : 'top' },
    )
    if (wide) foot(p, `${p.word('offer')}. ${p.word('small')}`, { at: footUnder(p, words) })
  },
}
