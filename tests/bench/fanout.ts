import type { Frozen } from '@/lib/messages/frozen'
import type { Rule } from '@/lib/segments/rule'
import { makeCampaign, makeStage } from '../integration/messages/stage'
import { testDatabase } from '../support/database'
import { startTestServer } from '../support/postgres'
import type { Measurement } from './index'

const people = Number(process.env.BENCH_PEOPLE ?? 1_000_000)

/** An audience that is everyone, and still has to be asked: who agreed or is tagged, but for the staff. */
const include: Rule = {
  type: 'group',
  match: 'any',
  of: [
    { type: 'consent', op: 'is', states: ['granted'] },
    { type: 'tags', op: 'has_any', tags: ['vip'] },
  ],
}
const exclude: Rule = {
  type: 'group',
  match: 'all',
  of: [{ type: 'tags', op: 'has_any', tags: ['staff'] }],
}

/**
 * Messages per second that planning makes of a million contacts: audience, consent, variant, profile and place written per slice.
 * The limit is one INSERT … SELECT of the same rows into the same table, before and after.
 */
export async function run(): Promise<Measurement> {
  const server = await startTestServer()
  const database = await testDatabase({ DATABASE_POOL: '10' })
  try {
    const { planCampaign } = await import('@/lib/messages/plan.server')
    const stage = await makeStage(database.pool, { port: 4899, people })
    await database.pool.query('ANALYZE contact')
    const text = (name: string): Frozen['variants'][number] => ({
      name,
      text: 'Hi',
      weight: 1,
      media: [
        {
          assetId: '0190aaaa-0000-7000-8000-000000000000',
          kind: 'image',
          altText: '',
          renditions: {},
          link: null,
        },
      ],
    })
    const campaignId = await makeCampaign(database.pool, stage, {
      variants: [text('A'), text('B')],
      audience: { include: [include], exclude: [exclude] },
    })
    const empty = () => database.pool.query('TRUNCATE message, receipt RESTART IDENTITY')
    const raw = async () => {
      await empty()
      const start = performance.now()
      await database.pool.query(
        `INSERT INTO message (workspace_id, campaign_id, contact_id, sender_id, phone, variant, profile_id, send_at)
         SELECT workspace_id, $2, id, $3, phone, 0, 'standard', now() FROM contact WHERE workspace_id = $1 ORDER BY id`,
        [stage.workspaceId, campaignId, stage.senderId],
      )
      return people / ((performance.now() - start) / 1000)
    }
    const before = await raw()
    await empty()
    const start = performance.now()
    const planned = await planCampaign({ workspaceId: stage.workspaceId, campaignId })
    const value = planned / ((performance.now() - start) / 1000)
    if (planned !== people) throw new Error(`Of ${people} people ${planned} were planned.`)
    const limit = (before + (await raw())) / 2
    return {
      name: 'fanout',
      value: Math.round(value),
      unit: 'messages/s',
      limit: Math.round(limit),
      ratio: Number((value / limit).toFixed(3)),
    }
  } finally {
    await database.drop()
    await server.stop()
  }
}
