import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Submission } from '@/lib/carriers/carrier'
import { groupsOf, sharedVerdict } from '@/lib/carriers/mm7/group'

const contents = [0, 1].map((bytes) => ({ bytes, form: null }))

const submissions = fc
  .array(
    fc.record({
      text: fc.constantFrom('Open till nine.', 'Closed on Monday.'),
      from: fc.constantFrom('52755', '+18285550142'),
      to: fc.constantFrom('+18285550151', '+18285550152', '+18285550153', '+18285550154'),
      content: fc.constantFrom(...contents),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(
      (one, messageId): Submission => ({ ...one, messageId, reference: `mq-${messageId}` }) as Submission,
    ),
  )

describe('submissions that share a request', () => {
  it('are the same but for their numbers, within what was agreed, and nobody is lost or doubled', () => {
    fc.assert(
      fc.property(submissions, fc.integer({ min: 1, max: 5 }), (batch, most) => {
        const groups = groupsOf(batch, most)
        expect(
          groups
            .flat()
            .map(({ messageId }) => messageId)
            .sort((a, b) => a - b),
        ).toEqual(batch.map(({ messageId }) => messageId))
        for (const group of groups) {
          expect(group.length).toBeLessThanOrEqual(most)
          expect(new Set(group.map(({ text }) => text)).size).toBe(1)
          expect(new Set(group.map(({ from }) => from)).size).toBe(1)
          expect(new Set(group.map(({ content }) => content)).size).toBe(1)
          expect(new Set(group.map(({ to }) => to)).size).toBe(group.length)
        }
      }),
    )
  })
})

describe('the answer to several', () => {
  it('counts for each only where it cannot be about one of them', () => {
    const refused = (kind: 'our_fault' | 'opted_out') => ({ kind, code: '2000', meaning: 'No' }) as const
    expect(sharedVerdict({ kind: 'accepted', carrierId: 'c', code: '1000' })).toMatchObject({
      kind: 'accepted',
    })
    expect(sharedVerdict({ kind: 'accepted', carrierId: 'c', code: '1100' })).toMatchObject({
      kind: 'unknown',
    })
    expect(sharedVerdict({ kind: 'address_dead', code: '2002', meaning: 'No', certain: true })).toBeNull()
    expect(sharedVerdict(refused('our_fault'))).toBeNull()
    expect(sharedVerdict(refused('opted_out'))).toBeNull()
    expect(sharedVerdict({ kind: 'retry_later', code: '3000', meaning: 'Later' })).toMatchObject({
      kind: 'retry_later',
    })
  })
})
