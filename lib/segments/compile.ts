import { engagementSql } from './compile-engagement'
import type { Condition, DateField, Node, Rule, TextField } from './rule'
import { addDays, anniversaries, dayOf, defaultTimeZone, startOfDay } from './time'

/** What a condition is compiled with. `bind` adds a parameter and answers its placeholder; values go no other way. */
export type Compiler = { bind: (value: unknown, type: string) => string; now: Date; timeZone: string }

type Of<Type extends Condition['type']> = Extract<Condition, { type: Type }>

/**
 * Compiles a rule to boolean SQL over alias `c` of `contact`, appending its values to `params`.
 * `params[0]` must already be the workspace's id: subqueries are bound to `$1`, so that no plan reads another tenant's rows.
 * The result may be NULL where it is not true; negate it with IS NOT TRUE, never with NOT.
 * "Today" is that of `timeZone`.
 */
export function compileRule(
  rule: Rule,
  params: unknown[],
  now: Date,
  timeZone: string = defaultTimeZone,
): string {
  return nodeSql(rule, compiler(params, now, timeZone))
}

/**
 * Those who match any of `include` and none of `exclude`. No include at all is nobody: an audience is chosen, never assumed.
 * Takes and answers what `compileRule` does.
 */
export function compileAudience(
  audience: { include: Rule[]; exclude: Rule[] },
  params: unknown[],
  now: Date,
  timeZone: string = defaultTimeZone,
): string {
  const into = compiler(params, now, timeZone)
  const included = audience.include.map((rule) => nodeSql(rule, into))
  const excluded = audience.exclude.map((rule) => nodeSql(rule, into))
  const parts = [included.length ? `(${included.join(' OR ')})` : 'FALSE']
  if (excluded.length) parts.push(`(${excluded.join(' OR ')}) IS NOT TRUE`)
  return `(${parts.join(' AND ')})`
}

/** Compiles one condition alone, for the count beside its row. */
export function compileNode(
  node: Node,
  params: unknown[],
  now: Date,
  timeZone: string = defaultTimeZone,
): string {
  return nodeSql(node, compiler(params, now, timeZone))
}

function compiler(params: unknown[], now: Date, timeZone: string): Compiler {
  if (typeof params[0] !== 'string') throw new TypeError('params[0] must be the id of the workspace')
  return {
    now,
    timeZone,
    bind(value, type) {
      params.push(value)
      return `$${params.length}::${type}`
    },
  }
}

// AND and OR of parts that are true or "not true" (false, null) are themselves true exactly when two-valued logic says so;
// only negation has to be careful, and it is always IS NOT TRUE.
function nodeSql(node: Node, into: Compiler): string {
  if (node.type !== 'group') return conditionSql(node, into)
  if (node.of.length === 0) return 'TRUE'
  const parts = node.of.map((child) => nodeSql(child, into))
  if (node.match === 'all') return `(${parts.join(' AND ')})`
  if (node.match === 'any') return `(${parts.join(' OR ')})`
  return `(${parts.join(' OR ')}) IS NOT TRUE`
}

function conditionSql(row: Condition, into: Compiler): string {
  switch (row.type) {
    case 'text':
      return textSql(row, into)
    case 'code':
      return codeSql(row, into)
    case 'number':
      return numberSql(row, into)
    case 'date':
      return dateSql(row, into)
    case 'flag':
      return flagSql(row, into)
    case 'tags':
      return tagsSql(row, into)
    case 'consent': {
      const is = `c.consent = ANY(${into.bind(row.states, 'consent_state[]')})`
      return row.op === 'is' ? is : `(${is}) IS NOT TRUE`
    }
    case 'engagement':
      return engagementSql(row, into)
  }
}

const textColumns = {
  firstName: 'c.first_name',
  lastName: 'c.last_name',
  email: 'c.email',
  city: 'c.city',
  postalCode: 'c.postal_code',
  source: 'c.source',
} as const

function attributeKey(field: TextField | DateField): string | undefined {
  return field.startsWith('attribute:') ? field.slice('attribute:'.length) : undefined
}

function textSql(row: Of<'text'>, into: Compiler): string {
  const key = attributeKey(row.field)
  const value =
    key === undefined
      ? textColumns[row.field as keyof typeof textColumns]
      : `(c.attributes ->> ${into.bind(key, 'text')})`
  if (!('values' in row)) return row.op === 'empty' ? `coalesce(${value}, '') = ''` : `${value} <> ''`
  const wanted = row.values.map((text) => text.toLowerCase())
  const like = (before: string) =>
    `lower(${value}) LIKE ANY(${into.bind(
      wanted.map((text) => `${before}${text.replace(/[\\%_]/g, '\\$&')}%`),
      'text[]',
    )})`
  switch (row.op) {
    case 'is':
      return `lower(${value}) = ANY(${into.bind(wanted, 'text[]')})`
    case 'is_not':
      return `(lower(${value}) = ANY(${into.bind(wanted, 'text[]')})) IS NOT TRUE`
    case 'contains':
      return like('%')
    case 'not_contains':
      return `(${like('%')}) IS NOT TRUE`
    case 'starts':
      return like('')
  }
}

const codeColumns = {
  state: 'c.state',
  country: 'c.country',
  carrier: 'c.carrier',
  // Of the North American plan only: elsewhere the digits after the country code mean other things.
  areaCode: "(CASE WHEN c.phone LIKE '+1%' THEN substr(c.phone, 3, 3) END)",
} as const

function codeSql(row: Of<'code'>, into: Compiler): string {
  const value = codeColumns[row.field]
  if (!('values' in row)) return row.op === 'empty' ? `coalesce(${value}, '') = ''` : `${value} <> ''`
  // bpchar against text[] would compare through a cast that no index knows.
  const type = row.field === 'country' ? 'bpchar[]' : 'text[]'
  const is = `${value} = ANY(${into.bind(row.values, type)})`
  return row.op === 'is' ? is : `(${is}) IS NOT TRUE`
}

const comparisons = {
  is: '=',
  is_not: '=',
  at_least: '>=',
  at_most: '<=',
  more_than: '>',
  less_than: '<',
} as const

function numberSql(row: Of<'number'>, into: Compiler): string {
  const key = into.bind(attributeKey(row.field), 'text')
  const known = `jsonb_typeof(c.attributes -> ${key}) = 'number'`
  // CASE, because PostgreSQL may evaluate the sides of an AND in any order and the cast must not meet text.
  const value = `(CASE WHEN ${known} THEN (c.attributes ->> ${key})::numeric END)`
  if (row.op === 'between')
    return `${value} BETWEEN ${into.bind(row.from, 'numeric')} AND ${into.bind(row.to, 'numeric')}`
  if (!('value' in row)) return row.op === 'empty' ? `(${known}) IS NOT TRUE` : known
  const compared = `${value} ${comparisons[row.op]} ${into.bind(row.value, 'numeric')}`
  return row.op === 'is_not' ? `(${compared}) IS NOT TRUE` : compared
}

function flagSql(row: Of<'flag'>, into: Compiler): string {
  const key = attributeKey(row.field) ?? ''
  // Containment is what the GIN index on attributes answers.
  const has = (value: boolean) => `c.attributes @> ${into.bind(JSON.stringify({ [key]: value }), 'jsonb')}`
  if (row.op === 'yes') return has(true)
  if (row.op === 'no') return has(false)
  const known = `(${has(true)} OR ${has(false)})`
  return row.op === 'not_empty' ? known : `${known} IS NOT TRUE`
}

function tagsSql(row: Of<'tags'>, into: Compiler): string {
  const list = into.bind(row.tags, 'text[]')
  if (row.op === 'has_all') return `c.tags @> ${list}`
  if (row.op === 'has_any') return `c.tags && ${list}`
  return `(c.tags && ${list}) IS NOT TRUE`
}

/** How a date field is compared: as a day, or as a moment that lies in a day of the zone. */
type DateSource = {
  /** True when the value lies in the days from–until, both included; null is no bound. */
  within: (from: string | null, until: string | null) => string
  /** month × 100 + day */
  monthDay: () => string
  empty: string
}

function dateSql(row: Of<'date'>, into: Compiler): string {
  const source = dateSource(row.field, into)
  const today = dayOf(into.now, into.timeZone)
  switch (row.op) {
    case 'on':
      return source.within(row.date, row.date)
    case 'before':
      return source.within(null, addDays(row.date, -1))
    case 'after':
      return source.within(addDays(row.date, 1), null)
    case 'in_last':
      return source.within(addDays(today, -row.days), today)
    case 'in_next':
      return source.within(today, addDays(today, row.days))
    case 'anniversary_in_next':
      return `${source.monthDay()} = ANY(${into.bind(anniversaries(today, row.days), 'int[]')})`
    case 'anniversary_month':
      return `${source.monthDay()} / 100 = ANY(${into.bind(row.months, 'int[]')})`
    case 'empty':
      return source.empty
    case 'not_empty':
      return `(${source.empty}) IS NOT TRUE`
  }
}

function dateSource(field: DateField, into: Compiler): DateSource {
  const key = attributeKey(field)
  if (key !== undefined) return attributeDate(into.bind(key, 'text'), into)
  return field === 'birthday'
    ? dayColumn('c.birthday', into)
    : momentColumn(momentColumns[field as 'createdAt'], into)
}

const momentColumns = { createdAt: 'c.created_at', consentAt: 'c.consent_at' } as const

function dayColumn(column: string, into: Compiler): DateSource {
  return {
    within: (from, until) => bounds(column, from, until, '<=', (day) => into.bind(day, 'date')),
    monthDay: () => `(extract(month FROM ${column}) * 100 + extract(day FROM ${column}))::int`,
    empty: `${column} IS NULL`,
  }
}

function momentColumn(column: string, into: Compiler): DateSource {
  return {
    within: (from, until) =>
      bounds(column, from, until && addDays(until, 1), '<', (day) =>
        into.bind(startOfDay(day, into.timeZone), 'timestamptz'),
      ),
    // Bound only when used: PostgreSQL refuses a parameter that no one mentions.
    monthDay() {
      const local = `(${column} AT TIME ZONE ${into.bind(into.timeZone, 'text')})`
      return `(extract(month FROM ${local}) * 100 + extract(day FROM ${local}))::int`
    },
    empty: `${column} IS NULL`,
  }
}

// Stored as YYYY-MM-DD text, whose order is the order of days: no cast that could fail on what a CSV once held.
function attributeDate(key: string, into: Compiler): DateSource {
  const value = `(CASE WHEN c.attributes ->> ${key} ~ '^\\d{4}-\\d{2}-\\d{2}$' THEN c.attributes ->> ${key} END)`
  return {
    within: (from, until) =>
      bounds(`${value} COLLATE "C"`, from, until, '<=', (day) => into.bind(day, 'text')),
    monthDay: () => `(substr(${value}, 6, 2) || substr(${value}, 9, 2))::int`,
    empty: `${value} IS NULL`,
  }
}

function bounds(
  value: string,
  from: string | null,
  until: string | null,
  upper: '<' | '<=',
  bind: (day: string) => string,
): string {
  const parts: string[] = []
  if (from) parts.push(`${value} >= ${bind(from)}`)
  if (until) parts.push(`${value} ${upper} ${bind(until)}`)
  return `(${parts.join(' AND ')})`
}
