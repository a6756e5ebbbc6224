import { allow, type Scope } from '@/lib/accounts/scope'
import { pool } from '@/lib/platform/db.server'
import { getContact } from './contacts.server'
import type { TimelineEntry } from './timeline'

const each = 100

/**
 * What happened with a person, newest first: consent, messages, clicks, conversions and replies, at most 100 of each.
 * @throws AppError('not_found')
 */
export async function contactTimeline(scope: Scope, id: string): Promise<TimelineEntry[]> {
  allow(scope, 'contacts.read')
  const { phone } = await getContact(scope, id)
  const key = [scope.workspaceId, id, each]
  const lists = await Promise.all([
    pool().query(
      `SELECT 'consent' AS type, id, kind, mechanism, evidence->>'text' AS text, occurred_at AS at FROM consent_event
       WHERE workspace_id = $1 AND phone = $2 ORDER BY id DESC LIMIT $3`,
      [scope.workspaceId, phone, each],
    ),
    pool().query(
      `SELECT 'message' AS type, m.id, m.status, m.reason, m.campaign_id AS "campaignId", g.name AS campaign,
              coalesce(g.frozen->'variants'->m.variant->'media'->0->>'assetId', g.frozen->'variants'->m.variant->>'assetId') AS picture,
              coalesce(m.delivered_at, m.submitted_at, m.send_at) AS at
       FROM message m LEFT JOIN campaign g ON g.workspace_id = m.workspace_id AND g.id = m.campaign_id
       WHERE m.workspace_id = $1 AND m.contact_id = $2 ORDER BY m.id DESC LIMIT $3`,
      key,
    ),
    pool().query(
      `SELECT 'click' AS type, g.name AS campaign, k.verdict, k.link_number AS "linkNumber", k.at FROM click k
       LEFT JOIN campaign g ON g.workspace_id = k.workspace_id AND g.id = k.campaign_id
       WHERE k.workspace_id = $1 AND k.contact_id = $2 ORDER BY k.at DESC LIMIT $3`,
      key,
    ),
    pool().query(
      `SELECT 'conversion' AS type, v.name, v.value_minor AS "valueMinor", v.currency, g.name AS campaign, v.at
       FROM conversion v LEFT JOIN campaign g ON g.workspace_id = v.workspace_id AND g.id = v.campaign_id
       WHERE v.workspace_id = $1 AND v.contact_id = $2 ORDER BY v.at DESC LIMIT $3`,
      key,
    ),
    pool().query(
      `SELECT 'reply' AS type, text, intent, jsonb_array_length(media) AS pictures, at FROM reply
       WHERE workspace_id = $1 AND contact_id = $2 ORDER BY at DESC LIMIT $3`,
      key,
    ),
  ])
  const entries = lists.flatMap(({ rows }) => rows as { at: Date }[])
  return entries
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .map((entry) => ({ ...entry, at: entry.at.toISOString() }) as unknown as TimelineEntry)
}
