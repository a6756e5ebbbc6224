import { auditSql } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { type Sql, transaction } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { enqueue } from '../platform/queue.server'
import { type CampaignVerb, statusInWords, verbs } from './state'

/** No message is claimed after this returns; those already claimed (a batch at most) still leave. */
export function pauseCampaign(scope: Scope, id: string): Promise<void> {
  return change(scope, id, 'pause', 'paused_at = now()')
}

export async function resumeCampaign(scope: Scope, id: string): Promise<void> {
  await change(scope, id, 'resume', 'paused_at = NULL, failure = NULL')
  await enqueue('campaigns.prepare', { workspaceId: scope.workspaceId, campaignId: id })
}

/** Ends it for good: what has not left is withheld. */
export function stopCampaign(scope: Scope, id: string): Promise<void> {
  return change(scope, id, 'stop', 'finished_at = now()', (sql) =>
    withholdPlanned(sql, scope.workspaceId, id),
  )
}

/** Undoes a launch that is still on hold or scheduled; it becomes a draft again, unchanged. */
export function takeBack(scope: Scope, id: string): Promise<void> {
  const undo = 'frozen = NULL, send_at = NULL, hold_until = NULL, launched_at = NULL, launched_by_id = NULL'
  return change(scope, id, 'takeBack', undo, async (sql) => {
    await sql.query('DELETE FROM link WHERE workspace_id = $1 AND campaign_id = $2', [scope.workspaceId, id])
  })
}

/** Ends the hold early. */
export async function leaveNow(scope: Scope, id: string): Promise<void> {
  await change(scope, id, 'leaveNow', 'hold_until = now()')
  await enqueue('campaigns.prepare', { workspaceId: scope.workspaceId, campaignId: id })
}

const permissionOf = 'campaigns.send'

/** One conditional UPDATE that names the states it may come from, with its event and audit line in the same transaction. */
async function change(
  scope: Scope,
  id: string,
  verb: CampaignVerb,
  assignments: string,
  also?: (sql: Sql) => Promise<void>,
): Promise<void> {
  allow(scope, permissionOf)
  const { from, to } = verbs[verb]
  await transaction(async (sql) => {
    const { rowCount } = await sql.query(
      `UPDATE campaign SET status = $3, updated_at = now(), ${assignments}
       WHERE workspace_id = $1 AND id = $2 AND status::text = ANY($4::text[])`,
      [scope.workspaceId, id, to, from],
    )
    if (rowCount === 0) throw new AppError('conflict', await whyNot(sql, scope, id, verb))
    await also?.(sql)
    await noteEvent(sql, scope, id, verb)
    await auditSql(sql, scope, { action: `campaign.${verb}`, subjectType: 'campaign', subjectId: id })
  })
}

export async function noteEvent(
  sql: Sql,
  scope: Scope,
  id: string,
  kind: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  await sql.query(
    'INSERT INTO campaign_event (workspace_id, campaign_id, kind, actor_kind, actor_id, data) VALUES ($1, $2, $3, $4, $5, $6)',
    [scope.workspaceId, id, kind, scope.actor.kind, scope.actor.id, JSON.stringify(data)],
  )
}

async function withholdPlanned(sql: Sql, workspaceId: string, campaignId: string): Promise<void> {
  await sql.query(
    `UPDATE message SET status = 'withheld', reason = 'stopped', ended_at = now()
     WHERE workspace_id = $1 AND campaign_id = $2 AND status = 'planned'`,
    [workspaceId, campaignId],
  )
}

async function whyNot(sql: Sql, scope: Scope, id: string, verb: CampaignVerb): Promise<string> {
  const { rows } = await sql.query('SELECT status FROM campaign WHERE workspace_id = $1 AND id = $2', [
    scope.workspaceId,
    id,
  ])
  const status = rows[0]?.status
  if (!status) return 'This campaign does not exist, or is not in this workspace.'
  if (verb === 'takeBack') return 'Too late to take it back: it has begun to leave. You can still stop it.'
  return `This campaign is ${statusInWords(status).toLowerCase()} now; that cannot be done any more.`
}
