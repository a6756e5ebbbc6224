import { mix } from '../../color'
import { head, pill, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, inset, rect, times } from '../../svg'

export const card: Design = {
  id: 'visit-card',
  name: 'Save the hour',
  use: 'appointment',
  about: 'calendar reminder booking date time confirm salon clinic',
  words: {
    headline: 'See you Tuesday',
    offer: '3:30',
    date: 'Tuesday, May 12',
    place: 'Studio 4, second floor',
    button: 'Reply C to confirm',
    small: 'Reply R for another time',
  },
  draw(p) {
    const t = p.paint('tint-b')
    const wide = p.format === 'landscape'
    const week = p.pick(
      box(p.m, p.h * 0.36, p.w - 2 * p.m, p.h * 0.34),
      box(p.m, p.h * 0.36, p.w - 2 * p.m, p.h * 0.34),
      box(p.w * 0.44, p.h * 0.14, p.w * 0.56 - p.m, p.h * 0.5),
    )
    const cw = week.w / 5
    p.add(
      times(5, (i) =>
        rect(
          box(week.x + i * cw + 7, week.y + (i === 1 ? -36 : 0), cw - 14, week.h + (i === 1 ? 72 : 0)),
          i === 1 ? t.a : mix(t.bg, t.paper, 0.7),
          22,
        ),
      ),
    )
    p.add(
      times(5, (i) =>
        i === 1
          ? ''
          : times(4, (j) =>
              (i * 7 + j * 3) % 5 < 3
                ? rect(
                    box(
                      week.x + i * cw + 26,
                      week.y + 90 + j * (week.h - 110) * 0.25,
                      cw - 52,
                      (week.h - 110) * 0.18,
                    ),
                    mix(t.bg, t.deep, 0.12),
                    8,
                  )
                : '',
            ),
      ),
    )
    p.add(
      times(5, (i) =>
        i === 1 ? '' : disc(week.x + (i + 0.5) * cw, week.y + 46, 13, mix(t.bg, t.deep, 0.25)),
      ),
    )
    const slot = box(week.x + cw + 20, week.y + week.h * 0.42, cw - 26, 0)
    const ticket = box(slot.x - 60, week.y + week.h * 0.3, Math.max(cw * 2.3, 400), week.h * 0.46)
    p.add(`<g filter="url(#lift)">${rect(ticket, t.deep, 24)}</g>`)
    p.text(p.word('offer'), inset(ticket, 36, 24), {
      voice: 'display',
      max: 170,
      align: 'center',
      stand: 'middle',
      on: t.deep,
      fill: t.b,
    })
    const top = wide ? box(p.m, p.m, p.w * 0.36, p.h * 0.5) : box(p.m, p.m, p.w - 2 * p.m, p.h * 0.26)
    p.text(p.word('headline'), top, { voice: 'display', max: 150 })
    const low = wide
      ? box(p.m, p.h * 0.66, p.w * 0.36, p.h * 0.34 - p.m)
      : box(p.m, week.y + week.h + 76, p.w - 2 * p.m, p.h - week.y - week.h - 76 - p.m)
    stack(
      p,
      box(low.x, low.y, wide ? low.w : low.w, low.h - (wide ? 0 : 100)),
      [head(p.word('date'), 60, { voice: 'strong' }), say(p.word('place'), 46, { gap: 22, share: 0.42 })],
      { stand: wide ? 'bottom' : 'top' },
    )
    const act = wide
      ? box(week.x, p.h - p.m - 84, week.w * 0.56, 84)
      : box(p.m, p.h - p.m - 84, p.w * 0.5, 84)
    pill(p, p.word('button'), act, { fill: t.deep, ink: t.paper })
    p.text(
      p.word('small'),
      box(act.x + act.w + 20, act.y, (wide ? week.x + week.w : p.w - p.m) - act.x - act.w - 20, 84),
      { max: 34, align: 'right', stand: 'middle' },
    )
  },
}
