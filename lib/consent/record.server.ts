import { auditSql } from '../accounts/audit.server'
import type { Scope } from '../accounts/scope'
import { type Sql, transaction } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { type ConsentEventInput, recordConsent } from './ledger.server'
import { keepWording } from './wording.server'

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

export type ApiConsent = {
  wording: string
  source: string
  at: string
  ip?: string | undefined
  sourceUrl?: string | undefined
}

/**
 * Records a yes that an API client vouches for, with the words and what proves it, in the caller's transaction. Returns the event's id.
 * @throws AppError('conflict') for a number on the suppression list, ('invalid') for a time that lies in the future.
 */
export async function recordByApi(
  sql: Sql,
  scope: Scope,
  phone: string,
  consent: ApiConsent,
  now: Date,
): Promise<number> {
  const { wording, at, ...evidence } = consent
  const occurredAt = new Date(at)
  if (occurredAt > now)
    throw new AppError('invalid', 'The consent lies in the future.', {
      fields: { 'consent.at': 'In the future.' },
    })
  const { id: wordingId } = await keepWording(sql, scope, wording)
  return recordConsent(sql, scope, {
    phone,
    kind: 'granted',
    mechanism: 'api',
    occurredAt,
    wordingId,
    evidence,
  })
}
