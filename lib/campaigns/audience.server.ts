import type { Scope } from '../accounts/scope'
import { sendableSql } from '../consent/sendable'
import { attributePrefix, builtInFields } from '../contacts/fields'
import { placeKeySql } from '../messages/hours.server'
import { pool, prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { compileAudience } from '../segments/compile'
import { type Rule, ruleSchema } from '../segments/rule'
import type { Draft } from './draft'
import type { PlaceCount } from './hours'
import type { AudienceCounts } from './inspection'

export type AudienceRules = { include: Rule[]; exclude: Rule[] }

/**
 * The rules of a draft's segments. A deleted or unreadable one to send to counts as nobody.
 * @throws AppError('conflict') when one to leave out cannot be read: guessing would write to people who should be left out.
 */
export async function audienceRules(scope: Scope, draft: Draft): Promise<AudienceRules> {
  const ids = [...draft.audience.include, ...draft.audience.exclude]
  const segments = await prisma().segment.findMany({
    where: { workspaceId: scope.workspaceId, id: { in: ids } },
    select: { id: true, rule: true, deletedAt: true },
  })
  const found = new Map(
    segments.map((segment) => [
      segment.id,
      { rule: ruleSchema.safeParse(segment.rule).data, deleted: segment.deletedAt !== null },
    ]),
  )
  const include = draft.audience.include.flatMap((id) => {
    const segment = found.get(id)
    return segment?.rule && !segment.deleted ? [segment.rule] : []
  })
  // A segment that people asked to leave out still leaves them out after it was deleted.
  const exclude = draft.audience.exclude.map((id) => {
    const rule = found.get(id)?.rule
    if (!rule)
      throw new AppError(
        'conflict',
        'A segment to leave out cannot be read any more. Take it out of “Don’t send to” and choose it again.',
      )
    return rule
  })
  return { include, exclude }
}

export type AudienceSample = {
  contactId: string
  name: string
  place: string
  carrier: string | null
  values: Record<string, unknown>
}

export type AudienceDetails = {
  /** Merge field → how many have no value. */
  emptyFields: Record<string, number>
  /** Merge field → bytes of its longest value. */
  longest: Record<string, number>
  /** Everybody, by what is known of where they are. */
  places: PlaceCount[]
  sample: AudienceSample[]
}

/** What a draft's checks need to know about those who may be written to. `fields` are merge fields that the texts read. */
export async function audienceDetails(
  scope: Scope,
  rules: AudienceRules,
  fields: string[],
  now: Date,
  timeZone: string,
): Promise<AudienceDetails> {
  const params: unknown[] = [scope.workspaceId]
  const audience = compileAudience(rules, params, now, timeZone)
  const where = `c.workspace_id = $1 AND ${sendableSql('c')} AND ${audience}`
  const values = fields.map((field) => valueSql(field, params))
  const emptiness = values.map((value) => `count(*) FILTER (WHERE coalesce(${value}, '') = '')`)
  const lengths = values.map((value) => `max(octet_length(${value}))`)
  const [counts, places, sample] = await Promise.all([
    pool().query({
      text: `SELECT ${['count(*)', ...emptiness, ...lengths].join(', ')} FROM contact c WHERE ${where}`,
      values: params,
      rowMode: 'array',
    }),
    pool().query<PlaceCount>(
      `SELECT ${placeKeySql('c')} AS key, count(*) AS people FROM contact c WHERE ${where} GROUP BY 1`,
      params.slice(0, params.length - countBound(fields)),
    ),
    pool().query<SampleRow>(
      `SELECT c.id, c.first_name, c.last_name, c.email, c.phone, c.country, c.state, c.city, c.postal_code, c.birthday::text, c.carrier, c.attributes
       FROM contact c WHERE ${where} ORDER BY c.id LIMIT 5`,
      params.slice(0, params.length - countBound(fields)),
    ),
  ])
  const [, ...numbers] = counts.rows[0] as unknown as (number | null)[]
  const byField = (from: number) =>
    Object.fromEntries(fields.map((field, index) => [field, Number(numbers[from + index] ?? 0)]))
  return {
    emptyFields: byField(0),
    longest: byField(fields.length),
    places: places.rows,
    sample: sample.rows.map(sampleOf),
  }
}

type SampleRow = Record<string, unknown> & {
  id: string
  first_name: string | null
  last_name: string | null
  phone: string
  city: string | null
  state: string | null
  carrier: string | null
}

function sampleOf(row: SampleRow): AudienceSample {
  return {
    contactId: row.id,
    name: [row.first_name, row.last_name].filter(Boolean).join(' ') || row.phone,
    place: [row.city, row.state].filter(Boolean).join(' '),
    carrier: row.carrier,
    values: row,
  }
}

/** A field as text. Built-in ones are columns of the same name; custom ones are looked up by a bound key. Unknown ones are empty for all. */
function valueSql(field: string, params: unknown[]): string {
  if (builtInFields.some((known) => known.key === field)) return `c.${field}::text`
  params.push(isCustom(field) ? field.slice(attributePrefix.length) : field)
  return `(c.attributes ->> $${params.length}::text)`
}

function isCustom(field: string): boolean {
  return field.startsWith(attributePrefix)
}

function countBound(fields: string[]): number {
  return fields.filter((field) => !builtInFields.some((known) => known.key === field)).length
}

/** How the audience shrinks to those who may be written to; each person is counted once, for the first reason that applies. */
export async function countAudience(
  scope: Scope,
  rules: AudienceRules,
  now: Date,
  timeZone: string,
): Promise<AudienceCounts> {
  const params: unknown[] = [scope.workspaceId]
  const included = compileAudience({ include: rules.include, exclude: [] }, params, now, timeZone)
  const audience = compileAudience(rules, params, now, timeZone)
  const { rows } = await pool().query<AudienceCounts>(
    `SELECT count(*) AS matched,
            count(*) FILTER (WHERE NOT wanted) AS excluded,
            count(*) FILTER (WHERE wanted AND opted_out) AS "optedOut",
            count(*) FILTER (WHERE wanted AND NOT opted_out AND consent <> 'granted') AS "noConsent",
            count(*) FILTER (WHERE wanted AND NOT opted_out AND consent = 'granted' AND line_type = 'landline') AS landline,
            count(*) FILTER (WHERE wanted AND sendable) AS "mayBeWritten"
     FROM (
       SELECT c.consent, c.line_type, (${audience}) IS TRUE AS wanted, ${sendableSql('c')} AS sendable,
              c.consent = 'revoked' OR EXISTS (SELECT 1 FROM suppression s WHERE s.workspace_id = c.workspace_id AND s.phone = c.phone) AS opted_out
       FROM contact c WHERE c.workspace_id = $1 AND c.deleted_at IS NULL AND ${included}
     ) people`,
    params,
  )
  return rows[0] as AudienceCounts
}
