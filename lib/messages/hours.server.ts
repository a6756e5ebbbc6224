import { pool, type Sql, transaction } from '../platform/db.server'
import { enqueue } from '../platform/queue.server'
import { type Allowed, nextAllowed } from './hours'
import { placesOf, readPlaceKey } from './places'

/** Messages put off in one statement. */
const atOnce = 20_000

/** SQL for what is known of where a contact is, as one text: people of the same text have the same hours. */
export function placeKeySql(contact: string): string {
  const c = contact
  return `concat_ws(E'\\x1f', coalesce(${c}.time_zone, ''), coalesce(${c}.country, ''), coalesce(${c}.state, ''),
    CASE WHEN ${c}.phone LIKE '+1%' THEN left(${c}.phone, 5) ELSE left(${c}.phone, 4) END)`
}

/** When the people of a place key may be written to from `at` on; null when never within a week. */
export function allowedFor(key: string, at: Date): Allowed | null {
  return nextAllowed(placesOf(readPlaceKey(key)), at)
}

/** A row of the table `hours` that a plan joins its contacts with. */
export type HoursRow = { key: string } & Allowed

/** The hours of several place keys; who may never be written to is not among them. */
export function hoursOf(keys: readonly string[], at: Date): HoursRow[] {
  return keys.flatMap((key) => {
    const allowed = allowedFor(key, at)
    return allowed ? [{ key, ...allowed }] : []
  })
}

/** `hours (key, "from", until)` as a FROM item; `json` is the placeholder of the rows as JSON. */
export const hoursSql = (json: string) =>
  `jsonb_to_recordset(${json}) AS hours (key text, "from" timestamptz, until timestamptz)`

/**
 * Puts off what was due and did not leave while its people's hours lasted: a campaign that took longer, was paused, or whose carrier
 * was away. It is never claimed after its hours; this gives it the next ones. Cheap while no campaign's hours have ended.
 */
export async function deferLate(now = new Date()): Promise<void> {
  const { rows } = await pool().query<{ workspaceId: string; campaignId: string; senderId: string }>(
    `SELECT workspace_id AS "workspaceId", id AS "campaignId", frozen ->> 'senderId' AS "senderId" FROM campaign
     WHERE status = 'sending' AND hours_end <= $1 ORDER BY hours_end LIMIT 50`,
    [now],
  )
  for (const campaign of rows) {
    while ((await transaction((sql) => deferSome(sql, campaign, now))) === atOnce);
    await pool().query(
      `UPDATE campaign c SET hours_end = (
         SELECT min(m.send_until) FROM message m
         WHERE m.workspace_id = c.workspace_id AND m.campaign_id = c.id AND m.status = 'planned')
       WHERE c.workspace_id = $1 AND c.id = $2`,
      [campaign.workspaceId, campaign.campaignId],
    )
    await enqueue('messages.deliver', { workspaceId: campaign.workspaceId, senderId: campaign.senderId })
  }
}

/** Returns how many were looked at. Whose profile is gone loses the hours, and is withheld when claimed; who has none left is withheld now. */
async function deferSome(
  sql: Sql,
  { workspaceId, campaignId }: { workspaceId: string; campaignId: string },
  now: Date,
): Promise<number> {
  const { rows: late } = await sql.query<{ id: number; key: string | null }>(
    `SELECT m.id, (SELECT ${placeKeySql('c')} FROM contact c WHERE c.workspace_id = m.workspace_id AND c.id = m.contact_id) AS key
     FROM message m
     WHERE m.workspace_id = $1 AND m.campaign_id = $2 AND m.status = 'planned' AND m.send_until <= $3
     ORDER BY m.id LIMIT ${atOnce} FOR UPDATE OF m SKIP LOCKED`,
    [workspaceId, campaignId, now],
  )
  const keys = [...new Set(late.flatMap(({ key }) => key ?? []))]
  const hours = new Map(keys.map((key) => [key, allowedFor(key, now)]))
  await sql.query(
    `UPDATE message m SET send_at = coalesce(d.send_at, m.send_at), send_until = d.send_until,
       status = CASE WHEN d.send_at IS NULL THEN 'withheld'::message_status ELSE m.status END,
       reason = CASE WHEN d.send_at IS NULL THEN 'no_hours' ELSE m.reason END,
       ended_at = CASE WHEN d.send_at IS NULL THEN now() END
     FROM unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[]) AS d (id, send_at, send_until) WHERE m.id = d.id`,
    [
      late.map(({ id }) => id),
      late.map(({ key }) => (key === null ? now : (hours.get(key)?.from ?? null))),
      late.map(({ key }) => (key === null ? null : (hours.get(key)?.until ?? null))),
    ],
  )
  return late.length
}
