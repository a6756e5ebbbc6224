import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SubmitOutcome } from '@/lib/carriers/carrier'
import { FailureWatch, LaneWatch } from '@/lib/messages/lane-watch'
import { pickRung, rungsOf, smallerRung, wordsAlone } from '@/lib/messages/rungs'
import { mostTries, pauseBefore, settlementOf } from '@/lib/messages/settlement'

const rendition = (bytes: number) => ({
  sha256: String(bytes),
  mime: 'image/jpeg',
  bytes,
  width: 1,
  height: 1,
  durationMs: null,
})
const renditions = {
  'att-short': rendition(500_000),
  standard: rendition(550_000),
  universal: rendition(250_000),
}
const medium = { assetId: 'a', kind: 'image' as const, altText: '', renditions, link: null }
const rungs = rungsOf([medium])
const tried = { tries: 0, profileId: 'att-short', rungs }
const outcome = (kind: string, more: object = {}) =>
  ({ messageId: 7, kind, code: 'x', meaning: 'm', certain: true, carrierId: 'c', ...more }) as SubmitOutcome

describe('what follows from an outcome', () => {
  it('costs a try unless it was our pace or our account', () => {
    expect(settlementOf(outcome('retry_later'), tried)).toMatchObject({ status: 'planned', tries: 1 })
    expect(settlementOf(outcome('retry_later', { throttled: true }), tried)).toMatchObject({
      tries: 0,
      delayMs: 1000,
    })
    expect(settlementOf(outcome('account_problem'), tried)).toMatchObject({ status: 'planned', tries: 0 })
    expect(settlementOf(outcome('retry_later'), { ...tried, tries: mostTries - 1 })).toMatchObject({
      status: 'failed',
      reason: 'retry_later',
    })
  })

  it('never plans again what may have been taken', () => {
    expect(settlementOf(outcome('unknown'), tried).status).toBe('unknown')
    expect(settlementOf(outcome('accepted'), tried).status).toBe('submitted')
  })

  it('goes one picture smaller, then gives up', () => {
    expect(settlementOf(outcome('retry_smaller'), tried)).toMatchObject({
      status: 'planned',
      profileId: 'universal',
    })
    expect(settlementOf(outcome('retry_smaller'), { ...tried, profileId: 'universal' })).toMatchObject({
      status: 'failed',
      reason: 'too_large',
    })
  })

  it('marks a number only on proof', () => {
    expect(settlementOf(outcome('address_dead'), tried).number).toBe('dead')
    expect(settlementOf(outcome('address_dead', { certain: false }), tried).number).toBeNull()
    expect(settlementOf(outcome('opted_out'), tried).number).toBe('opted_out')
  })

  it('waits longer each time, within an hour and a fifth', () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), fc.nat(), (tries, id) => {
        const pause = pauseBefore(tries, id)
        expect(pause).toBeGreaterThanOrEqual(12_000)
        expect(pause).toBeLessThanOrEqual(4_320_000)
        expect(pauseBefore(tries + 2, id)).toBeGreaterThanOrEqual(pause)
      }),
    )
  })
})

describe('the media for a profile', () => {
  it('is its own, else one that fits, else the smallest', () => {
    expect(pickRung(rungs, 'att-short')?.profileId).toBe('att-short')
    expect(pickRung(rungs, 'tmobile-long')?.profileId).toBe('standard')
    expect(pickRung(rungs, 'old-handset')?.profileId).toBe('universal')
    expect(pickRung(rungsOf([]), 'standard')).toBe(wordsAlone)
    const unmade = { assetId: 'a', kind: 'image' as const, altText: '', renditions: {}, link: null }
    expect(pickRung(rungsOf([unmade]), 'standard')).toBeUndefined()
  })

  it('gets strictly smaller until nothing is left', () => {
    let profileId: string | undefined = 'standard'
    const seen: number[] = []
    while (profileId) {
      seen.push(pickRung(rungs, profileId)?.bytes ?? 0)
      profileId = smallerRung(rungs, profileId)?.profileId
    }
    expect(seen).toEqual([550_000, 500_000, 250_000])
  })
})

describe('a lane', () => {
  it('waits after failures in a row, longer each time, and forgets them after a success', () => {
    const watch = new LaneWatch()
    const fail = (at: number) => watch.take(outcome('unknown'), at)
    expect([fail(0), fail(0)].map(({ kind }) => kind)).toEqual(['go', 'go'])
    expect(fail(0)).toMatchObject({ kind: 'wait', ms: 1000 })
    // What was on its way meanwhile says nothing new.
    expect(fail(500)).toEqual({ kind: 'go' })
    for (const at of [1001, 1002]) expect(fail(at).kind).toBe('go')
    expect(fail(1003)).toMatchObject({ kind: 'wait', ms: 2000 })
    expect(watch.careful).toBe(true)
    expect(watch.take(outcome('accepted'), 4000)).toEqual({ kind: 'go' })
    expect(watch.careful).toBe(false)
  })

  it('stops at once when the account is refused', () => {
    expect(new LaneWatch().take(outcome('account_problem'), 0).kind).toBe('halt')
  })

  it('names the commonest reason once too many fail, and not before', () => {
    const watch = new FailureWatch()
    for (let index = 0; index < 60; index++) expect(watch.take(null)).toBeUndefined()
    const said = Array.from({ length: 30 }, (_, index) =>
      watch.take(index % 3 ? 'our_fault' : 'address_dead'),
    )
    expect(said.filter(Boolean)).toEqual(['our_fault'])
    expect(said.findIndex(Boolean)).toBe(25)
  })
})
