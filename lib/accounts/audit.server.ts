import { type PrismaTransaction, pool, prisma, type Sql } from '../platform/db.server'
import { allow, type Scope } from './scope'

export type AuditEntry = {
  /** Noun and past verb: `campaign.launched`. */
  action: string
  subjectType: string
  subjectId?: string
  /** What a reader of the log wants to know; no secrets, no phone numbers. */
  data?: Record<string, unknown>
}

/** Writes an audit event inside the Prisma transaction of the change it tells of. */
export async function audit(tx: PrismaTransaction, scope: Scope, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({
    data: {
      workspaceId: scope.workspaceId,
      actorKind: scope.actor.kind,
      actorId: scope.actor.id,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId ?? null,
      data: (entry.data ?? {}) as object,
    },
  })
}

/** The same for changes made in SQL. */
export async function auditSql(sql: Sql, scope: Scope, entry: AuditEntry): Promise<void> {
  await sql.query(
    `INSERT INTO audit_event (workspace_id, actor_kind, actor_id, action, subject_type, subject_id, data)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      scope.workspaceId,
      scope.actor.kind,
      scope.actor.id,
      entry.action,
      entry.subjectType,
      entry.subjectId ?? null,
      JSON.stringify(entry.data ?? {}),
    ],
  )
}

export type AuditLine = AuditEntry & { id: string; at: Date; actorKind: string; actorName: string | null }

/** Newest first, `limit` at a time; `before` is the id of the last line seen. */
export async function readAudit(scope: Scope, before?: string, limit = 50): Promise<AuditLine[]> {
  allow(scope, 'audit.read')
  const { rows } = await pool().query<AuditLine>(
    `SELECT a.id::text AS id, a.at, a.action, a.actor_kind AS "actorKind", coalesce(u.name, k.name) AS "actorName",
            a.subject_type AS "subjectType", a.subject_id AS "subjectId", a.data
     FROM audit_event a
     LEFT JOIN app_user u ON a.actor_kind = 'user' AND u.id::text = a.actor_id
     LEFT JOIN api_key k ON a.actor_kind = 'api_key' AND k.workspace_id = a.workspace_id AND k.id::text = a.actor_id
     WHERE a.workspace_id = $1 AND ($2::bigint IS NULL OR a.id < $2::bigint)
     ORDER BY a.id DESC LIMIT $3`,
    [scope.workspaceId, before ?? null, Math.min(limit, 200)],
  )
  return rows
}

/** Changes something and writes down who did it, in one transaction. */
export function audited<T>(
  scope: Scope,
  change: (tx: PrismaTransaction) => Promise<{ result: T; entry: AuditEntry }>,
): Promise<T> {
  return prisma().$transaction(async (tx) => {
    const { result, entry } = await change(tx)
    await audit(tx, scope, entry)
    return result
  })
}
