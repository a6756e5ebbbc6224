import { systemScope } from '../accounts/scope'
import { recordConsent } from '../consent/ledger.server'
import { lockLedger } from '../consent/ledger-sql.server'
import type { PublicBrand } from '../links/public-page'
import { pool, type Sql, transaction } from '../platform/db.server'
import { log } from '../platform/log.server'
import { handedOver } from './hand-over.server'

/** Whose message it was, for the page on which they opt out. */
export type Recipient = {
  workspaceId: string
  messageId: number
  /** E.164. */
  phone: string
  /** Number or short code that wrote to them. */
  sender: string | null
  brand: PublicBrand
  out: Out
}

/** Whether they said themselves that they want nothing any more, and whether their own START would end that. */
export type Out = { said: boolean; mayReturn: boolean }

/** The person of a message; undefined when there is no such message. The code in the page's address is what allows it. */
export async function readRecipient(messageId: number): Promise<Recipient | undefined> {
  const { rows } = await pool().query<
    Omit<Recipient, 'brand' | 'out'> & { name: string; ground: string | null; ink: string | null }
  >(
    `SELECT m.workspace_id AS "workspaceId", m.id AS "messageId", m.phone, s.address AS sender, w.brand_name AS name, k.ground, k.ink
     FROM message m JOIN workspace w ON w.id = m.workspace_id
     LEFT JOIN sender s ON s.workspace_id = m.workspace_id AND s.id = m.sender_id
     LEFT JOIN brand_kit k ON k.workspace_id = m.workspace_id
     WHERE m.id = $1`,
    [messageId],
  )
  const row = rows[0]
  if (!row) return undefined
  const { name, ground, ink, ...recipient } = row
  const out = await readOut(pool(), recipient.workspaceId, recipient.phone)
  return { ...recipient, brand: { name, ground, ink }, out }
}

/** A number may be held for another reason, by a complaint for example: their own word is then still worth having. */
async function readOut(sql: Sql, workspaceId: string, phone: string): Promise<Out> {
  const { rows } = await sql.query<{ reason: string; last: string | null }>(
    `SELECT s.reason, (SELECT CASE WHEN e.evidence ? 'undoOf' THEN NULL ELSE e.kind END FROM consent_event e
       WHERE e.workspace_id = s.workspace_id AND e.phone = s.phone AND e.kind IN ('granted', 'confirmed', 'revoked', 'resumed')
       ORDER BY e.id DESC LIMIT 1) AS last
     FROM suppression s WHERE s.workspace_id = $1 AND s.phone = $2`,
    [workspaceId, phone],
  )
  const reason = rows[0]?.reason
  return { said: rows[0]?.last === 'revoked' || reason === 'opted_out', mayReturn: reason === 'opted_out' }
}

/** What is kept of the visit, as proof: no address, only what tells visitors apart. */
export type Visit = { userAgent: string; ipHash: string; at: Date }

/**
 * Takes a person off at their own wish, once however often they press, and waits for some seconds until nothing to them is left
 * between a claim and the carrier.
 */
export async function optOut({ workspaceId, messageId, phone }: Recipient, visit: Visit): Promise<void> {
  const { at, ...evidence } = visit
  const recorded = await transaction(async (sql) => {
    await lockLedger(sql, workspaceId, phone)
    if ((await readOut(sql, workspaceId, phone)).said) return false
    await recordConsent(sql, systemScope(workspaceId), {
      phone,
      kind: 'revoked',
      mechanism: 'page',
      byContact: true,
      occurredAt: at,
      evidence: { messageId, ...evidence },
    })
    return true
  })
  if (!recorded) return
  // They are off, whatever becomes of the waiting.
  await handedOver(workspaceId, phone).catch((err) => log.warn({ err }, 'an opt-out could not wait'))
}
