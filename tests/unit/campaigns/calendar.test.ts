import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { calendarSpan, movedTo } from '@/lib/campaigns/calendar'

const zone = 'America/New_York'
const now = new Date('2026-11-21T15:00:00Z')

describe('a span of the calendar', () => {
  it('shows whole weeks around a month, from Sunday', () => {
    const span = calendarSpan('month', undefined, zone, now)
    expect(span.title).toBe('November 2026')
    expect(span.days[0]).toEqual({ date: '2026-11-01', past: true, today: false, inMonth: true })
    expect(span.days.at(-1)).toMatchObject({ date: '2026-12-05', inMonth: false })
    expect(span.days.find((day) => day.today)?.date).toBe('2026-11-21')
    expect([span.previous, span.next]).toEqual(['2026-10-01', '2026-12-01'])
    // Clocks go back on November 1: the first moment is on summer time, the last on winter time.
    expect(span.from.toISOString()).toBe('2026-11-01T04:00:00.000Z')
    expect(span.to.toISOString()).toBe('2026-12-06T05:00:00.000Z')
  })

  it('shows a week by the day asked for, and today where that makes no sense', () => {
    const week = calendarSpan('week', '2026-12-30', zone, now)
    expect(week.title.replace(/\s/g, ' ')).toBe('Dec 27, 2026 – Jan 2, 2027')
    expect(calendarSpan('month', '2026-12-30', zone, now, 'de-DE').title).toBe('Dezember 2026')
    expect(week.days).toHaveLength(7)
    expect(calendarSpan('week', 'nonsense', zone, now).days.some((day) => day.today)).toBe(true)
  })
})

describe('a campaign moved to a day', () => {
  it('keeps its time of day across a change of the clock', () => {
    const before = new Date('2026-10-30T13:30:00Z') // 9:30 in New York
    const after = movedTo(before, '2026-12-04', zone, now)
    expect(after?.toISOString()).toBe('2026-12-04T14:30:00.000Z')
  })

  it('leaves later on the same day when its time has passed, and not at all on a day that is over', () => {
    expect(movedTo(new Date('2026-12-01T13:30:00Z'), '2026-11-21', zone, now)?.toISOString()).toBe(
      '2026-11-21T16:00:00.000Z',
    )
    expect(movedTo(null, '2026-11-20', zone, now)).toBeNull()
    expect(movedTo(null, '2026-13-40', zone, now)).toBeNull()
  })

  it('is never put into the past', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        fc.integer({ min: -40, max: 400 }),
        (at, days) => {
          const date = DateTime.fromJSDate(now, { zone }).plus({ days }).toISODate() as string
          const moved = movedTo(at, date, zone, now)
          if (moved === null) expect(days).toBeLessThanOrEqual(0)
          else {
            expect(moved.getTime()).toBeGreaterThan(now.getTime())
            expect(DateTime.fromJSDate(moved, { zone }).toISODate()).toBe(date)
          }
        },
      ),
    )
  })
})
