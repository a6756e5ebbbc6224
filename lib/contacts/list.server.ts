import { allow, type Scope } from '@/lib/accounts/scope'
import { sendableSql } from '@/lib/consent/sendable'
import { pool } from '@/lib/platform/db.server'
import {
  type ContactPage,
  type ContactRow,
  type Cursor,
  type ListQuery,
  searchTerms,
  type View,
} from './list'

const pageRows = 100
/** A search shows this many; a longer text narrows it. */
export const searchRows = 200

const row = `c.id, c.phone, nullif(concat_ws(' ', c.first_name, c.last_name), '') AS name, c.email,
  nullif(concat_ws(', ', c.city, c.state), '') AS place, c.tags, c.consent, c.line_type = 'landline' AS landline,
  EXISTS (SELECT FROM suppression h WHERE h.workspace_id = c.workspace_id AND h.phone = c.phone) AS held,
  c.created_at AS "createdAt"`

const viewSql: Record<View, string> = {
  all: 'true',
  sendable: sendableSql('c'),
  none: `c.consent IN ('none', 'pending')`,
  out: `(c.consent = 'revoked' OR EXISTS (SELECT FROM suppression h WHERE h.workspace_id = c.workspace_id AND h.phone = c.phone))`,
}

/** One page of the table, newest first, by key rather than by number, so that the millionth row is as near as the first. */
export async function listContacts(scope: Scope, query: ListQuery): Promise<ContactPage> {
  allow(scope, 'contacts.read')
  if (query.search) return searchContacts(scope, query)
  const values: unknown[] = [scope.workspaceId, pageRows + 1]
  const conditions = ['c.workspace_id = $1', 'c.deleted_at IS NULL', viewSql[query.view]]
  if (query.tag) conditions.push(`c.tags @> ARRAY[$${values.push(query.tag)}::text]`)
  if (query.after) {
    const at = values.push(query.after.createdAt)
    const id = values.push(query.after.id)
    // Rows of one import share their time; among them the id decides.
    conditions.push(
      `c.created_at <= $${at}::timestamptz AND (c.created_at < $${at}::timestamptz OR c.id > $${id}::uuid)`,
    )
  }
  const { rows } = await pool().query<ContactRow & { createdAt: Date }>(
    `SELECT ${row} FROM contact c WHERE ${conditions.join(' AND ')} ORDER BY c.created_at DESC, c.id LIMIT $2`,
    values,
  )
  const page = rows.slice(0, pageRows).map(plain)
  const last = page.at(-1)
  const next: Cursor | null =
    rows.length > pageRows && last ? { createdAt: last.createdAt, id: last.id } : null
  return { rows: page, next }
}

/**
 * People whose name, address or number begins with the text: one indexed look-up per column, at most `searchRows` in all.
 */
async function searchContacts(scope: Scope, query: ListQuery): Promise<ContactPage> {
  const { phones, words } = searchTerms(query.search)
  const values: unknown[] = [scope.workspaceId, searchRows]
  const lookups: string[] = []
  const lookup = (condition: string) =>
    lookups.push(`(SELECT f.id FROM contact f WHERE f.workspace_id = $1 AND ${condition} LIMIT $2)`)
  const like = (text: string) => `$${values.push(`${text.replace(/[\\%_]/g, '\\$&')}%`)}`
  for (const phone of phones) lookup(`f.phone LIKE ${like(phone)}`)
  const [first, second] = words
  if (first && second) {
    const [a, b] = [like(first), like(second)]
    lookup(`lower(f.first_name) LIKE ${a} AND lower(f.last_name) LIKE ${b}`)
    lookup(`lower(f.last_name) LIKE ${a} AND lower(f.first_name) LIKE ${b}`)
  } else if (first) {
    const start = like(first)
    for (const column of ['first_name', 'last_name', 'email'])
      lookup(`f.${column} IS NOT NULL AND lower(f.${column}) LIKE ${start}`)
  }
  if (lookups.length === 0) return { rows: [], next: null }
  const tag = query.tag ? `AND c.tags @> ARRAY[$${values.push(query.tag)}::text]` : ''
  const { rows } = await pool().query<ContactRow & { createdAt: Date }>(
    `SELECT ${row} FROM contact c
     WHERE c.workspace_id = $1 AND c.deleted_at IS NULL AND ${viewSql[query.view]} ${tag}
       AND c.id IN (${lookups.join(' UNION ')})
     ORDER BY lower(c.last_name), lower(c.first_name), c.id LIMIT $2`,
    values,
  )
  return { rows: rows.map(plain), next: null }
}

function plain(found: ContactRow & { createdAt: Date | string }): ContactRow {
  return { ...found, createdAt: new Date(found.createdAt).toISOString() }
}

export type ContactCounts = Record<View, number>

/** How many people each view holds. */
export async function countContacts(scope: Scope): Promise<ContactCounts> {
  allow(scope, 'contacts.read')
  const { rows } = await pool().query<ContactCounts>(
    `SELECT count(*)::int AS all, count(*) FILTER (WHERE ${viewSql.none})::int AS none,
            count(*) FILTER (WHERE c.consent = 'revoked' OR h.phone IS NOT NULL)::int AS out,
            count(*) FILTER (WHERE c.consent = 'granted' AND c.line_type <> 'landline' AND h.phone IS NULL)::int AS sendable
     FROM contact c LEFT JOIN suppression h ON h.workspace_id = c.workspace_id AND h.phone = c.phone
     WHERE c.workspace_id = $1 AND c.deleted_at IS NULL`,
    [scope.workspaceId],
  )
  return rows[0] as ContactCounts
}
