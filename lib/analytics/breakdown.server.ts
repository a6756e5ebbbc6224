import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import { type Breakdown, type BreakdownCell, foldBreakdown } from './breakdown'
import { type Launched, readLaunched } from './campaign.server'
import { optOutSpan, optOutsSql } from './opt-outs'

/** A breakdown is kept for sixty times as long as counting it took, so that looking never costs more than a sixtieth of the database. */
const keepFactor = 60
const keepAtLeastMs = 5000

/** People of a campaign by variant, carrier and state. `at` is when they were counted. @throws AppError('not_found') */
export async function breakdownOf(
  scope: Scope,
  campaignId: string,
  now: Date,
): Promise<Breakdown & { at: string }> {
  allow(scope, 'results.read')
  const campaign = await readLaunched(scope.workspaceId, campaignId)
  const kept = await readKept(scope.workspaceId, campaignId)
  if (kept && now.getTime() - kept.computedAt.getTime() < Math.max(keepAtLeastMs, kept.tookMs * keepFactor))
    return { ...kept.data, at: kept.computedAt.toISOString() }
  const began = performance.now()
  const data = foldBreakdown(await countCells(scope.workspaceId, campaign))
  await keep(scope.workspaceId, campaignId, now, Math.round(performance.now() - began), data)
  return { ...data, at: now.toISOString() }
}

type Kept = { computedAt: Date; tookMs: number; data: Breakdown }

async function readKept(workspaceId: string, campaignId: string): Promise<Kept | undefined> {
  const { rows } = await pool().query<Kept>(
    `SELECT computed_at AS "computedAt", took_ms AS "tookMs", data FROM campaign_breakdown
     WHERE workspace_id = $1 AND campaign_id = $2`,
    [workspaceId, campaignId],
  )
  return rows[0]
}

async function keep(workspaceId: string, campaignId: string, at: Date, tookMs: number, data: Breakdown) {
  await pool().query(
    `INSERT INTO campaign_breakdown (workspace_id, campaign_id, computed_at, took_ms, data) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace_id, campaign_id) DO UPDATE SET computed_at = excluded.computed_at, took_ms = excluded.took_ms, data = excluded.data
     WHERE campaign_breakdown.computed_at < excluded.computed_at`,
    [workspaceId, campaignId, at, tookMs, JSON.stringify(data)],
  )
}

/** One pass over the campaign's messages; clicks, purchases and opt-outs find theirs by person, who has one message each. */
async function countCells(workspaceId: string, campaign: Launched): Promise<BreakdownCell[]> {
  const gone = optOutsSql({ workspace: '$1', campaign: '$2', from: '$3', until: '$4' })
  const person = (people: string) =>
    `SELECT m.variant, c.carrier, c.state FROM (${people}) p
     JOIN message m ON m.workspace_id = $1 AND m.campaign_id = $2 AND m.contact_id = p.contact_id
     JOIN contact c ON c.workspace_id = $1 AND c.id = p.contact_id`
  const { rows } = await pool().query<BreakdownCell>(
    `SELECT variant, carrier, state, sum(delivered)::int AS delivered, sum(clicked)::int AS clicked,
            sum(bought)::int AS bought, sum(opted_out)::int AS "optedOut"
     FROM (
       SELECT m.variant, c.carrier, c.state, count(*) AS delivered, 0 AS clicked, 0 AS bought, 0 AS opted_out
       FROM message m JOIN contact c ON c.workspace_id = m.workspace_id AND c.id = m.contact_id
       WHERE m.workspace_id = $1 AND m.campaign_id = $2 AND m.status = 'delivered' GROUP BY 1, 2, 3
       UNION ALL
       SELECT variant, carrier, state, 0, count(*), 0, 0 FROM (${person(
         `SELECT DISTINCT contact_id FROM click WHERE workspace_id = $1 AND campaign_id = $2 AND verdict <> 'bot'`,
       )}) clicked GROUP BY 1, 2, 3
       UNION ALL
       SELECT variant, carrier, state, 0, 0, count(*), 0 FROM (${person(
         'SELECT DISTINCT contact_id FROM conversion WHERE workspace_id = $1 AND campaign_id = $2',
       )}) bought GROUP BY 1, 2, 3
       UNION ALL
       SELECT variant, carrier, state, 0, 0, 0, count(*) FROM (${person(`SELECT contact_id FROM (${gone}) left_them`)}) gone GROUP BY 1, 2, 3
     ) cells GROUP BY 1, 2, 3`,
    [workspaceId, campaign.id, ...optOutSpan(campaign, new Date())],
  )
  return rows
}
