import { sendableSql } from '../consent/sendable'
import { builtInFields } from '../contacts/fields'
import { type Sql, transaction } from '../platform/db.server'
import { claimableSql } from './personal-sql'

/** A message in this process's hands. `contact` has the merge fields that were asked for. */
export type Claimed = {
  id: number
  phone: string
  variant: number
  profileId: string | null
  /** Tries before this one. */
  tries: number
  contact: Record<string, unknown> | null
  content: unknown
}

export type ClaimRequest = {
  workspaceId: string
  senderId: string
  /** Null for tests and replies. */
  campaignId: string | null
  /** Names this claim: only who knows it may settle it. */
  token: string
  limit: number
  /** Merge fields that the texts read. */
  fields: readonly string[]
  /** Nothing due before this is looked for: spares the search through what was claimed a moment ago. */
  notBefore: Date
}

/**
 * Takes up to `limit` due messages, asking for consent (and the campaign's status) in the same statement, and commits before any
 * of them is handed over. Those that may no longer be written to become 'withheld'.
 */
export function claim(request: ClaimRequest): Promise<Claim> {
  const { workspaceId, senderId, campaignId, token, limit, notBefore } = request
  return transaction(async (sql) => {
    await enterClaims(sql, workspaceId)
    const parameters = [
      workspaceId,
      senderId,
      token,
      limit,
      notBefore,
      ...(campaignId === null ? [] : [campaignId]),
    ]
    const { rows } = await sql.query<Claimed & { withheld: string | null; sendAt: Date }>(
      claimSql(request),
      parameters,
    )
    const reached = rows.reduce((last, { sendAt }) => new Date(Math.max(+last, +sendAt)), notBefore)
    return { claimed: rows.filter((row) => row.withheld === null), taken: rows.length, reached }
  })
}

/** `taken` counts those withheld too; `reached` is how far in time the claim came. */
export type Claim = { claimed: Claimed[]; taken: number; reached: Date }

const claimsLock = `hashtextextended('claims ' || $1, 0)`

/** Shared with all other claims of the workspace; `waitForClaims` asks for it alone. */
async function enterClaims(sql: Sql, workspaceId: string): Promise<void> {
  // Right after a fan-out the statistics know nothing of a million new rows; the indexes are right in every case.
  await sql.query(
    `SELECT pg_advisory_xact_lock_shared(${claimsLock}), set_config('enable_seqscan', 'off', true),
            set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`,
    [workspaceId],
  )
}

/**
 * Ends when every claim that may not have seen what was committed before this call has ended. Claims that begin later see it.
 */
export async function waitForClaims(sql: Sql, workspaceId: string): Promise<void> {
  await sql.query(`SELECT pg_advisory_xact_lock(${claimsLock})`, [workspaceId])
}

// Every row is looked up by itself (LATERAL … LIMIT 1): right whatever the planner believes, also when the tables were filled a
// moment ago and have no statistics yet.
function claimSql({ campaignId, fields }: ClaimRequest): string {
  const ofSource =
    campaignId === null
      ? 'm.campaign_id IS NULL'
      : `m.campaign_id = $6 AND (SELECT k.status = 'sending' FROM campaign k WHERE k.workspace_id = $1 AND k.id = $6)
         AND m.id <= (SELECT ${claimableSql('k')} FROM campaign k WHERE k.workspace_id = $1 AND k.id = $6)`
  return `
WITH due AS MATERIALIZED (
  SELECT m.id, m.contact_id, m.phone, m.content, m.send_at FROM message m
  WHERE m.sender_id = $2 AND m.workspace_id = $1 AND m.status = 'planned' AND m.send_at <= now() AND m.send_at >= $5
    AND (m.send_until IS NULL OR m.send_until > now()) AND ${ofSource}
  ORDER BY m.send_at, m.id LIMIT $4 FOR UPDATE SKIP LOCKED
), judged AS MATERIALIZED (
  SELECT due.id, due.send_at, found.contact, ${campaignId === null ? directVerdict : campaignVerdict} AS withheld
  FROM due LEFT JOIN LATERAL (
    SELECT c.phone, c.line_type, ${sendableSql('c')} AS sendable, ${mergeSql(fields)} AS contact
    FROM contact c WHERE c.workspace_id = $1 AND c.id = due.contact_id LIMIT 1
  ) found ON true
)
UPDATE message m
SET status = CASE WHEN j.withheld IS NULL THEN 'claimed' ELSE 'withheld' END::message_status,
    claim = $3, claimed_at = clock_timestamp(), reason = j.withheld,
    ended_at = CASE WHEN j.withheld IS NULL THEN NULL ELSE now() END
FROM judged j WHERE m.id = j.id
RETURNING m.id, m.phone, m.variant, m.profile_id AS "profileId", m.attempts AS tries, m.content, m.send_at AS "sendAt",
          j.withheld, j.contact`
}

const suppressed = `coalesce((SELECT true FROM suppression s WHERE s.workspace_id = $1 AND s.phone = due.phone LIMIT 1), false)`

const campaignVerdict = `CASE
    WHEN found.sendable AND found.phone = due.phone THEN NULL
    WHEN ${suppressed} THEN 'opted_out'
    WHEN found.phone <> due.phone THEN 'number_changed'
    WHEN found.line_type = 'landline' THEN 'landline'
    ELSE 'no_consent' END`

/** Tests and replies answer someone; they need no marketing consent, but never go to a suppressed number, except the one confirmation. */
const directVerdict = `CASE WHEN NOT due.content ? 'confirms' AND ${suppressed} THEN 'opted_out' END`

const columns: ReadonlyMap<string, string> = new Map(
  builtInFields.map(({ key, type }) => [key, type === 'date' ? `c.${key}::text` : `c.${key}`]),
)

/** A JSON object with exactly the fields that the texts read. */
export function mergeSql(fields: readonly string[]): string {
  const pairs = fields.flatMap((field) => {
    const column = columns.get(field)
    return column ? [`'${field}', ${column}`] : []
  })
  if (fields.some((field) => field.startsWith('attributes'))) pairs.push(`'attributes', c.attributes`)
  return pairs.length > 0 ? `jsonb_build_object(${pairs.join(', ')})` : `'{}'::jsonb`
}
