import { auditSql } from '../accounts/audit.server'
import type { Scope } from '../accounts/scope'
import { transaction } from '../platform/db.server'
import { type ConsentEventInput, recordConsent } from './ledger.server'

/** Records what a member took down by hand, with its audit line. Returns the event's id. */
export function recordByHand(
  scope: Scope,
  event: Pick<ConsentEventInput, 'phone' | 'kind' | 'evidence'>,
  now: Date,
): Promise<number> {
  return transaction(async (sql) => {
    const id = await recordConsent(sql, scope, { ...event, mechanism: 'manual', occurredAt: now })
    await auditSql(sql, scope, {
      action: `consent.${event.kind}`,
      subjectType: 'consent_event',
      subjectId: String(id),
    })
    return id
  })
}
