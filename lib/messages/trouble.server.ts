import { transaction } from '../platform/db.server'
import { log } from '../platform/log.server'
import { wordsIn } from '../words/catalogue'
import { defaultLocale } from '../words/languages'
import { inEnglish, type Said, said, written } from '../words/said'
import { reasonInWords } from './state'

/** The carrier refuses the account as a whole: nothing more is sent with it until a person has looked. Campaigns wait and say why. */
export async function haltAccount(workspaceId: string, accountId: string, why: Said): Promise<void> {
  const plain = inEnglish(why.sentence, why.values)
  log.warn({ workspaceId, account: accountId, why: plain }, 'a carrier account was halted')
  const failure = said(
    'Waiting: the carrier refuses our account. {why} Check the credentials in Settings, Carriers; nothing was lost.',
    { why },
  )
  await transaction(async (sql) => {
    await sql.query(
      `UPDATE carrier_account SET halted_at = now(), halt_reason = $3 WHERE workspace_id = $1 AND id = $2 AND halted_at IS NULL`,
      [workspaceId, accountId, written(why)],
    )
    await sql.query(
      `WITH waiting AS (
         UPDATE campaign SET failure = $3, updated_at = now()
         WHERE workspace_id = $1 AND status = 'sending' AND failure IS DISTINCT FROM $3
           AND frozen->>'senderId' IN (SELECT id::text FROM sender WHERE workspace_id = $1 AND account_id = $2)
         RETURNING id)
       INSERT INTO campaign_event (workspace_id, campaign_id, kind, actor_kind, data)
       SELECT $1, id, 'halted', 'system', jsonb_build_object('why', $4::text) FROM waiting`,
      [workspaceId, accountId, written(failure), plain],
    )
  })
}

/** Too many failures: the campaign is paused before it does harm, and says why. */
export async function pauseForFailures(
  workspaceId: string,
  campaignId: string,
  reason: string,
): Promise<void> {
  const failure = said(
    'Paused by itself: many messages failed. {reason}. Look at the failures, then resume or stop.',
    { reason: said(reasonInWords(wordsIn(defaultLocale, 'messages'), reason)) },
  )
  await transaction(async (sql) => {
    const { rowCount } = await sql.query(
      `UPDATE campaign SET status = 'paused', paused_at = now(), failure = $3, updated_at = now()
       WHERE workspace_id = $1 AND id = $2 AND status = 'sending'`,
      [workspaceId, campaignId, written(failure)],
    )
    if (rowCount === 0) return
    log.warn({ workspaceId, campaignId, reason }, 'a campaign was paused because of failures')
    await sql.query(
      `INSERT INTO campaign_event (workspace_id, campaign_id, kind, actor_kind, data) VALUES ($1, $2, 'auto_paused', 'system', $3)`,
      [workspaceId, campaignId, JSON.stringify({ reason })],
    )
  })
}

/** What the campaign's messages are made of cannot be read: nothing of it leaves. */
export async function failCampaign(workspaceId: string, campaignId: string): Promise<void> {
  const failure = said(
    'Failed: its content cannot be read. Nothing more was sent. Duplicate it and send it again.',
  )
  await transaction(async (sql) => {
    const { rowCount } = await sql.query(
      `UPDATE campaign SET status = 'failed', failure = $3, finished_at = now(), updated_at = now()
       WHERE workspace_id = $1 AND id = $2 AND status = 'sending'`,
      [workspaceId, campaignId, written(failure)],
    )
    if (rowCount === 0) return
    await sql.query(
      `INSERT INTO campaign_event (workspace_id, campaign_id, kind, actor_kind) VALUES ($1, $2, 'failed', 'system')`,
      [workspaceId, campaignId],
    )
    await sql.query(
      `UPDATE message SET status = 'withheld', reason = 'stopped', ended_at = now()
       WHERE workspace_id = $1 AND campaign_id = $2 AND status = 'planned'`,
      [workspaceId, campaignId],
    )
  })
}
