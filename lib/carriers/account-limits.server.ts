import { auditSql } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { pool, transaction } from '../platform/db.server'
import { notFound } from '../platform/errors'
import { parse } from '../platform/parse'
import { type AccountLimits, accountLimitsSchema, readLimits } from './account-limits'

/** What whoever carries for an account takes, by its name; null for one that is not there. */
export async function limitsOf(
  workspaceId: string,
  accountId: string,
): Promise<{ name: string; limits: AccountLimits | null } | null> {
  const { rows } = await pool().query<{ name: string; limits: unknown }>(
    'SELECT name, limits FROM carrier_account WHERE workspace_id = $1 AND id = $2',
    [workspaceId, accountId],
  )
  const [row] = rows
  return row ? { name: row.name, limits: readLimits(row.limits) } : null
}

/** What whoever carries for a sender's account takes; null for one without limits of its own, and for none. */
export async function limitsOfSender(workspaceId: string, senderId: string): Promise<AccountLimits | null> {
  const { rows } = await pool().query<{ limits: unknown }>(
    `SELECT a.limits FROM sender s JOIN carrier_account a ON a.workspace_id = s.workspace_id AND a.id = s.account_id
     WHERE s.workspace_id = $1 AND s.id = $2`,
    [workspaceId, senderId],
  )
  return readLimits(rows[0]?.limits ?? null)
}

/**
 * Sets what whoever carries for an account takes; null takes it back. What is composed from now on stays under it; the
 * library is not made anew.
 * @throws AppError('invalid') for a limit that holds nothing; AppError('not_found') for an account that is not there.
 */
export async function setAccountLimits(
  scope: Scope,
  accountId: string,
  given: AccountLimits | null,
): Promise<void> {
  allow(scope, 'carriers.manage')
  const limits = given && parse(accountLimitsSchema, given)
  await transaction(async (sql) => {
    const { rowCount } = await sql.query(
      'UPDATE carrier_account SET limits = $3 WHERE workspace_id = $1 AND id = $2 AND disabled_at IS NULL',
      [scope.workspaceId, accountId, limits && JSON.stringify(limits)],
    )
    if (!rowCount) throw notFound('carrier account')
    await auditSql(sql, scope, {
      action: 'carrier.limited',
      subjectType: 'carrier_account',
      subjectId: accountId,
      data: limits ?? {},
    })
  })
}
