import { pool } from '../platform/db.server'
import { claimableSql } from './personal-sql'

/** Where due messages of a lane come from: a campaign, or null for tests and replies. And whether its account may send. */
export type LaneState = {
  sources: (string | null)[]
  ratePerSecond: number
  /** The account is halted or disabled, or the carrier asked for a pause longer than a lane waits. */
  closed: boolean
}

/** A pause of the account longer than this (s) is not waited out by a running lane; the sweep asks again. */
const longestHoldSeconds = 5

/** Whose hours have ended is not due: lib/messages/hours.server.ts puts them off. */
const inHours = '(m.send_until IS NULL OR m.send_until > now())'

/** What is due for a sender now. Tests and replies come first: somebody waits for them. */
export async function readLane(workspaceId: string, senderId: string): Promise<LaneState> {
  const { rows } = await pool().query<{
    campaigns: string[]
    direct: boolean
    rate: number
    closed: boolean
  }>(
    `SELECT ARRAY(
              SELECT c.id FROM campaign c
              WHERE c.workspace_id = $1 AND c.status = 'sending' AND c.frozen->>'senderId' = $2::uuid::text
                AND EXISTS (SELECT FROM message m WHERE m.sender_id = $2 AND m.campaign_id = c.id AND m.status = 'planned' AND m.send_at <= now() AND ${inHours}
                              AND m.id <= ${claimableSql('c')})
              ORDER BY c.launched_at) AS campaigns,
            EXISTS (SELECT FROM message m WHERE m.sender_id = $2 AND m.campaign_id IS NULL AND m.status = 'planned' AND m.send_at <= now()) AS direct,
            a.rate_per_second AS rate,
            a.halted_at IS NOT NULL OR a.disabled_at IS NOT NULL OR s.disabled_at IS NOT NULL
              OR a.paced_until > now() + make_interval(secs => ${longestHoldSeconds}) AS closed
     FROM sender s JOIN carrier_account a ON a.workspace_id = s.workspace_id AND a.id = s.account_id
     WHERE s.workspace_id = $1 AND s.id = $2`,
    [workspaceId, senderId],
  )
  const row = rows[0]
  if (!row) return { sources: [], ratePerSecond: 1, closed: true }
  return {
    sources: [...(row.direct ? [null] : []), ...row.campaigns],
    ratePerSecond: row.rate,
    closed: row.closed,
  }
}

/** Senders with something due whose account may send. */
export async function dueLanes(): Promise<{ workspaceId: string; senderId: string }[]> {
  const { rows } = await pool().query<{ workspaceId: string; senderId: string }>(
    `SELECT s.workspace_id AS "workspaceId", s.id AS "senderId"
     FROM sender s JOIN carrier_account a ON a.workspace_id = s.workspace_id AND a.id = s.account_id
     WHERE s.disabled_at IS NULL AND a.disabled_at IS NULL AND a.halted_at IS NULL
       AND a.paced_until <= now() + make_interval(secs => ${longestHoldSeconds})
       AND (EXISTS (SELECT FROM message m WHERE m.sender_id = s.id AND m.campaign_id IS NULL AND m.status = 'planned' AND m.send_at <= now())
            OR EXISTS (SELECT FROM campaign c WHERE c.workspace_id = s.workspace_id AND c.status = 'sending' AND c.frozen->>'senderId' = s.id::text
                       AND EXISTS (SELECT FROM message m WHERE m.sender_id = s.id AND m.campaign_id = c.id AND m.status = 'planned' AND m.send_at <= now() AND ${inHours}
                                     AND m.id <= ${claimableSql('c')})))
     LIMIT 500`,
  )
  return rows
}
