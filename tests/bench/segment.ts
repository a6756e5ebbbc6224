import { performance } from 'node:perf_hooks'
import type pg from 'pg'
import { compileRule } from '@/lib/segments/compile'
import type { Rule } from '@/lib/segments/rule'
import { testDatabase } from '@/tests/support/database'
import { startTestServer } from '@/tests/support/postgres'
import type { Measurement } from './index'

const people = 1_000_000
const rounds = 9
const workspaceId = '00000000-0000-7000-8000-000000000001'

/** Members in two states who clicked in the last 60 days, without those who bought twice. */
const rule: Rule = {
  type: 'group',
  match: 'all',
  of: [
    { type: 'code', field: 'state', op: 'is', values: ['NC', 'TN'] },
    { type: 'tags', op: 'has_any', tags: ['members'] },
    {
      type: 'group',
      match: 'any',
      of: [
        {
          type: 'engagement',
          event: 'clicked',
          did: true,
          campaign: null,
          atLeast: 1,
          when: { type: 'in_last', days: 60 },
        },
        { type: 'number', field: 'attribute:shoe', op: 'at_least', value: 44 },
      ],
    },
    {
      type: 'group',
      match: 'none',
      of: [
        {
          type: 'engagement',
          event: 'bought',
          did: true,
          campaign: null,
          atLeast: 2,
          when: { type: 'ever' },
        },
      ],
    },
  ],
}

/** The same question as someone who knows the tables writes it. */
const byHand = `
  WITH clicked AS (SELECT DISTINCT contact_id FROM click
                   WHERE workspace_id = $1 AND verdict <> 'bot' AND at >= $2),
       twice AS (SELECT contact_id FROM conversion WHERE workspace_id = $1 AND contact_id IS NOT NULL
                 GROUP BY contact_id HAVING count(*) >= 2)
  SELECT count(*) FROM contact c
  LEFT JOIN clicked ON clicked.contact_id = c.id
  LEFT JOIN twice ON twice.contact_id = c.id
  WHERE c.workspace_id = $1 AND c.deleted_at IS NULL AND c.state IN ('NC', 'TN') AND 'members' = ANY(c.tags)
    AND (clicked.contact_id IS NOT NULL
         OR CASE WHEN jsonb_typeof(c.attributes -> 'shoe') = 'number' THEN (c.attributes ->> 'shoe')::numeric >= 44 END)
    AND twice.contact_id IS NULL`

/** Milliseconds to count a segment among a million contacts; the limit is hand-written SQL in the same session. */
export async function run(): Promise<Measurement> {
  const server = await startTestServer()
  const database = await testDatabase()
  const client = await database.pool.connect()
  try {
    await fill(client)
    const now = new Date('2026-03-01T00:00:00Z')
    const params: unknown[] = [workspaceId]
    const where = compileRule(rule, params, now)
    const built = `SELECT count(*) FROM contact c WHERE c.workspace_id = $1 AND c.deleted_at IS NULL AND ${where}`
    const since = new Date(now.getTime() - 60 * 86_400_000)
    const times: [number[], number[]] = [[], []]
    for (let round = 0; round <= rounds; round += 1) {
      const value = await timed(client, built, params)
      const limit = await timed(client, byHand, [workspaceId, since])
      if (value.count !== limit.count || value.count === 0)
        throw new Error(`The builder found ${value.count}, the hand-written SQL ${limit.count}.`)
      // The first round warms the caches.
      if (round > 0) {
        times[0].push(value.ms)
        times[1].push(limit.ms)
      }
    }
    const [value, limit] = times.map(median) as [number, number]
    return {
      name: 'segment',
      value: Math.round(value),
      unit: 'ms to count one rule among 1M contacts',
      limit: Math.round(limit),
      ratio: Number((value / limit).toFixed(2)),
    }
  } finally {
    client.release()
    await database.drop()
    await server.stop()
  }
}

async function fill(client: pg.PoolClient): Promise<void> {
  await client.query(
    `INSERT INTO contact (workspace_id, phone, state, tags, attributes, consent, updated_at)
     SELECT $1, '+1828' || lpad(i::text, 7, '0'), (ARRAY['NC','TN','SC','GA','VA'])[1 + i % 5],
            CASE WHEN i % 4 = 0 THEN ARRAY['members'] ELSE '{}' END, jsonb_build_object('shoe', 36 + i % 10), 'granted', now()
     FROM generate_series(1, ${people}) i`,
    [workspaceId],
  )
  await client.query(
    `INSERT INTO click (workspace_id, campaign_id, message_id, contact_id, link_number, at, verdict, reason, user_agent, ip_hash)
     SELECT workspace_id, '00000000-0000-7000-8000-00000000c001', 1, id, 0, timestamptz '2026-03-01' - random() * interval '120 days',
            (CASE WHEN random() < 0.1 THEN 'bot' ELSE 'human' END)::click_verdict, '', '', ''
     FROM contact WHERE random() < 0.3`,
  )
  await client.query(
    `INSERT INTO conversion (workspace_id, external_id, at, value_minor, currency, source, contact_id)
     SELECT workspace_id, id::text || g, timestamptz '2026-03-01' - random() * interval '120 days', 4000, 'USD', 'api', id
     FROM contact, generate_series(1, 2) g WHERE random() < 0.05`,
  )
  await client.query('VACUUM (ANALYZE) contact')
  await client.query('VACUUM (ANALYZE) click')
  await client.query('VACUUM (ANALYZE) conversion')
}

async function timed(client: pg.PoolClient, sql: string, params: unknown[]) {
  const began = performance.now()
  const { rows } = await client.query(sql, params)
  return { ms: performance.now() - began, count: rows[0].count as number }
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
