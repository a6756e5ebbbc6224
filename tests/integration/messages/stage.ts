import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Frozen, FrozenMedium } from '@/lib/messages/frozen'
import { everyone } from '@/lib/segments/rule'

/** A workspace with a carrier account on the peer, a sender and people who agreed. */
export type Stage = { workspaceId: string; accountId: string; senderId: string; sender: string }

let slugs = 0

/** Pictures of tests are these bytes: what matters is that they arrive, not what they show. */
const picture = Buffer.alloc(2000, 'larkfield')

export async function makeStage(
  pool: pg.Pool,
  options: {
    port: number
    people: number
    ratePerSecond?: number
    credentials?: object
    numberType?: string
  },
): Promise<Stage> {
  const { sealCredentials } = await import('@/lib/carriers/accounts.server')
  const workspaceId = randomUUID()
  const accountId = randomUUID()
  const slug = `stage-${process.pid}-${++slugs}`
  await pool.query(
    `INSERT INTO workspace (id, slug, name, brand_name, pixel_key) VALUES ($1, $2, 'Larkfield', 'Larkfield', $2)`,
    [workspaceId, slug],
  )
  const credentials = {
    url: `http://127.0.0.1:${options.port}/mm7`,
    vaspId: 'larkfield',
    ...options.credentials,
  }
  const sealed = sealCredentials(workspaceId, accountId, credentials)
  await pool.query(
    `INSERT INTO carrier_account (workspace_id, id, adapter, name, sealed, rate_per_second) VALUES ($1, $2, 'mm7', 'Peer', $3, $4)`,
    [workspaceId, accountId, sealed, options.ratePerSecond ?? 100_000],
  )
  const { rows } = await pool.query(
    `INSERT INTO sender (workspace_id, account_id, address, type) VALUES ($1, $2, '52755', $3) RETURNING id`,
    [workspaceId, accountId, options.numberType ?? 'short_code'],
  )
  await pool.query(
    `INSERT INTO contact (workspace_id, phone, first_name, carrier, consent)
     SELECT $1, '+1828' || lpad((2000000 + n)::text, 7, '0'), CASE WHEN n % 3 = 0 THEN NULL ELSE 'Name' || n END,
            (ARRAY['att', 'tmobile', 'verizon', NULL])[1 + n % 4], 'granted'
     FROM generate_series(1, $2) n`,
    [workspaceId, options.people],
  )
  return { workspaceId, accountId, senderId: rows[0].id, sender: '52755' }
}

export const phoneOf = (n: number) => `+1828${String(2_000_000 + n)}`

/** A picture as it is frozen, by its renditions. */
export function mediumOf(renditions: FrozenMedium['renditions'], altText = 'A poster'): FrozenMedium {
  return { assetId: randomUUID(), kind: 'image', altText, renditions, link: null }
}

/** A launched campaign to everyone, with one small picture for every profile. */
export async function makeCampaign(
  pool: pg.Pool,
  stage: Stage,
  changes: Partial<Frozen> = {},
): Promise<string> {
  const { keepBytes } = await import('@/lib/platform/storage.server')
  const { sha256, bytes } = await keepBytes(stage.workspaceId, picture)
  const rendition = { sha256, bytes, mime: 'image/jpeg', width: 10, height: 10, durationMs: null }
  const frozen: Frozen = {
    senderId: stage.senderId,
    numberType: 'short_code',
    brandName: 'Larkfield',
    optOutLine: 'Reply STOP to opt out',
    linkBase: 'https://lark.fd/l/',
    variants: [
      {
        name: 'A',
        text: 'Hi {{ first_name | default: "there" }}, look: https://larkfield.example/fall',
        weight: 1,
        media: [
          mediumOf({
            standard: rendition,
            'att-short': rendition,
            'tmobile-short': rendition,
            'verizon-short': rendition,
          }),
        ],
      },
    ],
    links: [{ number: 0, url: 'https://larkfield.example/fall' }],
    audience: { include: [everyone], exclude: [] },
    ...changes,
  }
  const { rows } = await pool.query(
    `INSERT INTO campaign (workspace_id, name, status, frozen, launched_at) VALUES ($1, 'Fall', 'sending', $2, now()) RETURNING id`,
    [stage.workspaceId, JSON.stringify(frozen)],
  )
  return rows[0].id
}

/** Messages of a campaign by status. */
export async function byStatus(pool: pg.Pool, campaignId: string): Promise<Record<string, number>> {
  const { rows } = await pool.query(
    'SELECT status, count(*) FROM message WHERE campaign_id = $1 GROUP BY 1',
    [campaignId],
  )
  return Object.fromEntries(rows.map((row) => [row.status, Number(row.count)]))
}

/** What was put off is due now. */
export async function hasten(pool: pg.Pool): Promise<void> {
  await pool.query(
    `UPDATE message SET send_at = now() - interval '1 second' WHERE status = 'planned' AND send_at > now()`,
  )
  await pool.query(`UPDATE carrier_account SET paced_until = now() - interval '1 second'`)
}
