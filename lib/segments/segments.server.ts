import { z } from 'zod'
import { audited } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import { AppError, notFound } from '../platform/errors'
import { everyone, type Rule, ruleSchema } from './rule'

/** Its name as people type it. */
export const segmentName = z
  .string()
  .trim()
  .min(1, 'Give the segment a name')
  .max(80, 'At most 80 characters')
  .refine((name) => !name.includes('\0'), 'Contains a character that cannot be stored')

export type SegmentLine = {
  id: string
  name: string
  rule: Rule
  updatedAt: string
  /** How many matched when last counted; null when never. */
  count: number | null
  countedAt: string | null
  /** Campaigns that write to it or leave it out. */
  usedIn: number
}

type Row = Omit<SegmentLine, 'rule' | 'updatedAt' | 'countedAt'> & {
  rule: unknown
  updatedAt: Date
  countedAt: Date | null
}

const columns = `s.id, s.name, s.rule, s.updated_at AS "updatedAt", s.last_count AS count, s.counted_at AS "countedAt",
  (SELECT count(*)::int FROM campaign p
   WHERE p.workspace_id = s.workspace_id AND p.deleted_at IS NULL
     AND (p.draft #> '{audience,include}' ? s.id::text OR p.draft #> '{audience,exclude}' ? s.id::text)) AS "usedIn"`

/** By name. */
export async function listSegments(scope: Scope): Promise<SegmentLine[]> {
  allow(scope, 'segments.read')
  const { rows } = await pool().query<Row>(
    `SELECT ${columns} FROM segment s WHERE s.workspace_id = $1 AND s.deleted_at IS NULL ORDER BY lower(s.name), s.id LIMIT 500`,
    [scope.workspaceId],
  )
  return rows.map(line)
}

/** @throws AppError('not_found') */
export async function readSegment(scope: Scope, id: string): Promise<SegmentLine> {
  allow(scope, 'segments.read')
  const { rows } = await pool().query<Row>(
    `SELECT ${columns} FROM segment s WHERE s.workspace_id = $1 AND s.id = $2 AND s.deleted_at IS NULL`,
    [scope.workspaceId, id],
  )
  if (!rows[0]) throw notFound('segment')
  return line(rows[0])
}

function line(row: Row): SegmentLine {
  const rule = ruleSchema.safeParse(row.rule)
  return {
    ...row,
    // What an older version stored and this one cannot read matches nobody rather than everybody.
    rule: rule.success ? rule.data : nobody,
    updatedAt: row.updatedAt.toISOString(),
    countedAt: row.countedAt?.toISOString() ?? null,
  }
}

const nobody: Rule = {
  type: 'group',
  match: 'all',
  of: [{ type: 'consent', op: 'is_not', states: ['none', 'pending', 'granted', 'revoked'] }],
}

export function createSegment(scope: Scope, input: { name: string; rule?: Rule }): Promise<{ id: string }> {
  allow(scope, 'segments.write')
  return audited(scope, async (tx) => {
    const result = await tx.segment.create({
      data: {
        workspaceId: scope.workspaceId,
        name: input.name,
        rule: input.rule ?? everyone,
        createdById: scope.actor.id,
      },
      select: { id: true },
    })
    return { result, entry: { action: 'segment.created', subjectType: 'segment', subjectId: result.id } }
  })
}

/** @throws AppError('not_found') */
export function renameSegment(scope: Scope, id: string, name: string): Promise<{ updatedAt: string }> {
  allow(scope, 'segments.write')
  const updatedAt = new Date()
  return audited(scope, async (tx) => {
    const { count } = await tx.segment.updateMany({
      where: { workspaceId: scope.workspaceId, id, deletedAt: null },
      data: { name, updatedAt },
    })
    if (count === 0) throw notFound('segment')
    return {
      result: { updatedAt: updatedAt.toISOString() },
      entry: { action: 'segment.renamed', subjectType: 'segment', subjectId: id, data: { name } },
    }
  })
}

/**
 * Saves the rule. `basedOn` is the `updatedAt` it was edited from: when someone saved in between, nothing is overwritten.
 * @throws AppError('conflict'), AppError('not_found')
 */
export async function saveRule(
  scope: Scope,
  input: { id: string; rule: Rule; basedOn: string },
): Promise<{ updatedAt: string }> {
  allow(scope, 'segments.write')
  const rule = ruleSchema.parse(input.rule)
  const updatedAt = new Date(Math.max(Date.now(), Date.parse(input.basedOn) + 1))
  return audited(scope, async (tx) => {
    const { count } = await tx.segment.updateMany({
      where: { workspaceId: scope.workspaceId, id: input.id, deletedAt: null, updatedAt: input.basedOn },
      data: { rule, updatedAt, lastCount: null, countedAt: null },
    })
    if (count === 0) {
      await readSegment(scope, input.id)
      throw new AppError(
        'conflict',
        'Someone else saved this segment meanwhile. Your rows are still here; duplicate the segment to keep both, or reload.',
      )
    }
    return {
      result: { updatedAt: updatedAt.toISOString() },
      entry: { action: 'segment.rule_saved', subjectType: 'segment', subjectId: input.id, data: { rule } },
    }
  })
}

/** @throws AppError('not_found') */
export async function duplicateSegment(scope: Scope, id: string): Promise<{ id: string }> {
  const { name, rule } = await readSegment(scope, id)
  return createSegment(scope, { name: `${name.slice(0, 74)}, copy`, rule })
}

/** Puts a segment away, or brings it back. Campaigns that leave it out go on leaving it out. */
export function deleteSegment(scope: Scope, id: string, deleted: boolean): Promise<void> {
  allow(scope, 'segments.write')
  return audited(scope, async (tx) => {
    const { count } = await tx.segment.updateMany({
      where: { workspaceId: scope.workspaceId, id, deletedAt: deleted ? null : { not: null } },
      data: { deletedAt: deleted ? new Date() : null },
    })
    if (count === 0) throw notFound('segment')
    const action = deleted ? 'segment.deleted' : 'segment.restored'
    return { result: undefined, entry: { action, subjectType: 'segment', subjectId: id } }
  })
}
