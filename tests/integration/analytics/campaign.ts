import type pg from 'pg'
import { frozenSchema } from '@/lib/messages/frozen'

export const launchedAt = new Date('2026-03-02T15:00:00Z')
export const hours = (count: number) => new Date(launchedAt.getTime() + count * 3_600_000)

/** A campaign that has been launched, with two variants and two links. */
export async function addCampaign(pool: pg.Pool, workspaceId: string, name = 'Slow Lark', status = 'sent') {
  const variant = { text: '', weight: 1, media: [] }
  const frozen = frozenSchema.parse({
    senderId: '00000000-0000-7000-8000-0000000000b1',
    numberType: 'long_code',
    brandName: 'Larkfield',
    optOutLine: 'Reply STOP',
    linkBase: 'https://x/l/',
    variants: [
      { ...variant, name: 'A, bag' },
      { ...variant, name: 'B, text only' },
    ],
    links: [
      { number: 0, url: 'https://lark.example/a' },
      { number: 1, url: 'https://lark.example/b' },
    ],
    audience: { include: [], exclude: [] },
  })
  const { rows } = await pool.query(
    `INSERT INTO campaign (workspace_id, name, status, frozen, launched_at, finished_at, updated_at)
     VALUES ($1, $2, $3::campaign_status, $4, $5, CASE WHEN $3 = 'sent' THEN $5::timestamptz + interval '10 minutes' END, now()) RETURNING id`,
    [workspaceId, name, status, JSON.stringify(frozen), launchedAt],
  )
  const id = rows[0].id as string
  await pool.query('INSERT INTO link SELECT $1, $2, n, u FROM unnest($3::int[], $4::text[]) AS l (n, u)', [
    workspaceId,
    id,
    frozen.links.map((link) => link.number),
    frozen.links.map((link) => link.url),
  ])
  return id
}

let lastPhone = 2_000_000

export type Sent = {
  status?: string
  variant?: number
  carrier?: string | null
  state?: string | null
  reason?: string
  read?: boolean
  /** Hours after the launch, by link, human unless told. */
  clicks?: { at: number; link?: number; verdict?: string }[]
  orders?: { minor: number; currency?: string }[]
  /** Hours after the launch. */
  leaves?: number
}

/** One person's copy and what they did with it. Answers the contact's id. */
export async function send(
  pool: pg.Pool,
  workspaceId: string,
  campaignId: string,
  sent: Sent,
  contactId?: string,
): Promise<string> {
  const phone = `+1828${lastPhone++}`
  const contact = contactId ?? (await addPerson(pool, workspaceId, phone, sent))
  const status = sent.status ?? 'delivered'
  const left = !['planned', 'withheld'].includes(status)
  const { rows } = await pool.query(
    `INSERT INTO message (workspace_id, campaign_id, contact_id, sender_id, phone, variant, status, send_at, submitted_at, delivered_at, reason, read_at)
     VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
    [
      workspaceId,
      campaignId,
      contact,
      phone,
      sent.variant ?? 0,
      status,
      launchedAt,
      left ? launchedAt : null,
      status === 'delivered' ? launchedAt : null,
      sent.reason ?? null,
      sent.read ? launchedAt : null,
    ],
  )
  await act(pool, [workspaceId, campaignId, rows[0].id, contact], sent)
  if (sent.leaves !== undefined) await leave(pool, workspaceId, contact, hours(sent.leaves))
  return contact
}

async function addPerson(pool: pg.Pool, workspaceId: string, phone: string, sent: Sent): Promise<string> {
  const { rows } = await pool.query(
    `INSERT INTO contact (workspace_id, phone, first_name, state, carrier, consent, time_zone, updated_at)
     VALUES ($1, $2, 'Ana', $3, $4, 'granted', 'America/New_York', now()) RETURNING id`,
    [workspaceId, phone, sent.state ?? null, sent.carrier ?? null],
  )
  return rows[0].id
}

/** `key` is workspace, campaign, message and contact. */
async function act(pool: pg.Pool, key: unknown[], sent: Sent): Promise<void> {
  for (const click of sent.clicks ?? [])
    await pool.query(
      `INSERT INTO click (workspace_id, campaign_id, message_id, contact_id, link_number, at, verdict, reason, user_agent, ip_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, '', '', '')`,
      [...key, click.link ?? 0, hours(click.at), click.verdict ?? 'human'],
    )
  for (const order of sent.orders ?? [])
    await pool.query(
      `INSERT INTO conversion (workspace_id, campaign_id, message_id, contact_id, external_id, at, value_minor, currency, source)
       VALUES ($1, $2, $3, $4, gen_random_uuid()::text, $5, $6, $7, 'api')`,
      [...key, hours(3), order.minor, order.currency ?? 'USD'],
    )
}

export async function leave(pool: pg.Pool, workspaceId: string, contactId: string, at: Date): Promise<void> {
  await pool.query(
    `INSERT INTO consent_event (workspace_id, phone, contact_id, kind, mechanism, actor_kind, occurred_at, hash)
     SELECT $1, phone, id, 'revoked', 'reply', 'contact', $3, '\\x00' FROM contact WHERE workspace_id = $1 AND id = $2`,
    [workspaceId, contactId, at],
  )
}
