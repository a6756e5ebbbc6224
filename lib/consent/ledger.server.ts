import { allow, type Scope } from '../accounts/scope'
import { pool, type Sql } from '../platform/db.server'
import { AppError } from '../platform/errors'
import type { Intent } from './keywords'
import { appendEvents, hashSql, lockLedger } from './ledger-sql.server'
import { type ConsentEventKind, liftedByPerson, type Mechanism, type SuppressionReason } from './standing'

const maxEvidenceText = 500

export type ConsentEventInput = {
  /** E.164. */
  phone: string
  kind: ConsentEventKind
  mechanism: Mechanism
  occurredAt: Date
  wordingId?: string
  /** The person's own act; without it the scope's actor is named. */
  byContact?: boolean
  /** What proves it: { importId, line, text, sourceUrl, ip, … }; `reason` says why for 'suppressed'. */
  evidence?: Record<string, unknown> & { reason?: SuppressionReason }
}

/**
 * Appends one event and brings suppression and `contact.consent` in step, in the caller's transaction. Returns the event's id.
 * @throws AppError('conflict') for a grant to a number that is held: only the person, or a release, ends that.
 */
export async function recordConsent(sql: Sql, scope: Scope, event: ConsentEventInput): Promise<number> {
  allowRecording(scope, event.kind)
  await lockLedger(sql, scope.workspaceId, event.phone)
  const held = await heldFor(sql, scope.workspaceId, event.phone)
  if (held && isGrant(event.kind) && !(event.byContact && liftedByPerson.has(held.reason)))
    throw new AppError(
      'conflict',
      'This number is on the suppression list since {day}. It stays there until the person comes back (START) or an owner releases it.',
      { values: { day: held.since.toISOString().slice(0, 10) } },
    )
  const { lastId } = await append(sql, scope, event)
  return lastId as number
}

function append(sql: Sql, scope: Scope, event: ConsentEventInput) {
  const actor = event.byContact ? { kind: 'contact', id: null } : scope.actor
  return appendEvents(
    sql,
    scope.workspaceId,
    `SELECT $2::text AS phone, $3::text AS kind, $4::text AS mechanism, $5::text AS wording_id, $6::text AS actor_kind,
            $7::text AS actor_id, $8::jsonb AS evidence, $9::timestamptz AS occurred_at`,
    [
      event.phone,
      event.kind,
      event.mechanism,
      event.wordingId ?? null,
      actor.kind,
      actor.id,
      JSON.stringify(event.evidence ?? {}),
      event.occurredAt,
    ],
  )
}

function isGrant(kind: ConsentEventKind): boolean {
  return kind === 'granted' || kind === 'confirmed' || kind === 'resumed' || kind === 'asked'
}

/** Anyone who answers people may take a "no"; a "yes" needs more; ending a suppression needs an owner. */
function allowRecording(scope: Scope, kind: ConsentEventKind): void {
  if (scope.actor.kind === 'api_key' && kind !== 'released') allow(scope, 'contacts.write')
  else if (kind === 'released') allow(scope, 'workspace.manage')
  else if (kind === 'revoked' || kind === 'suppressed' || kind === 'help') allow(scope, 'consent.revoke')
  else allow(scope, 'consent.record')
}

async function heldFor(sql: Sql, workspaceId: string, phone: string) {
  const { rows } = await sql.query<{ reason: SuppressionReason; since: Date }>(
    `SELECT reason, since FROM suppression WHERE workspace_id = $1 AND phone = $2`,
    [workspaceId, phone],
  )
  return rows[0]
}

export type ReplyIntent = {
  workspaceId: string
  /** E.164 of the person who wrote. */
  phone: string
  intent: Intent
  text: string
  replyId: string
  at: Date
  /** On toll-free numbers the carrier answers STOP itself; a second answer would be one too many. */
  carrierConfirms?: boolean
}

/**
 * Records what a reply asked for, in the transaction that stores the reply. Returns the one confirmation to send, or null:
 * a number that is held already gets none, nor does someone who asks back in without ever having said yes.
 */
export async function recordReplyIntent(sql: Sql, reply: ReplyIntent): Promise<string | null> {
  const kind = eventOf[reply.intent]
  if (!kind) return null
  const { workspaceId, phone } = reply
  const scope: Scope = { workspaceId, actor: { kind: 'system', id: null }, grants: 'everything' }
  await lockLedger(sql, workspaceId, phone)
  const before = await heldFor(sql, workspaceId, phone)
  await append(sql, scope, {
    phone,
    kind,
    mechanism: 'reply',
    byContact: true,
    occurredAt: reply.at,
    evidence: { replyId: reply.replyId, text: reply.text.slice(0, maxEvidenceText) },
  })
  if (reply.carrierConfirms && kind !== 'help') return null
  return confirmation(sql, reply, before !== undefined)
}

const eventOf: Record<Intent, ConsentEventKind | null> = {
  stop: 'revoked',
  start: 'resumed',
  help: 'help',
  other: null,
}

async function confirmation(sql: Sql, reply: ReplyIntent, wasHeld: boolean): Promise<string | null> {
  const { rows } = await sql.query<
    Record<'brand' | 'stop' | 'start' | 'help', string> & { granted: boolean }
  >(
    `SELECT w.brand_name AS brand, w.stop_reply AS stop, w.start_reply AS start, w.help_reply AS help,
            (NOT EXISTS (SELECT FROM suppression s WHERE s.workspace_id = w.id AND s.phone = $2)
             AND EXISTS (SELECT FROM consent_event g WHERE g.workspace_id = w.id AND g.phone = $2
                         AND g.kind IN ('granted', 'confirmed'))) AS granted
     FROM workspace w WHERE w.id = $1`,
    [reply.workspaceId, reply.phone],
  )
  const words = rows[0]
  if (!words || reply.intent === 'other') return null
  if (reply.intent === 'stop' && wasHeld) return null
  if (reply.intent === 'start' && !words.granted) return null
  const text = words[reply.intent]
  return text.includes(words.brand) ? text : `${words.brand}: ${text}`
}

export type ChainCheck = {
  /** Events replayed. */
  events: number
  unbroken: boolean
  /** The first event whose seal or link does not hold. */
  brokenAt: number | null
  /** Hex SHA-256 of the newest event. */
  head: string | null
}

/** Replays one number's chain: every event's hash is computed again and compared with its own and its successor's. */
export async function verifyChain(scope: Scope, phone: string): Promise<ChainCheck> {
  allow(scope, 'consent.read')
  const { rows } = await pool().query<ChainCheck>(
    `SELECT count(*)::int AS events, coalesce(bool_and(holds), true) AS unbroken,
            min(id) FILTER (WHERE NOT holds) AS "brokenAt", (array_agg(encode(hash, 'hex') ORDER BY id DESC))[1] AS head
     FROM (SELECT e.id, e.hash, e.hash = ${hashSql('e')}
             AND e.previous IS NOT DISTINCT FROM lag(e.hash) OVER (ORDER BY e.id) AS holds
           FROM consent_event e WHERE e.workspace_id = $1 AND e.phone = $2) replayed`,
    [scope.workspaceId, phone],
  )
  return rows[0] as ChainCheck
}
