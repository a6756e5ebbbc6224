import { planCampaign } from '../messages/plan.server'
import { pool } from '../platform/db.server'
import { enqueue } from '../platform/queue.server'

const isDue = `(status = 'preparing' OR (status = 'holding' AND hold_until <= now()) OR (status = 'scheduled' AND send_at <= now()))`

/** Begins a campaign whose time has come, and plans its messages. Doing it again, or too early, does nothing. */
export async function prepareCampaign(
  workspaceId: string,
  campaignId: string,
  signal: AbortSignal,
): Promise<void> {
  await pool().query(
    `UPDATE campaign SET status = 'sending', launched_at = coalesce(launched_at, now()), updated_at = now()
     WHERE workspace_id = $1 AND id = $2 AND ${isDue}`,
    [workspaceId, campaignId],
  )
  await planCampaign({ workspaceId, campaignId }, signal)
}

/** Asks for every campaign whose time has come. */
export async function remindCampaigns(): Promise<void> {
  const { rows } = await pool().query<{ workspaceId: string; campaignId: string }>(
    `SELECT workspace_id AS "workspaceId", id AS "campaignId" FROM campaign WHERE ${isDue} LIMIT 500`,
  )
  for (const due of rows) await enqueue('campaigns.prepare', due)
}
