import { allow, type Scope } from '../accounts/scope'
import { displayName } from '../contacts/contact'
import { pool, type Sql } from '../platform/db.server'
import { compileNode, compileRule } from './compile'
import { readHeavy, timeZoneOf } from './heavy.server'
import type { Rule } from './rule'

export type SamplePerson = {
  id: string
  name: string
  place: string
  carrier: string | null
  /** What they did last, so that the marketer recognises them. */
  last: { kind: 'bought' | 'clicked' | 'received'; campaign: string | null; at: string } | null
}

type PersonRow = {
  id: string
  firstName: string | null
  lastName: string | null
  phone: string
  city: string | null
  state: string | null
  carrier: string | null
  kind: 'bought' | 'clicked' | 'received' | null
  campaign: string | null
  at: Date | null
}

/** Five of those who match; another `seed` gives another five. */
export async function samplePeople(
  scope: Scope,
  rule: Rule,
  seed: number,
  now: Date,
): Promise<SamplePerson[]> {
  allow(scope, 'contacts.read')
  const rows = await readHeavy(async (sql) => {
    const params: unknown[] = [scope.workspaceId, seed]
    const where = compileRule(rule, params, now, await timeZoneOf(sql, scope.workspaceId))
    const picked = `SELECT c.* FROM contact c
      WHERE c.workspace_id = $1 AND c.deleted_at IS NULL AND ${where}
      ORDER BY uuid_hash_extended(c.id, $2::bigint) LIMIT 5`
    return peopleOf(sql, picked, params)
  })
  return rows.map(person)
}

// The last thing only; each probe reads one row of an index on (workspace_id, contact_id, …).
async function peopleOf(sql: Sql, picked: string, params: unknown[]): Promise<PersonRow[]> {
  const { rows } = await sql.query<PersonRow>(
    `SELECT p.id, p.first_name AS "firstName", p.last_name AS "lastName", p.phone, p.city, p.state, p.carrier,
            last.kind, last.at, g.name AS campaign
     FROM (${picked}) p
     LEFT JOIN LATERAL (
       (SELECT 'bought' AS kind, v.campaign_id, v.at FROM conversion v
        WHERE v.workspace_id = $1 AND v.contact_id = p.id ORDER BY v.at DESC LIMIT 1)
       UNION ALL
       (SELECT 'clicked', k.campaign_id, k.at FROM click k
        WHERE k.workspace_id = $1 AND k.contact_id = p.id AND k.verdict <> 'bot' ORDER BY k.at DESC LIMIT 1)
       UNION ALL
       (SELECT 'received', m.campaign_id, m.delivered_at FROM message m
        WHERE m.workspace_id = $1 AND m.contact_id = p.id AND m.kind = 'campaign' AND m.delivered_at IS NOT NULL
        ORDER BY m.delivered_at DESC LIMIT 1)
       ORDER BY 3 DESC LIMIT 1
     ) last ON true
     LEFT JOIN campaign g ON g.workspace_id = $1 AND g.id = last.campaign_id`,
    params,
  )
  return rows
}

function person(row: PersonRow): SamplePerson {
  return {
    id: row.id,
    name: displayName(row),
    place: [row.city, row.state].filter(Boolean).join(' '),
    carrier: row.carrier,
    last: row.kind && row.at ? { kind: row.kind, campaign: row.campaign, at: row.at.toISOString() } : null,
  }
}

export type Presence = {
  id: string
  name: string
  phone: string
  inside: boolean
  /** Positions in `rule.of` that are not met, when the root asks for all. */
  unmet: number[]
}

/** Up to five people by that name or number, and whether each is in the segment. Needs at least two characters. */
export async function whoIsInside(scope: Scope, rule: Rule, text: string, now: Date): Promise<Presence[]> {
  allow(scope, 'contacts.read')
  const wanted = text.trim().slice(0, 80)
  if (wanted.length < 2 || wanted.includes('\0')) return []
  const digits = wanted.replace(/\D/g, '')
  const like = (value: string) => `%${value.replace(/[\\%_]/g, '\\$&')}%`
  return readHeavy(async (sql) => {
    const params: unknown[] = [scope.workspaceId, like(wanted), digits.length >= 4 ? like(digits) : null]
    const timeZone = await timeZoneOf(sql, scope.workspaceId)
    const inside = compileRule(rule, params, now, timeZone)
    const parts = rule.match === 'all' ? rule.of.map((node) => compileNode(node, params, now, timeZone)) : []
    const { rows } = await sql.query(
      `SELECT c.id, c.first_name AS "firstName", c.last_name AS "lastName", c.phone,
              (${inside}) IS TRUE AS inside, ARRAY[${parts.map((part) => `(${part}) IS TRUE`).join(', ')}]::boolean[] AS met
       FROM contact c
       WHERE c.workspace_id = $1 AND c.deleted_at IS NULL
         AND (concat_ws(' ', c.first_name, c.last_name) ILIKE $2 OR c.phone LIKE $3::text)
       ORDER BY lower(c.last_name), lower(c.first_name), c.id LIMIT 5`,
      params,
    )
    return rows.map((row) => ({
      id: row.id,
      name: displayName(row),
      phone: row.phone,
      inside: row.inside,
      unmet: (row.met as boolean[]).flatMap((met, i) => (met ? [] : [i])),
    }))
  })
}

export type Choices = {
  attributes: { key: string; label: string; type: 'text' | 'number' | 'date' | 'boolean' }[]
  campaigns: { id: string; name: string }[]
  tags: { tag: string; people: number }[]
  currency: string
}

/** What ids in rules are called. */
export async function wordChoices(scope: Scope): Promise<Pick<Choices, 'attributes' | 'campaigns'>> {
  allow(scope, 'segments.read')
  const [attributes, campaigns] = await Promise.all([
    pool().query(
      'SELECT key, label, type FROM attribute_definition WHERE workspace_id = $1 ORDER BY label LIMIT 200',
      [scope.workspaceId],
    ),
    pool().query(
      `SELECT id, name FROM campaign WHERE workspace_id = $1 AND launched_at IS NOT NULL AND deleted_at IS NULL
       ORDER BY launched_at DESC LIMIT 200`,
      [scope.workspaceId],
    ),
  ])
  return { attributes: attributes.rows, campaigns: campaigns.rows }
}

/** What a builder offers: attributes, campaigns that have been sent, the tags most used. */
export async function builderChoices(scope: Scope): Promise<Choices> {
  allow(scope, 'segments.read')
  const [words, tags, workspace] = await Promise.all([
    wordChoices(scope),
    // A million tagged contacts take a while to unfold; the builder works without the list too.
    readHeavy(
      (sql) =>
        sql.query(
          `SELECT tag, count(*) AS people FROM contact c, unnest(c.tags) AS tag
           WHERE c.workspace_id = $1 AND c.deleted_at IS NULL GROUP BY tag ORDER BY 2 DESC, 1 LIMIT 200`,
          [scope.workspaceId],
        ),
      2000,
    ).catch(() => ({ rows: [] })),
    pool().query('SELECT currency FROM workspace WHERE id = $1', [scope.workspaceId]),
  ])
  return { ...words, tags: tags.rows, currency: workspace.rows[0]?.currency ?? 'USD' }
}
