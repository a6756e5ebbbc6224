import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  after as follow,
  isOver,
  type MessageEvent,
  type MessageStatus,
  messageStatuses,
  rank,
} from '@/lib/messages/state'

const events: MessageEvent[] = [
  'claim',
  'withhold',
  'accepted',
  'deferred',
  'refused',
  'silence',
  'delivered',
  'undeliverable',
  'underway',
]
const reports: MessageEvent[] = ['delivered', 'undeliverable', 'underway']
const anyStatus = fc.constantFrom(...messageStatuses)
const run = (start: MessageStatus, list: readonly MessageEvent[]) => list.reduce(follow, start)

describe('the way of a message', () => {
  it('only goes forward, but for the carrier’s own word that it has nothing', () => {
    fc.assert(
      fc.property(anyStatus, fc.constantFrom(...events), (status, event) => {
        const next = follow(status, event)
        if (event === 'deferred') expect(next).toBe(status === 'claimed' ? 'planned' : status)
        else expect(rank[next]).toBeGreaterThanOrEqual(rank[status])
      }),
    )
  })

  it('takes the same event twice as once', () => {
    fc.assert(
      fc.property(anyStatus, fc.constantFrom(...events), (status, event) => {
        expect(follow(follow(status, event), event)).toBe(follow(status, event))
      }),
    )
  })

  it('does not depend on the order in which reports come', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<MessageStatus>('claimed', 'unknown', 'submitted'),
        fc.array(fc.constantFrom(...reports), { maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        (status, list, seed) => {
          const shuffled = list.map((event) => ({ event, at: seed.next().value as number }))
          shuffled.sort((a, b) => a.at - b.at)
          expect(
            run(
              status,
              shuffled.map(({ event }) => event),
            ),
          ).toBe(run(status, list))
        },
      ),
    )
  })

  it('is handed over at most once unless the carrier said it has nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 60 }), (list) => {
        let status: MessageStatus = 'planned'
        let inDoubt = false
        for (const event of list) {
          const next = follow(status, event)
          if (event === 'claim' && next !== status) {
            expect(inDoubt).toBe(false)
            inDoubt = true
          }
          if (event === 'deferred' && status === 'claimed') inDoubt = false
          status = next
        }
      }),
    )
  })

  it('never leaves an end except to be delivered after all', () => {
    fc.assert(
      fc.property(anyStatus.filter(isOver), fc.array(fc.constantFrom(...events)), (status, list) => {
        const end = run(status, list)
        expect(end === status || (status === 'failed' && end === 'delivered')).toBe(true)
      }),
    )
  })
})
