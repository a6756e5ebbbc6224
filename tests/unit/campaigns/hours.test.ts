import { describe, expect, it } from 'vitest'
import { hoursPreview } from '@/lib/campaigns/hours'

const place = (timeZone: string, country: string, state: string, prefix: string, people: number) => ({
  key: [timeZone, country, state, prefix].join('\u001f'),
  people,
})
const newYork = place('America/New_York', 'US', 'NY', '+1212', 700)
const detroit = place('America/Detroit', 'US', '', '+1212', 100)
const losAngeles = place('America/Los_Angeles', 'US', 'CA', '+1213', 300)

/** A Friday, 8:30 AM in New York. */
const departure = new Date('2026-03-20T12:30:00Z')
const preview = (kept = true, at = departure) =>
  hoursPreview([newYork, detroit, losAngeles], at, kept, 'America/New_York')

describe('who gets it when', () => {
  it('leaves at once where it is day, and later where it is not', () => {
    expect(preview()).toMatchObject({
      atOnce: 800,
      later: [{ at: Date.parse('2026-03-20T15:00:00Z'), people: 300 }],
      never: 0,
    })
  })

  it('draws the half-hours of the departure’s day from six in the morning on the workspace’s clock', () => {
    const { day } = preview()
    expect(day.from).toBe(Date.parse('2026-03-20T10:00:00Z'))
    const [eastern, pacific] = day.zones
    // 8 AM to 8:55 PM is 26 half-hours; three hours later in Los Angeles runs into midnight.
    const all = (from: number, until: number) =>
      Array.from({ length: 36 }, (_, at) => (at >= from && at < until ? 'all' : 'none'))
    expect(eastern).toEqual({
      timeZone: 'America/New_York',
      people: 800,
      halfHours: all(4, 30),
      leaves: departure.getTime(),
    })
    expect(pacific).toEqual({
      timeZone: 'America/Los_Angeles',
      people: 300,
      halfHours: all(10, 36),
      leaves: Date.parse('2026-03-20T15:00:00Z'),
    })
  })

  it('half lights what a stricter state of the same clock does not allow', () => {
    const connecticut = place('America/New_York', 'US', 'CT', '+1203', 50)
    const { day } = hoursPreview([newYork, connecticut], departure, true, 'America/New_York')
    expect(day.zones[0]?.halfHours.slice(2, 8)).toEqual(['none', 'none', 'some', 'some', 'all', 'all'])
  })

  it('begins at midnight for a departure of the small hours', () => {
    const { day } = preview(true, new Date('2026-03-20T07:00:00Z'))
    expect(day.from).toBe(Date.parse('2026-03-20T04:00:00Z'))
  })

  it('says never, and puts no clock to those whose places do not agree', () => {
    const nowhere = place('Pacific/Kiritimati', 'US', 'CA', '+1213', 9)
    const { day } = hoursPreview([nowhere], departure, true, 'America/New_York')
    expect(day.zones[0]).toMatchObject({ timeZone: 'unknown', people: 9 })
  })
})
