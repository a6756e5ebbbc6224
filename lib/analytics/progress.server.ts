import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import { readLaunched } from './campaign.server'
import { type LaneProgress, type Progress, rateOf, type Sample, secondsLeft } from './progress'

type Watched = { until: number; samples: Sample[]; progress: Promise<Progress> }

/** Everyone who watches a campaign is served from one count; it is kept for at least this long, and ten times as long as it took. */
const keepAtLeastMs = 1500
const keepFactor = 10
const rememberMs = 30_000
const mostWatched = 200

const watched = new Map<string, Watched>()

/** How far a campaign is, as of a few seconds ago. @throws AppError('not_found') */
export async function progressOf(scope: Scope, campaignId: string): Promise<Progress> {
  allow(scope, 'campaigns.read')
  const key = `${scope.workspaceId}/${campaignId}`
  const known = watched.get(key)
  if (known && known.until > Date.now()) return known.progress
  const samples = (known?.samples ?? []).filter((sample) => sample.at > Date.now() - rememberMs)
  const entry: Watched = {
    until: Number.POSITIVE_INFINITY,
    samples,
    progress: count(scope.workspaceId, campaignId, samples),
  }
  if (watched.size >= mostWatched) watched.clear()
  watched.set(key, entry)
  const began = performance.now()
  const settled = () => {
    entry.until = Date.now() + Math.max(keepAtLeastMs, (performance.now() - began) * keepFactor)
  }
  entry.progress.then(settled, () => watched.delete(key))
  return entry.progress
}

async function count(workspaceId: string, campaignId: string, samples: Sample[]): Promise<Progress> {
  const [campaign, { rows }, expected] = await Promise.all([
    readLaunched(workspaceId, campaignId),
    pool().query<LaneProgress & { delivered: number; failed: number; next: Date | null }>(
      `SELECT profile_id AS "profileId", count(*) FILTER (WHERE status <> 'withheld') AS people,
              count(*) FILTER (WHERE status IN ('submitted', 'delivered', 'failed', 'unknown')) AS sent,
              count(*) FILTER (WHERE status = 'delivered') AS delivered, count(*) FILTER (WHERE status = 'failed') AS failed,
              min(send_at) FILTER (WHERE status = 'planned') AS next
       FROM message WHERE workspace_id = $1 AND campaign_id = $2 GROUP BY 1 ORDER BY 2 DESC`,
      [workspaceId, campaignId],
    ),
    readExpected(workspaceId, campaignId),
  ])
  const sum = (of: 'people' | 'sent' | 'delivered' | 'failed') =>
    rows.reduce((total, row) => total + row[of], 0)
  const sent = sum('sent')
  samples.push({ at: Date.now(), sent })
  const rate = campaign.status === 'sending' ? rateOf(samples) : null
  const next = rows.flatMap((row) => row.next?.getTime() ?? []).sort((a, b) => a - b)[0]
  return {
    status: campaign.status,
    failure: campaign.failure,
    people: Math.max(sum('people'), expected),
    sent,
    delivered: sum('delivered'),
    failed: sum('failed'),
    lanes: rows.map(({ profileId, people, sent }) => ({ profileId, people, sent })),
    rate,
    secondsLeft: secondsLeft(Math.max(sum('people'), expected) - sent, rate),
    nextAt: next ? new Date(next).toISOString() : null,
    at: new Date().toISOString(),
  }
}

/** People who were counted at the launch, while not all of their messages are planned; 0 afterwards. */
async function readExpected(workspaceId: string, campaignId: string): Promise<number> {
  const { rows } = await pool().query<{ people: number | null }>(
    `SELECT (e.data ->> 'people')::int AS people FROM campaign c JOIN campaign_event e USING (workspace_id)
     WHERE c.workspace_id = $1 AND c.id = $2 AND c.fanned_out_at IS NULL AND c.status IN ('preparing', 'sending')
       AND e.campaign_id = c.id AND e.kind = 'launch'
     ORDER BY e.id DESC LIMIT 1`,
    [workspaceId, campaignId],
  )
  return rows[0]?.people ?? 0
}
