import { describe, expect, it } from 'vitest'
import { LIGHT_PROFILES, NUMBER_TYPES, PROFILES, profileFor, rungBelow } from '@/lib/media/profiles'

describe('carrier profiles', () => {
  it('state a source and a date for every limit', () => {
    for (const profile of PROFILES) {
      expect(profile.source.length).toBeGreaterThan(10)
      expect(profile.date).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(profile.messageBytes).toBeGreaterThanOrEqual(100_000)
      expect(profile.width).toBeGreaterThanOrEqual(profile.height)
      expect(profile.mime).toContain('image/jpeg')
    }
    expect(new Set(PROFILES.map((profile) => profile.id)).size).toBe(PROFILES.length)
  })

  it('draw five lights, in the order people read them', () => {
    expect(LIGHT_PROFILES.map((profile) => profile.label)).toEqual([
      'AT&T',
      'T-Mobile',
      'Verizon',
      'Toll-free',
      'Old handset',
    ])
  })
})

describe('profileFor', () => {
  it.each([
    ['att', 'long_code', 'att-long'],
    ['tmobile', 'short_code', 'tmobile-short'],
    ['verizon', 'long_code', 'verizon-long'],
    ['uscellular', 'short_code', 'uscellular-short'],
    ['tmobile', 'toll_free', 'tollfree'],
    [null, 'toll_free', 'tollfree'],
    ['other', 'long_code', 'standard'],
    [null, 'short_code', 'standard'],
    ['att', null, 'universal'],
    [null, null, 'universal'],
  ] as const)('%s from %s is held to %s', (carrier, numberType, id) => {
    expect(profileFor(carrier, numberType).id).toBe(id)
  })

  it('never gives an unknown carrier more than the known ones get from the same kind of number', () => {
    for (const type of NUMBER_TYPES) {
      const least = Math.min(
        ...PROFILES.filter((profile) => profile.numberType === type).map((profile) => profile.messageBytes),
      )
      expect(profileFor('a carrier of tomorrow', type).messageBytes).toBeLessThanOrEqual(least)
    }
  })
})

describe('rungBelow', () => {
  it('steps down until nothing is smaller', () => {
    const ids: string[] = []
    for (let rung = rungBelow(profileFor('tmobile', 'long_code')); rung; rung = rungBelow(rung))
      ids.push(rung.id)
    expect(ids).toEqual(['large', 'standard', 'tollfree', 'universal', 'old-handset'])
  })
})
