import { pool } from '../platform/db.server'
import { enqueue } from '../platform/queue.server'

/** Begins a campaign whose time has come. Doing it again, or too early, does nothing. */
export async function prepareCampaign(
  workspaceId: string,
  campaignId: string,
  _signal: AbortSignal,
): Promise<void> {
  await pool().query(
    `UPDATE campaign SET status = 'sending', launched_at = coalesce(launched_at, now()), updated_at = now()
     WHERE workspace_id = $1 AND id = $2
       AND (status = 'preparing' OR (status = 'holding' AND hold_until <= now()) OR (status = 'scheduled' AND send_at <= now()))`,
    [workspaceId, campaignId],
  )
}

/** Asks for every campaign whose time has come, or whose fan-out was interrupted. */
export async function remindCampaigns(): Promise<void> {
  const { rows } = await pool().query<{ workspaceId: string; campaignId: string }>(
    `SELECT workspace_id AS "workspaceId", id AS "campaignId" FROM campaign
     WHERE status = 'preparing' OR (status = 'holding' AND hold_until <= now()) OR (status = 'scheduled' AND send_at <= now())
        OR (status = 'sending' AND fanned_out_at IS NULL)
     LIMIT 500`,
  )
  for (const due of rows) await enqueue('campaigns.prepare', due)
}
