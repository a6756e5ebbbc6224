import { allow, type Scope } from '../accounts/scope'
import type { Why } from '../designs/personal/words'
import { pool } from '../platform/db.server'

export type PersonalReport = {
  /** Drawn for this campaign; those that were there already are not in it. */
  made: number
  /** Messages whose pictures are still to be drawn wait for them. */
  drawing: boolean
  /** People who got the default words, by why. */
  defaults: { why: Why; count: number }[]
}

/** How a campaign's personal pictures went; null where everybody got the same. */
export async function personalReport(scope: Scope, campaignId: string): Promise<PersonalReport | null> {
  allow(scope, 'results.read')
  const key = [scope.workspaceId, campaignId]
  const { rows } = await pool().query<{ made: number; drawing: boolean }>(
    `SELECT g.made, g.finished_at IS NULL AND c.status IN ('preparing', 'sending') AS drawing FROM personal_pass g
     JOIN campaign c ON c.workspace_id = g.workspace_id AND c.id = g.campaign_id
     WHERE g.workspace_id = $1 AND g.campaign_id = $2`,
    key,
  )
  const pass = rows[0]
  if (!pass) return null
  const defaults = await pool().query<{ why: Why; count: number }>(
    'SELECT why, count(*) AS count FROM personal_default WHERE workspace_id = $1 AND campaign_id = $2 GROUP BY 1 ORDER BY 2 DESC',
    key,
  )
  return { ...pass, defaults: defaults.rows }
}
