import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaCodes, areaOf } from '@/lib/contacts/area-codes'
import { carrierMs, nextAllowed } from '@/lib/messages/hours'
import { allowedFor } from '@/lib/messages/hours.server'
import { type Evidence, placesOf } from '@/lib/messages/places'

const at = (iso: string) => new Date(iso)
const places = (given: Partial<Evidence>) =>
  placesOf({ timeZone: '', country: 'US', state: '', prefix: '+1828', ...given })
const next = (given: Partial<Evidence>, iso: string) => {
  const allowed = nextAllowed(places(given), at(iso))
  return allowed && [allowed.from.toISOString(), new Date(allowed.until.getTime() + carrierMs).toISOString()]
}

/** Hour and weekday on a clock, by another way than the code's. */
const clock = (instant: Date, timeZone: string) => {
  const [weekday, time] = instant
    .toLocaleString('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    .split(' ')
  return { weekday, minutes: Number(time?.slice(0, 2)) * 60 + Number(time?.slice(3)) }
}

describe('allowed hours', () => {
  it('are 8 AM to 9 PM where the person is', () => {
    // North Carolina, winter: UTC-5.
    expect(next({}, '2026-01-14T17:00:00Z')).toEqual(['2026-01-14T17:00:00.000Z', '2026-01-15T02:00:00.000Z'])
    expect(next({}, '2026-01-15T02:00:00Z')?.[0]).toBe('2026-01-15T13:00:00.000Z')
    expect(next({}, '2026-01-15T12:59:59Z')?.[0]).toBe('2026-01-15T13:00:00.000Z')
    // What would be handed over in the last minutes could arrive after them.
    expect(next({}, '2026-01-15T01:58:00Z')?.[0]).toBe('2026-01-15T13:00:00.000Z')
  })

  it('follow the clock on the days it changes', () => {
    // 2026-03-08: at 2 AM it is 3 AM. 2026-11-01: at 2 AM it is 1 AM again.
    expect(next({}, '2026-03-08T04:00:00Z')).toEqual(['2026-03-08T12:00:00.000Z', '2026-03-09T01:00:00.000Z'])
    expect(next({}, '2026-11-01T03:00:00Z')).toEqual(['2026-11-01T13:00:00.000Z', '2026-11-02T02:00:00.000Z'])
    // Arizona keeps its clock.
    expect(next({ prefix: '+1602' }, '2026-03-08T04:00:00Z')?.[0]).toBe('2026-03-08T15:00:00.000Z')
    expect(next({ prefix: '+1602' }, '2026-11-01T05:00:00Z')?.[0]).toBe('2026-11-01T15:00:00.000Z')
  })

  it('are those that every piece of evidence allows', () => {
    // A profile in New York, a number of Los Angeles: from 11 AM in New York.
    const both = { timeZone: 'America/New_York', prefix: '+1310' }
    expect(next(both, '2026-01-14T12:00:00Z')).toEqual([
      '2026-01-14T16:00:00.000Z',
      '2026-01-15T02:00:00.000Z',
    ])
    // An area code that reaches into two zones.
    expect(next({ prefix: '+1850' }, '2026-01-14T12:00:00Z')).toEqual([
      '2026-01-14T14:00:00.000Z',
      '2026-01-15T01:00:00.000Z',
    ])
  })

  it('without any evidence are those of the whole country, under the rules of all its states', () => {
    // From 9 AM in Hawaii (Connecticut begins at 9) to 8 PM in New York; on Sundays Texas begins at noon.
    expect(next({ prefix: '+1888' }, '2026-01-14T12:00:00Z')).toEqual([
      '2026-01-14T19:00:00.000Z',
      '2026-01-15T01:00:00.000Z',
    ])
    expect(next({ prefix: '+1888' }, '2026-01-18T12:00:00Z')?.[0]).toBe('2026-01-18T22:00:00.000Z')
    expect(next({ timeZone: 'Mars/Olympus', prefix: '+1888' }, '2026-01-14T12:00:00Z')?.[0]).toBe(
      '2026-01-14T19:00:00.000Z',
    )
  })

  it('keep states’ own: of the profile and of the area code', () => {
    expect(next({ prefix: '+1305' }, '2026-01-15T00:58:00Z')?.[0]).toBe('2026-01-15T13:00:00.000Z')
    // Texas on a Sunday begins at noon.
    expect(next({ prefix: '+1512' }, '2026-01-18T12:00:00Z')?.[0]).toBe('2026-01-18T18:00:00.000Z')
    expect(next({ prefix: '+1512' }, '2026-01-19T12:00:00Z')?.[0]).toBe('2026-01-19T15:00:00.000Z')
    expect(next({ state: 'FL' }, '2026-01-14T17:00:00Z')?.[1]).toBe('2026-01-15T01:00:00.000Z')
  })

  it('of other countries are those of all their clocks', () => {
    const british = { country: 'GB', prefix: '+447' }
    expect(next(british, '2026-01-14T03:00:00Z')).toEqual([
      '2026-01-14T08:00:00.000Z',
      '2026-01-14T21:00:00.000Z',
    ])
    expect(next({ country: '', prefix: '+447' }, '2026-07-14T03:00:00Z')?.[0]).toBe(
      '2026-07-14T07:00:00.000Z',
    )
  })

  it('never come where no time is allowed, and are read from a key as from evidence', () => {
    expect(nextAllowed({ zones: [], states: [] }, at('2026-01-14T12:00:00Z'))).toBeNull()
    const apart = ['Pacific/Honolulu', 'Europe/London', 'Asia/Tokyo']
    expect(nextAllowed({ zones: apart, states: [] }, at('2026-01-14T12:00:00Z'))).toBeNull()
    expect(allowedFor(['', 'US', 'NC', '+1828'].join('\u001f'), at('2026-01-15T03:00:00Z'))?.from).toEqual(
      at('2026-01-15T13:00:00Z'),
    )
  })

  it('on every clock that is possible are day, at any time of any year, and the next that there are', () => {
    const moment = fc.date({
      min: at('2025-01-01T00:00:00Z'),
      max: at('2032-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(fc.constantFrom(...areaCodes), moment, (code, now) => {
        const { zones, states } = places({ country: '', prefix: `+1${code}` })
        const allowed = nextAllowed({ zones, states }, now)
        expect(allowed).not.toBeNull()
        if (!allowed) return
        const { from, until } = allowed
        expect(from.getTime()).toBeGreaterThanOrEqual(now.getTime())
        expect(until.getTime()).toBeGreaterThan(from.getTime())
        for (const zone of zones) {
          for (const instant of [from, until, new Date((from.getTime() + until.getTime()) / 2)]) {
            const { minutes } = clock(instant, zone)
            expect(minutes).toBeGreaterThanOrEqual(8 * 60)
            expect(minutes).toBeLessThan(21 * 60)
          }
        }
        // Nothing sooner was allowed: a minute before, somewhere it was not yet time.
        if (from.getTime() - now.getTime() > 60_000) {
          const before = new Date(from.getTime() - 60_000)
          const sooner = nextAllowed({ zones, states }, before)
          expect(sooner?.from).toEqual(from)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('an area code', () => {
  it.each([
    ['+18285550151', 'NC', ['America/New_York']],
    ['+12085550151', 'ID', ['America/Boise', 'America/Los_Angeles']],
    ['+18085550151', 'HI', ['Pacific/Honolulu']],
    ['+12505550151', 'BC', expect.arrayContaining(['America/Vancouver', 'America/Edmonton'])],
  ])('%s is in %s', (phone, state, zones) => {
    expect(areaOf(phone)).toMatchObject({ state, zones })
  })

  it('of nowhere says nothing', () => {
    for (const phone of ['+18885550151', '+447700900123', '+19005550151', ''])
      expect(areaOf(phone)).toBeUndefined()
  })

  it('names zones that there are', () => {
    for (const code of areaCodes)
      for (const timeZone of areaOf(`+1${code}5550151`)?.zones ?? [])
        expect(() => new Intl.DateTimeFormat('en-US', { timeZone })).not.toThrow()
  })
})
