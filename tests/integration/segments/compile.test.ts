import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileAudience, compileRule } from '@/lib/segments/compile'
import { matches, type Person } from '@/lib/segments/match'
import { type Rule, ruleSchema } from '@/lib/segments/rule'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { contactId, now, person, store } from './people'
import { condition, rule } from './rules'

const ours = '00000000-0000-7000-8000-000000000001'
const theirs = '00000000-0000-7000-8000-000000000002'

let database: TestDatabase
let people: Person[]

beforeAll(async () => {
  database = await testDatabase()
  const drawn = fc.sample(person, 400)
  people = drawn.slice(0, 200)
  await store(database.pool, ours, people)
  // The same ids with another history: whoever forgets the workspace reads it.
  await store(database.pool, theirs, drawn.slice(200))
  await database.pool.query('ANALYZE')
})
afterAll(() => database.drop())

async function found(where: string, params: unknown[]): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    `SELECT c.id FROM contact c WHERE c.workspace_id = $1 AND ${where} ORDER BY c.id`,
    params,
  )
  return rows.map((row) => row.id)
}

const wanted = (test: (one: Person) => boolean) =>
  people.flatMap((one, index) => (test(one) ? [contactId(index)] : []))

describe('what PostgreSQL finds is what the rule means', () => {
  test.each([
    ['conditions', condition.map((row): Rule => ({ type: 'group', match: 'all', of: [row] })), 600],
    ['negated conditions', condition.map((row): Rule => ({ type: 'group', match: 'none', of: [row] })), 200],
    ['trees', rule, 400],
  ])('for random %s', async (_, rules, numRuns) => {
    let some = 0
    await fc.assert(
      fc.asyncProperty(rules, fc.constantFrom('America/New_York', 'Asia/Tokyo'), async (one, timeZone) => {
        expect(ruleSchema.parse(one)).toEqual(one)
        const params: unknown[] = [ours]
        const ids = await found(compileRule(one, params, now, timeZone), params)
        expect(ids).toEqual(wanted((each) => matches(one, each, now, timeZone)))
        if (ids.length > 0 && ids.length < people.length) some++
      }),
      { numRuns },
    )
    // Rules that nobody or everybody matches would prove little.
    expect(some).toBeGreaterThan(numRuns / 4)
  })

  test('an audience is any of the included and none of the excluded', async () => {
    const lists = fc.record({
      include: fc.array(rule, { maxLength: 3 }),
      exclude: fc.array(rule, { maxLength: 2 }),
    })
    await fc.assert(
      fc.asyncProperty(lists, async (audience) => {
        const params: unknown[] = [ours]
        const ids = await found(compileAudience(audience, params, now), params)
        const inAny = (rules: Rule[], each: Person) => rules.some((one) => matches(one, each, now))
        expect(ids).toEqual(wanted((each) => inAny(audience.include, each) && !inAny(audience.exclude, each)))
      }),
      { numRuns: 100 },
    )
  })

  test('values never reach the SQL text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), (value) => {
        fc.pre(value.trim().length > 0 && !value.includes('\0'))
        const asking = (text: string): Rule => ({
          type: 'group',
          match: 'all',
          of: [
            { type: 'text', field: 'city', op: 'is', values: [text] },
            { type: 'tags', op: 'has_any', tags: [text] },
          ],
        })
        expect(compileRule(asking(value), [ours], now)).toBe(compileRule(asking('x'), [ours], now))
      }),
    )
  })
})
