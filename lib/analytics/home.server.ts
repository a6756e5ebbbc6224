import { allow, type Scope } from '../accounts/scope'
import { draftDue } from '../campaigns/due'
import type { CampaignStatus } from '../campaigns/state'
import { firstAssetSql } from '../messages/frozen'
import { pool } from '../platform/db.server'
import { inEnglish, type Say } from '../words/said'
import { type Interval, wilsonInterval } from './interval'
import { type Progress, sayProgress } from './progress'
import { progressOf } from './progress.server'

export type SendingNow = {
  id: string
  name: string
  status: CampaignStatus
  launchedAt: string
  assetId: string | null
  sender: string | null
  progress: Progress
}

/** Campaigns that are leaving or paused, the latest launch first. */
export async function sendingNow(scope: Scope, say: Say = inEnglish): Promise<SendingNow[]> {
  allow(scope, 'campaigns.read')
  const { rows } = await pool().query(
    `SELECT c.id, c.name, c.status, c.launched_at AS "launchedAt", ${firstAssetSql('c.frozen')} AS "assetId", s.address AS sender
     FROM campaign c LEFT JOIN sender s ON s.workspace_id = c.workspace_id AND s.id::text = c.frozen ->> 'senderId'
     WHERE c.workspace_id = $1 AND c.status IN ('preparing', 'sending', 'paused') AND c.launched_at IS NOT NULL AND c.deleted_at IS NULL
     ORDER BY (c.status = 'paused'), c.launched_at DESC LIMIT 5`,
    [scope.workspaceId],
  )
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      launchedAt: row.launchedAt.toISOString(),
      progress: sayProgress(say, await progressOf(scope, row.id)),
    })),
  )
}

export type Planned = {
  id: string
  name: string
  status: CampaignStatus
  at: string
  assetId: string | null
}

/** What leaves, or is meant to leave, in the seven days from the beginning of today: launched, scheduled, and drafts with a date. */
export async function nextSevenDays(scope: Scope, now: Date): Promise<Planned[]> {
  allow(scope, 'campaigns.read')
  const { rows } = await pool().query(
    `SELECT planned.* FROM (
       SELECT c.id, c.name, c.status, ${firstAssetSql('coalesce(c.frozen, c.draft)')} AS "assetId",
              CASE WHEN c.status = 'draft' THEN ${draftDue('c')} ELSE coalesce(c.send_at, c.launched_at) END AS at
       FROM campaign c
       WHERE c.workspace_id = $1 AND c.deleted_at IS NULL AND c.status <> 'failed'
         AND (c.status = 'draft' OR coalesce(c.send_at, c.launched_at) >= $2::timestamptz - interval '2 days')
     ) planned
     JOIN workspace w ON w.id = $1
     -- In the zone's own calendar: a week with a change of the clock is not 168 hours long.
     WHERE at >= date_trunc('day', $2::timestamptz AT TIME ZONE w.time_zone) AT TIME ZONE w.time_zone
       AND at < (date_trunc('day', $2::timestamptz AT TIME ZONE w.time_zone) + interval '7 days') AT TIME ZONE w.time_zone
     ORDER BY planned.at, planned.name LIMIT 60`,
    [scope.workspaceId, now],
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

export type LastResult = {
  id: string
  name: string
  launchedAt: string
  assetId: string | null
  people: number
  delivered: number
  /** Share of those delivered who clicked. */
  clicked: Interval
  bought: number
  revenue: { currency: string; minor: number } | null
  /** Clicks by people in each of the first 24 hours. */
  clicks: number[]
}

/** The campaigns that finished last, with what came of them. */
export async function lastResults(scope: Scope, count = 3): Promise<LastResult[]> {
  allow(scope, 'results.read')
  const { rows } = await pool().query(
    `SELECT c.id, c.name, c.launched_at AS "launchedAt", ${firstAssetSql('c.frozen')} AS "assetId",
            m.people, m.delivered, k.clicked, k.hours, v.bought, v.currency, v.minor
     FROM (SELECT * FROM campaign WHERE workspace_id = $1 AND status IN ('sent', 'stopped') AND launched_at IS NOT NULL AND deleted_at IS NULL
           ORDER BY launched_at DESC LIMIT $2) c
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(count) FILTER (WHERE status <> 'withheld'), 0)::int AS people, coalesce(sum(count) FILTER (WHERE status = 'delivered'), 0)::int AS delivered
       FROM (SELECT status, count(*) FROM message WHERE workspace_id = c.workspace_id AND campaign_id = c.id GROUP BY status) by_status
     ) m
     CROSS JOIN LATERAL (
       SELECT count(DISTINCT coalesce(contact_id::text, message_id::text)) AS clicked,
              array_agg(extract(epoch FROM at - c.launched_at)::int / 3600) FILTER (WHERE at < c.launched_at + interval '24 hours') AS hours
       FROM click WHERE workspace_id = c.workspace_id AND campaign_id = c.id AND verdict <> 'bot'
     ) k
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(buyers), 0)::int AS bought, (array_agg(currency ORDER BY minor DESC))[1] AS currency, max(minor) AS minor
       FROM (SELECT currency, count(DISTINCT coalesce(contact_id::text, message_id::text, external_id)) AS buyers, sum(value_minor)::float8 AS minor
             FROM conversion WHERE workspace_id = c.workspace_id AND campaign_id = c.id GROUP BY currency) per_currency
     ) v
     ORDER BY c.launched_at DESC`,
    [scope.workspaceId, Math.min(count, 20)],
  )
  return rows.map(({ hours, clicked, currency, minor, ...row }) => ({
    ...row,
    launchedAt: row.launchedAt.toISOString(),
    clicked: wilsonInterval(Math.min(clicked, row.delivered), row.delivered),
    revenue: currency ? { currency, minor } : null,
    clicks: hourly(hours ?? []),
  }))
}

function hourly(hours: number[]): number[] {
  const counts = new Array<number>(24).fill(0)
  for (const hour of hours) if (hour >= 0 && hour < 24) counts[hour] = (counts[hour] ?? 0) + 1
  return counts
}

export type Growth = {
  mayBeWrittenTo: number
  joined: number
  left: number
  /** Day by day in the workspace's zone, oldest first, YYYY-MM-DD. */
  days: { day: string; joined: number; left: number }[]
}

/** Who joined and who left in the last 30 days, by the consent ledger. */
export async function listGrowth(scope: Scope, now: Date): Promise<Growth> {
  allow(scope, 'consent.read')
  const [days, standing] = await Promise.all([
    pool().query<{ day: string; joined: number; left: number }>(
      `WITH zone AS (SELECT time_zone AS name FROM workspace WHERE id = $1),
            days AS (SELECT generate_series(0, 29) AS back),
            events AS (
              SELECT (date_trunc('day', e.occurred_at, zone.name) AT TIME ZONE zone.name)::date AS day,
                     count(*) FILTER (WHERE e.kind <> 'revoked') AS joined, count(*) FILTER (WHERE e.kind = 'revoked') AS left
              FROM zone, consent_event e
              WHERE e.workspace_id = $1 AND e.kind IN ('granted', 'confirmed', 'resumed', 'revoked')
                AND e.occurred_at >= $2::timestamptz - interval '31 days' AND e.occurred_at <= $2
              GROUP BY 1)
       SELECT d.day::text, coalesce(events.joined, 0) AS joined, coalesce(events.left, 0) AS left
       FROM (SELECT ($2::timestamptz AT TIME ZONE zone.name)::date - back AS day FROM days, zone) d
       LEFT JOIN events ON events.day = d.day ORDER BY d.day`,
      [scope.workspaceId, now],
    ),
    pool().query<{ count: number }>(
      `SELECT count(*) - (SELECT count(*) FROM suppression s JOIN contact c ON c.workspace_id = s.workspace_id AND c.phone = s.phone
                          WHERE s.workspace_id = $1 AND c.consent = 'granted' AND c.deleted_at IS NULL AND c.line_type <> 'landline') AS count
       FROM contact WHERE workspace_id = $1 AND consent = 'granted' AND deleted_at IS NULL AND line_type <> 'landline'`,
      [scope.workspaceId],
    ),
  ])
  const sum = (of: 'joined' | 'left') => days.rows.reduce((total, day) => total + day[of], 0)
  return {
    mayBeWrittenTo: standing.rows[0]?.count ?? 0,
    joined: sum('joined'),
    left: sum('left'),
    days: days.rows,
  }
}
