import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeNode, editable, problemOf, rowsOf, ruleOf } from '@/lib/segments/edit'
import { fieldIdOf, fieldsWith } from '@/lib/segments/fields'
import { matches } from '@/lib/segments/match'
import { conditionsOf, type Rule } from '@/lib/segments/rule'
import { wordsIn } from '@/lib/words/catalogue'
import { now, person } from '../../integration/segments/people'
import { rule } from '../../integration/segments/rules'

describe('the builder', () => {
  test('shows a rule without changing what it means', () => {
    fc.assert(
      fc.property(rule, fc.array(person, { minLength: 5, maxLength: 5 }), (stored, people) => {
        // An empty nested group asks nothing; inside "any" the builder drops it, which is the only difference.
        fc.pre(!JSON.stringify(stored.of).includes('"of":[]'))
        const shown = ruleOf(editable(stored))
        for (const one of people) expect(matches(shown, one, now)).toBe(matches(stored, one, now))
        expect(ruleOf(editable(shown))).toEqual(shown)
      }),
      { numRuns: 300 },
    )
  })

  const vip: Rule['of'][number] = { type: 'tags', op: 'has_any', tags: ['vip'] }
  const gone: Rule['of'][number] = { type: 'tags', op: 'has_any', tags: ['gone'] }

  test('keeps rows in the order in which they are counted', () => {
    const draft = editable({
      type: 'group',
      match: 'all',
      of: [vip, { type: 'group', match: 'none', of: [gone] }],
    })
    expect(rowsOf(draft).map((one) => one.row)).toEqual(conditionsOf(ruleOf(draft)))
    expect(draft.except.of).toHaveLength(1)
  })

  test('changes and removes the node that was meant', () => {
    const draft = editable({ type: 'group', match: 'any', of: [vip, gone] })
    const [first, second] = rowsOf(draft)
    const changed = changeNode(draft, first?.key ?? 0, () => null)
    expect(rowsOf(changed)).toEqual([second])
    expect(changeNode(draft, -1, () => null)).toEqual(draft)
  })

  test('offers each field with a row that is about it, and says what the row lacks', () => {
    const fields = fieldsWith(wordsIn('en', 'segments'), [
      { key: 'shoe', label: 'Shoe size', type: 'number' },
    ])
    for (const field of fields) expect(fieldIdOf(field.make())).toBe(field.id)
    const t = wordsIn('en', 'segments')
    expect(problemOf(t, { type: 'tags', op: 'has_any', tags: [] })).toBe('Choose at least one value')
    expect(problemOf(t, vip as never)).toBeUndefined()
  })
})
