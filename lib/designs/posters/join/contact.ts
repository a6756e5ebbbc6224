import { mix } from '../../color'
import { head, say, stack } from '../../compose'
import type { Design } from '../../design'
import { box, disc, group, inset, rect, shape, stroke, times } from '../../svg'

export const contact: Design = {
  id: 'join-contact',
  name: 'Save our number',
  use: 'join',
  about: 'contact card vcard address book save number phone welcome',
  words: {
    headline: 'Keep us in your phone',
    person: 'Larkfield',
    line: 'Tap the card to save it, so you know it is us',
    place: '41 Haywood Road, Asheville',
    date: 'Open daily, 8 to 6',
    small: 'Replies are read by people',
  },
  draw(p) {
    const t = p.paint('tint-a')
    const wide = p.format === 'landscape'
    const phone = p.pick(
      box(p.w * 0.2, p.h * 0.36, p.w * 0.6, p.h),
      box(p.w * 0.5, p.h * 0.14, p.w * 0.44, p.h),
      box(p.w * 0.54, p.h * 0.1, p.w * 0.38, p.h),
    )
    p.add(`<g filter="url(#lift)">${rect(phone, t.deep, 70)}</g>`)
    const screen = inset(phone, 22)
    p.add(
      rect(screen, t.paper, 52),
      rect(box(screen.x + screen.w * 0.36, screen.y + 20, screen.w * 0.28, 26), t.deep, 13),
    )
    const r = screen.w * 0.2
    const [cx, cy] = [screen.x + screen.w / 2, screen.y + 100 + r]
    p.add(
      p.clip(
        rect(screen, '#000', 52),
        shape(`M${screen.x} ${screen.y}h${screen.w}v${100 + r}q${-screen.w / 2} 70 ${-screen.w} 0Z`, t.b),
      ),
      rect(box(screen.x + screen.w * 0.36, screen.y + 20, screen.w * 0.28, 26), t.deep, 13),
      disc(cx, cy, r * 1.1, t.paper),
      disc(cx, cy, r, t.a),
      group(
        shape('M-56 20L0 -44L56 20V50H-56Z', t.paper) + rect(box(-16, 10, 32, 40), t.a, 4),
        `translate(${cx} ${cy}) scale(${r / 100})`,
      ),
    )
    p.t = p.tones('paper')
    const y = cy + r * 1.1 + 34
    p.text(p.word('person'), box(screen.x + 40, y, screen.w - 80, 76), {
      voice: 'display',
      max: 62,
      align: 'center',
      on: t.paper,
      maxLines: 1,
    })
    p.add(
      times(3, (i) =>
        disc(
          cx + (i - 1) * screen.w * 0.25,
          y + 140,
          screen.w * 0.085,
          i === 1 ? t.a : mix(t.paper, t.deep, 0.12),
        ),
      ),
      group(
        stroke('M-16 -12H16V8H-4L-12 18V8H-16Z', t.deep, 5),
        `translate(${cx - screen.w * 0.25} ${y + 140})`,
      ),
      group(
        stroke('M-14 -16C-14 6 -6 14 16 16L18 4L8 0L2 6C-4 2 -6 -2 -6 -6L0 -10L-4 -18Z', t.deep, 5),
        `translate(${cx} ${y + 140})`,
      ),
      group(
        stroke('M0 18C-14 0 -16 -4 -16 -8A16 16 0 0 1 16 -8C16 -4 14 0 0 18Z', t.deep, 5),
        `translate(${cx + screen.w * 0.25} ${y + 140})`,
      ),
    )
    const list = box(screen.x + 40, y + 230, screen.w - 80, 200)
    p.add(rect(box(list.x, list.y - 10, list.w, 3), mix(t.paper, t.deep, 0.2)))
    p.text(p.word('place'), box(list.x, list.y + 14, list.w, 60), {
      max: 36,
      on: t.paper,
      stand: 'middle',
      maxLines: 2,
    })
    p.add(rect(box(list.x, list.y + 88, list.w, 3), mix(t.paper, t.deep, 0.2)))
    p.text(p.word('date'), box(list.x, list.y + 110, list.w, 56), {
      max: 36,
      on: t.paper,
      stand: 'middle',
      maxLines: 1,
    })
    p.t = p.tones('tint-a')
    const words = p.pick(
      box(p.m, p.m, p.w - 2 * p.m, p.h * 0.26),
      box(p.m, p.m, p.w * 0.38, p.h - 2 * p.m - 110),
      box(p.m, p.m, p.w * 0.42, p.h - 2 * p.m - 80),
    )
    stack(p, words, [head(p.word('headline'), 140), say(p.word('line'), 48, { share: 0.34 })], {
      stand: p.format === 'portrait' ? 'top' : 'middle',
    })
    if (wide) p.text(p.word('small'), box(p.m, p.h - p.m - 44, p.w * 0.42, 44), { max: 34 })
  },
}
