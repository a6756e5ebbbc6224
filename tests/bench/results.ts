import { performance } from 'node:perf_hooks'
import { systemScope } from '@/lib/accounts/scope'
import { breakdownOf } from '@/lib/analytics/breakdown.server'
import { clickCurve, clickHours, linkTable } from '@/lib/analytics/clicks.server'
import { resultsOf } from '@/lib/analytics/results.server'
import { testDatabase } from '@/tests/support/database'
import { startTestServer } from '@/tests/support/postgres'
import type { Measurement } from './index'

const messages = 1_000_000
const rounds = 5
const workspaceId = '00000000-0000-7000-8000-000000000001'
const campaignId = '00000000-0000-7000-8000-00000000c001'

/**
 * Milliseconds until the first figures of a campaign of a million messages stand; the limit is the bare count of its
 * messages by status. What streams in after them is written to standard error.
 */
export async function run(): Promise<Measurement> {
  const server = await startTestServer()
  const database = await testDatabase()
  const scope = systemScope(workspaceId)
  const fill = (sql: string) => database.pool.query(sql)
  try {
    await fill(
      `INSERT INTO workspace (id, slug, name, brand_name, pixel_key) VALUES ('${workspaceId}', 'w', 'W', 'W', 'w')`,
    )
    await fill(`INSERT INTO contact (workspace_id, phone, state, carrier, consent, time_zone, updated_at)
      SELECT '${workspaceId}', '+1828' || lpad(i::text, 7, '0'), (ARRAY['NC','TN','SC','GA','VA'])[1 + i % 5],
             (ARRAY['att','tmobile','verizon'])[1 + i % 3], 'granted', 'America/New_York', now() FROM generate_series(1, ${messages}) i`)
    await fill(`INSERT INTO campaign (workspace_id, id, name, status, launched_at, finished_at, updated_at)
      VALUES ('${workspaceId}', '${campaignId}', 'C', 'sent', now() - interval '5 days', now() - interval '5 days', now())`)
    await fill(`INSERT INTO message (workspace_id, campaign_id, contact_id, sender_id, phone, variant, status, send_at, submitted_at, delivered_at, reason)
      SELECT workspace_id, '${campaignId}', id, id, phone, (random() > 0.5)::int, (CASE WHEN r < 0.96 THEN 'delivered' ELSE 'failed' END)::message_status,
             now(), now(), now(), CASE WHEN r >= 0.96 THEN 'address_dead' END
      FROM (SELECT *, random() AS r FROM contact) c`)
    await fill(`INSERT INTO click (workspace_id, campaign_id, message_id, contact_id, link_number, at, verdict, reason, user_agent, ip_hash)
      SELECT workspace_id, campaign_id, id, contact_id, 0, now() - random() * interval '5 days',
             (CASE WHEN random() < 0.1 THEN 'bot' ELSE 'human' END)::click_verdict, '', '', '' FROM message WHERE random() < 0.08`)
    await fill(`INSERT INTO conversion (workspace_id, external_id, at, value_minor, currency, source, contact_id, message_id, campaign_id)
      SELECT workspace_id, id::text, at, 5000, 'USD', 'api', contact_id, message_id, campaign_id FROM click WHERE random() < 0.1`)
    for (const table of ['contact', 'message', 'click', 'conversion']) await fill(`VACUUM (ANALYZE) ${table}`)
    const value = await median(() => resultsOf(scope, campaignId))
    const limit = await median(() =>
      database.pool.query(
        'SELECT status, count(*) FROM message WHERE workspace_id = $1 AND campaign_id = $2 GROUP BY 1',
        [workspaceId, campaignId],
      ),
    )
    const now = new Date()
    const rest = {
      'clicks over time': () => clickCurve(scope, campaignId, now),
      'when people click': () => clickHours(scope, campaignId),
      links: () => linkTable(scope, campaignId),
      'breakdown, counted': () => breakdownOf(scope, campaignId, new Date(Date.now() + 1e9 * ++ahead)),
      'breakdown, kept': () => breakdownOf(scope, campaignId, new Date(Date.now() + 1e9 * ahead)),
    }
    for (const [name, read] of Object.entries(rest))
      console.error(`${name}: ${Math.round(await median(read))} ms`)
    return {
      name: 'results',
      value: Math.round(value),
      unit: 'ms to the figures of 1M messages',
      limit: Math.round(limit),
      ratio: Number((value / limit).toFixed(2)),
    }
  } finally {
    await database.drop()
    await server.stop()
  }
}

let ahead = 0

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const began = performance.now()
    await work()
    // The first round warms the caches.
    if (round > 0) times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}
