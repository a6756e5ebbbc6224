import { z } from 'zod'
import { said, written } from '../words/said'

/** Bounds that keep any rule readable for a person and cheap for the database. */
export const limits = { depth: 4, rowsPerGroup: 20, rows: 60, valuesPerRow: 100, textLength: 200, days: 3650 }

/** Columns of `contact` holding free text, compared without regard to case. */
const textFields = ['firstName', 'lastName', 'email', 'city', 'postalCode', 'source'] as const
/** Fields holding one of a known set of codes, compared exactly: US, NC, tmobile, 828. */
const codeFields = ['state', 'country', 'carrier', 'areaCode'] as const
const dateFields = ['birthday', 'createdAt', 'consentAt'] as const
const consentStates = ['none', 'pending', 'granted', 'revoked'] as const
const engagementEvents = ['sent', 'received', 'clicked', 'bought', 'replied'] as const

/** A custom attribute, by the key of its definition. */
export type AttributeField = `attribute:${string}`
export type TextField = (typeof textFields)[number] | AttributeField
export type DateField = (typeof dateFields)[number] | AttributeField

const atMost = (sentence: string, most: number) => written(said(sentence, { most }))

// PostgreSQL cannot store a zero byte in text.
const word = z
  .string()
  .trim()
  .min(1, 'Fill in a value')
  .max(limits.textLength, atMost('At most {most} characters', limits.textLength))
  .refine((text) => !text.includes('\0'), 'Contains a character that cannot be stored')
const words = z
  .array(word)
  .min(1, 'Choose at least one value')
  .max(limits.valuesPerRow, atMost('At most {most} values in one row', limits.valuesPerRow))
const attribute = z.custom<AttributeField>(
  (value) => typeof value === 'string' && /^attribute:[\w.-]{1,64}$/.test(value),
  'Choose a field',
)
/** A calendar day, YYYY-MM-DD. */
const day = z.iso.date('Choose a date')
const days = z
  .number()
  .int()
  .min(1, 'At least 1 day')
  .max(limits.days, atMost('At most {most} days', limits.days))
const amount = z.number().refine(Number.isFinite, 'Not a number')

const text = z.discriminatedUnion('op', [
  z.strictObject({
    type: z.literal('text'),
    field: z.union([z.enum(textFields), attribute]),
    op: z.enum(['is', 'is_not', 'contains', 'not_contains', 'starts']),
    values: words,
  }),
  z.strictObject({
    type: z.literal('text'),
    field: z.union([z.enum(textFields), attribute]),
    op: z.enum(['empty', 'not_empty']),
  }),
])

const code = z.discriminatedUnion('op', [
  z.strictObject({
    type: z.literal('code'),
    field: z.enum(codeFields),
    op: z.enum(['is', 'is_not']),
    values: words,
  }),
  z.strictObject({
    type: z.literal('code'),
    field: z.enum(codeFields),
    op: z.enum(['empty', 'not_empty']),
  }),
])

const number = z.discriminatedUnion('op', [
  z.strictObject({
    type: z.literal('number'),
    field: attribute,
    op: z.enum(['is', 'is_not', 'at_least', 'at_most', 'more_than', 'less_than']),
    value: amount,
  }),
  z.strictObject({
    type: z.literal('number'),
    field: attribute,
    op: z.literal('between'),
    from: amount,
    to: amount,
  }),
  z.strictObject({ type: z.literal('number'), field: attribute, op: z.enum(['empty', 'not_empty']) }),
])

const dateField = z.union([z.enum(dateFields), attribute])
const date = z.discriminatedUnion('op', [
  z.strictObject({
    type: z.literal('date'),
    field: dateField,
    op: z.enum(['on', 'before', 'after']),
    date: day,
  }),
  // The next days include today; the last days end today.
  z.strictObject({ type: z.literal('date'), field: dateField, op: z.enum(['in_last', 'in_next']), days }),
  // The day and month come round, in whatever year: birthdays.
  z.strictObject({
    type: z.literal('date'),
    field: dateField,
    op: z.literal('anniversary_in_next'),
    days: z.number().int().min(0).max(365),
  }),
  z.strictObject({
    type: z.literal('date'),
    field: dateField,
    op: z.literal('anniversary_month'),
    months: z.array(z.number().int().min(1).max(12)).min(1, 'Choose a month').max(12),
  }),
  z.strictObject({ type: z.literal('date'), field: dateField, op: z.enum(['empty', 'not_empty']) }),
])

const flag = z.strictObject({
  type: z.literal('flag'),
  field: attribute,
  op: z.enum(['yes', 'no', 'empty', 'not_empty']),
})

const tags = z.strictObject({
  type: z.literal('tags'),
  op: z.enum(['has_any', 'has_all', 'has_none']),
  tags: words,
})

const consent = z.strictObject({
  type: z.literal('consent'),
  op: z.enum(['is', 'is_not']),
  states: z.array(z.enum(consentStates)).min(1, 'Choose at least one').max(consentStates.length),
})

const when = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ever') }),
  z.strictObject({ type: z.literal('in_last'), days }),
  z.strictObject({ type: z.literal('before'), date: day }),
  z.strictObject({ type: z.literal('since'), date: day }),
])

const engagement = z
  .strictObject({
    type: z.literal('engagement'),
    event: z.enum(engagementEvents),
    /** False turns the whole row round: not that often in that time. */
    did: z.boolean(),
    /** A campaign's id; null is any campaign. */
    campaign: z.uuid('Choose a campaign').nullable(),
    atLeast: z.number().int().min(1, 'At least once').max(1000, 'At most 1,000 times'),
    when,
    /** For `bought`: the purchases counted add up to at least this, in the currency's smallest unit (cents). */
    worth: z
      .strictObject({
        minor: z.number().int().min(1).max(1_000_000_000_000),
        currency: z.string().regex(/^[A-Z]{3}$/),
      })
      .optional(),
  })
  .refine((row) => !row.worth || row.event === 'bought', 'Only purchases have a value')

const condition = z.discriminatedUnion('type', [text, code, number, date, flag, tags, consent, engagement])

export type Condition = z.output<typeof condition>
export type Engagement = z.output<typeof engagement>
export type When = z.output<typeof when>
export type Match = 'all' | 'any' | 'none'
export type Group = { type: 'group'; match: Match; of: Node[] }
export type Node = Condition | Group
/** A segment's rule. An empty group asks nothing: everyone matches it. */
export type Rule = Group

// Built level by level instead of recursively, so that no input is deeper than the schema.
function groupOf(depth: number): z.ZodType<Group> {
  const node: z.ZodType<Node> =
    depth > 1 ? z.union([condition, groupOf(depth - 1)]) : (condition as z.ZodType<Node>)
  return z.strictObject({
    type: z.literal('group'),
    match: z.enum(['all', 'any', 'none']),
    of: z
      .array(node)
      .max(limits.rowsPerGroup, atMost('At most {most} rows in one group', limits.rowsPerGroup)),
  })
}

export const conditionSchema: z.ZodType<Condition> = condition

/** A tree of at most `limits.depth` levels and `limits.rows` rows. */
export const ruleSchema: z.ZodType<Rule> = groupOf(limits.depth).refine(
  (rule) => conditionsOf(rule).length <= limits.rows,
  atMost('At most {most} rows in one segment', limits.rows),
)

export const everyone: Rule = { type: 'group', match: 'all', of: [] }

/** Every condition in reading order. */
export function conditionsOf(node: Node): Condition[] {
  return node.type === 'group' ? node.of.flatMap(conditionsOf) : [node]
}
