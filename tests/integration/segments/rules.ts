import fc from 'fast-check'
import type { Condition, Node, Rule } from '@/lib/segments/rule'
import { calendarDay, campaigns, cities, names, tags } from './people'

const some = <T>(...values: T[]) => fc.constantFrom(...values)
const list = <T>(arbitrary: fc.Arbitrary<T>) => fc.uniqueArray(arbitrary, { minLength: 1, maxLength: 3 })
const days = fc.integer({ min: 1, max: 40 })

const text = fc.oneof(
  fc.record({
    type: some('text'),
    field: some(
      'firstName',
      'lastName',
      'city',
      'email',
      'source',
      'postalCode',
      'attribute:colour',
      'attribute:shoe',
    ),
    op: some('is', 'is_not', 'contains', 'not_contains', 'starts'),
    values: list(
      some(...names.filter(Boolean), ...cities, 'a', 'ASH', '%', '_', '\\', '2880', 'red', '42', 'manual'),
    ),
  }),
  fc.record({
    type: some('text'),
    field: some('firstName', 'city', 'attribute:colour'),
    op: some('empty', 'not_empty'),
  }),
)

const code = fc.oneof(
  fc.record({
    type: some('code'),
    field: some('state', 'country', 'carrier', 'areaCode'),
    op: some('is', 'is_not'),
    values: list(some('NC', 'TN', 'US', 'CA', 'att', 'verizon', '828', '423', '827')),
  }),
  fc.record({
    type: some('code'),
    field: some('state', 'country', 'areaCode'),
    op: some('empty', 'not_empty'),
  }),
)

const amount = some(-1, 0, 38, 42, 42.5, 44)
const numberField = some('attribute:shoe', 'attribute:vip', 'attribute:nowhere')
const number = fc.oneof(
  fc.record({
    type: some('number'),
    field: numberField,
    op: some('is', 'is_not', 'at_least', 'at_most', 'more_than', 'less_than'),
    value: amount,
  }),
  fc.record({ type: some('number'), field: numberField, op: some('between'), from: amount, to: amount }),
  fc.record({ type: some('number'), field: numberField, op: some('empty', 'not_empty') }),
)

const dateField = some('birthday', 'createdAt', 'consentAt', 'attribute:renewal', 'attribute:shoe')
const date = fc.oneof(
  fc.record({ type: some('date'), field: dateField, op: some('on', 'before', 'after'), date: calendarDay }),
  fc.record({ type: some('date'), field: dateField, op: some('in_last', 'in_next'), days }),
  fc.record({
    type: some('date'),
    field: dateField,
    op: some('anniversary_in_next'),
    days: fc.integer({ min: 0, max: 365 }),
  }),
  fc.record({
    type: some('date'),
    field: dateField,
    op: some('anniversary_month'),
    months: list(fc.integer({ min: 1, max: 12 })),
  }),
  fc.record({ type: some('date'), field: dateField, op: some('empty', 'not_empty') }),
)

const rest = fc.oneof(
  fc.record({
    type: some('flag'),
    field: some('attribute:vip', 'attribute:colour', 'attribute:nowhere'),
    op: some('yes', 'no', 'empty', 'not_empty'),
  }),
  fc.record({
    type: some('tags'),
    op: some('has_any', 'has_all', 'has_none'),
    tags: list(some(...tags, 'nobody has it')),
  }),
  fc.record({
    type: some('consent'),
    op: some('is', 'is_not'),
    states: list(some('none', 'pending', 'granted', 'revoked')),
  }),
)

const when = fc.oneof(
  fc.record({ type: some('ever') }),
  fc.record({ type: some('in_last'), days: fc.integer({ min: 1, max: 800 }) }),
  fc.record({ type: some('before', 'since'), date: calendarDay }),
)
const campaign = fc.option(some(...campaigns, '00000000-0000-7000-8000-00000000c009'), { nil: null })
const atLeast = fc.oneof(some(1), fc.integer({ min: 1, max: 4 }))
const engagement = fc.oneof(
  fc.record({
    type: some('engagement'),
    event: some('sent', 'received', 'clicked', 'bought', 'replied'),
    did: fc.boolean(),
    campaign,
    atLeast,
    when,
  }),
  fc.record({
    type: some('engagement'),
    event: some('bought'),
    did: fc.boolean(),
    campaign,
    atLeast,
    when,
    worth: fc.record({ minor: fc.integer({ min: 1, max: 8000 }), currency: some('USD', 'CAD') }),
  }),
)

export const condition = fc.oneof(text, code, number, date, rest, engagement) as fc.Arbitrary<Condition>

const group = (of: fc.Arbitrary<Node>) =>
  fc.record({ type: some('group'), match: some('all', 'any', 'none'), of: fc.array(of, { maxLength: 3 }) })

export const rule = group(
  fc.oneof(
    { weight: 3, arbitrary: condition },
    {
      weight: 2,
      arbitrary: group(fc.oneof(condition, group(condition) as fc.Arbitrary<Node>)) as fc.Arbitrary<Node>,
    },
  ),
) as fc.Arbitrary<Rule>
