import { auditSql } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { transaction } from '../platform/db.server'
import { AppError, notFound } from '../platform/errors'
import { checkCredentials, notePrice, openAccount, sealCredentials } from './accounts.server'
import type { Carrier, CredentialField } from './carrier'
import { credentialFields } from './registry.server'

export type AccountChange = {
  id: string
  name: string
  ratePerSecond: number
  /** Price of one picture message in millionths of the workspace's currency. */
  priceMicros: number
  /** By key. A secret left out stays as it is; anything else left out is taken away. */
  credentials: Readonly<Record<string, string>>
}

/**
 * Changes what an account is reached by and lifts a halt: what waited goes on by itself.
 * @throws AppError('invalid') naming each credential that is wrong. Nothing was changed then.
 */
export async function changeAccount(scope: Scope, change: AccountChange): Promise<void> {
  allow(scope, 'carriers.manage')
  const { workspaceId } = scope
  const account = await openAccount(workspaceId, change.id)
  if (!account) throw notFound('carrier account')
  const given = { ...kept(account.carrier, account.credentials), ...change.credentials }
  const credentials = await checkCredentials(account.carrier, given)
  await transaction(async (sql) => {
    const { rowCount } = await sql.query(
      `UPDATE carrier_account SET name = $3, rate_per_second = $4, price_micros = $5, sealed = $6, halted_at = NULL, halt_reason = NULL
       WHERE workspace_id = $1 AND id = $2 AND disabled_at IS NULL`,
      [
        workspaceId,
        change.id,
        change.name,
        change.ratePerSecond,
        change.priceMicros,
        sealCredentials(workspaceId, change.id, credentials),
      ],
    )
    if (rowCount === 0) throw new AppError('conflict', 'Not changed: the carrier was disconnected meanwhile.')
    await notePrice(sql, workspaceId, change.id)
    await auditSql(sql, scope, {
      action: 'carrier.changed',
      subjectType: 'carrier_account',
      subjectId: change.id,
      data: { name: change.name, ratePerSecond: change.ratePerSecond, priceMicros: change.priceMicros },
    })
  })
}

/** Secrets, and what the form does not show at all. */
function kept(carrier: Carrier, credentials: unknown): Record<string, unknown> {
  const shown = new Set(credentialFields(carrier).flatMap(({ key, secret }) => (secret ? [] : [key])))
  return Object.fromEntries(
    Object.entries(credentials as Record<string, unknown>).filter(([key]) => !shown.has(key)),
  )
}

/** The settings form of a connected account, filled in. Secrets are never shown, only that they are there. */
export function filledFields(carrier: Carrier, credentials: unknown): CredentialField[] {
  const values = credentials as Record<string, unknown>
  return credentialFields(carrier).map((field) => {
    const value = values[field.key]
    if (value === undefined) return field
    if (!field.secret) return { ...field, default: String(value) }
    return { ...field, required: false, help: 'Kept as it is while this is blank.' }
  })
}
