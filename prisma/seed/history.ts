import type { Scope } from '@/lib/accounts/scope'
import type { Frozen } from '@/lib/messages/frozen'
import { transaction } from '@/lib/platform/db.server'
import { compileAudience } from '@/lib/segments/compile'
import type { Rule } from '@/lib/segments/rule'

export type PastCampaign = {
  name: string
  daysAgo: number
  frozen: Frozen
  /** Shares of those sent, delivered and clicked, and the typical order in cents. */
  rates: { delivered: number; clicked: number; bought: number; cents: number }
}

/** What became of a sent campaign: receipts, clicks that decay over two days with a few machines among them, orders. */
export async function seedHistory(
  scope: Scope,
  campaignId: string,
  launchedAt: Date,
  past: PastCampaign,
): Promise<void> {
  const { workspaceId } = scope
  const { rates, frozen } = past
  await transaction(async (sql) => {
    await sql.query('SELECT setseed(0.42)')
    const params: unknown[] = [workspaceId]
    const audience = compileAudience(
      { include: frozen.audience.include as Rule[], exclude: [] },
      params,
      launchedAt,
    )
    const at = (value: unknown, type: string) => `$${params.push(value)}::${type}`
    await sql.query(
      `INSERT INTO message (workspace_id, campaign_id, contact_id, sender_id, phone, profile_id, status, send_at, consent_event_id,
                            attempts, claimed_at, submitted_at, carrier_id, delivered_at, ended_at, reason, carrier_code)
       SELECT workspace_id, campaign, contact, sender, phone, profile, CASE WHEN arrived THEN 'delivered' ELSE 'failed' END::message_status,
              start, consent_event_id, 1, left_at, left_at, 'sample-' || campaign || '-' || phone,
              CASE WHEN arrived THEN left_at + make_interval(secs => 3 + random() * 40) END, left_at + interval '1 minute',
              CASE WHEN NOT arrived THEN (ARRAY['expired', 'expired', 'expired', 'address_dead', 'rejected'])[1 + floor(random() * 5)] END,
              CASE WHEN NOT arrived THEN 'Expired' END
       FROM (
         SELECT c.workspace_id, ${at(campaignId, 'uuid')} AS campaign, c.id AS contact, ${at(frozen.senderId, 'uuid')} AS sender, c.phone,
                CASE c.carrier WHEN 'att' THEN 'att-long' WHEN 'tmobile' THEN 'tmobile-long' WHEN 'verizon' THEN 'verizon-long' ELSE 'standard' END AS profile,
                c.consent_event_id, ${at(launchedAt, 'timestamptz')} AS start,
                ${at(launchedAt, 'timestamptz')} + make_interval(secs => row_number() OVER (ORDER BY c.id) / 5.0) AS left_at,
                random() < ${at(rates.delivered, 'float8')} AS arrived
         FROM contact c
         WHERE c.workspace_id = $1 AND c.consent IN ('granted', 'revoked') AND c.line_type <> 'landline' AND ${audience}
       ) sent`,
      params,
    )
    await sql.query(
      `INSERT INTO click (workspace_id, campaign_id, message_id, contact_id, link_number, at, verdict, reason, user_agent, ip_hash)
       SELECT m.workspace_id, m.campaign_id, m.id, m.contact_id, 0,
              least(now(), m.delivered_at + make_interval(secs => 30 + 14400 * -ln(1 - random() * 0.9999))),
              CASE WHEN machine THEN 'bot' ELSE 'human' END::click_verdict, CASE WHEN machine THEN 'user agent of a machine' ELSE 'browser' END,
              CASE WHEN machine THEN 'facebookexternalhit/1.1' ELSE 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15' END,
              'sample'
       FROM (SELECT *, random() < 0.12 AS machine FROM message
             WHERE workspace_id = $1 AND campaign_id = $2 AND status = 'delivered' AND random() < $3) m`,
      [workspaceId, campaignId, rates.clicked / 0.88],
    )
    await sql.query(
      `INSERT INTO conversion (workspace_id, external_id, at, value_minor, currency, source, contact_id, message_id, campaign_id, clicked_at)
       SELECT k.workspace_id, 'sample-' || k.id, least(now(), k.at + make_interval(mins => 3 + floor(random() * 90)::int)),
              round($3 * (0.6 + random() * 0.9)), 'USD', 'api', k.contact_id, k.message_id, k.campaign_id, k.at
       FROM click k WHERE k.workspace_id = $1 AND k.campaign_id = $2 AND k.verdict = 'human' AND random() < $4`,
      [workspaceId, campaignId, rates.cents, rates.bought],
    )
  })
}
