import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import { eventsOf, standingOfNumber } from './explore.server'
import { type ChainCheck, verifyChain } from './ledger.server'
import { canonicalSql } from './ledger-sql.server'

export type Proof = {
  phone: string
  madeAt: string
  standing: unknown
  check: ChainCheck
  /** How to replay it. */
  method: string
  /** Oldest first. `hash` is the SHA-256 of the UTF-8 bytes of `sealed`, whose last element is the hash before. */
  chain: { id: number; sealed: string; hash: string }[]
  events: unknown[]
  wordings: { version: number; sha256: string; text: string }[]
}

/** Everything on record about one number, in a form that can be checked without this product. At most 500 events. */
export async function proofOf(scope: Scope, phone: string, now: Date): Promise<Proof> {
  allow(scope, 'consent.read')
  const [standing, events, check, chain, wordings] = await Promise.all([
    standingOfNumber(scope, phone),
    eventsOf(scope, phone),
    verifyChain(scope, phone),
    pool().query<Proof['chain'][number]>(
      `SELECT e.id, ${canonicalSql('e')} AS sealed, encode(e.hash, 'hex') AS hash FROM consent_event e
       WHERE e.workspace_id = $1 AND e.phone = $2 ORDER BY e.id LIMIT 500`,
      [scope.workspaceId, phone],
    ),
    pool().query<Proof['wordings'][number]>(
      `SELECT DISTINCT w.version, w.sha256, w.text FROM consent_event e
       JOIN consent_wording w ON w.workspace_id = e.workspace_id AND w.id = e.wording_id
       WHERE e.workspace_id = $1 AND e.phone = $2 ORDER BY w.version`,
      [scope.workspaceId, phone],
    ),
  ])
  return {
    phone,
    madeAt: now.toISOString(),
    standing,
    check,
    method:
      'For each element of chain in order: sha256(sealed) must equal hash, and the last element of the JSON array in sealed must equal the hash of the element before (null for the first).',
    chain: chain.rows,
    events: events.reverse(),
    wordings: wordings.rows,
  }
}
