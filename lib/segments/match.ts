import type { Condition, Engagement, Node, Rule } from './rule'
import { addDays, anniversaries, dayOf, defaultTimeZone, spanOf } from './time'

/** A contact and what happened with them, as far as rules can ask. Moments are Dates, calendar days YYYY-MM-DD. */
export type Person = {
  phone: string
  firstName: string | null
  lastName: string | null
  email: string | null
  country: string | null
  state: string | null
  city: string | null
  postalCode: string | null
  carrier: string | null
  source: string
  birthday: string | null
  tags: string[]
  attributes: Record<string, unknown>
  consent: 'none' | 'pending' | 'granted' | 'revoked'
  consentAt: Date | null
  createdAt: Date
  messages: { campaignId: string | null; submittedAt: Date | null; deliveredAt: Date | null }[]
  clicks: { campaignId: string; at: Date; verdict: 'human' | 'bot' | 'unknown' }[]
  purchases: { campaignId: string | null; at: Date; valueMinor: number; currency: string }[]
  /** `campaignId` is that of the last campaign that had written to them when they replied. */
  replies: { campaignId: string | null; at: Date; intent: 'stop' | 'start' | 'help' | 'other' }[]
}

type Moment = { now: Date; timeZone: string }

/** The meaning of a rule, in two-valued logic, for one person. `compileRule` must agree with it for every contact. */
export function matches(rule: Rule, person: Person, now: Date, timeZone: string = defaultTimeZone): boolean {
  return nodeMatches(rule, person, { now, timeZone })
}

function nodeMatches(node: Node, person: Person, at: Moment): boolean {
  if (node.type !== 'group') return conditionMatches(node, person, at)
  if (node.of.length === 0) return true
  if (node.match === 'all') return node.of.every((child) => nodeMatches(child, person, at))
  const any = node.of.some((child) => nodeMatches(child, person, at))
  return node.match === 'any' ? any : !any
}

function conditionMatches(row: Condition, person: Person, at: Moment): boolean {
  switch (row.type) {
    case 'text':
      return textMatches(row, textOf(row.field, person))
    case 'code':
      return codeMatches(row, codeOf(row.field, person))
    case 'number':
      return numberMatches(row, attributeOf(row.field, person))
    case 'date':
      return dateMatches(row, dateOf(row.field, person, at), at)
    case 'flag':
      return flagMatches(row.op, attributeOf(row.field, person))
    case 'tags':
      return tagsMatch(row, person.tags)
    case 'consent':
      return row.states.includes(person.consent) === (row.op === 'is')
    case 'engagement':
      return engagementMatches(row, person, at)
  }
}

type Of<Type extends Condition['type']> = Extract<Condition, { type: Type }>

function attributeOf(field: string, person: Person): unknown {
  const key = field.slice('attribute:'.length)
  return Object.hasOwn(person.attributes, key) ? person.attributes[key] : undefined
}

/** A JSON value as PostgreSQL's ->> shows it, for the scalars attributes hold. */
function shown(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value)
}

function textOf(field: Of<'text'>['field'], person: Person): string | null {
  if (field.startsWith('attribute:')) return shown(attributeOf(field, person))
  return person[field as 'firstName']
}

function textMatches(row: Of<'text'>, value: string | null): boolean {
  if (!('values' in row)) return !!value === (row.op === 'not_empty')
  const lower = value?.toLowerCase()
  const wanted = row.values.map((text) => text.toLowerCase())
  switch (row.op) {
    case 'is':
      return lower !== undefined && wanted.includes(lower)
    case 'is_not':
      return lower === undefined || !wanted.includes(lower)
    case 'contains':
      return wanted.some((text) => lower?.includes(text))
    case 'not_contains':
      return !wanted.some((text) => lower?.includes(text))
    case 'starts':
      return wanted.some((text) => lower?.startsWith(text))
  }
}

function codeOf(field: Of<'code'>['field'], person: Person): string | null {
  if (field !== 'areaCode') return person[field]
  return person.phone.startsWith('+1') ? person.phone.slice(2, 5) : null
}

function codeMatches(row: Of<'code'>, value: string | null): boolean {
  if (!('values' in row)) return !!value === (row.op === 'not_empty')
  return (value !== null && row.values.includes(value)) === (row.op === 'is')
}

function numberMatches(row: Of<'number'>, value: unknown): boolean {
  const known = typeof value === 'number'
  switch (row.op) {
    case 'empty':
      return !known
    case 'not_empty':
      return known
    case 'between':
      return known && value >= row.from && value <= row.to
    case 'is':
      return known && value === row.value
    case 'is_not':
      return !known || value !== row.value
    case 'at_least':
      return known && value >= row.value
    case 'at_most':
      return known && value <= row.value
    case 'more_than':
      return known && value > row.value
    case 'less_than':
      return known && value < row.value
  }
}

function dateOf(field: Of<'date'>['field'], person: Person, at: Moment): string | null {
  if (field === 'birthday') return person.birthday
  if (field === 'createdAt') return dayOf(person.createdAt, at.timeZone)
  if (field === 'consentAt') return person.consentAt && dayOf(person.consentAt, at.timeZone)
  const value = shown(attributeOf(field, person))
  return value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null
}

function dateMatches(row: Of<'date'>, day: string | null, at: Moment): boolean {
  if (row.op === 'empty') return day === null
  if (day === null) return false
  const today = dayOf(at.now, at.timeZone)
  const monthDay = Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10))
  switch (row.op) {
    case 'not_empty':
      return true
    case 'on':
      return day === row.date
    case 'before':
      return day < row.date
    case 'after':
      return day > row.date
    case 'in_last':
      return day >= addDays(today, -row.days) && day <= today
    case 'in_next':
      return day >= today && day <= addDays(today, row.days)
    case 'anniversary_in_next':
      return anniversaries(today, row.days).includes(monthDay)
    case 'anniversary_month':
      return row.months.includes(Math.floor(monthDay / 100))
  }
}

function flagMatches(op: Of<'flag'>['op'], value: unknown): boolean {
  if (op === 'yes') return value === true
  if (op === 'no') return value === false
  return (typeof value === 'boolean') === (op === 'not_empty')
}

function tagsMatch(row: Of<'tags'>, tags: string[]): boolean {
  if (row.op === 'has_all') return row.tags.every((tag) => tags.includes(tag))
  return row.tags.some((tag) => tags.includes(tag)) === (row.op === 'has_any')
}

type Happening = { campaignId: string | null; at: Date; valueMinor?: number; currency?: string }

function happenings(event: Engagement['event'], person: Person): Happening[] {
  const submitted = person.messages.map(({ campaignId, submittedAt }) => ({ campaignId, at: submittedAt }))
  const delivered = person.messages.map(({ campaignId, deliveredAt }) => ({ campaignId, at: deliveredAt }))
  const dated = (list: { campaignId: string | null; at: Date | null }[]) =>
    list.filter((one): one is Happening => one.at !== null)
  switch (event) {
    case 'sent':
      return dated(submitted)
    case 'received':
      return dated(delivered)
    case 'clicked':
      return person.clicks.filter((click) => click.verdict !== 'bot')
    case 'bought':
      return person.purchases
    case 'replied':
      return person.replies.filter((reply) => reply.intent === 'other')
  }
}

function engagementMatches(row: Engagement, person: Person, at: Moment): boolean {
  const { from, until } = spanOf(row.when, at.now, at.timeZone)
  const counted = happenings(row.event, person).filter(
    (one) =>
      (row.campaign === null || one.campaignId === row.campaign) &&
      (!from || one.at >= from) &&
      (!until || one.at < until) &&
      (!row.worth || one.currency === row.worth.currency),
  )
  const worth = counted.reduce((sum, one) => sum + (one.valueMinor ?? 0), 0)
  const did = counted.length >= row.atLeast && (!row.worth || worth >= row.worth.minor)
  return did === row.did
}
