import { allow, type Scope } from '../accounts/scope'
import { sendableSql } from '../consent/sendable'
import { pool } from '../platform/db.server'
import { compileNode, compileRule } from './compile'
import { readHeavy, timeZoneOf } from './heavy.server'
import { conditionsOf, type Rule } from './rule'

export type SegmentCount = {
  /** Contacts of the workspace. */
  total: number
  match: number
  /** Of those who match, why some get nothing. Each is counted once, in this order. */
  noConsent: number
  optedOut: number
  landline: number
  mayGet: number
  /** How long it took, ms. */
  ms: number
}

// Told apart in the same order everywhere: what the person said last weighs more than what they never said.
const optedOut = `(c.consent = 'revoked' OR EXISTS (SELECT 1 FROM suppression held
  WHERE held.workspace_id = c.workspace_id AND held.phone = c.phone))`

/** How many match right now, and how many of them may be written to. */
export async function countRule(scope: Scope, rule: Rule, now: Date): Promise<SegmentCount> {
  allow(scope, 'segments.read')
  const began = performance.now()
  const counted = await readHeavy(async (sql) => {
    const params: unknown[] = [scope.workspaceId]
    const where = compileRule(rule, params, now, await timeZoneOf(sql, scope.workspaceId))
    const { rows } = await sql.query<Omit<SegmentCount, 'total' | 'ms'>>(
      `SELECT count(*) AS match,
              count(*) FILTER (WHERE ${sendableSql('c')}) AS "mayGet",
              count(*) FILTER (WHERE ${optedOut}) AS "optedOut",
              count(*) FILTER (WHERE c.consent IN ('none', 'pending') AND NOT ${optedOut}) AS "noConsent",
              count(*) FILTER (WHERE c.consent = 'granted' AND c.line_type = 'landline' AND NOT ${optedOut}) AS landline
       FROM contact c WHERE c.workspace_id = $1 AND c.deleted_at IS NULL AND ${where}`,
      params,
    )
    const total = await sql.query(
      'SELECT count(*) AS total FROM contact WHERE workspace_id = $1 AND deleted_at IS NULL',
      [scope.workspaceId],
    )
    return { ...rows[0], total: total.rows[0].total } as Omit<SegmentCount, 'ms'>
  })
  return { ...counted, ms: Math.round(performance.now() - began) }
}

/** How many each condition matches alone, in the order of `conditionsOf`, in one pass over the contacts. */
export async function countRows(scope: Scope, rule: Rule, now: Date): Promise<number[]> {
  allow(scope, 'segments.read')
  const conditions = conditionsOf(rule)
  if (conditions.length === 0) return []
  return readHeavy(async (sql) => {
    const params: unknown[] = [scope.workspaceId]
    const timeZone = await timeZoneOf(sql, scope.workspaceId)
    const counts = conditions.map(
      (row) => `count(*) FILTER (WHERE ${compileNode(row, params, now, timeZone)})`,
    )
    const { rows } = await sql.query<number[]>({
      text: `SELECT ${counts.join(', ')} FROM contact c WHERE c.workspace_id = $1 AND c.deleted_at IS NULL`,
      values: params,
      rowMode: 'array',
    })
    return rows[0] ?? []
  })
}

/** Counts a stored segment and remembers the number for the list. Nothing is changed when its rule was saved meanwhile. */
export async function recount(
  scope: Scope,
  segment: { id: string; rule: Rule; updatedAt: string },
  now: Date,
): Promise<number> {
  allow(scope, 'segments.read')
  const count = await readHeavy(async (sql) => {
    const params: unknown[] = [scope.workspaceId]
    const where = compileRule(segment.rule, params, now, await timeZoneOf(sql, scope.workspaceId))
    const { rows } = await sql.query(
      `SELECT count(*) AS count FROM contact c WHERE c.workspace_id = $1 AND c.deleted_at IS NULL AND ${where}`,
      params,
    )
    return rows[0].count as number
  })
  await pool().query(
    'UPDATE segment SET last_count = $3, counted_at = $4 WHERE workspace_id = $1 AND id = $2 AND updated_at = $5',
    [scope.workspaceId, segment.id, count, now, segment.updatedAt],
  )
  return count
}
